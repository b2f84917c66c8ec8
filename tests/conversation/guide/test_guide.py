"""The guide: contents, pages, links, search by typing while no call is open, the pinned message, chat mode, other chats."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest

from bot.domain.ids import PageId
from bot.domain.people.employee import Role
from bot.recognition.meaning_search import MeaningSearch
from bot.screens.guide.actions import GuideChapter, OpenGuidePage
from tests.buttons import CHAT_MODE, CONTENTS, MORE, NEXT_CALL, means
from tests.conversation.card_rules import check_chat, is_live
from tests.floor import Desk, Floor, Shown


def _title(floor: Floor, page: str) -> str:
    return floor.library.texts(floor.library.default_language).guide_page(PageId(page)).title


def _labels(shown: Shown) -> list[str]:
    return [label for row in shown.labels for label in row]


async def test_the_contents_lead_to_a_page_and_back(floor: Floor, anna: Desk) -> None:
    """Chapter, page, neighbour, chapter, contents: always in the same message."""
    await anna.send("/guide")
    guide = anna.card.id
    assert len(_labels(anna.card)) == len(floor.library.script.guide.for_reader(supervises=False).chapters)
    await anna.tap(means(GuideChapter, chapter="speech"))
    await anna.tap(_title(floor, "speech.but"))
    assert anna.card.lines[0] == "«Однако» вместо «но»"
    assert "Источник: «Отдел по работе с клиентами»" in anna.card.text
    await anna.tap(means(OpenGuidePage, page="speech.name"))
    assert anna.card.lines[0] == _title(floor, "speech.name")
    await anna.tap(means(OpenGuidePage, page="speech.but"))
    await anna.tap(means(GuideChapter, chapter="speech"))
    assert _title(floor, "speech.plain") in _labels(anna.card)
    await anna.tap(CONTENTS)
    assert anna.card.lines[0] == "📖 Справочник"
    assert anna.card.id == guide


async def test_a_claim_says_that_it_is_one(anna: Desk) -> None:
    """What the documents misstate is shown as theirs, with the reason."""
    await anna.send("правило 55 38 7")
    await anna.tap(means(OpenGuidePage, page="body.share"))
    assert "⚠️ 55, 38 и 7 взяты из опытов о симпатии" in anna.card.text


async def test_while_a_call_is_open_its_card_stays_last(floor: Floor, anna: Desk) -> None:
    """The guide is read above the card, and typed words are the client's."""
    await anna.send("/call Иван")
    await anna.send("/guide")
    assert is_live(anna.last)
    guide = next(shown for shown in anna.shown if shown.lines[0] == "📖 Справочник")
    await anna.tap(means(GuideChapter, chapter="questions"), guide.id)
    assert is_live(anna.last)
    await anna.send("денег нет")
    assert floor.says("button.can_no_suggested") in anna.card.labels[2]
    assert "guide_searched" not in await floor.kinds()


async def test_typing_outside_a_call_searches(floor: Floor, anna: Desk) -> None:
    """The best pages are buttons; a call is one tap away; the words are kept nowhere."""
    await anna.send("что делать если клиент просит скидку")
    assert "Нашлось" in anna.card.text
    assert _title(floor, "retain.friendly") in _labels(anna.card)[:3]
    assert "скидку" not in await floor.dump("interactions", "free_texts")
    await anna.tap(NEXT_CALL)
    assert is_live(anna.card)


