"""What editors have changed this week, and how it has done since."""

from __future__ import annotations

import pytest

from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.domain.phrases.text_name import TextKind, TextName
from bot.screens.action import encode
from bot.screens.phrases.actions import ListWeek, OpenChange
from tests.buttons import ANOTHER, FINISH, FITS, FITS_NOT, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import GOOD, labels_of, open_from_card, publish, shown_phrase, tap, words_of
from tests.conversation.phrases.test_kinds import AVOID, NEXT, TEXT, open_named, read_page, write
from tests.floor import Desk, Floor

RU = LanguageCode("ru")


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


async def open_week(desk: Desk) -> str:
    """Go to what was changed this week."""
    await desk.send("/words")
    await tap(desk, "words_week")
    check_message(words_of(desk))
    return words_of(desk).text


async def test_an_empty_week_says_what_to_do(floor: Floor, olga: Desk) -> None:
    """There is a way back, and a draft is no change."""
    await write(olga, AVOID, "длинных речей")
    assert floor.says("week.none") in await open_week(olga)
    await tap(olga, "words_home")
    assert words_of(olga).text.startswith(floor.says("words.title"))


async def test_the_figures_are_those_that_one_counts_by_hand(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Cards since the change and no earlier ones, votes on the last card alone, finished calls, pages that were opened."""
    await anna.send("/call")
    phrase = floor.bot.live.scripts.current().phrase(shown_phrase(floor, anna))  # type: ignore[arg-type]  # a NewType of str
    assert phrase is not None
    task = TextName(TextKind.TASK, phrase.task_id)
    await anna.tap(FINISH)
    await read_page(anna, TEXT.id)
    for name, text in ((task, "узнать, чем помочь"), (NEXT, "перезвонить"), (TEXT, "Будьте вежливы.")):
        await write(olga, name, text)
        await tap(olga, "words_publish")
        floor.clock.advance(minutes=1)
    for vote in (FITS, FITS, FITS_NOT):
        await anna.send("/call")
        await anna.tap(FINISH)
        await anna.tap(vote)
    await anna.send("/call")
    await anna.tap(ANOTHER)
    await anna.tap(FINISH)
    for _ in range(3):
        await read_page(anna, TEXT.id)
    cards = await floor.rows(f"SELECT count(*) FROM cards_shown WHERE task_id = '{phrase.task_id}' AND consultation_id > 1")
    text = await open_week(olga)
    lines = words_of(olga).lines
    assert [line.split(":")[0].split(".")[0] for line in lines if line[:1].isdigit() and "." in line[:3]] == ["1", "2", "3"]
    assert floor.says("week.few", n=cards[0][0], fitted=2, fitted_not=1) in text
    assert floor.says("week.shown", n=4) in text, "calls that ended"
    assert floor.says("week.shown", n=3) in text, "openings of the page"
    assert text.index("Будьте вежливы") < text.index("перезвонить") < text.index("узнать, чем помочь"), "newest first"


async def test_a_share_is_said_of_enough_votes_alone(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Nine say nothing; ten do."""
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    for votes in (9, 10):
        while (await floor.rows("SELECT count(*) FROM consultations WHERE phrase_fits IS NOT NULL"))[0][0] < votes:
            await anna.send("/call")
            await anna.tap(FINISH)
            await anna.tap(FITS)
        text = await open_week(olga)
        assert (floor.says("week.few", n=votes, fitted=votes, fitted_not=0) in text) is (votes == 9)
    share = floor.library.texts(RU).percent(1.0)
    assert floor.says("week.fitted", n=10, fitted=10, fitted_not=0, share=share) in text


async def test_a_change_shows_what_was_said_before(floor: Floor, olga: Desk) -> None:
    """A number leads to both texts, and on to the text itself; taken back it is a change too, with who did it."""
    before = floor.bot.live.text_judge.current(RU, AVOID)
    await write(olga, AVOID, "длинных речей")
    await tap(olga, "words_publish")
    await open_week(olga)
    await olga.tap(means(OpenChange), words_of(olga).id)
    lines = words_of(olga).lines
    assert floor.says("week.before", text=before) in lines
    assert floor.says("week.after", text="длинных речей") in lines
    await tap(olga, "week_open")
    await tap(olga, "words_undo")
    text = await open_week(olga)
    assert f"{before}" in text
    at = floor.library.texts(RU).moment(floor.clock.now, "Europe/Moscow")
    assert floor.says("week.undone", at=at, name="Ольга") in text


async def test_a_week_later_it_is_no_news(floor: Floor, olga: Desk) -> None:
    """It has left the list, and its old button says that it is gone; the history keeps it."""
    await write(olga, AVOID, "длинных речей")
    await tap(olga, "words_publish")
    await open_week(olga)
    opened = words_of(olga).message.inline_keyboard[0][0].data or ""
    floor.clock.advance(days=7, minutes=1)
    await olga.tap_data(words_of(olga).id, opened)
    assert olga.toast == floor.says("error.gone")
    assert floor.says("week.none") in await open_week(olga)
    await open_named(olga, AVOID)
    assert "Ольга" in words_of(olga).text


async def test_managers_do_not_see_what_was_changed(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Not by a forged button either."""
    await write(olga, AVOID, "длинных речей")
    await tap(olga, "words_publish")
    await anna.send("/call")
    for action in (ListWeek(page=0), OpenChange(edit=1)):
        await anna.tap_data(anna.card.id, encode(action))
        assert anna.toast == floor.says("error.not_allowed")


async def test_a_phrase_stands_among_the_changes(floor: Floor, olga: Desk) -> None:
    """With its words and where it belongs; many changes go on pages of a few."""
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    assert GOOD.lower() in (await open_week(olga)).lower()
    assert floor.says("button.later") not in labels_of(words_of(olga))
