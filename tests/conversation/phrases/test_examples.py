"""An example made of what did not fit: without names, with its meaning, learnt, taken back, sent as a file."""

from __future__ import annotations

from bot.domain.calls.meanings import Axis, meanings_of
from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
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
    TakeNote,
    UndoExample,
)
from bot.services.people.ports import AuditAction
from tests.buttons import MORE, NONE_FITS, means
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
    await tap(olga, ExportExamples)
    sent = next(one for one in olga.chat.messages if one.text == floor.says("example.file", language="RU"))
    assert f'objection_price:\n  - "{SAID}"' in document_of(floor, sent)
    await olga.tap_data(words_of(olga).id, encode(OpenTaught(example=1)))
    await tap(olga, UndoExample)
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
