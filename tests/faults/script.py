"""One working day as acts: every kind of thing a manager does in and around a call, and what strangers and colleagues try.

Buttons are found by what they mean, not by their words, so that content may change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.domain.calls.consultation import Outcome
from bot.domain.calls.intent import Known
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from bot.playground.emulator import Emulator
from bot.playground.people import ChatMessage
from bot.screens.action import Action, UnknownAction, decode
from bot.screens.calls.actions import (
    AnotherPhrase,
    AnswerCue,
    AskName,
    CallBackAt,
    Decide,
    Finish,
    Meant,
    NoneFits,
    NotHim,
    OpenPage,
    Page,
    PickType,
    RejectType,
    Return,
    SetCan,
    SetCompact,
    SetObjection,
    SetOutcome,
    SetWants,
    StartCall,
    Undo,
    VotePhrase,
)
from bot.screens.reminders.actions import When
from tests.faults.stage import Act, Deed

ANNA: Final = 101
BORIS: Final = 102
STRANGER: Final = 103
PAUSE: Final = timedelta(seconds=4)
"""Longer than a double tap."""
AT_ONCE: Final = timedelta(0)
SILENCE: Final = timedelta(minutes=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An act that is still to be fixed: which button it is shows only when the card is there."""

    name: str
    fix: Callable[[Emulator], Deed | None]
    pause: timedelta = PAUSE

    def fixed(self, emulator: Emulator) -> Act:
        """Return the act as it is now."""
        return Act(name=self.name, deed=self.fix(emulator), pause=self.pause)


def say(text: str, person: int = ANNA) -> Line:
    """Write a message."""
    return Line(name=text, fix=lambda _: lambda emulator: emulator.chat(person).send_text(text))


def do(what: str, *args: Any, person: int = ANNA) -> Line:
    """Do something else that the person's side of a chat can."""
    return Line(name=what, fix=lambda _: lambda emulator: getattr(emulator.chat(person), what)(*args))


def tap(kind: type[Action], *, pause: timedelta = PAUSE, person: int = ANNA, **named: object) -> Line:
    """Tap the button with this meaning, on the lowest message that has one."""

    def fix(emulator: Emulator) -> Deed:
        message, data = find_button(emulator.chat(person).messages, kind, named)
        return partial(_tap, person, message, data)

    words = " ".join(str(value) for value in named.values())
    return Line(name=f"{kind.__name__} {words}".strip(), fix=fix, pause=pause)


def cue(temperament: Temperament, pause: timedelta = PAUSE) -> Line:
    """Tap the cue of a temperament: each keeps its place."""
    row, column = divmod(list(PLACES).index(temperament), 2)

    def fix(emulator: Emulator) -> Deed:
        messages = emulator.chat(ANNA).messages
        message, _ = find_button(messages, AnswerCue, {})
        button = next(one for one in messages if one.message_id == message).inline_keyboard[row][column]
        assert isinstance(decode(button.data or ""), AnswerCue)
        return partial(_tap, ANNA, message, button.data or "")

    return Line(name=f"cue {temperament}", fix=fix, pause=pause)


PLACES: Final = (Temperament.CHOLERIC, Temperament.MELANCHOLIC, Temperament.SANGUINE, Temperament.PHLEGMATIC)


def forged(name: str, data: str, person: int = ANNA, message_id: int = 1) -> Line:
    """Tap a button that is not on the screen: an old one, somebody else's, or a made-up one."""
    return Line(name=name, fix=lambda _: partial(_tap, person, message_id, data))


def silence() -> Line:
    """Let half an hour pass."""
    return Line(name="silence", fix=lambda _: None, pause=SILENCE)


def _tap(person: int, message_id: int, data: str, emulator: Emulator) -> None:
    emulator.chat(person).tap(message_id, data, force=True)


def find_button(messages: Sequence[ChatMessage], kind: type[Action], named: dict[str, object]) -> tuple[int, str]:
    """Return the message and the data of the lowest button with this meaning.

    Raises:
        LookupError: There is none.
    """
    for message in reversed(messages):
        for button in (button for row in message.inline_keyboard for button in row):
            try:
                action = decode(button.data or "")
            except UnknownAction:
                continue
            if isinstance(action, kind) and all(getattr(action, name) == value for name, value in named.items()):
                return message.message_id, button.data or ""
    raise LookupError(f"no button {kind.__name__} {named} in the chat")


MORE: Final = tap(OpenPage, page=Page.MORE)

DAY: Final[tuple[Line, ...]] = (
    say("/start"),
    say("/call Иван Ильич"),
    cue(Temperament.CHOLERIC),
    cue(Temperament.CHOLERIC, pause=AT_ONCE),
    tap(AnswerCue, option="other"),
    cue(Temperament.CHOLERIC),
    tap(SetWants, value=Known.YES),
    tap(SetWants, value=Known.YES),
    tap(SetCan, value=Known.NO),
    forged("undo of long ago", "u:1:1:a"),
    tap(Undo),
    tap(SetObjection, value=Objection.PRICE),
    tap(SetObjection, value="none"),
    tap(NotHim),
    tap(AnotherPhrase),
    tap(AnotherPhrase, pause=AT_ONCE),
    MORE,
    tap(OpenPage, page=Page.WHY),
    tap(OpenPage, page=Page.AUTO),
    MORE,
    tap(OpenPage, page=Page.TYPES),
    tap(PickType, value=Temperament.PHLEGMATIC),
    MORE,
    tap(NoneFits),
    say("спрашивал про соседний двор"),
    MORE,
    tap(AskName),
    say("Анна Петровна"),
    say("дорого, у других дешевле, давайте короче и быстрее"),
    do("forward_text", "Здорово, супер, отлично, мне так нравится!", "Клиент"),
    say("Борис"),
    tap(Decide, meant=Meant.NAME),
    do("send_contact", "Марина", "Белова", "+358401112233"),
    tap(Decide, meant=Meant.WORDS),
    MORE,
    tap(SetCompact, on=1),
    do("send_sticker"),
    say("😀"),
    forged("a tap of last month", "q:1:no_such_cue:no_such_option:a"),
    forged("a button that never was", "zzz:1"),
    forged("a colleague's tap", "w:1:no:a", person=BORIS),
    forged("a stranger's tap", "w:1:no:a", person=STRANGER),
    say("Пустите меня", person=STRANGER),
    tap(Finish),
    tap(SetOutcome, outcome=Outcome.CALL_BACK),
    tap(CallBackAt, when=When.TOMORROW),
    tap(VotePhrase, fits=1),
    tap(RejectType),
    say("Олег"),
    tap(StartCall),
    say("/call", person=BORIS),
    tap(Return, call=1),
    do("press_reply", "▶ Новый звонок"),
    cue(Temperament.SANGUINE),
    silence(),
    say("/help"),
    do("block"),
    do("unblock"),
    tap(StartCall, text=0),
    cue(Temperament.MELANCHOLIC),
)
"""It ends in the middle of a call."""
