"""What the buttons of /train mean. Their verbs begin with D. An answer names sitting and card, so that a late one is known."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.calls.temperament import Temperament
from bot.domain.training.stages import Counted
from bot.screens.fields import Day, Flag, Name, PageNumber, Position, Revision, RowId
from bot.screens.training.quiz_actions import QUIZ_VERBS, QuizAction
from bot.screens.training.team_actions import TEAM_TRAINING_VERBS, TeamTrainingAction


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTraining:
    """Show what there is to practise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPractice:
    """Begin today's cards, or go on with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListContrasts:
    """Choose two temperaments to be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginContrast:
    """Tell these two apart."""

    one: Temperament
    other: Temperament


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDrill:
    """Answer the card at this place of the sitting."""

    sitting: Revision
    position: PageNumber
    given: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDrill:
    """It was read why the answer to this card is not right; go on."""

    sitting: Revision
    position: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOtherOptions:
    """The right one of four answers was chosen in this sitting; say why not the others."""

    sitting: Revision
    drill: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUpDrill:
    """Show how the card at this place may be answered, without an answer of one's own."""

    sitting: Revision
    position: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTimed:
    """Five seconds a line, or as long as one wants."""

    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginLiveRun:
    """Begin a call with an invented client, or go on with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeToTraining:
    """Show what there is to practise at the bottom of the chat: the button stands under another message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTrainees:
    """Show whom one guides, in a message of its own at the bottom of the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTrainees:
    """Show a page of those whom one guides, where they stand."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTrainee:
    """Show how far one of them is, where the list stands."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTrainee:
    """The same from another message, such as that of /team: at the bottom of the chat."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPath:
    """Show one's own path, in a message of its own at the bottom of the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPath:
    """Look at a stage of one's own path, by its number."""

    stage: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class TickOwn:
    """Say that something of a stage is done, or not after all."""

    tick: Name
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOwn:
    """So many calls were made, or requests received, on a study day: with the number a second tap counts nothing twice."""

    what: Counted
    day: Day
    n: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTraineeStage:
    """Look at a stage of a trainee's path."""

    person: RowId
    stage: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class TickTrainee:
    """Say that a trainee has done something, or not after all."""

    person: RowId
    tick: Name
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTrainee:
    """So many calls he made, or requests he received, on a study day."""

    person: RowId
    what: Counted
    day: Day
    n: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStage:
    """Ask whether a stage is to be confirmed; with 0, whether that is to be taken back."""

    person: RowId
    stage: Position
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStage:
    """Confirm a stage, or take that back."""

    person: RowId
    stage: Position
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFailedDrills:
    """List to an editor the drills that people fail."""

    page: PageNumber


TrainingAction = (
    OpenTraining
    | BeginPractice
    | ListContrasts
    | BeginContrast
    | AnswerDrill
    | NextDrill
    | ShowOtherOptions
    | GiveUpDrill
    | SetTimed
    | BeginLiveRun
    | ComeToTraining
    | OpenTrainees
    | ListTrainees
    | OpenTrainee
    | VisitTrainee
    | OpenPath
    | ShowPath
    | TickOwn
    | CountOwn
    | ShowTraineeStage
    | TickTrainee
    | CountTrainee
    | AskStage
    | SetStage
    | ListFailedDrills
    | TeamTrainingAction
    | QuizAction
)

TRAINING_VERBS: dict[str, type[TrainingAction]] = {
    "Dt": OpenTraining,
    "Db": BeginPractice,
    "Dc": ListContrasts,
    "Dp": BeginContrast,
    "Da": AnswerDrill,
    "Dn": NextDrill,
    "Dx": ShowOtherOptions,
    "Dg": GiveUpDrill,
    "Ds": SetTimed,
    "Dr": BeginLiveRun,
    "Dh": ComeToTraining,
    "DL": OpenTrainees,
    "Dl": ListTrainees,
    "Dv": OpenTrainee,
    "DV": VisitTrainee,
    "Dm": OpenPath,
    "DO": ShowPath,
    "DT": TickOwn,
    "DC": CountOwn,
    "DZ": ShowTraineeStage,
    "DK": TickTrainee,
    "DN": CountTrainee,
    "Dq": AskStage,
    "DX": SetStage,
    "De": ListFailedDrills,
    **TEAM_TRAINING_VERBS,
    **QUIZ_VERBS,
}
