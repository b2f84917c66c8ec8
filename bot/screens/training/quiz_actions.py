"""What the buttons of the product quiz and the role game mean. Their verbs begin with Dq; place 0 is the list of all places."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.training.quiz import QuizKind
from bot.screens.fields import Flag, Name, PageNumber, Position, RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitOwnQuiz:
    """Show one's own try where one had got to, from another message: at the bottom of the chat."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOnQuiz:
    """Show one's own try where one had got to, where /train stands."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOwnQuiz:
    """Show a place of one's own try."""

    attempt: RowId
    position: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SendQuiz:
    """Hand one's answers in."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSecond:
    """Begin one's second and last try."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChecks:
    """Show where somebody whom one guides stands."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveQuiz:
    """Give him his first try, about the one product that he can be asked about."""

    person: RowId
    kind: QuizKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveQuizAbout:
    """Give him his first try, about one of several products."""

    person: RowId
    kind: QuizKind
    product: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMarking:
    """Show somebody's try to whoever marks it, from another message: at the bottom of the chat."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMarking:
    """Show a place of somebody's try."""

    attempt: RowId
    position: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAnswer:
    """Mark a place."""

    attempt: RowId
    position: Position
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMarking:
    """The marks are final."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayAgain:
    """Begin somebody's second and last role game."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideQuiz:
    """Say whether somebody goes on who has failed twice."""

    attempt: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderQuiz:
    """Let somebody go on after all to whom «not now» was said."""

    attempt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSheet:
    """Show the answers that are right about a team's product, on its house sheet."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSheet:
    """Ask for the product's name or for one answer. No page has it any more: buttons of long ago do."""

    team: RowId
    item: Name


QuizAction = (
    VisitOwnQuiz
    | GoOnQuiz
    | OpenOwnQuiz
    | SendQuiz
    | TakeSecond
    | OpenChecks
    | GiveQuiz
    | GiveQuizAbout
    | VisitMarking
    | OpenMarking
    | MarkAnswer
    | CloseMarking
    | PlayAgain
    | DecideQuiz
    | ReconsiderQuiz
    | OpenSheet
    | AskSheet
)

QUIZ_VERBS: dict[str, type[QuizAction]] = {
    "Dqv": VisitOwnQuiz,
    "Dqg": GoOnQuiz,
    "Dqo": OpenOwnQuiz,
    "Dqs": SendQuiz,
    "Dqt": TakeSecond,
    "Dqc": OpenChecks,
    "Dqf": GiveQuiz,
    "DqF": GiveQuizAbout,
    "DqV": VisitMarking,
    "Dqm": OpenMarking,
    "Dqr": MarkAnswer,
    "Dqx": CloseMarking,
    "Dqa": PlayAgain,
    "Dqd": DecideQuiz,
    "Dqn": ReconsiderQuiz,
    "Dqp": OpenSheet,
    "Dqe": AskSheet,
}
