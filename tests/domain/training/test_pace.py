"""How long practice takes, as the first page promises it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

import pytest

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.training.drills import (
    CellDrill,
    ChooseDrill,
    ContrastDrill,
    Drill,
    DrillKind,
    RecogniseDrill,
    RespondDrill,
    RewriteDrill,
)
from bot.domain.training.pace import MIND, READ_A_SECOND, SECONDS, TYPED_A_SECOND, USUAL, minutes_for, own_pace

LANGUAGES = ("ru", "en", "ro", "fi")


def _work(drill: Drill) -> Iterator[float]:
    """Give the seconds that reading and typing cost."""
    match drill:
        case ContrastDrill(lines=lines):
            yield from (len(line.text) / READ_A_SECOND for line in lines)
        case RecogniseDrill(text=text, decides=decides, why=why):
            yield len(text + (decides or "") + (why or "")) / READ_A_SECOND
        case CellDrill(text=text, why=why):
            yield len(text + why) / READ_A_SECOND
        case ChooseDrill(text=text, answers=answers, temperament=right, why=whys):
            yield len(text + "".join(answers.values()) + whys[right]) / READ_A_SECOND
        case RewriteDrill(text=text, models=models, why=why) | RespondDrill(text=text, models=models, why=why):
            yield len(text + models[0] + why) / READ_A_SECOND + len(models[0]) / TYPED_A_SECOND
        case _:
            pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_seconds_of_each_kind_are_what_its_words_cost(library: Library, language: str) -> None:
    """Nobody reads and types the drills of a kind in less, and no kind is promised twice as long as it takes with thinking."""
    code = LanguageCode(language)
    for kind in DrillKind:
        drills = [*library.drills(code).drills.values(), *library.example_drills(code).values()]
        work = [seconds for one in drills if one.kind is kind for seconds in _work(one)]
        if kind is not DrillKind.LIVE_RUN:
            assert fmean(work) < SECONDS[kind] < 2 * (fmean(work) + MIND), kind


def test_answers_in_words_take_longer_than_taps() -> None:
    """Three of them are four minutes, where three lines are one."""
    assert minutes_for([DrillKind.RESPOND] * 3) == 4
    assert minutes_for([DrillKind.RECOGNISE] * 3) == 1
    assert minutes_for([]) == 1


def test_whoever_is_known_to_be_slow_is_promised_more_and_nobody_more_than_twice_as_much() -> None:
    """By twenty cards one knows it."""
    line = [DrillKind.RECOGNISE] * 12
    assert own_pace(19, 19 * 100) == 1
    assert minutes_for(line, pace=own_pace(20, 20 * 1.5 * USUAL)) > minutes_for(line)
    assert own_pace(20, 20 * 10 * USUAL) == 2
    assert own_pace(20, 0) == 0.5
