"""Four languages: the manager's, in which the bot speaks, and the client's, in which the sentence to say is written."""

from __future__ import annotations

import re

import pytest

from bot.app.commands.playground_people import PLAYGROUND_PEOPLE
from bot.domain.clients.form_of_address import form_of_address
from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.screens.calls.actions import SetLanguage
from bot.screens.texts import Texts
from tests.buttons import (
    ASK_NAME,
    CALL_BACK,
    CHOLERIC,
    FINISH,
    MORE,
    OBJECTS,
    PICK_DAY,
    TO_CARD,
    TO_CUES,
    TYPES,
    WHY,
    Meaning,
    means,
)
from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor

LANGUAGES = ("ru", "en", "ro", "fi")
CYRILLIC = re.compile(r"[А-Яа-яЁё]+")

FINNISH = means(SetLanguage, language="fi")


def texts_of(floor: Floor, language: str) -> Texts:
    """The words of one language."""
    return floor.library.texts(LanguageCode(language))


async def sentence(floor: Floor, language: str, name: str | None = None) -> str:
    """What the card of the newest call says to the client in a language."""
    [shown] = await floor.records("SELECT phrase_id FROM cards_shown ORDER BY id DESC LIMIT 1")
    return "«" + texts_of(floor, language).phrase(shown["phrase_id"], form_of_address(name, language)).removesuffix(".") + "»"


async def speak(desk: Desk, language: str) -> None:
    """Open ⋯ and tap a language."""
    await desk.tap(MORE)
    await desk.tap(language.upper())


# ---- the client's language ----


@pytest.mark.parametrize("language", ["en", "ro", "fi"])
async def test_one_tap_changes_the_sentence_and_nothing_else(floor: Floor, anna: Desk, language: str) -> None:
    """The manager goes on reading his own language; what he says aloud is in the client's."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    before = anna.card
    assert before.lines[0] == await sentence(floor, "ru")
    await speak(anna, language)
    if anna.card.labels[0] != before.labels[0]:
        await anna.tap(TO_CARD)
    assert anna.card.id == before.id
    assert anna.card.lines[0] == await sentence(floor, language) != before.lines[0]
    assert (anna.card.lines[1:], anna.card.labels) == (before.lines[1:], before.labels)
    await check_chat(floor, anna)
    await anna.tap(CHOLERIC)
    assert anna.card.lines[0] == await sentence(floor, language), "and every sentence that follows"


async def test_the_language_in_force_is_marked(floor: Floor, anna: Desk) -> None:
    """Among the buttons behind ⋯, one for each language that has words."""
    await anna.send("/call")
    await anna.tap(MORE)
    assert anna.card.labels[1][-4:] == ["EN", "FI", "RO", "●RU"]
    await anna.tap(FINNISH)
    await anna.tap(MORE)
    assert anna.card.labels[1][-4:] == ["EN", "●FI", "RO", "RU"]


async def test_it_is_remembered_for_the_client(floor: Floor, anna: Desk) -> None:
    """The next call with him begins in it; somebody else's begins in the manager's own."""
    await anna.send("/call Matti Virtanen")
    await speak(anna, "fi")
    await anna.tap(FINISH)
    await anna.send("/call Иван")
    assert anna.card.lines[0] == await sentence(floor, "ru", "Иван")
    await anna.tap(FINISH)
    await anna.send("/call Matti")
    await anna.tap(anna.card.labels[0][0])
    assert (await floor.call())["language"] == "fi"
    assert anna.card.lines[0] == await sentence(floor, "fi", "Matti Virtanen")


async def test_a_client_named_later_is_remembered_too(floor: Floor, anna: Desk) -> None:
    """The language is the call's until it has a client, and then his."""
    await anna.send("/call")
    await speak(anna, "ro")
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send("domnule Popescu")
    assert await floor.rows("SELECT name, language FROM clients") == [("domnule Popescu", "ro")]
    assert anna.card.lines[0] == await sentence(floor, "ro", "domnule Popescu")


async def test_the_log_and_the_export_name_the_language(floor: Floor, anna: Desk) -> None:
    """One row a call, with the language in which the client was last spoken to; the tap is in the log."""
    await anna.send("/call")
    await speak(anna, "en")
    await anna.tap(FINISH)
    await anna.send("/call")
    assert [row["language"] for row in await floor.exported()] == ["en", "ru"]
    assert (await floor.kinds()).count("language_set") == 1
    assert {"language": "en"}.items() <= (await floor.details())[2].items()


@pytest.mark.parametrize(
    "said",
    ["I've got four minutes, go, just the price.", "N-am timp de povești, spuneți-mi direct", "Короче, ближе к делу!"],
)
async def test_typed_words_are_read_whatever_language_the_call_is_in(floor: Floor, anna: Desk, said: str) -> None:
    """A client may change his language, and the seller does not tap for it first."""
    await anna.send("/call")
    await anna.send(said)
    assert (await floor.call())["temperament"] == "choleric"


