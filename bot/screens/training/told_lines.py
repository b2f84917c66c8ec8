"""What is said to an answer of practice, line by line. Leaves out the page on which it stands: `drill_pages`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.training.drills import CellDrill, ChooseDrill, ContrastDrill, RecogniseDrill, RespondDrill, RewriteDrill
from bot.domain.training.question import NONE
from bot.screens.page import short
from bot.screens.texts import Texts
from bot.services.training.practise import Told

OWN_SHOWN: Final = 300
"""Characters of what was typed that are shown beside a good answer."""


def said(told: Told, texts: Texts, *, is_last: bool = False) -> list[str]:
    """Return what is said to an answer: whether it is right, and which word decides.

    Args:
        told: The answer.
        texts: The words.
        is_last: Nothing is asked behind it: what parts two types is said once more, were their lines all told rightly.
    """
    question = told.question
    lines = [_verdict(told, texts)]
    match question.drill:
        case RecogniseDrill(temperament=None, why=None):
            lines += [texts.plain("train.nothing_tells")] if told.is_right else []
        case RecogniseDrill(decides=decides, why=why):
            lines += _decided(decides, why, texts)
        case ContrastDrill(difference=difference):
            lines += _decided(None if question.line is None else question.line.decides, None, texts)
            if is_last or not told.is_right:
                lines.append(texts.plain("train.difference", difference=difference))
        case CellDrill() as drill:
            lines += [
                _half("wants", drill.wants, drill.wants_said, texts),
                _half("can", drill.can, drill.can_said, texts),
                texts.plain("train.why", why=drill.why),
            ]
        case ChooseDrill() as drill:
            lines += [*_decided(drill.decides, None, texts), *_options(told, drill, texts)]
        case RewriteDrill(models=models, why=why) | RespondDrill(models=models, why=why) as drill:
            if told.own is not None:
                lines.append(texts.plain("train.own", sentence=short(told.own, OWN_SHOWN)))
            lines += [texts.plain(f"train.point_{one.rule}", **dict(one.facts)) for one in told.points]
            if isinstance(drill, RespondDrill):
                lines += _decided(drill.decides, None, texts)
            lines += [texts.plain("train.model", sentence=models[0]), texts.plain("train.why", why=why)]
        case _:
            pass
    return lines


def _verdict(told: Told, texts: Texts) -> str:
    if isinstance(told.question.drill, RecogniseDrill) and told.question.drill.is_chosen:
        # It was his word against what was reckoned: nobody says that it is right, only that he said so.
        chosen_then = Temperament(told.question.right)
        key = "train.own_same" if told.is_right else "train.own_other"
        return texts.plain(key, right=f"{chosen_then.icon} {texts.temperament(chosen_then)}")
    if told.is_right:
        return texts.plain("train.right_slow", n=round(told.seconds)) if told.is_slow else texts.plain("train.right")
    if told.question.is_typed:
        return texts.plain("train.not_yet") if told.own is not None else texts.plain("train.shown")
    if isinstance(told.question.drill, CellDrill):
        return texts.plain("train.wrong_cell")
    right = told.question.right
    if right == NONE:
        return texts.plain("train.wrong_none")
    kind = Temperament(right)
    return texts.plain("train.wrong", right=f"{kind.icon} {texts.temperament(kind)}")


def _decided(decides: str | None, why: str | None, texts: Texts) -> list[str]:
    if decides is not None and why is not None:
        return [texts.plain("train.decides", word=decides, why=why)]
    if decides is not None:
        return [texts.plain("train.decides_alone", word=decides)]
    return [] if why is None else [texts.plain("train.why", why=why)]


def _half(which: str, known: Known, said: str | None, texts: Texts) -> str:
    word = texts.plain("train.cell_unsaid") if said is None else texts.plain("train.word", word=said)
    return texts.plain(f"train.cell_{which}_{known}", word=word)


def _options(told: Told, drill: ChooseDrill, texts: Texts) -> list[str]:
    """Say of the right answer why it suits this client, and of the others, when one of them was taken, why they do not."""
    order = told.question.choices(told.sitting, is_again=told.is_again)
    shown: Sequence[str] = [drill.temperament.value] if told.is_right else order
    return [
        texts.plain(
            "train.option_why",
            number=order.index(one) + 1,
            mark="✓" if one == drill.temperament.value else "✗",
            why=drill.why[Temperament(one)],
        )
        for one in shown
    ]
