"""What people do: drawn with weights from what is on their screens, with some nonsense."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from bot.playground.acting import Chat
from bot.playground.people import ChatMessage
from tests.simulation.house import OWNER, House

SAID = (
    "Короче, ближе к делу!",
    "Дорого, у других дешевле",
    "Хочу купить",
    "денег нет",
    "Докажите цифрами",
    "подумаю и перезвоню",
    "Здорово, супер!",
    "hintaan liittyy ongelma",
    "E prea scump",
)
DATES = (
    "завтра в 15",
    "через 2 часа",
    "в пятницу",
    "25.11 10:30",
    "сегодня в 19:00",
    "huomenna klo 9",
    "31.02 12:00",
    "через 5 минут",
    "через минуту",
)
GARBAGE = (
    "😀😀😀",
    "<b>&amp;</b> {{ 7*7 }}",
    "\u202egnirts\u202c",
    "0",
    "+7 912 345-67-89",
    "a" * 900,
    "'; DROP TABLE teams; --",
)
COMMANDS = (
    "/settings",
    "/clients",
    "/help",
    "/guide",
    "/pocket",
    "/team",
    "/audit",
    "/reminders",
    "/start",
    "/nonsense",
    "/team x",
)
GIVEN = ("Иван", "Мария", "Пётр Ильич", "Анна-Лииса", "Ольга", "Ион", "Sari", "Gheorghe")
FORGED = (
    "q:{n}:pace:fast:a", "x:{n}:bought", "f:{n}", "r:{n}", "s:{n}:0", "Tx:{n}", "Tb:{n}:1", "Tr:{n}:owner", "Tp:{n}", "Tl:{n}:0",
    "Tm:{n}:1", "Th:{n}", "Tk:{n}:1", "Cv:{n}", "Cs:{n}:0", "Cg:{n}:1", "Ro:{n}:0", "Rf:{n}:0", "Re:{n}:{n}:bought", "Sa:0", "?",
)  # fmt: skip
"""Buttons that nobody was shown: data made up with numbers of other people's things."""
LINK = re.compile(r"start=(i_[A-Za-z0-9_-]{32})")

VERB_WEIGHTS = {
    "f": 2.0, "x": 2.0, "b": 6.0, "q": 6.0, "g": 1.5, "s": 3.0, "r": 0.8, "k": 0.3, "l": 0.5, "v": 0.8, "j": 0.5,
    "Rn": 0.1, "Rm": 0.5, "Rh": 1.5, "Ra": 4.0, "Rb": 0.3, "Ro": 2.0, "Rs": 1.0, "Rf": 1.0, "Re": 3.0, "Rw": 3.0, "Rk": 0.7,
    "Tp": 3.0, "Ta": 3.0, "Tj": 6.0, "Ti": 2.5, "Tk": 0.7, "Tx": 2.5, "Tb": 2.5, "Tm": 4.0, "Tr": 2.0, "Tn": 0.3, "To": 0.7,
    "Tl": 0.7, "Tg": 0.5, "Sz": 0.7, "Sl": 0.4, "Sr": 0.5, "Sq": 0.4, "Sn": 0.0, "So": 1.0,
}  # fmt: skip
"""How often a button is tapped, beside 1 for every other; the way of naming clients is decided once."""
ADMIN_PLACES = 5
"""The owner and the supervisors at the beginning."""


