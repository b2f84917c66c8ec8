"""Words changed in the bot: from a card or a list, written, mended, published, taken back; by two editors; across restarts."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app.commands.run import opened_bot
from bot.content.library import Library
from bot.db.facade import Database
from bot.domain.calls.reweigh import strength_of
from bot.domain.ids import LanguageCode, OptionId, PersonId, PhraseId, QuestionId
from bot.domain.people.employee import Role
from bot.domain.phrases.edited_text import edited_texts, sign_of
from bot.domain.phrases.edited_weights import Cue
from bot.domain.phrases.text_name import phrase_named
from bot.gateway.running import Polling
from bot.playground.faults import Fault, FaultKind
from bot.screens.action import encode
from bot.screens.phrases.actions import (
    ExportEdits,
    ListManners,
    ListNotes,
    OpenManner,
    OpenPlace,
    OpenText,
    OpenWords,
    PublishDraft,
)
from bot.settings import Settings
from tests.buttons import FINISH, FITS, MORE, NONE_FITS, TEXT_OF_CARD, WHY, means
from tests.conversation.card_rules import check_message
from tests.floor import START, Desk, Floor, Shown, open_floor
from tests.postgres import Server

RU = LanguageCode("ru")
GOOD = "Какая задача для вас сейчас главная?"


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


async def mark_editor(floor: Floor, person: int, *, is_editor: bool = True) -> None:
    """Give somebody the editor's mark, or take it."""
    async with floor.bot.database.unit_of_work() as work:
        him = await work.employees.by_person(person)  # type: ignore[arg-type]  # a NewType of int
        assert him is not None
        await work.employees.change(him, replace(him, is_editor=is_editor))
        await work.commit()


def words_of(desk: Desk) -> Shown:
    """The message of /words: the last one with its buttons that is not the card of a call."""
    return next(one for one in reversed(desk.shown) if leads_to_words(one) and not one.text.startswith("«"))


def leads_to_words(shown: Shown) -> bool:
    """Tell whether a message has a button of the editor's that is no card's."""
    data = [button.data or "" for row in shown.message.inline_keyboard for button in row]
    return any(one.startswith("E") for one in data) and not any(one.startswith("u:") for one in data)


def labels_of(shown: Shown) -> list[str]:
    """What all buttons of a message say."""
    return [label for row in shown.labels for label in row]


async def tap(desk: Desk, key: str, **facts: object) -> None:
    """Tap a button of that message by the key of its words."""
    await desk.tap(desk.floor.says(f"button.{key}", **facts), words_of(desk).id)


def shown_phrase(floor: Floor, desk: Desk) -> str:
    """The id of the phrase that the card shows."""
    sentence = desk.card.lines[0].strip("«»")
    texts, script = floor.bot.live.scripts.library.texts(RU), floor.bot.live.scripts.current()
    return next(str(one.id) for one in script.phrases if texts.phrase(one.id, None).removesuffix(".") == sentence)


async def open_from_card(desk: Desk) -> None:
    """Go from the card to its phrase."""
    await desk.tap(MORE)
    await desk.tap(WHY)
    await desk.tap(TEXT_OF_CARD)


async def publish(desk: Desk, text: str = GOOD) -> None:
    """Write new words for the phrase that is open, and publish them."""
    await tap(desk, "words_change")
    await desk.send(text)
    await tap(desk, "words_publish")


async def test_from_a_card_to_new_words_and_back(floor: Floor, olga: Desk, anna: Desk) -> None:
    """The owner changes what the card says; everybody's next card says it; undo brings the text before back."""
    await olga.send("/call")
    before = olga.card.lines[0]
    phrase = shown_phrase(floor, olga)
    await open_from_card(olga)
    assert before.strip("«»") in words_of(olga).text
    assert olga.last.text.startswith("«"), "the card stays last"
    await tap(olga, "words_change")
    assert "{" not in words_of(olga).text, "what can be copied is what is to be written"
    await olga.send(GOOD)
    assert GOOD.lower() in words_of(olga).text.lower()
    assert floor.says("words.draft_note") in words_of(olga).text
    await anna.send("/call")
    assert anna.card.lines[0] == before, "a draft is nobody's business"
    await tap(olga, "words_publish")
    assert olga.toast == floor.says("words.published")
    await anna.send("/call")
    assert anna.card.lines[0] == f"«{GOOD}»"
    await anna.send("/call Вера")
    assert anna.card.lines[0] == "«Вера, какая задача для вас сейчас главная?»"
    check_message(words_of(olga))
    await tap(olga, "words_past")
    assert "Ольга" in words_of(olga).text
    await tap(olga, "words_back")
    await tap(olga, "words_undo")
    await anna.send("/call")
    assert anna.card.lines[0] == before
    actions = [action for (action,) in await floor.rows("SELECT action FROM audit_log ORDER BY id")]
    assert actions == ["words_published", "words_undone"]
    assert phrase in await floor.dump("audit_log")
    assert GOOD not in await floor.dump("audit_log", "interactions")


