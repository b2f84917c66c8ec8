"""Who may do what to whom.

One table that reads like the product. What is not in it is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Employee, Role


class Deed(StrEnum):
    """Something that not everybody may do to everything."""

    GUIDE_CALL = "guide_call"
    """Lead a call, say how it ended, and everything else that is tapped under its card."""
    OWN_SETTINGS = "own_settings"
    SEE_CLIENT = "see_client"
    """Look at a client's page: his name, when he was called, what he was promised."""
    KEEP_CLIENTS = "keep_clients"
    """Call a team's clients, rename and merge them, choose their language."""
    SEE_TEAM = "see_team"
    """See who is in a team and who is invited."""
    INVITE = "invite"
    """Invite to a team, see that invitation and take it back."""
    RENAME_PERSON = "rename_person"
    SET_ROLE = "set_role"
    MOVE = "move"
    """To another team. His calls stay with the team they were led in."""
    BLOCK = "block"
    REMOVE = "remove"
    HAND_OVER = "hand_over"
    """Give somebody's clients and promised calls to a colleague of his team."""
    NAME_MENTOR = "name_mentor"
    GIVE_EDITOR = "give_editor"
    ADD_TEAM = "add_team"
    RENAME_TEAM = "rename_team"
    GIVE_TEAM = "give_team"
    """Give a supervisor a team to look after besides his own, or take it away."""
    CLOSE_TEAM = "close_team"
    """A team in which nobody works any more, or open it again."""
    ERASE = "erase"
    """A client or somebody who has left, for good."""
    CLIENT_FILE = "client_file"
    """Have everything that is stored about a client written into a file, for him who has asked what it is."""
    SET_RETENTION = "set_retention"
    """Choose how long a team keeps calls and typed words."""
    READ_AUDIT = "read_audit"
    DECIDE_FOR_ALL = "decide_for_all"
    """Names or codes of clients; that staff were informed."""
    EDIT_WORDS = "edit_words"
    """See, change and take back the words that clients hear, in every team: whoever has the editor's mark may too."""
    LEARN_WEIGHTS = "learn_weights"
    """Take, drop or take back what cues weigh by a team's own calls; only for those who may edit words."""
    WRITE_SHEET = "write_sheet"
    """Write what a team sells, line by line; what the house sells is whose deed reaches every team."""
    TAKE_SALES = "take_sales"
    """Enter what a team has sold, from a list; its clients become known."""
    READ_NOTES = "read_notes"
    """Read what a client said when no phrase fitted; only for those who may edit words."""
    READ_HIRING = "read_hiring"
    """Read in the guide how people are chosen and paid."""
    READ_LOG = "read_log"
    """Look at calls that were led, one by one, as figures or as a file."""
    COACH = "coach"
    """Look at calls of somebody with him in mind and agree with him on a behaviour; what comes of it is theirs alone."""
    WHISPER = "whisper"
    """Look at a call that is going on, and put a line onto its card."""
    RATE = "rate"
    """Judge calls of a team together with another, each without knowing what the other says."""
    AGREE = "agree"
    """Be the one with whom it is agreed."""
    TRAIN = "train"
    """Practise, and look at what one has answered: nobody else sees a single answer."""
    TAKE_QUIZ = "take_quiz"
    """Answer what one is asked about the product, play a role game, and see how it went."""
    SET_QUIZ = "set_quiz"
    """Write what a team sells and which answers are right, and give somebody the product quiz or a role game."""
    MARK_QUIZ = "mark_quiz"
    """Read somebody's answers beside the model ones, mark them, and play the client."""
    DECIDE_QUIZ = "decide_quiz"
    """Say whether somebody goes on who has failed twice."""
    SEE_TRAINEE = "see_trainee"
    """Look at how far somebody is in his training; single answers are not in it."""
    TICK = "tick"
    """Say what a trainee has done on a stage of his training, as far as it is not his own to say, and count his work."""
    CONFIRM_STAGE = "confirm_stage"
    """Open the gate behind a stage, or take that back."""
    SEE_TEAM_TRAINING = "see_team_training"
    """Look at how a team practises, in figures: nobody's single answer is in them."""
    ASSIGN = "assign"
    """Give people of a team something to practise, see who has done it, and take it back."""


