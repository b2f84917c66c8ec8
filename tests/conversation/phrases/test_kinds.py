"""Tasks, what to avoid, next steps and pages of the guide: looked for, written, published, taken back by editors."""

from __future__ import annotations

import pytest

from bot.domain.ids import LanguageCode, PageId
from bot.domain.people.employee import Role
from bot.domain.phrases.text_name import TextKind, TextName
from bot.screens.action import encode
from bot.screens.guide.actions import OpenGuidePage
from bot.screens.phrases.actions import AskText, ListChapters, ListLines, ListPages, OpenText, PublishDraft, VisitText
from tests.buttons import FINISH, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import (
    document_of,
    labels_of,
    mark_editor,
    open_from_card,
    shown_phrase,
    tap,
    words_of,
)
from tests.floor import Desk, Floor, Shown

RU = LanguageCode("ru")
TITLE, TEXT, ASK = (TextName(kind, "basics.courtesy") for kind in (TextKind.TITLE, TextKind.PAGE, TextKind.ASK))
AVOID = TextName(TextKind.AVOID, "any")
NEXT = TextName(TextKind.NEXT_STEP, "any.ask_wants")


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


def says_now(floor: Floor, name: TextName) -> str:
    """What the bot says for a text."""
    return floor.bot.live.text_judge.current(RU, name) or ""


async def open_named(desk: Desk, name: TextName) -> None:
    """Open a text from /words."""
    await desk.send("/words")
    await desk.tap_data(words_of(desk).id, encode(OpenText(language="ru", name=name.code, note=0)))


async def write(desk: Desk, name: TextName, text: str) -> None:
    """Open a text and write new words for it."""
    await open_named(desk, name)
    await tap(desk, "words_change")
    await desk.send(text)


async def read_page(desk: Desk, page: str) -> Shown:
    """Read a page of the guide."""
    await desk.send("/guide")
    await desk.tap_data(desk.card.id, encode(OpenGuidePage(page=page)))
    return desk.card


async def test_a_task_goes_from_its_list_onto_the_card_and_back(floor: Floor, olga: Desk, anna: Desk) -> None:
    """The draft shows the card's lines as a manager will see them; undone, everybody has the files' task again."""
    await anna.send("/call")
    phrase = floor.bot.live.scripts.current().phrase(shown_phrase(floor, anna))  # type: ignore[arg-type]  # a NewType of str
    assert phrase is not None
    name, before = TextName(TextKind.TASK, phrase.task_id), anna.card.text
    await olga.send("/words")
    await olga.tap(means(ListLines, kind=TextKind.TASK), words_of(olga).id)
    check_message(words_of(olga))
    while not words_of(olga).has(means(OpenText, name=name.code)):
        await olga.tap(floor.says("button.later"), words_of(olga).id)
    await olga.tap(means(OpenText, name=name.code), words_of(olga).id)
    await tap(olga, "words_change")
    await olga.send("узнать, чем помочь")
    new = floor.says("card.task", task="узнать, чем помочь")
    avoid = floor.says("card.avoid", avoid=floor.library.texts(RU).avoid(phrase.manner))
    assert [new, avoid] == words_of(olga).lines[2:4]
    await anna.send("/call")
    assert anna.card.text == before, "a draft is nobody's business"
    await tap(olga, "words_publish")
    await anna.send("/call")
    assert new in anna.card.lines
    undo = words_of(olga).data(floor.says("button.words_undo"))
    await tap(olga, "words_undo")
    await olga.tap_data(words_of(olga).id, undo)
    await anna.send("/call")
    assert anna.card.text == before
    assert await floor.rows("SELECT undone_by FROM content_edits") == [(1,)]
    await tap(olga, "words_past")
    assert words_of(olga).text.count("Ольга") == 2, "who wrote it, and who took it back"
    assert await floor.rows("SELECT action FROM audit_log ORDER BY id") == [("words_published",), ("words_undone",)]


async def test_a_card_leads_to_everything_that_stands_on_it(floor: Floor, olga: Desk) -> None:
    """From its phrase to its task and to what to avoid, and each screen leads back to a list."""
    await olga.send("/call")
    phrase, on_card = shown_phrase(floor, olga), olga.card.lines
    found = next(one for one in floor.library.script.phrases if one.id == phrase)
    for name in (TextName(TextKind.TASK, found.task_id), TextName(TextKind.AVOID, found.manner)):
        await open_from_card(olga)
        await olga.tap(means(OpenText, name=name.code), words_of(olga).id)
        assert set(words_of(olga).lines[2:4]) <= set(on_card), "the task and what to avoid, as they stand on the card"
        await tap(olga, "words_back")
        assert words_of(olga).has(means(OpenText))
        await olga.send("/call")


