"""An example made of what did not fit: without names, with its meaning, learnt, taken back, sent as a file."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.domain.calls.meanings import Axis, meanings_of
from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.recognition.recogniser import TalkRecogniser
from bot.screens.action import encode
from bot.screens.phrases.actions import (
    AskExample,
    AskMeaning,
    ExportExamples,
    ListExamples,
    OpenExample,
    OpenInbox,
    OpenNote,
    OpenTaught,
    PublishExample,
    SetMeaning,
    SpeakExample,
    TakeNote,
    TryExample,
    UndoExample,
)
from bot.services.people.ports import AuditAction
from tests.buttons import ASK_NAME, MORE, NONE_FITS, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import document_of, labels_of, mark_editor, words_of
from tests.floor import Desk, Floor

RU = LanguageCode("ru")
SAID = "фырчит кряква на болоте"
"""Words of which the bot knows none."""


async def tap(desk: Desk, kind: type) -> None:
    """Tap the first button of /words that means this."""
    await desk.tap(means(kind), words_of(desk).id)


async def open_note(desk: Desk) -> None:
    """Open the first note of the inbox, to make an example of it."""
    ((number,),) = await desk.floor.rows("SELECT min(id) FROM free_texts WHERE kind IN ('none_fits', 'not_understood')")
    await desk.send("/words")
    await desk.tap_data(words_of(desk).id, encode(OpenNote(note=number)))
    await tap(desk, AskExample)


def heard(floor: Floor, text: str = SAID) -> tuple[str, ...]:
    """What the bot reads out of words now, by labels."""
    return meanings_of(floor.bot.recogniser.read(text, RU))


async def test_what_was_not_understood_becomes_an_example(floor: Floor, anna: Desk) -> None:
    """Its own words, two meanings, what would change is said before; published it is heard, exported, undone and told of."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call Пётр")
    await anna.send(SAID)
    await anna.send(f"{SAID} опять")
    await open_note(olga)
    await tap(olga, TakeNote)
    check_message(words_of(olga))
    assert floor.says("button.words_publish") not in labels_of(words_of(olga)), "it means nothing yet"
    for axis, label in ((Axis.TEMPERAMENT, "choleric"), (Axis.OBJECTION, "objection_price")):
        await olga.tap_data(words_of(olga).id, encode(AskMeaning(draft=1, axis=axis)))
        await olga.tap(means(SetMeaning, label=label), words_of(olga).id)
    await tap(olga, TryExample)
    check_message(words_of(olga))
    shown = words_of(olga).text
    assert floor.says("example.now", said=floor.says("example.unread")) in shown
    assert floor.says("objection.price") in shown.partition(floor.says("example.then", said=""))[2].splitlines()[0]
    assert floor.says("example.reread", n=2, understood=2) in shown
    assert heard(floor) == (), "a draft is nobody's business"
    await tap(olga, PublishExample)
    assert olga.toast == floor.says("example.published")
    assert heard(floor) == ("choleric", "objection_price")
    floor.bot.live.put_examples([])
    await floor.tick()
    assert heard(floor) == ("choleric", "objection_price"), "a process that missed the publication takes it in at its tick"
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE settled_at IS NOT NULL") == [(1,)], "its note is settled"
    await olga.tap_data(words_of(olga).id, encode(ListExamples(page=0)))
    assert SAID in words_of(olga).text
    assert floor.says("example.left_out_line", about="") not in words_of(olga).text
    await tap(olga, ExportExamples)
    sent = next(one for one in olga.chat.messages if one.text == floor.says("example.file", language="RU"))
    assert f'objection_price:\n  - "{SAID}"' in document_of(floor, sent)
    await olga.tap_data(words_of(olga).id, encode(OpenTaught(example=1)))
    assert floor.says("button.example_undo") in labels_of(words_of(olga))
    await tap(olga, UndoExample)
    assert olga.toast == floor.says("example.undone")
    assert heard(floor) == ()
    await olga.tap_data(words_of(olga).id, encode(PublishExample(draft=1)))
    assert olga.toast == floor.says("example.undone"), "an old button publishes nothing, and does not say so"
    assert heard(floor) == ()
    audited = [action for (action,) in await floor.rows("SELECT action FROM audit_log ORDER BY id")]
    assert audited == [AuditAction.EXAMPLE_PUBLISHED, AuditAction.EXAMPLE_UNDONE]
    assert SAID not in await floor.dump("audit_log", "interactions")


async def test_no_example_tells_of_anybody(floor: Floor, anna: Desk) -> None:
    """The client's name, another's and a contact are refused and kept nowhere; another editor's draft is nobody else's."""
    olga, boris = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(102, "Борис")
    await mark_editor(floor, 102)
    await anna.send("/call Кряква Иван")
    await anna.tap(MORE)
    await anna.tap(NONE_FITS)
    await anna.send("для крякв дорого")
    await open_note(olga)
    assert floor.says("example.fault.client") in words_of(olga).text
    for typed, fault in (
        ("Кряква сказал, что дорого", floor.says("example.fault.client")),
        ("дорого, спросите Глеба", floor.says("example.fault.name", word="Глеба")),
        ("дорого, звоните 8 999 123-45-67", floor.says("example.fault.contact")),
    ):
        await olga.send(typed)
        assert fault in words_of(olga).text
    assert await floor.rows("SELECT id FROM content_edits") == []
    await olga.send("дороговато выходит у вас")
    await olga.tap_data(words_of(olga).id, encode(SetMeaning(draft=1, label="objection_price", on=1)))
    await boris.send("/words")
    for forged in (OpenExample(draft=1), PublishExample(draft=1), AskExample(note=1)):
        await boris.tap_data(words_of(boris).id, encode(forged))
        assert boris.toast in (floor.says("error.not_yours"), floor.says("error.not_allowed"))
    await olga.tap_data(words_of(olga).id, encode(PublishExample(draft=1)))
    await olga.tap_data(words_of(olga).id, encode(OpenInbox()))
    assert "Кряква" not in await floor.dump("content_edits")