async def test_each_text_of_the_log_has_its_content_version(floor: Floor, olga: Desk) -> None:
    """Cards made with the new words carry another version than those made with the old; undone, it is the old one again."""
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    await olga.send("/call")
    await tap(olga, "words_undo")
    await olga.send("/call")
    versions = [version for (version,) in await floor.rows("SELECT content_version FROM cards_shown ORDER BY id")]
    assert versions[0] == versions[2] != versions[1]


async def test_a_forbidden_word_is_told_with_a_repair_that_one_tap_applies(floor: Floor, olga: Desk) -> None:
    """The finding is in the editor's words; nothing can be published before it is mended."""
    await olga.send("/call")
    await open_from_card(olga)
    await tap(olga, "words_change")
    await olga.send("Понимаю, но какая у вас задача?")
    said = words_of(olga)
    assert floor.says("finding.speech.replace", word="но", instead="однако") in said.text
    label = floor.says("button.words_replace", word="но", instead="однако")
    assert [label] in said.labels
    assert floor.says("button.words_publish") not in labels_of(said)
    await olga.tap(label, said.id)
    assert "однако какая у вас задача?" in words_of(olga).text
    await tap(olga, "words_publish")
    await olga.send("/call")
    assert olga.card.lines[0] == "«Понимаю, однако какая у вас задача?»"


@pytest.mark.parametrize(
    ("typed", "key", "facts"),
    [
        ("{% for a in b %}x{% endfor %}", "template_syntax.not_allowed", {"sign": "for"}),
        ("{{ 'a' * 10 ** 9 }}", "template_syntax.not_allowed", {"sign": "+ - * /"}),
        ("{{ address.__class__.__mro__ }}", "template_syntax.not_allowed", {"sign": "."}),
        ("{{ " * 900, "template_syntax.deep", {}),
        ("{{ address }", "template_syntax.braces", {}),
        ("Что важно? <b>Цена</b>?", "phrase_punctuation.markup", {"sign": "<"}),
        ("Вопрос: " + "очень " * 20 + "важно?", "card_lengths.long", None),
        ("{{ client }}, что важно?", "phrase_address.unknown", {"names": "client"}),
        ("Скажите, {{ name }}, что важно?", "phrase_address.hole", {}),
    ],
)
async def test_what_rules_object_to_is_said_in_the_editors_words(
    floor: Floor, olga: Desk, typed: str, key: str, facts: dict[str, object] | None
) -> None:
    """Hostile texts, too long ones, unknown braces: each has its sentence, none can be published, nothing breaks."""
    await olga.send("/words")
    await olga.tap_data(words_of(olga).id, encode(OpenText(language="ru", name="any.ask_wants.open.1", note=0)))
    await tap(olga, "words_change")
    await olga.send(typed)
    text = words_of(olga).text
    if facts is not None:
        assert floor.says(f"finding.{key}", **facts) in text
    assert "• " in text
    labels = labels_of(words_of(olga))
    assert floor.says("button.words_publish") not in labels
    assert floor.says("button.words_drop") in labels
    draft = (await floor.rows("SELECT max(id) FROM content_edits"))[0][0]
    await olga.tap_data(words_of(olga).id, encode(PublishDraft(draft=draft, over=0)))
    assert await floor.rows("SELECT id FROM content_edits WHERE published_at IS NOT NULL") == []
    assert "incident" not in (olga.toast or "")


