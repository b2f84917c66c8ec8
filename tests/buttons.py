"""The buttons that tests tap, by what they mean, so that a change of words breaks no test.

`await anna.tap(FINISH)` taps whichever button of the card ends the call; `await anna.tap(CHOLERIC)` taps the cue that the content
holds for a choleric's, whichever question is on the card. A meaning is the type of a button's action and as many of its fields
as matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.calls.intent import Known, Wish
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection, Occasion, Script
from bot.domain.calls.state import NO_OBJECTION, NO_OCCASION
from bot.domain.calls.state import OTHER as OTHER_OPTION
from bot.domain.calls.temperament import Temperament
from bot.playground.people import ChatMessage, InlineButton
from bot.screens.action import Action, UnknownAction, decode
from bot.screens.calls.actions import (
    AnotherPhrase,
    AnswerCue,
    AskName,
    CallBackAt,
    ConfirmType,
    Decide,
    Finish,
    Meant,
    NoneFits,
    NotHim,
    OpenPage,
    Page,
    RejectType,
    Return,
    SetCan,
    SetObjection,
    SetOccasion,
    SetOutcome,
    SetWants,
    StartCall,
    Undo,
    VotePhrase,
)
from bot.screens.guide.actions import GuideContents, SetChatMode
from bot.screens.phrases.actions import VisitText
from bot.screens.reminders.actions import ShowMonth, When


@dataclass(frozen=True, slots=True, repr=False)
class Meaning:
    """What a button is looked for by."""

    action: type[Action]
    fields: tuple[tuple[str, object], ...] = ()
    cue_of: Temperament | None = None
    """Whose cue it is; only for answers."""

    def fits(self, button: InlineButton, script: Script) -> bool:
        """Whether the button means this; one that sends nothing, or nothing that this version reads, means nothing."""
        try:
            action: Any = decode(button.data or "")
        except UnknownAction:
            return False
        if not isinstance(action, self.action) or any(getattr(action, name) != value for name, value in self.fields):
            return False
        return self.cue_of is None or (isinstance(action, AnswerCue) and _leans_to(action, script) is self.cue_of)

    def __repr__(self) -> str:
        return f"«{self}»"

    def __str__(self) -> str:
        """The meaning in words, as ids of tests and failures say it."""
        values = [str(value) for _, value in self.fields] + ([self.cue_of] if self.cue_of else [])
        return " ".join([self.action.__name__, *values])


def means(action: type[Action], **fields: object) -> Meaning:
    """Look for a button by the type of its action and these of its fields."""
    return Meaning(action, tuple(fields.items()))


def cue(kind: Temperament) -> Meaning:
    """Look for the cue of this temperament, whichever question is asked."""
    return Meaning(AnswerCue, cue_of=kind)


def _leans_to(answer: AnswerCue, script: Script) -> Temperament | None:
    options = [option for question in script.questions if question.id == answer.question for option in question.options]
    return next((option.temperament for option in options if option.id == answer.option), None)


def are(buttons: Sequence[InlineButton], meanings: Sequence[Meaning], script: Script) -> bool:
    """Whether these buttons mean that, in this order, and there is none more."""
    return len(buttons) == len(meanings) and all(one.fits(button, script) for one, button in zip(meanings, buttons, strict=True))


def find(messages: Iterable[ChatMessage], meaning: Meaning, script: Script) -> tuple[ChatMessage, InlineButton]:
    """Return the first button with this meaning, and the message that it is under.

    Raises:
        LookupError: There is none.
    """
    shown = list(messages)
    for message in shown:
        for button in (button for row in message.inline_keyboard for button in row):
            if meaning.fits(button, script):
                return message, button
    raise LookupError(f"no button that means {meaning} among {[message.buttons for message in shown if message.buttons]}")


CHOLERIC, MELANCHOLIC, SANGUINE, PHLEGMATIC = (cue(kind) for kind in Temperament)
OTHER: Final = means(AnswerCue, option=OTHER_OPTION)
WANTS: Final = means(SetWants, value=Known.YES)
TAKES_IT: Final = means(SetWants, value=Wish.DECIDED)
WANTS_NOT: Final = means(SetWants, value=Known.NO)
CAN: Final = means(SetCan, value=Known.YES)
CAN_NOT: Final = means(SetCan, value=Known.NO)
OBJECTS: Final = means(SetObjection, value=Objection.ASK_CAUSE)
PRICE: Final = means(SetObjection, value=Objection.PRICE)
THINK: Final = means(SetObjection, value=Objection.THINK)
OCCASIONS: Final = means(OpenPage, page=Page.OCCASIONS)
COST: Final = means(SetOccasion, value=Occasion.COST)
FROM_OCCASIONS: Final = means(SetOccasion, value=NO_OCCASION)
TO_CUES: Final = means(SetObjection, value=NO_OBJECTION)
"""Back from the objections."""
UNDO: Final = means(Undo)
NOT_HIM: Final = means(NotHim)
ANOTHER: Final = means(AnotherPhrase)
MORE: Final = means(OpenPage, page=Page.MORE)
TYPES: Final = means(OpenPage, page=Page.TYPES)
WHY: Final = means(OpenPage, page=Page.WHY)
TO_CARD: Final = means(OpenPage, page=Page.AUTO)
"""Back from what stands behind MORE."""
NONE_FITS: Final = means(NoneFits)
ASK_NAME: Final = means(AskName)
IS_NAME: Final = means(Decide, meant=Meant.NAME)
IS_WORDS: Final = means(Decide, meant=Meant.WORDS)
CHAT_MODE: Final = means(SetChatMode)
TEXT_OF_CARD: Final = means(VisitText)
FINISH: Final = means(Finish)
BOUGHT, THINKING, REFUSED, CALL_BACK = (
    means(SetOutcome, outcome=outcome) for outcome in (Outcome.BOUGHT, Outcome.THINKING, Outcome.REFUSED, Outcome.CALL_BACK)
)
IN_AN_HOUR: Final = means(CallBackAt, when=When.HOUR)
TOMORROW: Final = means(CallBackAt, when=When.TOMORROW)
PICK_DAY: Final = means(ShowMonth, month=0, evening=0)
FITS: Final = means(VotePhrase, fits=1)
FITS_NOT: Final = means(VotePhrase, fits=0)
RIGHT_TYPE: Final = means(ConfirmType)
WRONG_TYPE: Final = means(RejectType)
RETURN: Final = means(Return)
NEXT_CALL: Final = means(StartCall)
CONTENTS: Final = means(GuideContents)
