"""The four temperaments and what can be said of a client's."""

from __future__ import annotations

from enum import StrEnum


class Temperament(StrEnum):
    """One of the four behaviours a client shows when dealing with a seller (document 000, fact-001)."""

    CHOLERIC = "choleric"
    MELANCHOLIC = "melancholic"
    SANGUINE = "sanguine"
    PHLEGMATIC = "phlegmatic"

    @property
    def icon(self) -> str:
        """The fixed sign that stands for the temperament on every screen and in every language."""
        return ICONS[self]


ICONS = {
    Temperament.CHOLERIC: "⚡",
    Temperament.MELANCHOLIC: "🌱",
    Temperament.SANGUINE: "🎈",
    Temperament.PHLEGMATIC: "📐",
}


class Recognition(StrEnum):
    """What the answers allow us to say; the export column `temperament` has these six values by name."""

    CHOLERIC = "choleric"
    MELANCHOLIC = "melancholic"
    SANGUINE = "sanguine"
    PHLEGMATIC = "phlegmatic"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """The manner a phrase is spoken in: that of one temperament, or one that suits everybody."""

    ANY = "any"
    CHOLERIC = "choleric"
    MELANCHOLIC = "melancholic"
    SANGUINE = "sanguine"
    PHLEGMATIC = "phlegmatic"