class Whose(StrEnum):
    """Where an object stands, as seen by who acts, in the team that he is in now."""

    OWN = "own"
    OWN_LEFT = "own_left"
    """His, and of a team that he is no longer in: it has stayed there, and is no more to him than another's."""
    OWN_TEAM = "own_team"
    FURTHER_TEAM = "further_team"
    """Of a team that he looks after besides the one he works in."""
    OTHER_TEAM = "other_team"
    MENTEE = "mentee"
    """He was named the mentor of this one, of his team."""


OWN = frozenset({Whose.OWN})
OWN_AND_TEAM = frozenset({Whose.OWN, Whose.OWN_TEAM})
THEIRS = frozenset({Whose.OWN_TEAM, Whose.FURTHER_TEAM})
"""Of others, in the teams that somebody looks after."""
OWN_AND_THEIRS = OWN | THEIRS
OTHERS = frozenset({Whose.OWN_TEAM, Whose.FURTHER_TEAM, Whose.OTHER_TEAM})
MENTEES = frozenset({Whose.MENTEE})
ALL = frozenset(Whose)

EVERYBODY = (Role.OWNER, Role.SUPERVISOR, Role.MANAGER, Role.TRAINEE)

TABLE: Mapping[Deed, Mapping[Role, frozenset[Whose]]] = {
    # Everybody leads his own calls and keeps his own settings, and nobody else's.
    Deed.GUIDE_CALL: dict.fromkeys(EVERYBODY, OWN),
    Deed.OWN_SETTINGS: dict.fromkeys(EVERYBODY, OWN),
    # Clients are the team's, and another team's nobody's; who looks after another team may look at them.
    Deed.SEE_CLIENT: dict.fromkeys(EVERYBODY, OWN_AND_TEAM) | {Role.SUPERVISOR: OWN_AND_THEIRS, Role.OWNER: ALL},
    Deed.KEEP_CLIENTS: dict.fromkeys(EVERYBODY, OWN_AND_TEAM),
    # A supervisor looks after his own team and those that he was given besides, the owner after every team.
    Deed.SEE_TEAM: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    Deed.INVITE: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    Deed.RENAME_PERSON: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    Deed.HAND_OVER: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    Deed.NAME_MENTOR: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    # Nobody does these to himself.
    Deed.SET_ROLE: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.BLOCK: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.REMOVE: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    # What concerns more than one team is the owner's.
    Deed.MOVE: {Role.OWNER: ALL},
    Deed.GIVE_EDITOR: {Role.OWNER: ALL},
    Deed.ADD_TEAM: {Role.OWNER: ALL},
    Deed.RENAME_TEAM: {Role.OWNER: ALL},
    Deed.GIVE_TEAM: {Role.OWNER: OTHERS},
    Deed.CLOSE_TEAM: {Role.OWNER: ALL},
    Deed.ERASE: {Role.OWNER: OTHERS},
    Deed.CLIENT_FILE: {Role.OWNER: ALL, Role.SUPERVISOR: THEIRS},
    Deed.SET_RETENTION: {Role.OWNER: ALL},
    Deed.READ_AUDIT: {Role.OWNER: ALL},
    Deed.DECIDE_FOR_ALL: {Role.OWNER: ALL},
    # Words are the house's. The owner edits them, and so does whoever has the editor's mark: see `may_edit_words`.
    Deed.EDIT_WORDS: {Role.OWNER: ALL},
    # What a team's calls have taught counts in that team alone, and whoever looks after it decides.
    Deed.LEARN_WEIGHTS: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    # What a team sells is written by whoever looks after it; what counts where a team has no line, by the owner.
    Deed.WRITE_SHEET: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    # A list of sales says what many have sold, so whoever looks after the team enters it.
    Deed.TAKE_SALES: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    # Nobody's in particular: whoever looks after a team reads them, and to all others those pages do not exist.
    Deed.READ_HIRING: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS},
    Deed.READ_NOTES: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS, Role.MANAGER: OWN, Role.TRAINEE: OWN},
    # Everybody may look at his own calls in the team that he is in; a supervisor at those of the teams that he looks after.
    Deed.READ_LOG: {Role.OWNER: ALL, Role.SUPERVISOR: OWN_AND_THEIRS, Role.MANAGER: OWN, Role.TRAINEE: OWN},
    # Nobody coaches himself. Of an agreement neither rank nor team opens anything to others than the two.
    Deed.COACH: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.WHISPER: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.RATE: {Role.OWNER: ALL, Role.SUPERVISOR: THEIRS},
    Deed.AGREE: dict.fromkeys(EVERYBODY, OWN),
    # Everybody practises for himself. A mentor, whatever his role, sees those who were given to him and nobody else.
    Deed.TRAIN: dict.fromkeys(EVERYBODY, OWN),
    Deed.TAKE_QUIZ: dict.fromkeys(EVERYBODY, OWN),
    Deed.MARK_QUIZ: dict.fromkeys(EVERYBODY, MENTEES) | {Role.SUPERVISOR: THEIRS | MENTEES, Role.OWNER: OTHERS | MENTEES},
    Deed.SET_QUIZ: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.DECIDE_QUIZ: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.SEE_TRAINEE: dict.fromkeys(EVERYBODY, MENTEES) | {Role.SUPERVISOR: THEIRS | MENTEES, Role.OWNER: OTHERS | MENTEES},
    Deed.TICK: dict.fromkeys(EVERYBODY, MENTEES) | {Role.SUPERVISOR: THEIRS | MENTEES, Role.OWNER: OTHERS | MENTEES},
    # A mentor helps, and does not decide: a gate is opened by whoever looks after the team.
    Deed.CONFIRM_STAGE: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.SEE_TEAM_TRAINING: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
    Deed.ASSIGN: {Role.OWNER: OTHERS, Role.SUPERVISOR: THEIRS},
}

