"""How surely a meaning has to be heard is settled by what would have been claimed wrongly."""

from __future__ import annotations

import numpy as np

from bot.domain.calls.meanings import Axis
from bot.domain.calls.taught_line import EVERYDAY, TaughtLine
from bot.domain.ids import LanguageCode
from bot.recognition.heads import COLUMNS, HEADS, Floats, beside_best, targets
from bot.recognition.settling import LEAST_RIGHT, MOST_FALSE_OF_EVERYDAY, settle

RU = LanguageCode("ru")
TEMPERAMENT, WANTS, CAN, OBJECTION = (head.columns for head in HEADS)
WANTS_YES, WANTS_NO = WANTS.start + 1, WANTS.start + 2


def _line(place: int, labels: tuple[str, ...], trade: str = "cars") -> TaughtLine:
    return TaughtLine(language=RU, trade=trade, text=f"строка {place}", labels=labels)


def _wanted(lines: list[TaughtLine]) -> Floats:
    return np.stack([targets(line.labels) for line in lines])


def test_each_meaning_has_a_threshold_of_its_own() -> None:
    """Where refusals are told well and wishes badly, refusals are claimed sooner; and of all claims enough are right."""
    lines = [_line(place, ("wants_yes",) if place < 100 else ("wants_no",) if place < 200 else ()) for place in range(300)]
    scores = _wanted(lines)
    scores[:200, WANTS.start] = 0
    scores[:100, WANTS_YES] = np.linspace(-0.5, 0.5, 100)
    scores[100:200, WANTS_NO] = np.linspace(-0.5, 0.5, 100)
    scores[200:, WANTS.start] = 0
    scores[200:, WANTS_YES] = np.linspace(-0.2, 0.5, 100)  # ordinary lines that sound like wishes
    scores[200:, WANTS_NO] = -2
    thresholds, _ = settle(scores, _wanted(lines), lines, ["ru"])
    assert thresholds.shape == (1, COLUMNS)
    assert thresholds[0, WANTS_NO] < thresholds[0, WANTS_YES]
    above = (scores - scores[:, WANTS.start : WANTS.start + 1] - thresholds[0])[:, [WANTS_YES, WANTS_NO]]
    claimed = above.max(axis=1) > 0
    is_right = _wanted(lines)[claimed][:, [WANTS_YES, WANTS_NO]].argmax(axis=1) == above[claimed].argmax(axis=1)
    means_something = _wanted(lines)[claimed, WANTS.start] == 0
    assert claimed.any()
    assert (is_right & means_something).mean() >= LEAST_RIGHT[Axis.WANTS]


def test_of_everyday_lines_next_to_no_type_is_claimed() -> None:
    """However much is lost by it elsewhere."""
    lines = [_line(place, (), EVERYDAY) for place in range(200)] + [_line(place, ("choleric",)) for place in range(200, 300)]
    scores = _wanted(lines)
    scores[:, TEMPERAMENT.start] = 0
    scores[:200, TEMPERAMENT.start + 1] = np.linspace(-0.6, 0.4, 200)
    scores[200:, TEMPERAMENT.start + 1] = np.linspace(-0.6, 0.6, 100)
    thresholds, _ = settle(scores, _wanted(lines), lines, ["ru"])
    types = thresholds[0, TEMPERAMENT][1:]
    assert len(set(types.tolist())) == 1
    assert (scores[:200, TEMPERAMENT.start + 1] > types[0]).mean() <= MOST_FALSE_OF_EVERYDAY


def test_a_wish_in_one_clause_of_several_is_heard_and_a_manner_is_that_of_all() -> None:
    """What the most telling clause says counts as much as all of them together."""
    together, clause, other = (np.zeros(COLUMNS, dtype=np.float32) for _ in range(3))
    for scores, wish in ((together, 0.3), (clause, 0.9), (other, -0.1)):
        scores[WANTS_YES] = wish
        scores[TEMPERAMENT.start + 1] = wish
    found = beside_best(together, np.stack([other, clause]))
    assert found[WANTS_YES] == np.float32(0.6)
    assert (found[TEMPERAMENT] == together[TEMPERAMENT]).all()
    assert [head.axis for head in HEADS if (found[head.columns] != together[head.columns]).any()] == [Axis.WANTS]