async def test_what_to_avoid_and_what_comes_next_are_changed_likewise(floor: Floor, olga: Desk, anna: Desk) -> None:
    """The one stands on the card, the other on that of the finished call; a slip that has a remedy is mended with a tap."""
    await write(olga, AVOID, "Длинных речей.")
    text = words_of(olga).text
    assert floor.says("finding.card_line_form.capital") in text
    assert floor.says("finding.card_line_form.end", sign=".") in text
    await tap(olga, "words_mend")
    await tap(olga, "words_publish")
    await write(olga, NEXT, "перезвонить и узнать, хочет ли")
    await tap(olga, "words_publish")
    await anna.send("/call")
    assert floor.says("card.avoid", avoid="длинных речей") in anna.card.lines
    await anna.tap(FINISH)
    assert floor.says("finished.next", step="перезвонить и узнать, хочет ли") in anna.card.text


@pytest.mark.parametrize(
    ("name", "typed", "key", "facts"),
    [
        (AVOID, "долгих и очень подробных объяснений", "card_lengths.line", {"length": 45, "most": 36, "over": 9}),
        (NEXT, "написать\nпозвонить", "card_line_form.uneven", {}),
        (TITLE, "Вежливость.", "guide_form.end", {}),
        (TITLE, "В" * 37, "guide_lengths.long", {"length": 37, "most": 36, "over": 1}),
        (TITLE, "→Терпение", "guide_form.ours", {}),
        (TITLE, "Вежливость\nи терпение", "guide_form.line", {}),
        (TEXT, "Будьте <b>вежливы</b>.", "guide_form.markup", {"sign": "<b>"}),
        (TEXT, "слово " * 120, "guide_lengths.long", {"length": 719, "most": 700, "over": 19}),
        (TEXT, "а\n" * 30, "guide_lengths.lines", {"lines": 30, "most": 27}),
        (TEXT, "Пункты:\n- раз\n- два", "guide_form.point", {}),
        (TEXT, "Слова.\n\n\n\nСлова.", "guide_form.empty", {}),
        (TEXT, "Слова.\n →Совет", "guide_form.arrow", {}),
        (ASK, "вежливость, вежливость", "guide_form.asked", {"n": 1, "least": 3}),
    ],
)
async def test_each_kind_keeps_the_rules_of_its_file(
    floor: Floor, olga: Desk, name: TextName, typed: str, key: str, facts: dict[str, object]
) -> None:
    """What a file may not say cannot be published, and one clear sentence says why; a forged button changes nothing either."""
    await write(olga, name, typed)
    assert f"• {floor.says(f'finding.{key}', **facts)}" in words_of(olga).lines
    check_message(words_of(olga))
    assert floor.says("button.words_publish") not in labels_of(words_of(olga))
    [(draft,)] = await floor.rows("SELECT id FROM content_edits")
    await olga.tap_data(words_of(olga).id, encode(PublishDraft(draft=draft, over=0)))
    assert await floor.rows("SELECT id FROM content_edits WHERE published_at IS NOT NULL") == []


async def test_no_two_pages_have_the_same_title(floor: Floor, olga: Desk) -> None:
    """Also not the one that an editor has just given to another page."""
    await write(olga, TITLE, "Вежливость и чай")
    await tap(olga, "words_publish")
    await write(olga, TextName(TextKind.TITLE, "basics.goal"), "вежливость и чай")
    assert f"• {floor.says('finding.guide_form.same', text='вежливость и чай')}" in words_of(olga).lines


async def test_a_page_is_changed_from_the_guide(floor: Floor, olga: Desk, anna: Desk) -> None:
    """The draft is the page as it will be read; published, everybody reads it, line breaks kept, and finds it by new words."""
    page = await read_page(olga, TEXT.id)
    await olga.tap(means(VisitText), page.id)
    assert "Четыре вещи" not in words_of(olga).text
    await tap(olga, "words_change")
    await olga.send("Будьте вежливы.\n- терпение;\n* мармелад к чаю.\n\n\nВсё.")
    await tap(olga, "words_mend")
    mended = "Будьте вежливы.\n• терпение;\n• мармелад к чаю.\n\nВсё."
    assert mended in words_of(olga).text
    assert floor.says("words.differs", languages="EN, FI, RO") in words_of(olga).text
    await anna.send("мармелад к чаю")
    assert not anna.card.has(means(OpenGuidePage, page=TEXT.id))
    await tap(olga, "words_publish")
    assert mended in (await read_page(anna, TEXT.id)).text
    await anna.send("мармелад к чаю")
    assert anna.card.has(means(OpenGuidePage, page=TEXT.id))
    await tap(olga, "words_undo")
    assert mended not in (await read_page(anna, TEXT.id)).text
    await anna.send("мармелад к чаю")
    assert not anna.card.has(means(OpenGuidePage, page=TEXT.id))