async def test_what_is_typed_after_a_finding_is_the_next_try(floor: Floor, olga: Desk) -> None:
    """As long as rules object, also after a tap that changes something; what is typed after a good text is no phrase."""
    await olga.send("/call")
    await open_from_card(olga)
    await tap(olga, "words_change")
    await olga.send("Вопрос: " + "очень " * 20 + "важно?")
    assert floor.says("words.try_again") in words_of(olga).text
    await olga.send("И ещё: " + "очень " * 20 + "важно?")
    await tap(olga, "words_address_off")
    await olga.send(GOOD)
    assert floor.says("words.try_again") not in words_of(olga).text
    assert await floor.rows("SELECT count(*) FROM content_edits") == [(1,)]
    await olga.send("Короче, ближе к делу!")
    assert (await floor.call())["temperament"] == "choleric"
    await tap(olga, "words_publish")
    await olga.send("/call")
    assert olga.card.lines[0] == f"«{GOOD}»"


async def test_the_form_of_address_is_one_tap(floor: Floor, olga: Desk) -> None:
    """A plain text keeps the address that the phrase had; a button takes it away and brings it back."""
    await olga.send("/call")
    await open_from_card(olga)
    await tap(olga, "words_change")
    await olga.send(GOOD)
    name = floor.says("words.sample_name")
    assert f"{name}, какая задача" in words_of(olga).text
    await tap(olga, "words_address_off")
    assert f"{name}, какая задача" not in words_of(olga).text
    await tap(olga, "words_address_on")
    assert f"{name}, какая задача" in words_of(olga).text
    await tap(olga, "words_drop")
    assert await floor.rows("SELECT id FROM content_edits") == []


async def test_what_is_typed_after_a_change_of_mind_is_no_phrase(floor: Floor, olga: Desk) -> None:
    """«Leave as it is» takes the question back; the next text means what it means by itself."""
    await olga.send("/call")
    await open_from_card(olga)
    await tap(olga, "words_change")
    await tap(olga, "words_drop")
    await olga.send("Короче, ближе к делу!")
    assert await floor.rows("SELECT id FROM content_edits") == []
    assert (await floor.call())["temperament"] == "choleric"