class Actor:
    """Somebody with a phone."""

    def __init__(self, house: House, chat: Chat, chance: random.Random) -> None:
        self.house = house
        self.chat = chat
        self.chance = chance
        self.person = chat.person.id
        self.is_admin = self.person < OWNER + ADMIN_PLACES
        self.has_codes = False
        self._is_over = False

    def act(self) -> str:
        """Do one thing and say what it was; nothing is handed over yet."""
        if self.chat.blocked:
            if self.chance.random() < 0.5:
                self.chat.unblock()
                return "unblocks"
            return "stays away"
        if self._is_over:
            self._is_over = False
            if (said := self._promise()) is not None:
                return said
        if self.is_admin and self.chance.random() < 0.6 and (done := self._errand()) is not None:
            return done
        draw = self.chance.random()
        deeds: Sequence[tuple[float, Callable[[], str]]] = (
            (0.64, self._tap_something),
            (0.07, self._call),
            (0.07, self._write),
            (0.05, self._command),
            (0.05, self._next_call),
            (0.04, self._tap_stale),
            (0.02, self._tap_foreign),
            (0.015, self._forge),
            (0.015, self._send_thing),
            (0.01, self._ask_inline),
            (0.012, self._block),
            (0.01, self._open_link),
        )
        for share, deed in deeds:
            draw -= share
            if draw < 0:
                return deed()
        return self._write()

    def begin(self) -> str:
        """Do the first thing of a while at the phone."""
        if self.chat.blocked or not self.house.staff.get(self.person):
            return self._open_link()
        if self.is_admin and self.chance.random() < 0.7:
            return self._say("/team")
        return self._say(self.chance.choice(("/clients", "/settings"))) if self.chance.random() < 0.12 else self.act()

    def say_over(self) -> str:
        """End the call at hand, most of the time, as people do."""
        last = self._with_buttons()[-1:]
        for message in last:
            for row in message.inline_keyboard:
                for button in row:
                    if button.data and button.data.startswith("f:"):
                        self.chat.tap(message.message_id, button.data)
                        self._is_over = True
                        return "finishes"
        return self.act()

    def _promise(self) -> str | None:
        """Promise to call back, half of the time, under the call that is over."""
        for message in self._with_buttons()[-1:]:
            data = [button.data or "" for row in message.inline_keyboard for button in row]
            wanted = [one for one in data if one.startswith("b:")] or [one for one in data if one.endswith(":call_back")]
            if wanted and self.chance.random() < 0.7:
                self.chat.tap(message.message_id, picked := self.chance.choice(wanted))
                self._is_over = picked.startswith("x:")
                return f"promises ({picked})"
        return None

    def _errand(self) -> str | None:
        """Look after the team: go on in its message, whatever has come below it."""
        for message in reversed(self._with_buttons()):
            data = [one for row in message.inline_keyboard for button in row if (one := button.data or "").startswith("T")]
            if data and "Ty" not in data:
                picked = self.chance.choices(data, [_weight(one) for one in data])[0]
                self.chat.tap(message.message_id, picked)
                return f"looks after the team ({picked})"
        return None

    # ---- tapping ----

    def _with_buttons(self) -> Sequence[ChatMessage]:
        return [one for one in self.chat.messages if any(button.data for row in one.inline_keyboard for button in row)]

    def _tap_something(self) -> str:
        messages = self._with_buttons()
        if not messages:
            return self._next_call()
        message = messages[-1] if self.chance.random() < 0.75 else self.chance.choice(messages)
        buttons = [button for row in message.inline_keyboard for button in row if button.data]
        weights = [_weight(button.data or "") for button in buttons]
        button = self.chance.choices(buttons, weights)[0]
        times = self.chance.choices((1, 2, 3), (0.9, 0.08, 0.02))[0]
        for _ in range(times):
            self.chat.tap(message.message_id, button.data or "")
        return f"taps {button.text!r} ({button.data}) ×{times}"

    def _tap_stale(self) -> str:
        known = list(self.house.recorder.buttons[self.person])
        if not known:
            return self._write()
        message_id, data = self.chance.choice(known[-200:])
        self.chat.tap(message_id, data, force=True)
        return f"taps a button of long ago ({data})"

    def _tap_foreign(self) -> str:
        others = [person for person, shown in self.house.recorder.buttons.items() if shown and person != self.person]
        if not others:
            return self._write()
        _, data = self.chance.choice(list(self.house.recorder.buttons[self.chance.choice(others)])[-60:])
        return self._force(data)

    def _forge(self) -> str:
        return self._force(self.chance.choice(FORGED).format(n=self.chance.randrange(1, 80)))

    def _force(self, data: str) -> str:
        messages = self._with_buttons()
        self.chat.tap(messages[-1].message_id if messages else 1, data, force=True)
        return f"taps what is not his ({data})"

    # ---- writing ----

    def _say(self, text: str) -> str:
        self.chat.send_text(text)
        return f"writes {text[:40]!r}"

    def _name(self) -> str:
        word = self.house.team_word(self.person)
        if self.has_codes:
            return f"{word}-{self.chance.randrange(1, 30)}"
        return f"{word} {self.chance.choice(GIVEN)}"

    def _call(self) -> str:
        draw = self.chance.random()
        if draw < 0.7:
            return self._say(f"/call {self._name()}")
        if draw < 0.85:
            # The beginning of a word that clients of every team have, and not the whole of it.
            return self._say(f"/call {self.chance.choice(('Дуб', 'Клё', 'оси', 'ЯСЕ', 'Иван'))}")
        return self._say("/call")

    def _write(self) -> str:
        kinds = ((SAID, 4.0), (DATES, 2.0), (GARBAGE, 0.7), ((self._name(),), 2.0), (("Дуб", "Клё", "осин", "яс"), 0.5))
        texts = self.chance.choices([texts for texts, _ in kinds], [weight for _, weight in kinds])[0]
        return self._say(self.chance.choice(texts))

    def _command(self) -> str:
        return self._say(self.chance.choice(COMMANDS))

    def _next_call(self) -> str:
        keyboard = self.chat.reply_keyboard
        if keyboard is None:
            return self._say("/start")
        self.chat.press_reply(keyboard.rows[0][0].text)
        return "presses the keyboard"

    def _send_thing(self) -> str:
        match self.chance.randrange(5):
            case 0:
                self.chat.send_contact(self._name(), None, "+37360000000")
            case 1:
                self.chat.send_sticker()
            case 2:
                self.chat.send_voice()
            case 3:
                self.chat.send_photo("что это?")
            case _:
                self.chat.forward_text(self.chance.choice(SAID), "Клиент")
        return "sends a thing"

    def _ask_inline(self) -> str:
        self.chat.ask_inline(self.chance.choice(("", "цена", "возражение", "тип")))
        return "asks in another chat"

    # ---- coming and going ----

    def _block(self) -> str:
        if self.is_admin:
            return self._write()
        self.chat.block()
        return "blocks the bot"

    def _open_link(self) -> str:
        """Open an invitation that somebody has been given, fresh or old, or one made up."""
        if self.chat.blocked:
            self.chat.unblock()
        links = [code for sight in self.house.sights[-4000:] if sight.is_new for code in LINK.findall(sight.text)]
        if not links or self.chance.random() < 0.05:
            return self._say(f"/start i_{'x' * 32}" if self.chance.random() < 0.3 else "/start")
        self._say(f"/start {self.chance.choice(links[-6:])}")
        return "opens an invitation"


def _weight(data: str) -> float:
    verb, *fields = data.split(":")
    leads_to_a_reminder = fields and (fields[-1] == "call_back" or (verb in ("b", "Rw") and fields[-1] == "h"))
    return VERB_WEIGHTS.get(verb, 1.0) * (2.5 if leads_to_a_reminder else 1.0) + 0.001
