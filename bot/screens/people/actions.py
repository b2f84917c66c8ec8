"""What the buttons of /team and of the welcome mean. Verbs begin with T.

Every one names its result, so it applies whenever it is tapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people.employee import Role
from bot.domain.people.first_steps import FirstStep
from bot.screens.fields import Flag, Name, PageNumber, RowId, RowIdOrNone


class Ask(StrEnum):
    """What is asked about a colleague before it is done."""

    NAME = "n"
    ROLE = "r"
    OWNER = "o"
    """Whether he really is to be an owner."""
    TEAM = "m"
    MENTOR = "t"
    BLOCK = "b"
    REMOVE = "x"
    FURTHER = "f"
    """Which teams he is to look after besides his own."""
    HEIR = "h"
    """To whom his clients go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTeams:
    """List the teams."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTeam:
    """List who is in a team."""

    team: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPerson:
    """Look at a colleague."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAbout:
    """Ask what exactly, or whether really, before a colleague is changed."""

    person: RowId
    what: Ask
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRole:
    """Give a colleague a role."""

    person: RowId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTo:
    """Put a colleague into a team."""

    person: RowId
    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlocked:
    """Shut a colleague out, or let him in again."""

    person: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson:
    """End a colleague's access."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMentor:
    """Name who looks after a colleague; 0 is nobody."""

    person: RowId
    mentor: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseMentor:
    """Ask who is to look after a colleague, at the bottom of the chat: from a message that came by itself."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFurtherTeam:
    """Let a supervisor look after another team besides his own, or no longer."""

    person: RowId
    team: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEditor:
    """Let a colleague change the words that clients hear, or not."""

    person: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class AskInvite:
    """Ask for which role to invite to a team."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeInvite:
    """Make a link for one role in one team."""

    team: RowId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInvites:
    """List the open invitations."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowInvite:
    """Say what has become of an invitation, in the message of its link."""

    invite: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeInvite:
    """Take an invitation back, in the list or (with page 0) in the message of its link. The first page is 1."""

    invite: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTeamName:
    """The next text is the name of this team, or with 0 of a new one."""

    team: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPromisesLeft:
    """List the calls that somebody has promised and left behind with a team."""

    team: RowId
    person: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class TryCall:
    """Begin a practice call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Give a colleague's clients and promised calls to another."""

    person: RowId
    heir: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCloseTeam:
    """Ask whether a team is really to be closed."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTeam:
    """Nobody works in this team any more, and nobody comes in."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTeam:
    """People may work in this team again."""

    team: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListClosedTeams:
    """List the teams that are closed."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFirstSteps:
    """Ask the first question of the first days that has no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOff:
    """This question of the first days is for later; on to the next."""

    step: FirstStep


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepZone:
    """The employee works here: the answer to the first days' question."""

    zone: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCity:
    """He works elsewhere: a list of cities, and the next text may be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteFirst:
    """Make a link for one role in the owner's own team, and go on."""

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStaff:
    """Staff know what is stored of them: the answer to the first days' question."""


TeamAction = (
    ShowTeams
    | ShowTeam
    | ShowPerson
    | AskAbout
    | SetRole
    | MoveTo
    | SetBlocked
    | RemovePerson
    | SetMentor
    | ChooseMentor
    | SetEditor
    | SetFurtherTeam
    | AskInvite
    | MakeInvite
    | ListInvites
    | ShowInvite
    | RevokeInvite
    | AskTeamName
    | ShowPromisesLeft
    | TryCall
    | HandOver
    | AskCloseTeam
    | CloseTeam
    | OpenTeam
    | ListClosedTeams
    | OpenFirstSteps
    | PutOff
    | KeepZone
    | AskCity
    | InviteFirst
    | TellStaff
)

TEAM_VERBS: dict[str, type[TeamAction]] = {
    "Tg": ShowTeams,
    "Tl": ShowTeam,
    "Tp": ShowPerson,
    "Ta": AskAbout,
    "Tr": SetRole,
    "Tm": MoveTo,
    "Tb": SetBlocked,
    "Tx": RemovePerson,
    "Tt": SetMentor,
    "TM": ChooseMentor,
    "Te": SetEditor,
    "TT": SetFurtherTeam,
    "Ti": AskInvite,
    "Tj": MakeInvite,
    "To": ListInvites,
    "Th": ShowInvite,
    "Tk": RevokeInvite,
    "Tn": AskTeamName,
    "Tz": ShowPromisesLeft,
    "Ty": TryCall,
    "Tv": HandOver,
    "Tu": AskCloseTeam,
    "TC": CloseTeam,
    "TO": OpenTeam,
    "TL": ListClosedTeams,
    "Tf": OpenFirstSteps,
    "Ts": PutOff,
    "Tq": KeepZone,
    "Tc": AskCity,
    "Tw": InviteFirst,
    "Td": TellStaff,
}
