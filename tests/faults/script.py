"""One working day as acts: every kind of thing a manager does in and around a call, and what strangers and colleagues try.

Buttons are found by what they mean, not by their words, so that content may change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Temperament
from bot.playground.emulator import Emulator
from bot.playground.people import ChatMessage
from bot.screens.calls.actions import (
    PickType,
    Return,
    SetCompact,
    StartCall,
)
from tests.buttons import (
    ANOTHER,
    ASK_NAME,
    CALL_BACK,
    CAN_NOT,
    CHOLERIC,
    FINISH,
    FITS,
    IS_NAME,
    IS_WORDS,
    MELANCHOLIC,
    MORE,
    NEXT_CALL,
    NONE_FITS,
    NOT_HIM,
    OTHER,
    PRICE,
    SANGUINE,
    TO_CARD,
    TO_CUES,
    TOMORROW,
    TYPES,
    UNDO,
    WANTS,
    WHY,
    WRONG_TYPE,
    Meaning,
    find,
    means,
)
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
    fix: Callable[[Emulator, Script], Deed | None]
    pause: timedelta = PAUSE

    def fixed(self, emulator: Emulator, script: Script) -> Act:
        """Return the act as it is now."""
        return Act(name=self.name, deed=self.fix(emulator, script), pause=self.pause)


def say(text: str, person: int = ANNA) -> Line:
    """Write a message."""
    return Line(name=text, fix=lambda *_: lambda emulator: emulator.chat(person).send_text(text))


def do(what: str, *args: Any, person: int = ANNA) -> Line:
    """Do something else that the person's side of a chat can."""
    return Line(name=what, fix=lambda *_: lambda emulator: getattr(emulator.chat(person), what)(*args))


def press_first() -> Line:
    """Press the first button of the keyboard under the input field."""

    def fix(emulator: Emulator, _: Script) -> Deed:
        keyboard = emulator.chat(ANNA).reply_keyboard
        assert keyboard is not None
        label = keyboard.rows[0][0].text
        return lambda emulator: emulator.chat(ANNA).press_reply(label)

    return Line(name="press", fix=fix)


def tap(wanted: Meaning, *, pause: timedelta = PAUSE) -> Line:
    """Tap the button with this meaning, on the lowest message that has one."""

    def fix(emulator: Emulator, script: Script) -> Deed:
        message, data = find_button(emulator.chat(ANNA).messages, wanted, script)
        return partial(_tap, ANNA, message, data)

    return Line(name=str(wanted), fix=fix, pause=pause)


def forged(name: str, data: str, person: int = ANNA, message_id: int = 1) -> Line:
    """Tap a button that is not on the screen: an old one, somebody else's, or a made-up one."""
    return Line(name=name, fix=lambda *_: partial(_tap, person, message_id, data))


def silence() -> Line:
    """Let half an hour pass."""
    return Line(name="silence", fix=lambda *_: None, pause=SILENCE)


def _tap(person: int, message_id: int, data: str, emulator: Emulator) -> None:
    emulator.chat(person).tap(message_id, data, force=True)


def find_button(messages: Sequence[ChatMessage], wanted: Meaning, script: Script) -> tuple[int, str]:
    """Return the message and the data of the lowest button with this meaning."""
    message, button = find(reversed(messages), wanted, script)
    return message.message_id, button.data or ""


DAY: Final[tuple[Line, ...]] = (
    say("/start"),
    say("/call Иван Ильич"),
    tap(CHOLERIC),
    tap(CHOLERIC, pause=AT_ONCE),
    tap(OTHER),
    tap(CHOLERIC),
    tap(WANTS),
    tap(WANTS),
    tap(CAN_NOT),
    forged("undo of long ago", "u:1:1:a"),
    tap(UNDO),
    tap(PRICE),
    tap(TO_CUES),
    tap(NOT_HIM),
    tap(ANOTHER),
    tap(ANOTHER, pause=AT_ONCE),
    tap(MORE),
    tap(WHY),
    tap(TO_CARD),
    tap(MORE),
    tap(TYPES),
    tap(means(PickType, value=Temperament.PHLEGMATIC)),
    tap(MORE),
    tap(NONE_FITS),
    say("спрашивал про соседний двор"),
    tap(MORE),
    tap(ASK_NAME),
    say("Анна Петровна"),
    say("дорого, у других дешевле, давайте короче и быстрее"),
    do("forward_text", "Здорово, супер, отлично, мне так нравится!", "Клиент"),
    say("Борис"),
    tap(IS_NAME),
    do("send_contact", "Марина", "Белова", "+358401112233"),
    tap(IS_WORDS),
    tap(MORE),
    tap(means(SetCompact, on=1)),
    do("send_sticker"),
    say("😀"),
    forged("a tap of last month", "q:1:no_such_cue:no_such_option:a"),
    forged("a button that never was", "zzz:1"),
    forged("a colleague's tap", "w:1:no:a", person=BORIS),
    forged("a stranger's tap", "w:1:no:a", person=STRANGER),
    say("Пустите меня", person=STRANGER),
    tap(FINISH),
    tap(CALL_BACK),
    tap(TOMORROW),
    tap(FITS),
    tap(WRONG_TYPE),
    say("Олег"),
    tap(NEXT_CALL),
    say("/call", person=BORIS),
    tap(means(Return, call=1)),
    press_first(),
    tap(SANGUINE),
    silence(),
    say("/help"),
    do("block"),
    do("unblock"),
    tap(means(StartCall, text=0)),
    tap(MELANCHOLIC),
)
"""It ends in the middle of a call."""
