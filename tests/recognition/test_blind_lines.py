"""How lines are read that nobody chose anything by: floors a little below what was measured when they were set.

Precision on ordinary talk comes first: what is claimed of it misleads, what is not heard costs a tap. Without the engine the
floors of reading by letters hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from bot.domain.calls.meanings import plain
from bot.content.layout import default_directory
from bot.domain.ids import LanguageCode
from bot.recognition import talk_reader
from bot.recognition.engine import NoEngine, engine
from bot.recognition.recogniser import ABSTENTION
from bot.recognition.talk_reader import TalkReader
from tests.recognition.blind import DOUBTFUL, LANGUAGES, Heard, calibration_error, changed, figures, heard, lines, said

needs_engine = pytest.mark.skipif(isinstance(engine(), NoEngine), reason=f"no engine here: {engine()}")
every_language = pytest.mark.parametrize("language", LANGUAGES)

Floors = Mapping[str, Mapping[str, tuple[float, float, float]]]
OPENERS = {"ru": "Здравствуйте! ", "en": "To be honest, ", "ro": "Bună ziua! ", "fi": "Kiitos, mutta "}
TAILS = {
    "ru": " Мы на третьем этаже.",
    "en": " We are on the third floor.",
    "ro": " Suntem la etajul trei.",
    "fi": " Olemme kolmannessa kerroksessa.",
}