async def test_a_name_of_another_language_or_of_later_is_refused(floor: Floor, anna: Desk) -> None:
    """A draft keeps its language where its words are a name in the other; a client who is named meanwhile stops publication."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call")
    await anna.tap(MORE)
    await anna.tap(NONE_FITS)
    await anna.send("mira kallis tarjous для крякв")
    await open_note(olga)
    await tap(olga, TakeNote)
    await olga.tap_data(words_of(olga).id, encode(SetMeaning(draft=1, label="objection_price", on=1)))
    await olga.tap_data(words_of(olga).id, encode(SpeakExample(draft=1, language="fi")))
    assert floor.says("example.fault.name", word="mira") in words_of(olga).text
    assert await floor.rows("SELECT language FROM content_edits") == [("ru",)]
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send("Кряква Иван")
    await olga.tap_data(words_of(olga).id, encode(PublishExample(draft=1)))
    assert floor.says("example.fault.client") in words_of(olga).text
    assert await floor.rows("SELECT published_at FROM content_edits") == [(None,)]
    assert await floor.rows("SELECT action FROM audit_log") == []


async def test_nobody_waits_for_what_the_bot_would_hear(floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is learnt when asked, beside the turn: others write meanwhile; meanings, languages and publication learn nothing."""
    asked: list[LanguageCode] = []
    real = TalkRecogniser.read_with

    async def read_with(reader: TalkRecogniser, language: LanguageCode, *rest: Any) -> Any:
        asked.append(language)

        async def write() -> None:
            async with floor.bot.database.unit_of_work() as work:
                await work.updates.forget_before(floor.clock())
                await work.commit()

        await asyncio.wait_for(asyncio.create_task(write()), 5)
        return await real(reader, language, *rest)

    monkeypatch.setattr(TalkRecogniser, "read_with", read_with)
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call Пётр")
    await anna.send(SAID)
    await open_note(olga)
    await tap(olga, TakeNote)
    assert floor.says("button.example_try") not in labels_of(words_of(olga)), "it means nothing yet"
    await olga.tap_data(words_of(olga).id, encode(SetMeaning(draft=1, label="choleric", on=1)))
    await olga.tap_data(words_of(olga).id, encode(SpeakExample(draft=1, language="en")))
    await olga.tap_data(words_of(olga).id, encode(SpeakExample(draft=1, language="ru")))
    assert asked == []
    await tap(olga, TryExample)
    assert asked == [RU]
    assert floor.says("example.now", said=floor.says("example.unread")) in words_of(olga).text
    await tap(olga, PublishExample)
    assert asked == [RU]


async def test_what_is_made_of_words_not_understood_says_just_that(floor: Floor, anna: Desk) -> None:
    """No phrase was shown, so none failed to fit; the way out of making an example drops it."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call Пётр")
    await anna.send(SAID)
    await open_note(olga)
    assert floor.says("words.client_unread", text=SAID) in words_of(olga).text
    assert floor.says("words.client_said", text=SAID) not in words_of(olga).text
    assert floor.says("button.example_drop") in labels_of(words_of(olga))
    await tap(olga, TakeNote)
    assert floor.says("button.example_drop") in labels_of(words_of(olga))


async def test_an_example_that_an_upgrade_excludes_is_told_as_one(floor: Floor, anna: Desk) -> None:
    """The owner hears of it once, by its own count, and comes to the list, where it stands as not in force."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await anna.send("/call Пётр")
    await anna.send(SAID)
    await open_note(olga)
    await tap(olga, TakeNote)
    await olga.tap_data(words_of(olga).id, encode(SetMeaning(draft=1, label="choleric", on=1)))
    await tap(olga, PublishExample)
    said = floor.library.examples(RU)["sanguine"][0]
    text = said.replace("'", "''")
    await floor.write(f"UPDATE content_edits SET text = '{text}'")
    await floor.tick()
    await floor.tick()
    (told,) = [one for one in olga.shown if one.text == floor.says("example.left_out", n=1)]
    assert floor.says("button.words_edited") not in labels_of(told), "no phrase needs anything"
    await olga.tap(means(ListExamples), told.id)
    (shown,) = [one for one in olga.shown if one.text.startswith(floor.says("example.list"))]
    check_message(shown)
    assert floor.says("example.left_out_line", about="").strip() in shown.text
    await olga.tap(means(OpenTaught), shown.id)
    assert any(floor.says("example.is_left_out") in one.text for one in olga.shown)
