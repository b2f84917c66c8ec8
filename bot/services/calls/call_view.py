"""What the use cases of a call give back: the call with all that its card is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.state import CallState
from bot.domain.reminders.reminder import Reminder
from bot.domain.sales.amount import Currency
from bot.domain.training.debrief import Debrief
from bot.domain.training.live_run import LiveRun
from bot.services.clients.ports import KnownClient


class Notice(StrEnum):
    """Why the card did not change as the person may have expected; content has the words under `notice.<value>`."""

    STALE = "stale"
    CALL_IS_OVER = "call_is_over"
    NOTHING_TO_UNDO = "nothing_to_undo"
    TYPE_NOT_KNOWN = "type_not_known"
    ONE_PHRASE = "one_phrase"
    NOT_UNDERSTOOD = "not_understood"
    UNREAD = "unread"
    """What was typed could not be read; it is kept."""
    HEARD_AGAIN = "heard_again"
    """What was typed was understood, and the card says it already."""
    WRITE_NAME = "write_name"
    WRITE_CODE = "write_code"
    """Clients have codes here, and no names."""
    NO_NAMES_YET = "no_names_yet"
    """The owner has not decided yet whether clients have names or codes."""
    WRITE_WORDS = "write_words"
    NOTED = "noted"
    NOT_TEXT = "not_text"
    PAST = "past"
    QUIET_THEN = "quiet_then"
    NO_REMINDERS = "no_reminders"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedCode:
    """A code that the bot has made for the client, and that nobody has yet in the team."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPromise:
    """The next call that the sentence on the card names, to be promised by one tap."""

    at: datetime
    """In UTC, to the minute; never in quiet hours unless it was promised so."""
    days_ahead: int
    """By the calendar of the employee: 0 today, 1 tomorrow."""
    is_made: bool
    """A call is promised already, at this moment: a tap takes that back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSum:
    """What the card of a call that sold something says of the sum, in hundredths, or offers to say."""

    currency: Currency
    amount: int | None = None
    """What was said."""
    last: int | None = None
    """For how much the client bought last; None where nobody knows."""
    is_asked: bool = False
    """The next text is the sum."""
    typed: int | None = None
    """What was typed, to be confirmed."""
    is_not_understood: bool = False
    """What was typed is no sum."""
    is_other_money: bool = False
    """What was typed is in other money than the house counts in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientsFound:
    """Known clients that a typed name may mean."""

    known: Sequence[KnownClient]
    text: str
    text_id: int
    """The stored text, from which a new client can be made; 0 when it may not be kept as a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """A line for the seller, by whoever looks after him."""

    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A consultation with what follows from its answers: all that a card is made of."""

    consultation: Consultation
    state: CallState
    notice: Notice | None = None
    times: int = 1
    """The notice is given so often in this call: the second time it must look otherwise than the first."""
    name_or_words: int | None = None
    """Id of a stored text of which the card asks whether it is the client's name."""
    found: ClientsFound | None = None
    """Known clients of whom the card asks whether one of them is meant."""
    offered_code: OfferedCode | None = None
    """What the client can be called by one tap, where clients have codes."""
    offered_promise: OfferedPromise | None = None
    """The call-back that the sentence names; None where it names none."""
    offered_sum: OfferedSum | None = None
    """The sum of what was bought; None where there is nothing to say of it."""
    whisper: Whisper | None = None
    """Stands on the card until it changes."""
    run: LiveRun | None = None
    """How the live run stands that the call is; None in any other call."""
    debrief: Debrief | None = None
    """What is said of the run when it is over."""
    reminder: Reminder | None = None
    """The call's reminder, when it has been shown and this has changed it: its message must say so."""

    @property
    def is_told(self) -> bool:
        """A live run that cannot be gone on with: each line was said, or its client is in the words no more."""
        return self.run is not None and (self.run.is_through or self.run.persona is None)
