"""What typed words meant by what a person said afterwards: where he corrects a reading, or taps what the bot did not read.

A correction of the type may come at any time of the call, for «≠» does. Of wish, budget and objection it must follow soon: a
client may change his mind, and then the words were read well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.calls.consultation import Answer
from bot.domain.calls.meanings import DECIDES, LABELS, with_meaning
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, OCCASION, TYPE, TYPED, WANTS
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import QuestionId

SOON = timedelta(minutes=1)
"""What is tapped within this time after words answers them."""
_SUGGESTED: Mapping[QuestionId, QuestionId] = {SAID_WANTS: WANTS, SAID_CAN: CAN}
"""Of wish and budget words only suggest: there a tap says what they meant, and outside a live run nothing else does."""
_BY_WORDS = frozenset({TYPED, *_SUGGESTED})
"""What no tap is stored as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered in a call, in the order given."""

    answers: Sequence[Answer] = ()
    """Those that count."""
    taken_back: Sequence[Answer] = ()
    """Those that ↶ has taken back."""
    typed: Collection[datetime] = ()
    """The moments of all words of the client: what they have set is no tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What was read out of words, and what they meant as a person has it: by labels. Equal where nobody has said otherwise."""

    read: tuple[str, ...]
    meant: tuple[str, ...]

    @property
    def is_corrected(self) -> bool:
        """True when something was read, and a person says otherwise."""
        return bool(self.read) and self.read != self.meant


def meant_by_words(said_at: datetime, call: Answered) -> Meant:
    """Return what words typed at a moment were read as and meant.

    A reading that was only taken back says nothing, for he may have mistyped; with a tap behind it that answers the same
    otherwise it was read wrong.

    Args:
        said_at: the moment of the words, which their answers carry too.
        call: what was answered in their call.
    """
    said = [answer for answer in call.answers if answer.at == said_at]
    is_taken_back = not _labels(said)
    if is_taken_back:
        said = [answer for answer in call.taken_back if answer.at == said_at]
    read = _labels(said)
    later = [answer for answer in call.answers if answer.at > said_at and answer.at not in call.typed]
    soon = [answer for answer in later if answer.at - said_at <= SOON]
    if not read:
        spoke_again = min((moment for moment in call.typed if moment > said_at), default=None)
        tapped = _before(spoke_again, (answer for answer in soon if answer.question_id not in _BY_WORDS))
        followed = next((label for answer in tapped if (label := _label(answer)) is not None), None)
        return Meant(read=(), meant=() if followed is None else (followed,))
    later_words = [answer for answer in (*call.answers, *call.taken_back) if answer.at > said_at and answer.at in call.typed]
    meant = _tapped(() if is_taken_back else read, said, later, soon, later_words)
    if is_taken_back and set(meant) <= set(read):
        meant = read
    return Meant(read=read, meant=meant)


def _tapped(
    meant: tuple[str, ...],
    said: Sequence[Answer],
    later: Sequence[Answer],
    soon: Sequence[Answer],
    later_words: Sequence[Answer],
) -> tuple[str, ...]:
    """Put what was tapped later in the place of what words were read as, where it answers the same.

    Where the client has come back to it before the tap, it answers what he said then.
    """
    asked = {_question(answer) for answer in said if _label(answer) is not None}
    if (kind := _picked(later)) is not None and asked & {TYPE, TYPED}:
        meant = with_meaning(meant, kind, is_on=True)
    for question in (WANTS, CAN, OBJECTION):
        came_back = min((answer.at for answer in later_words if _question(answer) == question), default=None)
        first = next(_before(came_back, (answer for answer in soon if answer.question_id == question)), None)
        label = None if first is None else _label(first)
        if label is not None and question in asked:
            meant = with_meaning(meant, label, is_on=True)
            meant = meant if label == DECIDES or question != WANTS else with_meaning(meant, DECIDES, is_on=False)
    return meant


def _before(moment: datetime | None, answers: Iterable[Answer]) -> Iterator[Answer]:
    return (answer for answer in answers if moment is None or answer.at < moment)


def _labels(answers: Sequence[Answer]) -> tuple[str, ...]:
    labels: tuple[str, ...] = ()
    for answer in answers:
        if (label := _label(answer)) is not None:
            labels = with_meaning(labels, label, is_on=True)
    return labels


def _picked(later: Sequence[Answer]) -> str | None:
    """The type that a person has picked last, if it is one."""
    picked = [str(answer.option_id) for answer in later if answer.question_id == TYPE]
    return picked[-1] if picked and picked[-1] in {kind.value for kind in Temperament} else None


def _question(answer: Answer) -> QuestionId:
    """Return what an answer answers, or suggests an answer to."""
    return _SUGGESTED.get(answer.question_id, answer.question_id)


def _label(answer: Answer) -> str | None:
    """Return what an answer says, as a label of the examples; None where it says nothing that words can mean."""
    question, option = _question(answer), str(answer.option_id)
    if question in (TYPE, TYPED):
        label = option
    elif question == WANTS:
        label = DECIDES if option == DECIDED else f"wants_{option}"
    elif question in (CAN, OBJECTION, OCCASION):
        label = f"{question}_{option}"
    elif answer.likelihoods is not None:
        label = max(Temperament, key=lambda kind: (answer.likelihoods or {})[kind]).value
    else:
        return None
    return label if label in LABELS else None
