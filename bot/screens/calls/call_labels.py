"""How a call's client is named on its screens, and the sign of his type."""

from __future__ import annotations

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Recognition, Temperament
from bot.screens.page import short
from bot.screens.promise import Html, behind, join
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView

CLIENT_SIGN = "👤"
WHOLE_LINE = 38
"""Characters of a name that has a line of the card to itself."""
PROMISED = "⏰"
"""Stands before the moment of a promised call, in every language."""
BESIDE_STATUS = 16
"""Characters of a name on a short card."""
SHORTEST_NAME = 12
"""Characters of a name that stay beside the day that was promised."""


def called(call: Consultation, texts: Texts) -> str:
    """Return how to speak of a call's client."""
    return call.client_name or texts.plain("client.nameless")


def client_line(call: Consultation, room: int = WHOLE_LINE) -> str:
    """Return the client's whole name or code, as it was typed; nothing where there is none."""
    return f"{CLIENT_SIGN} {short(call.client_name, room)}" if call.client_name else ""


def who_is_called(view: CallView, texts: Texts, time_zone: str, room: int = WHOLE_LINE) -> str:
    """Return the client, and to the end of the call the day on which he was promised it."""
    last = view.state.last_time
    if last is None or last.follow_up_at is None:
        return client_line(view.consultation, room)
    day = texts.day(last.follow_up_at, time_zone)
    promised = Html(f"{PROMISED} {behind(last.follow_up_at, day)}")
    who = client_line(view.consultation, max(room - len(day) - 5, SHORTEST_NAME))
    return join(" · ", (who, promised)) if who else promised


def objections_named(call: Consultation, texts: Texts) -> str:
    """Return what was objected in a call, in order; nothing where nothing was."""
    return ", ".join(dict.fromkeys(texts.plain(f"objection.{cause}") for cause in call.objections))


def icon_of(recognition: Recognition) -> str:
    """Return the sign of a temperament, or of none."""
    named = {kind.value: kind.icon for kind in Temperament}
    return named.get(recognition.value, "❔")
