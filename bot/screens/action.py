"""What a button means: every action and its codec. Leaves out doing it.

Buttons carry their full meaning in 1 to 64 bytes: `verb:field:field…`. An action that names its result applies at any revision of
the card while the call is open; a relative one (undo, not him, another phrase, none fits) carries the revision it was shown at.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import get_type_hints

from bot.domain.consultation import Outcome
from bot.domain.intent import Known
from bot.screens.client_action import CLIENT_VERBS, ClientAction
from bot.screens.editing_action import EDITING_VERBS, EditingAction
from bot.screens.guide_action import GUIDE_VERBS, GuideAction
from bot.screens.people_action import PEOPLE_VERBS, PeopleAction
from bot.screens.reminder_action import REMINDER_VERBS, ReminderAction, When

MAX_BYTES = 64


class Page(StrEnum):
    """What takes the two cue rows' place on the card."""

    AUTO = "a"
    """The cues, or the objections as soon as the type is sure."""
    CUES = "c"
    OBJECTIONS = "o"
    MORE = "m"
    TYPES = "t"
    WHY = "w"


class Meant(StrEnum):
    """What a lone name typed into the chat is."""

    NAME = "n"
    WORDS = "w"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCue:
    """The client showed this cue (question = option)."""

    call: int
    question: str
    option: str
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWants:
    """He wants to buy, or does not."""

    call: int
    value: Known
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCan:
    """There is a budget, or there is none."""

    call: int
    value: Known
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetObjection:
    """He objects for this cause; `none` goes back to the cues."""

    call: int
    value: str
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PickType:
    """The manager says what the temperament is."""

    call: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take the last answer back."""

    call: int
    revision: int
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHim:
    """Not this temperament: swap to the runner-up."""

    call: int
    revision: int
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherPhrase:
    """Show the next phrase."""

    call: int
    revision: int
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneFits:
    """No phrase and no cue fits what the client said."""

    call: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """Show another page in the cue rows' place."""

    call: int
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class AskName:
    """The next text is the client's name."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCompact:
    """Show the sentence and one line only, or everything."""

    call: int
    on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLanguage:
    """The language in which this client is spoken to."""

    call: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """A stored text is the client's name, or his words."""

    call: int
    text: int
    meant: Meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The call is over."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutcome:
    """How the call ended."""

    call: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackAt:
    """When to call back."""

    call: int
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePhrase:
    """Whether the phrase fitted."""

    call: int
    fits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectType:
    """The temperament named was wrong."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Reopen a finished call at the bottom of the chat."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCall:
    """Begin the next call."""

    text: int
    """A stored name, or 0."""
    after: int
    """The finished call under whose summary the button stands, or 0."""


Action = (
    AnswerCue
    | SetWants
    | SetCan
    | SetObjection
    | PickType
    | Undo
    | NotHim
    | AnotherPhrase
    | NoneFits
    | OpenPage
    | AskName
    | SetCompact
    | SetLanguage
    | Decide
    | Finish
    | SetOutcome
    | CallBackAt
    | VotePhrase
    | RejectType
    | Return
    | StartCall
    | GuideAction
    | PeopleAction
    | ReminderAction
    | ClientAction
    | EditingAction
)

VERBS: dict[str, type[Action]] = {
    "q": AnswerCue,
    "w": SetWants,
    "c": SetCan,
    "o": SetObjection,
    "t": PickType,
    "u": Undo,
    "n": NotHim,
    "p": AnotherPhrase,
    "z": NoneFits,
    "v": OpenPage,
    "a": AskName,
    "k": SetCompact,
    "l": SetLanguage,
    "d": Decide,
    "f": Finish,
    "x": SetOutcome,
    "b": CallBackAt,
    "g": VotePhrase,
    "j": RejectType,
    "r": Return,
    "s": StartCall,
    **PEOPLE_VERBS,
    **REMINDER_VERBS,
    **CLIENT_VERBS,
    **GUIDE_VERBS,
    **EDITING_VERBS,
}
_VERB_OF = {kind: verb for verb, kind in VERBS.items()}
_FIELDS = {kind: [(field.name, get_type_hints(kind)[field.name]) for field in fields(kind)] for kind in VERBS.values()}


class UnknownAction(ValueError):
    """Button data that no action of this version has: an old button, or a forged one."""


def encode(action: Action) -> str:
    """Return the button data of an action.

    Raises:
        ValueError: the data would be longer than 64 bytes.
    """
    kind = type(action)
    data = ":".join([_VERB_OF[kind], *(str(getattr(action, name)) for name, _ in _FIELDS[kind])])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"button data of {len(data.encode())} bytes: {data}")
    return data


def decode(data: str) -> Action:
    """Return the action of button data.

    Raises:
        UnknownAction: unknown verb, wrong number of fields or a value outside its range.
    """
    verb, *values = data.split(":")
    kind = VERBS.get(verb)
    if kind is None or len(values) != len(_FIELDS[kind]):
        raise UnknownAction(data)
    try:
        named = {name: convert(value) for (name, convert), value in zip(_FIELDS[kind], values, strict=True)}
    except ValueError:
        raise UnknownAction(data) from None
    if any(isinstance(value, int) and not 0 <= value < 2**53 for value in named.values()):
        raise UnknownAction(data)
    return kind(**named)
