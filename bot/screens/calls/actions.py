"""What the buttons of the card and of a finished call mean. Verbs are one small letter, or two once those were used up.

An action that names its result applies at any revision of the card while the call is open; a relative one (undo, not him, another
phrase, none fits) carries the revision it was shown at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.calls.intent import Known, Wish
from bot.domain.calls.outcome import Outcome
from bot.domain.house.sheet import Part
from bot.screens.fields import CodeNumber, Flag, Moment, Name, Position, Revision, RowId, RowIdOrNone
from bot.screens.reminders.actions import When


class Page(StrEnum):
    """What takes the two cue rows' place on the card."""

    AUTO = "a"
    """The cues, or the objections as soon as the type is sure; what has come up while it is answered."""
    CUES = "c"
    OBJECTIONS = "o"
    OCCASIONS = "s"
    MORE = "m"
    TYPES = "t"
    WHY = "w"
    GUIDE = "g"
    """What the guide says of the objection, in place of the card."""


class Meant(StrEnum):
    """What a lone name typed into the chat is."""

    NAME = "n"
    WORDS = "w"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCue:
    """The client showed this cue (question = option)."""

    call: RowId
    question: Name
    option: Name
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWants:
    """He wants to buy, or does not, or takes it."""

    call: RowId
    value: Wish
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCan:
    """There is a budget, or there is none."""

    call: RowId
    value: Known
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetObjection:
    """He objects for this cause; `none` goes back to the cues."""

    call: RowId
    value: Name
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOccasion:
    """This has come up; `none` goes back."""

    call: RowId
    value: Name
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PickType:
    """The manager says what the temperament is."""

    call: RowId
    value: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take the last answer back."""

    call: RowId
    revision: Revision
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHim:
    """Not this temperament: swap to the runner-up."""

    call: RowId
    revision: Revision
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherPhrase:
    """Show the next phrase."""

    call: RowId
    revision: Revision
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneFits:
    """No phrase and no cue fits what the client said."""

    call: RowId
    revision: Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """Show another page in the cue rows' place."""

    call: RowId
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFacts:
    """Show what is sold, or what the house says of a competitor, in place of the card."""

    call: RowId
    part: Part
    number: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseProduct:
    """This product is talked about."""

    call: RowId
    number: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class AskName:
    """The next text is the client's name."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCode:
    """The client is called by a code of the bot's making, with this number."""

    call: RowId
    number: CodeNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCompact:
    """Show the sentence and one line only, or everything."""

    call: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLanguage:
    """The language in which this client is spoken to."""

    call: RowId
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """A stored text is the client's name, or his words."""

    call: RowId
    text: RowId
    meant: Meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The call is over."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutcome:
    """How the call ended."""

    call: RowId
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackAt:
    """When to call back."""

    call: RowId
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseNamed:
    """Promise the next call that the sentence on the card names, or take that back."""

    call: RowId
    at: Moment
    on: Flag
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePhrase:
    """Whether the phrase fitted."""

    call: RowId
    fits: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmType:
    """The temperament named was right."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectType:
    """The temperament named was wrong."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Reopen a finished call at the bottom of the chat."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCall:
    """Begin the next call."""

    text: RowIdOrNone
    """A stored name, or 0."""
    after: RowIdOrNone
    """The finished call under whose summary the button stands, or 0."""


CallAction = (
    AnswerCue
    | SetWants
    | SetCan
    | SetObjection
    | SetOccasion
    | PickType
    | Undo
    | NotHim
    | AnotherPhrase
    | NoneFits
    | OpenPage
    | OpenFacts
    | ChooseProduct
    | AskName
    | TakeCode
    | SetCompact
    | SetLanguage
    | Decide
    | Finish
    | SetOutcome
    | CallBackAt
    | PromiseNamed
    | VotePhrase
    | ConfirmType
    | RejectType
    | Return
    | StartCall
)

CALL_VERBS: dict[str, type[CallAction]] = {
    "q": AnswerCue,
    "w": SetWants,
    "c": SetCan,
    "o": SetObjection,
    "m": SetOccasion,
    "t": PickType,
    "u": Undo,
    "n": NotHim,
    "p": AnotherPhrase,
    "z": NoneFits,
    "v": OpenPage,
    "i": OpenFacts,
    "h": ChooseProduct,
    "a": AskName,
    "e": TakeCode,
    "k": SetCompact,
    "l": SetLanguage,
    "d": Decide,
    "f": Finish,
    "x": SetOutcome,
    "b": CallBackAt,
    "bn": PromiseNamed,
    "g": VotePhrase,
    "y": ConfirmType,
    "j": RejectType,
    "r": Return,
    "s": StartCall,
}
