"""The few messages beside the card: welcome, help, the polite refusal, hints. Leaves out the card."""

from __future__ import annotations

from datetime import date

from bot.domain.ids import ChatId
from bot.screens.action import StartCall, encode
from bot.screens.screen import Button, Screen, Show
from bot.screens.words import Words
from bot.services.ports import Slot


def welcome(chat_id: ChatId, words: Words, name: str, *, is_new_owner: bool) -> Show:
    """Greet an employee and put the one-row keyboard under his input field."""
    html = words.html("welcome.owner" if is_new_owner else "welcome", name=name)
    screen = Screen(html=html, reply_keyboard=[words.plain("keyboard.next_call")])
    return Show(slot=Slot(chat_id=chat_id, object="welcome"), screen=screen, is_anew=True)


def help_page(chat_id: ChatId, words: Words) -> Show:
    """Say what can be done."""
    return Show(slot=Slot(chat_id=chat_id, object="help"), screen=Screen(html=words.html("help")), is_anew=True)


def refusal(chat_id: ChatId, words: Words) -> Show:
    """Say one polite sentence to a person without access; said once, it stays the same message."""
    return Show(slot=Slot(chat_id=chat_id, object="refusal"), screen=Screen(html=words.html("stranger")))


def hint(chat_id: ChatId, words: Words, key: str) -> Show:
    """Say in one line what would work, at the bottom of the chat; the hint before it goes."""
    return Show(slot=Slot(chat_id=chat_id, object="hint"), screen=Screen(html=words.html(key)), is_anew=True)


def second_poller(chat_id: ChatId, words: Words, day: date) -> Show:
    """Tell an owner that another program takes the bot's updates; said once a day, however often the bot is restarted."""
    return Show(slot=Slot(chat_id=chat_id, object=f"poller:{day.isoformat()}"), screen=Screen(html=words.html("notice.poller")))


def offer_call(chat_id: ChatId, words: Words, *, name: str, text: int) -> Show:
    """Offer to begin a call with a name that came in while none is open."""
    start = Button(label=words.plain("button.call_name", name=name), action=encode(StartCall(text=text, after=0)))
    screen = Screen(html=words.html("hint.no_call_name", name=name), keyboard=[[start]])
    return Show(slot=Slot(chat_id=chat_id, object="hint"), screen=screen, is_anew=True)
