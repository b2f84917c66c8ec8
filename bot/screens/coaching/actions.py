"""What the buttons of /coaching mean. Their verbs begin with H. Every one names its result, so it applies whenever it is tapped.

What looks after and what is looked after have actions of their own, since each is asked another permission.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.calls.temperament import Recognition
from bot.domain.coaching.agreement import Seen, Verb
from bot.domain.coaching.draw import Why
from bot.domain.supervision.period import PeriodKind
from bot.screens.fields import Day, Flag, MonthOrNone, PageNumber, Position, RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCoachings:
    """Show whom one may coach, and what one agreed on with whom."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachPerson:
    """Show what is agreed with somebody, or ask from which days calls are to be drawn."""

    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginCoaching:
    """Draw three calls of these days."""

    person: RowId
    period: PeriodKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCoaching:
    """Show it to whoever looks after the other."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCoachedCall:
    """Open one of its calls, by its number on the page."""

    coaching: RowId
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSeen:
    """Something was seen in a call, or not."""

    coaching: RowId
    position: Position
    seen: Seen
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNote:
    """Something is to be noted about a call."""

    coaching: RowId
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """The behaviour is to be kept, started or stopped; which it is, is typed."""

    coaching: RowId
    verb: Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMeasure:
    """By which share of calls it is seen."""

    coaching: RowId
    measure: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDue:
    """Choose the day on which it is due."""

    coaching: RowId
    month: MonthOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDue:
    """It is due on this day."""

    coaching: RowId
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAgreement:
    """Tell the other."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class TickCoaching:
    """It is done."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCoaching:
    """Give it up; the other was not told of it yet."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintCoaching:
    """Show it at the bottom as one page without buttons."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAgreement:
    """Show it to him whose calls they are."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOwnCoachedCall:
    """Open one of his calls."""

    coaching: RowId
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """He agrees."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintAgreement:
    """Show it at the bottom as one page without buttons, to him."""

    coaching: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRunning:
    """Show the calls that are going on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRunning:
    """Look at one of them."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWhisper:
    """A line is to be put onto its card."""

    call: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJudgings:
    """Show the rounds, and with whom one may begin."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePartner:
    """With whom, and of which team the calls are to be."""

    team: RowId
    person: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginJudging:
    """Draw five calls of these days."""

    team: RowId
    person: RowId
    period: PeriodKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJudging:
    """Show a round at the bottom."""

    judging: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJudgedCall:
    """Open one of its calls."""

    judging: RowId
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class RateKind:
    """Name the type."""

    judging: RowId
    position: Position
    kind: Recognition


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFit:
    """The sentences suited this client, or not."""

    judging: RowId
    position: Position
    fits: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishJudging:
    """One is ready."""

    judging: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWholeCall:
    """Show a call with its whole way, at the bottom."""

    call: RowId


CoachingAction = (
    OpenCoachings
    | CoachPerson
    | BeginCoaching
    | OpenCoaching
    | OpenCoachedCall
    | MarkSeen
    | AskNote
    | AskLine
    | SetMeasure
    | AskDue
    | SetDue
    | OfferAgreement
    | TickCoaching
    | DropCoaching
    | PrintCoaching
    | OpenAgreement
    | OpenOwnCoachedCall
    | Agree
    | PrintAgreement
    | ListRunning
    | OpenRunning
    | AskWhisper
    | OpenJudgings
    | RatePartner
    | BeginJudging
    | OpenJudging
    | OpenJudgedCall
    | RateKind
    | RateFit
    | FinishJudging
    | OpenWholeCall
)

COACHING_VERBS: dict[str, type[CoachingAction]] = {
    "Hl": OpenCoachings,
    "Hp": CoachPerson,
    "Hb": BeginCoaching,
    "Ho": OpenCoaching,
    "Hc": OpenCoachedCall,
    "Hs": MarkSeen,
    "Hn": AskNote,
    "Hv": AskLine,
    "Hm": SetMeasure,
    "Hd": AskDue,
    "Hy": SetDue,
    "Hf": OfferAgreement,
    "Ht": TickCoaching,
    "Hx": DropCoaching,
    "Hr": PrintCoaching,
    "Ha": OpenAgreement,
    "Hk": OpenOwnCoachedCall,
    "He": Agree,
    "Hq": PrintAgreement,
    "Hg": ListRunning,
    "Hi": OpenRunning,
    "Hw": AskWhisper,
    "HR": OpenJudgings,
    "HP": RatePartner,
    "HB": BeginJudging,
    "HO": OpenJudging,
    "HC": OpenJudgedCall,
    "HK": RateKind,
    "HF": RateFit,
    "HE": FinishJudging,
    "HW": OpenWholeCall,
}