async def test_two_editors_at_once_see_each_others_text(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Who publishes second is told, sees both texts, and decides; neither text is lost from the history."""
    await mark_editor(floor, 101)
    data = encode(OpenText(language="ru", name="any.ask_wants.open.1", note=0))
    for desk in (olga, anna):
        await desk.send("/words")
        await desk.tap_data(words_of(desk).id, data)
        await tap(desk, "words_change")
    await olga.send("Что для вас сейчас важнее всего?")
    await anna.send("С чего нам лучше начать?")
    await tap(olga, "words_publish")
    await tap(anna, "words_publish")
    assert anna.was_alerted
    text = words_of(anna).text
    assert "что для вас сейчас важнее всего" in text
    assert "с чего нам лучше начать" in text
    assert floor.says("words.overtaken", name="Ольга") in text
    assert await floor.rows("SELECT count(*) FROM content_edits WHERE published_at IS NOT NULL") == [(1,)]
    await tap(anna, "words_publish_over")
    assert anna.toast == floor.says("words.published")
    await tap(anna, "words_undo")
    current = floor.bot.live.text_judge.current(RU, phrase_named(PhraseId("any.ask_wants.open.1")))
    assert current == "{{ address }}что для вас сейчас важнее всего?"


async def test_publishing_twice_is_once(floor: Floor, olga: Desk) -> None:
    """A second tap on the same button publishes nothing again, and the old undo button undoes nothing newer."""
    await olga.send("/call")
    await open_from_card(olga)
    await tap(olga, "words_change")
    await olga.send(GOOD)
    shown = words_of(olga)
    data = shown.data(floor.says("button.words_publish"))
    await olga.tap_data(shown.id, data)
    await olga.tap_data(shown.id, data)
    assert await floor.rows("SELECT count(*) FROM content_edits") == [(1,)]
    undo = words_of(olga).data(floor.says("button.words_undo"))
    await publish(olga, "Что для вас сейчас важнее?")
    await olga.tap_data(words_of(olga).id, undo)
    assert await floor.rows("SELECT count(*) FROM content_edits WHERE undone_at IS NOT NULL") == [(0,)]


async def test_published_words_outlive_the_process(floor: Floor, olga: Desk) -> None:
    """The rows are the truth: a bot that is started anew says them, whatever became of the folder."""
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    await floor.restart()
    await floor.tick()
    await olga.send("/call")
    assert olga.card.lines[0] == f"«{GOOD}»"


async def test_words_whose_commit_fails_are_not_said(floor: Floor, olga: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new words are in force in the process only after they are stored."""
    await olga.send("/call")
    before = olga.card.lines[0]
    await open_from_card(olga)
    await tap(olga, "words_change")
    await olga.send(GOOD)

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no commit")

    with monkeypatch.context() as patched:
        patched.setattr(floor.bot.gateway._intake._sender, "commit", broken)  # type: ignore[union-attr]  # it runs
        await tap(olga, "words_publish")
    await olga.send("/call")
    assert olga.card.lines[0] == before


async def test_lists_lead_to_every_phrase(floor: Floor, olga: Desk) -> None:
    """Manner, place, number: three taps; the screens keep Telegram's limits."""
    await olga.send("/words")
    for way in (means(ListManners), means(OpenManner), means(OpenPlace, place="yes_yes")):
        check_message(words_of(olga))
        await olga.tap(way, words_of(olga).id)
    check_message(words_of(olga))
    await olga.tap(means(OpenText), words_of(olga).id)
    assert floor.says("words.from_files") in words_of(olga).text
    for _ in range(3):
        await tap(olga, "words_back")
    await tap(olga, "words_home")
    assert words_of(olga).text.startswith(floor.says("words.title"))


async def test_a_phrase_is_found_by_its_words(floor: Floor, olga: Desk) -> None:
    """Typed behind the command, or after the button; for a text that no phrase has another is asked for."""
    await olga.send("/words какую задачу хотите решить")
    assert "какую задачу хотите решить" in words_of(olga).text
    await tap(olga, "words_search")
    await olga.send("абракадабра кракозябра")
    assert floor.says("words.not_found", text="абракадабра кракозябра") in words_of(olga).text
    await olga.send("задачи решить")
    assert "1." in words_of(olga).text
    assert not [one for one in olga.shown if one.text == "задачи решить"], "what was typed is taken out"


async def test_who_may_not_edit_sees_nothing_of_it(floor: Floor, anna: Desk) -> None:
    """No command, no button, no tap; refusals are on record."""
    await anna.send("/call")
    await anna.tap(MORE)
    await anna.tap(WHY)
    assert not anna.card.has(TEXT_OF_CARD)
    await anna.send("/words")
    assert anna.last.message.inline_keyboard, "the card is last again"
    for action in (OpenWords(language="ru"), OpenText(language="ru", name="any.ask_wants.open.1", note=0), ExportEdits()):
        await anna.tap_data(anna.card.id, encode(action))
        assert anna.toast == floor.says("error.not_allowed")
    refused = await floor.rows("SELECT details FROM audit_log WHERE action = 'refused'")
    assert len(refused) == 4
    assert all("edit_words" in details for (details,) in refused)


async def test_how_often_a_phrase_was_shown_and_fitted_is_told(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Showings and votes of 90 days count, older ones and practice do not."""
    await anna.send("/call")
    await anna.tap(FINISH)
    await anna.tap(FITS)
    await anna.send("/call")
    await anna.tap(FINISH)
    await olga.send("/call")
    await open_from_card(olga)
    assert floor.says("words.use", n=3, fitted=1, fitted_not=0) in words_of(olga).text
    floor.clock.advance(days=91)
    await olga.send("/call")
    await open_from_card(olga)
    assert floor.says("words.use", n=1, fitted=0, fitted_not=0) in words_of(olga).text


async def test_counts_begin_anew_with_a_new_text(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Showings and votes belong to the text that was said, in the language in which it was said."""
    await anna.send("/call")
    await anna.tap(FINISH)
    await anna.tap(FITS)
    await olga.send("/call")
    await open_from_card(olga)
    assert floor.says("words.use", n=2, fitted=1, fitted_not=0) in words_of(olga).text
    await tap(olga, "words_change")
    await olga.send(GOOD)
    floor.clock.advance(minutes=1)
    await tap(olga, "words_publish")
    changed = floor.clock.now
    await anna.send("/call")
    await anna.tap(FINISH)
    await olga.send("/call")
    await open_from_card(olga)
    at = floor.library.texts(RU).moment(changed, "Europe/Moscow")
    assert floor.says("words.use_since", at=at, n=2, fitted=0, fitted_not=0) in words_of(olga).text
    await tap(olga, "words_undo")
    assert floor.says("words.use_since", at=at, n=0, fitted=0, fitted_not=0) in words_of(olga).text


async def test_what_was_said_stays_on_record_as_it_was_said(floor: Floor, olga: Desk) -> None:
    """New words change no row of the export; said in the same call they stand behind those before."""
    await olga.send("/call")
    before = (await floor.exported())[0]["sentences"]
    await open_from_card(olga)
    await publish(olga)
    await olga.tap(MORE)
    assert (await floor.exported())[0]["sentences"] == f"{before} | {GOOD}"


async def note(desk: Desk, text: str) -> None:
    """Say that nothing fits, and what the client said."""
    await desk.send("/call")
    await desk.tap(MORE)
    await desk.tap(NONE_FITS)
    await desk.send(text)


async def test_notes_of_what_did_not_fit_open_the_phrase(floor: Floor, olga: Desk, anna: Desk) -> None:
    """The newest comes first; its phrase opens with the client's words; an erased one is not shown."""
    await note(anna, "А доставка в субботу бывает?")
    await note(anna, "Мне бы образец посмотреть")
    await olga.send("/words")
    await tap(olga, "words_notes")
    await tap(olga, "inbox_all")
    text = words_of(olga).text
    assert text.index("образец") < text.index("в субботу")
    await olga.tap(means(OpenText), words_of(olga).id)
    assert floor.says("words.client_said", text="Мне бы образец посмотреть") in words_of(olga).text
    async with floor.bot.database.unit_of_work() as work:
        await work.free_texts.erase(1, floor.clock())
        await work.free_texts.erase(2, floor.clock())
        await work.commit()
    await olga.tap_data(words_of(olga).id, encode(ListNotes(page=0)))
    assert floor.says("words.no_notes") in words_of(olga).text


async def test_what_was_not_understood_reaches_the_editor(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Masked, marked and counted, with the phrase that was shown then; neither understood words nor those of practice."""
    await note(anna, "А доставка в субботу бывает?")
    await anna.send("/call")
    await anna.send("абракадабра, звоните 8 999 123-45-67")
    await anna.send("Короче, ближе к делу!")
    await anna.tap(FINISH)
    await floor.write("UPDATE consultations SET is_practice = true WHERE id = 1")
    await olga.send("/words")
    await tap(olga, "words_notes")
    await tap(olga, "inbox_all")
    page = words_of(olga)
    assert floor.says("words.notes_counted", fits_not=0, mark="🔈", unclear=1) in page.text
    assert "🔈 23 нояб." in page.text
    assert "абракадабра, звоните [☎]" in page.text
    assert "субботу" not in page.text
    assert "Короче" not in page.text
    await olga.tap(means(OpenText), page.id)
    assert "абракадабра" in words_of(olga).text


@pytest.mark.parametrize("kind", ["none_fits", "not_understood"])
async def test_notes_keep_to_their_team(floor: Floor, olga: Desk, anna: Desk, kind: str) -> None:
    """A supervisor with the mark reads his team's notes, not another's; a manager with it his own; without it nobody."""
    await note(anna, "А доставка в субботу бывает?")
    await floor.write(f"UPDATE free_texts SET kind = '{kind}'")
    sergey = await floor.hire(301, "Сергей", Role.SUPERVISOR)
    zoya = await floor.hire(302, "Зоя", Role.SUPERVISOR, team="Второй")
    boris = await floor.hire(102, "Борис")
    for person in (301, 302, 102, 101):
        await mark_editor(floor, person)
    opened = encode(OpenText(language="ru", name="any.ask_wants.open.1", note=1))
    for desk, may in ((sergey, True), (zoya, False), (boris, False), (anna, True)):
        await desk.send("/words")
        await tap(desk, "words_notes")
        await tap(desk, "inbox_all")
        assert ("в субботу" in words_of(desk).text) is may
        await desk.tap_data(words_of(desk).id, opened)
        assert ("в субботу" in words_of(desk).text) is may
        assert (desk.toast == floor.says("error.not_allowed")) is not may


async def test_the_changed_words_come_as_a_file(floor: Floor, olga: Desk) -> None:
    """One file a language, with lines that can replace those of phrases.yaml."""
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    await olga.send("/words")
    await tap(olga, "words_edited")
    assert "акая задача для вас" in words_of(olga).text
    await tap(olga, "words_file")
    sent = next(one for one in olga.chat.messages if one.text == floor.says("words.file", file="ru/phrases.yaml"))
    assert 'any.ask_wants.open.1: "{{ address }}какая задача для вас сейчас главная?"' in document_of(floor, sent)


def document_of(floor: Floor, message: object) -> str:
    """Read the file that a message carries."""
    body = floor.emulator.world.rooms[1].messages[message.message_id].body  # type: ignore[attr-defined]  # a chat message
    return str(floor.emulator.world.content(body["document"]["file_id"]).decode())


async def test_an_old_editors_button_does_nothing_when_the_mark_is_gone(floor: Floor, olga: Desk, anna: Desk) -> None:
    """The right is asked at each tap and at each text, not when the screen was made."""
    await mark_editor(floor, 101)
    await anna.send("/call")
    await open_from_card(anna)
    await tap(anna, "words_change")
    await mark_editor(floor, 101, is_editor=False)
    await anna.send(GOOD)
    assert await floor.rows("SELECT count(*) FROM content_edits") == [(0,)]


@pytest.fixture
async def pair(postgres: Server, library: Library) -> AsyncIterator[tuple[Floor, Floor]]:
    """Two processes' worth of bot over one PostgreSQL database; each has a Telegram of its own."""
    name = await postgres.new_database()
    url = postgres.url(name)
    async with open_floor(url, library) as first, open_floor(url, library) as second:
        yield first, second
    await postgres.drop(name)


async def test_another_process_says_the_new_words_after_its_tick(pair: tuple[Floor, Floor]) -> None:
    """Each process reads the rows at its tick, so all of them come to say the same, published and undone."""
    first, second = pair
    olga = await first.hire(1, "Ольга", Role.OWNER)
    phrase = PhraseId("any.ask_wants.open.1")
    before = second.bot.live.text_judge.current(RU, phrase_named(phrase))
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    assert second.bot.live.text_judge.current(RU, phrase_named(phrase)) == before
    await second.tick()
    assert (
        second.bot.live.text_judge.current(RU, phrase_named(phrase))
        == first.bot.live.text_judge.current(RU, phrase_named(phrase))
        != before
    )
    assert second.bot.live.scripts.current().version == first.bot.live.scripts.current().version
    await tap(olga, "words_undo")
    await second.tick()
    assert second.bot.live.text_judge.current(RU, phrase_named(phrase)) == before


async def test_an_upgrade_that_changes_an_edited_phrase_asks_which_text_stays(floor: Floor, olga: Desk) -> None:
    """The edit stays in force; the list marks it, the owner is told once, and each answer does what it says."""
    phrase = PhraseId("any.ask_wants.open.1")
    text = "{{ address }}какая задача для вас сейчас главная?"
    async with floor.bot.database.unit_of_work() as work:
        him = await work.employees.by_person(1)  # type: ignore[arg-type]  # a NewType of int
        assert him is not None
        await work.content_edits.add(
            language=RU,
            name=phrase_named(phrase),
            text=text,
            text_before="Что было раньше?",
            employee_id=him.id,
            at=floor.clock(),
            is_published=True,
        )
        await work.commit()
    await olga.send("/start")
    await floor.tick()
    await floor.tick()
    told = [one for one in olga.shown if one.text == floor.says("words.in_conflict", n=1)]
    assert len(told) == 1
    await olga.tap(floor.says("button.words_edited"), told[0].id)
    assert floor.says("words.sign_conflict") in words_of(olga).text
    await olga.tap(means(OpenText), words_of(olga).id)
    original = floor.bot.live.text_judge.original(RU, phrase_named(phrase))
    assert original is not None
    await tap(olga, "words_keep")
    assert floor.bot.live.text_judge.current(RU, phrase_named(phrase)) == text
    assert floor.says("button.words_take") not in labels_of(words_of(olga))
    await tap(olga, "words_undo")
    await tap(olga, "words_take")
    assert floor.bot.live.text_judge.current(RU, phrase_named(phrase)) == original
    async with floor.bot.database.unit_of_work() as work:
        assert edited_texts(await work.content_edits.live()) == []
    assert sign_of(text) != sign_of(original)


async def test_the_folder_of_edits_says_what_is_in_force(floor: Floor, olga: Desk, tmp_path: Path) -> None:
    """The files follow the rows, also when the process died before it could write them."""
    floor.bot.live._edited = tmp_path / "content"
    await olga.send("/call")
    await open_from_card(olga)
    await publish(olga)
    file = tmp_path / "content" / "ru" / "phrases.yaml"
    assert "какая задача для вас сейчас главная" in file.read_text("utf-8")
    file.unlink()
    await floor.restart()
    floor.bot.live._edited = tmp_path / "content"
    async with floor.bot.database.unit_of_work() as work:
        floor.bot.live.put(edited_texts(await work.content_edits.live()))
    assert "какая задача для вас сейчас главная" in file.read_text("utf-8")
    await tap(olga, "words_undo")
    assert not file.exists()


async def test_a_start_says_the_published_words_from_its_first_moment(
    migrated_file: Path, snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process died after the commit, before it wrote a file: the next one reads the rows and writes the file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_file, tmp_path / "data" / "salesfloor.db")
    shutil.copy(snapshot, tmp_path / "data")
    phrase, text = PhraseId("any.ask_wants.open.1"), "{{ address }}с чего нам лучше начать?"
    database = Database("sqlite:///data/salesfloor.db")
    async with database.unit_of_work() as work:
        team = await work.teams.add("Первый", START)
        olga = await work.employees.add(
            person_id=PersonId(1), team_id=team, role=Role.OWNER, name="Ольга", language=RU, time_zone="Europe/Moscow", at=START
        )
        await work.content_edits.add(
            language=RU, name=phrase_named(phrase), text=text, text_before="x", employee_id=olga.id, at=START, is_published=True
        )
        cue = Cue(QuestionId("phrase1"), OptionId("shorter"))
        weights = await work.weight_edits.add({cue: 0.5}, employee_id=olga.id, at=START)
        await work.weight_edits.publish(weights, {cue: 0.5}, {cue: 0.75}, START)
        await work.commit()
    await database.dispose()
    async with opened_bot(Settings(), token="1:probe", api_url="http://127.0.0.1:9", incoming=Polling()) as bot:
        assert bot.live.scripts.library.texts(RU).phrase(phrase, None) == "С чего нам лучше начать?"
        assert strength_of(bot.live.scripts.current(), cue) == 0.5
    kept = (tmp_path / "data" / "content" / "script" / "questions.yaml").read_text("utf-8")
    assert "shorter: {strength: 0.5, instead_of: 0.75}" in kept
    assert text in (tmp_path / "data" / "content" / "ru" / "phrases.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", [FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER, FaultKind.GARBAGE, FaultKind.HTTP])
async def test_words_published_while_answers_are_lost_are_in_force_and_said_so(
    floor: Floor, olga: Desk, anna: Desk, kind: FaultKind
) -> None:
    """Whichever edit is lost on the way, the editor's page and the next card say the new words in the end."""
    await olga.send("/call")
    await open_from_card(olga)
    await tap(olga, "words_change")
    await olga.send(GOOD)
    floor.emulator.faults.add(Fault(kind=kind, method="editMessageText", times=0, code=502))
    await tap(olga, "words_publish")
    floor.emulator.faults.clear()
    for _ in range(3):
        floor.clock.advance(seconds=31)
        await floor.tick()
    assert GOOD.lower() in words_of(olga).text.lower()
    assert floor.says("words.draft_note") not in words_of(olga).text
    await anna.send("/call")
    assert anna.card.lines[0] == f"«{GOOD}»"
