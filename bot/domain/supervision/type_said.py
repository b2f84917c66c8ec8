"""What was said of the type in a call, as calls are chosen by it: by the bot, and by the manager."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.supervision.calibration import BANDS


class TypeSaid(StrEnum):
    """The value is what a button carries; in the bands are calls of which the manager has said whether the bot was right."""

    SURE = "s"
    """The bot's type stands, and was held for 80 % probable at least."""
    LEANING = "l"
    """It stands, and was held for less."""
    OVERRIDDEN = "o"
    """The manager named the type."""
    UNNAMED = "n"
    """None was named."""
    BAND_0 = "0"
    BAND_1 = "1"
    BAND_2 = "2"
    BAND_3 = "3"
    BAND_4 = "4"
    BAND_5 = "5"
    BAND_6 = "6"

    @property
    def band(self) -> int | None:
        """Return the number of the band with which the bot had named a type; None where it is not chosen by that."""
        return int(self.value) if self.value.isdecimal() else None

    @property
    def ends(self) -> tuple[float, float] | None:
        """Return where the band begins and ends, 0 to 1."""
        if self.band is None:
            return None
        return BANDS[self.band], (*BANDS, 1.0)[self.band + 1]
