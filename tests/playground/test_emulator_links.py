"""What Telegram finds in a bot's own texts, how the page shows it, and what a link to the bot does when it is opened."""

from typing import Any

import pytest
from aiohttp import ClientSession

from bot.playground.acts import act
from bot.playground.detected import detected
from bot.playground.formatted_text import read_text
from bot.playground.page_api import NEWCOMERS_AFTER
from bot.playground.server import serve
from bot.playground.shown_html import shown_html
from bot.playground.wire import Upload
from tests.playground.emulated import OWNER, STRANGER, Stage, stage

INVITATION = "https://t.me/salesfloor_bot?start=i_abc-DEF_1"


@pytest.fixture
def play() -> Stage:
    return stage()


def found(text: str) -> list[tuple[str, str]]:
    """Return kind and words of what is found in a text of the basic plane."""
    return [(one["type"], text[one["offset"] : one["offset"] + one["length"]]) for one in detected(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ссылка: {INVITATION}.", [("url", INVITATION)]),
        (
            "«https://a.org/b?c=1», (http://127.0.0.1:8080/d)",
            [("url", "https://a.org/b?c=1"), ("url", "http://127.0.0.1:8080/d")],
        ),
        ("t.me/salesfloor_bot?start=g_a, example.com.", [("url", "t.me/salesfloor_bot?start=g_a"), ("url", "example.com")]),
        ("anna.orlova+a@mail.example.com", [("email", "anna.orlova+a@mail.example.com")]),
        ("@orlova, #цена $USD", [("mention", "@orlova"), ("hashtag", "#цена"), ("cashtag", "$USD")]),
        ("+7 (912) 345-67-89 и +358401234567", [("phone_number", "+7 (912) 345-67-89"), ("phone_number", "+358401234567")]),
        ("Меню: /guide; (/call)", [("bot_command", "/guide"), ("bot_command", "/call")]),
        ("и/или /home/anna 24/7 </b> http://localhost/a Да.Нет конец.Новое v1.2 +5 $5 #1 @я", []),
    ],
)
def test_found_in_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    """Marks around a link do not belong to it, and what merely looks like one is left alone."""
    assert found(text) == expected


def test_nothing_is_found_in_code_or_inside_a_link() -> None:
    """What a bot marked up by itself wins; within bold text links are found."""
    text, entities = read_text(
        '<code>/call</code> <pre>a@b.com</pre> <a href="https://a.org/">@orlova</a> <b>https://b.org/</b>', "HTML"
    )
    assert [one["type"] for one in entities] == ["code", "pre", "text_link", "url", "bold"]
    assert text == "/call a@b.com @orlova https://b.org/"


async def test_a_bots_message_comes_back_with_what_was_found(play: Stage) -> None:
    """In texts, edits and captions, after the markup was read; offsets count UTF-16 units."""
    sent = await play.ok("sendMessage", chat_id=OWNER.id, text=f"😀 <i>x</i> {INVITATION}", parse_mode="HTML")
    assert [(one["type"], one["offset"]) for one in sent["entities"]] == [("italic", 3), ("url", 5)]
    edited = await play.ok("editMessageText", chat_id=OWNER.id, message_id=sent["message_id"], text="/guide")
    assert edited["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    files = {"document": Upload("a.csv", b"1")}
    filed = await play.ok("sendDocument", files=files, chat_id=OWNER.id, caption=INVITATION)
    assert filed["caption_entities"] == [{"type": "url", "offset": 0, "length": len(INVITATION)}]


async def test_a_page_shared_through_inline_mode_has_its_link(play: Stage) -> None:
    """A text that is sent in a person's name is searched like any other."""
    query_id = play.chat.ask_inline("тип")
    result: dict[str, Any] = {"type": "article", "id": "a", "title": "t", "input_message_content": {"message_text": INVITATION}}
    await play.ok("answerInlineQuery", inline_query_id=query_id, results=[result])
    assert [one["type"] for one in play.chat.inline_answers[0].results[0].entities] == ["url"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (INVITATION, INVITATION),
        ("example.com", "http://example.com"),
        ("@orlova", "https://t.me/orlova"),
        ("a@b.com", "mailto:a@b.com"),
        ("+358401234567", "tel:+358401234567"),
    ],
)
def test_what_was_found_leads_somewhere(text: str, address: str) -> None:
    """A client makes a link of each of these."""
    html = shown_html(text, detected(text))
    assert html == f'<a href="{address}" target="_blank" rel="noopener noreferrer nofollow">{text}</a>'


def test_a_command_is_marked_for_the_page() -> None:
    """The page makes a button of it; tags lead nowhere."""
    assert shown_html("/a #b", detected("/a #b")) == '<span class="bot-command">/a</span> #b'


def test_start_behind_a_link_sends_what_it_carries(play: Stage) -> None:
    """A newcomer's chat begins with it, and one who has blocked the bot unblocks it by that."""
    newcomer = play.emulator.chat(STRANGER.id)
    act(newcomer, {"do": "start", "payload": "i_abc"})
    newcomer.block()
    act(newcomer, {"do": "start", "payload": "i_def"})
    kinds = [next(kind for kind in update if kind != "update_id") for update in play.emulator.take_updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]
    assert [message.text for message in newcomer.messages] == ["/start i_abc", "/start i_def"]
    assert not newcomer.blocked


@pytest.mark.parametrize("payload", ["a" * 65, "два слова", "a.b"])
def test_a_link_carries_no_more_than_telegram_lets_it(play: Stage, payload: str) -> None:
    """At most 64 of A-Z, a-z, 0-9, _ and -."""
    with pytest.raises(ValueError, match="at most 64"):
        play.chat.press_start(payload)


async def test_somebody_new_gets_the_next_number(play: Stage) -> None:
    """The page adds people above those that the playground begins with; each has a name and a language."""
    async with serve(play.emulator) as served, ClientSession(served.url) as page:
        for number in (1, 2):
            async with page.post("/page/api/people", json={"first_name": " Aino ", "language_code": "fi"}) as answer:
                added = await answer.json()
            assert (added["id"], added["first_name"], added["language_code"]) == (NEWCOMERS_AFTER + number, "Aino", "fi")
        async with page.post("/page/api/people", json={"first_name": " ", "language_code": "fi"}) as answer:
            assert answer.status == 400
        async with page.get("/page/api/people") as answer:
            assert [one["id"] for one in await answer.json()][-1] == NEWCOMERS_AFTER + 2
