"""How a call's client is named on its screens, and the sign of his type."""

from __future__ import annotations

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Recognition, Temperament
from bot.screens.page import short
from bot.screens.texts import Texts

CLIENT_SIGN = "👤"
WHOLE_LINE = 38
"""Characters of a name that has a line of the card to itself."""
BESIDE_STATUS = 16
"""Characters of a name on a short card."""


def called(call: Consultation, texts: Texts) -> str:
    """Return how to speak of a call's client."""
    return call.client_name or texts.plain("client.nameless")


def client_line(call: Consultation, room: int = WHOLE_LINE) -> str:
    """Return the client's whole name or code, as it was typed; nothing where there is none."""
    return f"{CLIENT_SIGN} {short(call.client_name, room)}" if call.client_name else ""


def icon_of(recognition: Recognition) -> str:
    """Return the sign of a temperament, or of none."""
    named = {kind.value: kind.icon for kind in Temperament}
    return named.get(recognition.value, "❔")