async def test_a_search_holds_nobody_up(anna: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made beside the loop in which people tap."""
    threads: set[int] = set()
    find = MeaningSearch.find

    def note(search: MeaningSearch[PageId], *asked: Any) -> Sequence[PageId]:
        threads.add(threading.get_ident())
        return find(search, *asked)

    monkeypatch.setattr(MeaningSearch, "find", note)
    await anna.send("что делать если клиент просит скидку")
    assert "Нашлось" in anna.card.text
    assert threads
    assert threading.get_ident() not in threads


async def test_nothing_found_says_what_to_do(anna: Desk) -> None:
    """Words that the guide does not have lead to the contents and to a call, not to a dead end."""
    await anna.send("абракадабра шмяк")
    assert "такого нет" in anna.card.text
    await anna.tap(CONTENTS)
    assert anna.card.has(means(GuideChapter, chapter="speech"))


async def test_a_second_search_takes_the_place_of_the_first(anna: Desk) -> None:
    """There is one message of the guide in a chat, and it is last."""
    await anna.send("холерик")
    first = anna.card.id
    await anna.send("скидка")
    assert first not in [shown.id for shown in anna.shown]
    assert anna.last.id == anna.card.id


async def test_a_lone_name_is_still_offered_as_a_client(floor: Floor, anna: Desk) -> None:
    """A name that the guide does not know starts a call, as before."""
    await anna.send("Иван Петрович")
    assert _labels(anna.card) == [floor.says("button.call_name", name="Иван Петрович")]
    await anna.tap(floor.says("button.call_name", name="Иван Петрович"))
    assert is_live(anna.card)


async def test_a_word_with_a_capital_may_be_a_question_or_a_name(floor: Floor, anna: Desk) -> None:
    """Phones begin with a capital: pages are shown, and the call with that name is offered too."""
    await anna.send("Холерик")
    assert _title(floor, "types.choleric") in _labels(anna.card)[:2]
    assert floor.says("button.call_name", name="Холерик") in _labels(anna.card)


async def test_a_link_opens_its_page(floor: Floor, anna: Desk) -> None:
    """t.me/<bot>?start=g_<page> leads a colleague to the page; one that does not exist is said to be gone."""
    await anna.send("/start g_types-choleric_talk")
    assert anna.card.lines[0] == _title(floor, "types.choleric_talk")
    before = len(anna.shown)
    await anna.send("/start g_types-gone")
    assert len(anna.shown) == before + 2
    assert anna.last.text == floor.says("error.gone")


async def test_a_stranger_reads_no_page(floor: Floor) -> None:
    """A link passed on opens nothing for somebody without access."""
    eve = floor.stranger(666, "Ева")
    await eve.send("/start g_types-choleric")
    assert [shown.text for shown in eve.shown if shown.message.from_bot] == [floor.says("stranger")]


async def test_an_old_button_of_a_page_that_is_gone(floor: Floor, anna: Desk) -> None:
    """A button may outlive its page: it answers instead of failing."""
    await anna.send("/guide")
    await anna.tap_data(anna.card.id, "Gp:types.gone")
    assert anna.toast == floor.says("error.gone")
    await anna.tap_data(anna.card.id, "Gc:gone")
    assert anna.toast == floor.says("error.gone")


async def test_the_pocket_message_is_pinned_once(floor: Floor, anna: Desk) -> None:
    """Four sentences and four tasks, pinned; asked for again, it is the same message, and pinned again."""
    await anna.send("/pocket")
    [pinned] = [shown for shown in anna.shown if shown.message.pinned]
    assert sum(line.startswith(("⚡", "🌱", "🎈", "📐")) for line in pinned.lines) == 4
    assert sum(line.startswith("хочет") for line in pinned.lines) == 4
    assert all("{{" not in line for line in pinned.lines)
    await anna.send("/pocket")
    await anna.send("/pocket")
    assert [shown.id for shown in anna.shown if shown.text == pinned.text] == [pinned.id]
    assert anna.last.text == floor.says("pocket.pinned")


async def test_the_pocket_message_comes_back_when_it_was_deleted(floor: Floor, anna: Desk) -> None:
    """What the person has thrown away is sent anew and pinned."""
    await anna.send("/pocket")
    [pinned] = [shown for shown in anna.shown if shown.message.pinned]
    floor.emulator.world.remove_message(floor.emulator.world.room(101), pinned.id)
    await anna.send("/pocket")
    [again] = [shown for shown in anna.shown if shown.message.pinned]
    assert again.id != pinned.id
    assert again.text == pinned.text


async def test_chat_mode_puts_the_bare_sentence_on_a_button(floor: Floor, anna: Desk) -> None:
    """Switched on in one call, remembered for the next, and off again; the card keeps its four rows below."""
    await anna.send("/call Иван Петрович")
    await anna.tap(MORE)
    await anna.tap(CHAT_MODE)
    [[copies]] = [[button.copy_text for button in row] for row in anna.card.message.inline_keyboard[:1]]
    assert copies is not None
    assert anna.card.lines[0] == f"«{copies.removesuffix('.')}»"
    assert len(anna.card.labels) == 5
    await check_chat(floor, anna)
    await anna.send("/call Мария")
    assert anna.card.labels[0] == [floor.says("button.copy")]
    await anna.tap(MORE)
    assert anna.card.labels[0] != [floor.says("button.copy")]
    await anna.tap(CHAT_MODE)
    assert len(anna.card.labels) == 4


async def test_a_colleague_finds_pages_from_another_chat(floor: Floor, anna: Desk) -> None:
    """Naming the bot elsewhere lists pages for that person alone; nothing is shown in the chat with the bot."""
    before = len(anna.shown)
    await anna.do("ask_inline", "холерик")
    [answer] = anna.chat.inline_answers
    assert answer.is_personal
    assert answer.results[0].id == "types.choleric"
    assert "Источник" in answer.results[0].text
    await anna.do("ask_inline", "дорого")
    phrase = next(one for one in anna.chat.inline_answers[-1].results if one.id.startswith("say:"))
    assert phrase.title.endswith(phrase.text)
    await anna.do("ask_inline", "")
    assert len(anna.chat.inline_answers[-1].results) == 50
    assert len(anna.shown) == before


async def test_a_stranger_finds_nothing_from_another_chat(floor: Floor) -> None:
    """The list is empty, and the bot says nothing to him either."""
    eve = floor.stranger(666, "Ева")
    await eve.do("ask_inline", "холерик")
    [answer] = eve.chat.inline_answers
    assert answer.results == ()
    assert eve.shown == []


async def test_every_page_opens(floor: Floor) -> None:
    """Each page of the guide is shown as Telegram takes it, with its source, and says when a line is our own advice."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await chief.send("/guide")
    card = chief.card.id
    texts = floor.library.texts(floor.library.default_language)
    for page in floor.library.script.guide.pages:
        await chief.tap_data(card, f"Gp:{page}")
        assert chief.card.lines[0] == _title(floor, page)
        has_own = any(line.startswith("→") for line in texts.guide_page(page).text.splitlines())
        source, *ours = chief.card.lines[-2 if has_own else -1 :]
        assert source.startswith("Источник: ")
        assert ours == (["→ наш совет"] if has_own else [])
        assert len(chief.card.text) < 1200


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TRAINEE])
async def test_how_people_are_hired_is_nothing_for_managers(floor: Floor, role: Role) -> None:
    """The chapter is not in the contents; its pages are not found by words, by link, by an old button or from another chat."""
    vera = await floor.hire(103, "Вера", role)
    await vera.send("/guide")
    assert not vera.card.has(means(GuideChapter, chapter="hiring"))
    card = vera.card.id
    await vera.tap_data(card, "Gp:planning.forecast")
    assert floor.says("button.following_page") not in _labels(vera.card), "it would be the next"
    for old in ("Gc:hiring", "Gp:hiring.pay"):
        await vera.tap_data(card, old)
        assert vera.toast == floor.says("error.gone")
    await vera.send("/start g_hiring-pay")
    assert vera.last.text == floor.says("error.gone")
    await vera.send("оклад и премия")
    assert _title(floor, "hiring.pay") not in _labels(vera.card)
    await vera.do("ask_inline", "оклад и премия")
    assert not [one.id for one in vera.chat.inline_answers[-1].results if one.id.startswith("hiring.")]


async def test_supervisors_find_how_people_are_hired(floor: Floor) -> None:
    """In the contents and by words."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await chief.send("оклад и премия")
    assert _title(floor, "hiring.pay") in _labels(chief.card)
    await chief.send("/guide")
    await chief.tap(means(GuideChapter, chapter="hiring"))
    await chief.tap(_title(floor, "hiring.pay"))
    assert chief.card.lines[0] == _title(floor, "hiring.pay")