async def test_the_same_language_again_changes_nothing(floor: Floor, anna: Desk) -> None:
    """A second tap leaves no trace in the log of the call."""
    await anna.send("/call")
    await speak(anna, "fi")
    await anna.tap(MORE)
    await anna.tap(FINNISH)
    assert (await floor.kinds()).count("language_set") == 1
    assert (await floor.call())["language"] == "fi"


async def test_a_language_without_words_is_refused(floor: Floor, anna: Desk) -> None:
    """A button of another version, or a forged one."""
    await anna.send("/call")
    await anna.tap(MORE)
    forged = anna.card.data(FINNISH).replace("fi", "de")
    await anna.tap_data(anna.card.id, forged)
    assert (anna.toast, anna.was_alerted) == (floor.says("error.gone"), True)
    assert (await floor.call())["language"] == "ru"


async def test_a_finished_call_keeps_its_language(floor: Floor, anna: Desk) -> None:
    """A tap on an old card changes nothing and says why."""
    await anna.send("/call")
    await anna.tap(MORE)
    data, card = anna.card.data(FINNISH), anna.card.id
    await anna.tap(FINISH)
    await anna.tap_data(card, data)
    assert anna.toast == floor.says("notice.call_is_over")
    assert (await floor.call())["language"] == "ru"


# ---- the manager's language ----


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en"), ("ro", "ro"), ("fi", "fi"), ("ru", "ru"), ("pt-br", "ru"), ("de", "ru"), (None, "ru")],
)
async def test_a_stranger_is_answered_in_his_language(floor: Floor, tag: str | None, language: str) -> None:
    """As Telegram tells it, with or without a region; in the default one where the bot has no words in it."""
    chat = floor.emulator.add_person(floor.person(900, "X", tag))
    await Desk(floor, chat).send("/start")
    assert chat.messages[-1].text == texts_of(floor, language).plain("stranger")


class Walk:
    """Somebody on his way through the bot, and everything it has said to him there."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.said: set[str] = set()

    async def send(self, text: str) -> None:
        """Write, and read what came."""
        await self.desk.send(text)
        self._read()

    async def tap(self, *buttons: Meaning | str) -> None:
        """Tap whichever of the buttons is there, and read what came."""
        await self.desk.tap(next(button for button in buttons if self.desk.card.has(button)))
        self._read()

    async def tap_first(self) -> None:
        """Tap the first button."""
        await self.tap(self.desk.card.labels[0][0])

    def _read(self) -> None:
        for shown in self.desk.shown:
            if shown.message.from_bot:
                self.said |= {shown.text, *(label for row in shown.labels for label in row)}
        self.said |= {answer.text for answer in self.desk.chat.answers if answer.text}


async def see_everything(walk: Walk, texts: Texts) -> None:
    """See every kind of screen that an owner and a manager meet."""
    say = texts.plain
    for command in ("/start", "/help", "/nothing", "Ab", "/clients", "/team", "/audit"):
        await walk.send(command)
    await walk.send("/guide")
    await walk.tap_first()
    await walk.tap_first()
    await walk.send("/pocket")
    await walk.send("/settings")
    await walk.tap(say("button.settings_data"))
    await walk.send("/call Ann")
    await walk.tap_first()
    await walk.tap_first()
    await walk.tap(OBJECTS, TO_CUES)
    for page in (TYPES, WHY):
        await walk.tap(MORE)
        await walk.tap(page)
        await walk.tap(TO_CARD)
    await walk.send("zyx qqq")
    await walk.tap(FINISH)
    await walk.tap(CALL_BACK)
    await walk.tap(PICK_DAY)
    await walk.send("qqq")
    await walk.send("/clients")
    await walk.tap_first()


@pytest.mark.parametrize("language", ["en", "ro", "fi"])
async def test_no_word_of_another_language_is_said(floor: Floor, language: str) -> None:
    """Every word comes from the content of the reader's language: on his way no Cyrillic letter is met but in «русский».

    The foot of a page of the guide names the sections of a document as the document itself does.
    """
    texts = texts_of(floor, language)
    boss = await floor.hire(77, "Ann", Role.OWNER)
    await floor.write(f"UPDATE employees SET language = '{language}' WHERE person_id = 77")
    await floor.write("UPDATE teams SET name = 'Team'")
    walk = Walk(boss)
    await see_everything(walk, texts)
    assert len(walk.said) > 100
    lines = {
        line for text in walk.said for line in text.split("\n") if not line.startswith(texts.plain("guide.source", sources=""))
    }
    assert {word for line in lines for word in CYRILLIC.findall(line)} - {"русский"} == set()
    foreign = {texts_of(floor, other).plain("command.call") for other in LANGUAGES if other != language}
    assert not [text for text in walk.said if any(label in text for label in foreign)]


async def test_the_playground_has_a_manager_for_each_language(floor: Floor) -> None:
    """Whoever tries the bot sees all of them by changing who he is."""
    spoken = {person.language_code for person, role, _ in PLAYGROUND_PEOPLE if role is Role.MANAGER}
    assert spoken == {*floor.library.languages}
