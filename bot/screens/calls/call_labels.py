"""How calls are spoken of outside of their cards: the client, and the sign of his type."""

from __future__ import annotations

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Recognition, Temperament
from bot.screens.words import Words


def called(call: Consultation, words: Words) -> str:
    """Return how to speak of a call's client."""
    return call.client_name or words.plain("client.nameless")


def icon_of(recognition: Recognition) -> str:
    """Return the sign of a temperament, or of none."""
    named = {kind.value: kind.icon for kind in Temperament}
    return named.get(recognition.value, "❔")
