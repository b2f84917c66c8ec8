"""How calls are spoken of outside of their cards: the client, and the sign of his type."""

from __future__ import annotations

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Recognition, Temperament
from bot.screens.texts import Texts


def called(call: Consultation, texts: Texts) -> str:
    """Return how to speak of a call's client."""
    return call.client_name or texts.plain("client.nameless")


def icon_of(recognition: Recognition) -> str:
    """Return the sign of a temperament, or of none."""
    named = {kind.value: kind.icon for kind in Temperament}
    return named.get(recognition.value, "❔")