async def test_a_page_has_a_title_and_words_by_which_it_is_found(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Each is changed by itself, from the chapter's list to the button of the page; only claims have a note."""
    await olga.send("/words")
    for way in (means(ListChapters), means(ListPages), means(OpenText, name="page/basics.courtesy")):
        check_message(words_of(olga))
        await olga.tap(way, words_of(olga).id)
    assert not words_of(olga).has(means(OpenText, name="note/basics.courtesy"))
    await olga.tap(means(OpenText, name=ASK.code), words_of(olga).id)
    await tap(olga, "words_change")
    await olga.send("абракадабра, кракозябра,  фуфырчик")
    await tap(olga, "words_publish")
    assert says_now(floor, ASK) == "абракадабра\nкракозябра\nфуфырчик"
    await anna.send("фуфырчик")
    assert anna.card.has(means(OpenGuidePage, page=ASK.id))
    await olga.tap(means(OpenText, name=TITLE.code), words_of(olga).id)
    await tap(olga, "words_change")
    await olga.send("Вежливость и чай")
    assert "Вежливость и чай" in words_of(olga).lines
    await tap(olga, "words_publish")
    await anna.send("фуфырчик")
    assert "Вежливость и чай" in labels_of(anna.card)


async def test_whoever_edits_no_words_edits_no_pages(floor: Floor, olga: Desk, anna: Desk) -> None:
    """He has no button for it, and forged ones are refused; an editor changes what he may read, and no more."""
    assert not (await read_page(anna, TEXT.id)).has(means(VisitText))
    for action in (
        VisitText(language="ru", name=TEXT.code),
        AskText(language="ru", name=AVOID.code),
        ListLines(language="ru", kind=TextKind.TASK, page=0),
    ):
        await anna.tap_data(anna.card.id, encode(action))
        assert anna.toast == floor.says("error.not_allowed")
    hidden = next(page.id for page in floor.library.script.guide.pages.values() if page.is_for_supervisors)
    await mark_editor(floor, 101)
    assert (await read_page(anna, TEXT.id)).has(means(VisitText))
    title = floor.library.texts(RU).guide_page(PageId(hidden)).title
    for desk, may in ((anna, False), (olga, True)):
        await open_named(desk, TextName(TextKind.PAGE, hidden))
        assert (title in words_of(desk).text) is may
    await write(olga, TextName(TextKind.TITLE, hidden), "О найме")
    await tap(olga, "words_publish")
    for desk, may in ((anna, False), (olga, True)):
        await desk.send("/words")
        for list_of in ("words_edited", "words_week"):
            await tap(desk, list_of)
            assert ("О найме" in words_of(desk).text) is may
            await tap(desk, "words_home")


async def test_old_and_forged_names_break_nothing(floor: Floor, olga: Desk) -> None:
    """A page, a kind and a language that there are not are said to be gone; a plain id is a phrase, as it always was."""
    await olga.send("/words")
    for name in ("page/no.such", "note/basics.courtesy", "poem/x", "task/", "next/choleric", "avoid/nobody"):
        await olga.tap_data(words_of(olga).id, encode(OpenText(language="ru", name=name, note=0)))
        assert olga.toast == floor.says("error.gone"), name
    await olga.tap_data(words_of(olga).id, encode(OpenText(language="xx", name=TEXT.code, note=0)))
    assert olga.toast == floor.says("error.gone")
    await olga.tap_data(words_of(olga).id, "Eo:ru:any.ask_wants.open.1:0")
    assert floor.says("words.from_files") in words_of(olga).text


async def test_edited_lines_and_pages_outlive_the_process_and_come_as_files(floor: Floor, olga: Desk) -> None:
    """Rows are the truth; each file of the content has its edits in one file of its own."""
    await write(olga, AVOID, "длинных речей")
    await tap(olga, "words_publish")
    await write(olga, TITLE, "Вежливость и чай")
    await tap(olga, "words_publish")
    await floor.restart()
    await floor.tick()
    assert (says_now(floor, AVOID), says_now(floor, TITLE)) == ("длинных речей", "Вежливость и чай")
    await olga.send("/words")
    await tap(olga, "words_edited")
    await tap(olga, "words_file")
    files = {
        file: document_of(floor, message)
        for message in olga.chat.messages
        for file in ("ru/avoid.yaml", "ru/guide.yaml")
        if message.text == floor.says("words.file", file=file)
    }
    assert 'any: "длинных речей"' in files["ru/avoid.yaml"]
    assert "pages:\n  basics.courtesy:\n" in files["ru/guide.yaml"]
    assert '    title: "Вежливость и чай"' in files["ru/guide.yaml"]