INVITED: Mapping[Role, Sequence[Role]] = {
    Role.OWNER: (Role.SUPERVISOR, Role.MANAGER, Role.TRAINEE),
    Role.SUPERVISOR: (Role.MANAGER, Role.TRAINEE),
}
"""Whom each may invite. An owner is never made by a link: links are forwarded."""

GIVEN: Mapping[Role, Sequence[Role]] = {
    Role.OWNER: EVERYBODY,
    Role.SUPERVISOR: (Role.MANAGER, Role.TRAINEE),
}
"""Which role each may give to somebody who is here."""

BENEATH: Mapping[Role, frozenset[Role]] = {
    Role.OWNER: frozenset(Role),
    Role.SUPERVISOR: frozenset({Role.MANAGER, Role.TRAINEE}),
}
"""Whom each may change: a supervisor no other supervisor and no owner."""


def may(role: Role, deed: Deed, whose: Whose) -> bool:
    """Tell whether a role may do something to an object that stands there."""
    return whose in TABLE.get(deed, {}).get(role, frozenset())


def whose(actor: Employee, target: Employee) -> Whose:
    """Tell where a person stands, as seen by another."""
    return Whose.OWN if actor.id == target.id else where_stands(actor, target.team_id)


def where_stands(actor: Employee, team_id: TeamId, owner_id: EmployeeId | None = None) -> Whose:
    """Tell where something stands that belongs to a team, and within it to somebody, or to nobody in particular.

    The one place that holds a team's border in time: what he did in another team than the one he is in now is left behind.
    """
    is_own = owner_id == actor.id
    if team_id == actor.team_id:
        return Whose.OWN if is_own else Whose.OWN_TEAM
    if is_own:
        return Whose.OWN_LEFT
    return Whose.FURTHER_TEAM if team_id in actor.teams else Whose.OTHER_TEAM


def may_change(actor: Employee, deed: Deed, target: Employee) -> bool:
    """Tell whether somebody may do something to a person; a supervisor only to those beneath him and to himself."""
    if not may(actor.role, deed, whose(actor, target)):
        return False
    return actor.id == target.id or target.role in BENEATH.get(actor.role, frozenset())


def may_invite(actor: Employee, role: Role, team_id: TeamId) -> bool:
    """Tell whether somebody may invite for a role into a team."""
    where = where_stands(actor, team_id)
    return actor.has_access and may(actor.role, Deed.INVITE, where) and role in INVITED.get(actor.role, ())


def gets_digest(actor: Employee) -> bool:
    """Tell whether the figures of the week come to somebody by themselves, unless he has switched them off: not his own alone."""
    return actor.has_access and may(actor.role, Deed.READ_LOG, Whose.OWN_TEAM)


def may_edit_words(actor: Employee) -> bool:
    """Tell whether somebody may change the words that clients hear."""
    return actor.has_access and (actor.is_editor or may(actor.role, Deed.EDIT_WORDS, Whose.OTHER_TEAM))
