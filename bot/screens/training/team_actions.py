"""What the buttons of one's progress, of a team's practice and of assignments mean. Their verbs begin with Dy, Dw and Dk."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.training.assignment import Frequency
from bot.screens.fields import Day, Flag, MonthOrNone, Name, PageNumber, RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProgress:
    """Show how one has practised in four weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToProgress:
    """Show it at the bottom of the chat: below a picture nobody sees a message above it change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowProgressPicture:
    """Draw it, on light or dark ground; `anew` at the bottom of the chat."""

    is_dark: Flag
    anew: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTeamPractice:
    """Show the table of one's own team, in a message of its own at the bottom of the chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTeamPractice:
    """Show a page of the team's table, where it stands."""

    team: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTeamMixups:
    """Show what a team takes for what."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTeamFailed:
    """List the drills that a team fails."""

    team: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAssigned:
    """List what was given to whoever taps; `anew` at the bottom of the chat."""

    anew: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginAssigned:
    """Begin what was given, or go on with it."""

    assigned: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePack:
    """Choose what is to be given in a team."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAssignment:
    """Begin to give this pack."""

    team: RowId
    pack: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """Show what is about to be given, and a page of those to whom it may be."""

    assignment: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseAssignee:
    """Take somebody in, or out."""

    assignment: RowId
    person: RowId
    on: Flag
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAssignedFrequency:
    """Choose how often it is to be done."""

    assignment: RowId
    frequency: Frequency


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDeadline:
    """Choose until when, in a month; 0 is the present one."""

    assignment: RowId
    month: MonthOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDeadline:
    """Until this day."""

    assignment: RowId
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAssignment:
    """Give it to those who are chosen."""

    assignment: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListGiven:
    """List what was given in a team."""

    team: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGiven:
    """Show how each of its people stands."""

    assignment: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackAssignment:
    """Take it back."""

    assignment: RowId


TeamTrainingAction = (
    OpenProgress
    | ReturnToProgress
    | ShowProgressPicture
    | OpenTeamPractice
    | ShowTeamPractice
    | ShowTeamMixups
    | ListTeamFailed
    | ListAssigned
    | BeginAssigned
    | ChoosePack
    | DraftAssignment
    | OpenDraft
    | ChooseAssignee
    | SetAssignedFrequency
    | AskDeadline
    | SetDeadline
    | GiveAssignment
    | ListGiven
    | OpenGiven
    | TakeBackAssignment
)

TEAM_TRAINING_VERBS: dict[str, type[TeamTrainingAction]] = {
    "Dy": OpenProgress,
    "Dyb": ReturnToProgress,
    "DY": ShowProgressPicture,
    "DW": OpenTeamPractice,
    "Dw": ShowTeamPractice,
    "Dwx": ShowTeamMixups,
    "Dwf": ListTeamFailed,
    "Dk": ListAssigned,
    "Dkb": BeginAssigned,
    "Dkn": ChoosePack,
    "Dkp": DraftAssignment,
    "Dko": OpenDraft,
    "Dkt": ChooseAssignee,
    "Dkf": SetAssignedFrequency,
    "Dkc": AskDeadline,
    "Dkd": SetDeadline,
    "Dkg": GiveAssignment,
    "Dkl": ListGiven,
    "Dkv": OpenGiven,
    "Dkx": TakeBackAssignment,
}
