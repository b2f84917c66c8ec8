"""The inbox of what did not fit: by the step of the call, answered quietly, put away and back."""

from __future__ import annotations

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.phrases.actions import AskAnswer, ListStep, OpenInbox, OpenNote, OpenWords, SettleNote
from bot.services.people.ports import AuditAction
from tests.buttons import FINISH, means
from tests.conversation.phrases.test_editing import mark_editor, note, words_of
from tests.floor import Desk, Floor


async def inbox_of(desk: Desk) -> None:
    """Open the inbox."""
    await desk.send("/words")
    await desk.tap(means(OpenInbox), words_of(desk).id)


async def test_a_note_is_answered_and_leaves_the_inbox(floor: Floor) -> None:
    """Who wrote it gets the answer with what he noted, without a sound; contacts are masked; the audit log has it."""
    olga, anna = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(101, "Анна")
    await note(anna, "А доставка в субботу бывает?")
    await anna.tap(FINISH)
    await inbox_of(olga)
    assert floor.says("inbox.waiting", n=1) in words_of(olga).text
    await olga.tap(means(ListStep), words_of(olga).id)
    assert "в субботу" in words_of(olga).text
    await olga.tap(means(OpenNote), words_of(olga).id)
    assert "Анна" in words_of(olga).text
    await olga.tap(means(AskAnswer), words_of(olga).id)
    assert floor.says("inbox.write_answer", name="Анна") in words_of(olga).text
    await olga.send("Скажите: да, с десяти. Склад: 8 999 123-45-67")
    assert floor.says("inbox.settled", at="").strip() in words_of(olga).text
    answer = "Скажите: да, с десяти. Склад: [☎]"
    said = floor.says("inbox.answer", said="А доставка в субботу бывает?", answer=answer, name="Ольга")
    assert anna.last.text == said
    await inbox_of(olga)
    assert floor.says("inbox.empty") in words_of(olga).text
    audited = [action for (action,) in await floor.rows("SELECT action FROM audit_log")]
    assert AuditAction.NOTE_ANSWERED in audited


async def test_a_note_is_put_away_and_back(floor: Floor) -> None:
    """A second tap changes nothing; put back it waits again, at the step at which it was made."""
    olga, anna = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(101, "Анна")
    await note(anna, "Мне бы образец посмотреть")
    ((number,),) = await floor.rows("SELECT id FROM free_texts")
    await olga.send("/words")
    page = words_of(olga).id
    for is_settled, waits in ((1, False), (1, False), (0, True)):
        await olga.tap_data(page, encode(SettleNote(note=number, is_settled=is_settled)))
        await olga.tap_data(page, encode(OpenInbox()))
        assert (floor.says("inbox.waiting", n=1) in words_of(olga).text) is waits
        await olga.tap_data(page, encode(OpenWords(language="ru")))
    audited = [action for (action,) in await floor.rows("SELECT action FROM audit_log")]
    assert (audited.count(AuditAction.NOTE_PUT_AWAY), audited.count(AuditAction.NOTE_PUT_BACK)) == (1, 1)


async def test_nobody_settles_another_teams_note(floor: Floor) -> None:
    """A supervisor with the mark sees what waits in his team alone, and a forged button is refused and audited."""
    anna = await floor.hire(101, "Анна")
    await note(anna, "А доставка в субботу бывает?")
    zoya = await floor.hire(302, "Зоя", Role.SUPERVISOR, team="Второй")
    await mark_editor(floor, 302)
    await inbox_of(zoya)
    assert floor.says("inbox.empty") in words_of(zoya).text
    await zoya.tap_data(words_of(zoya).id, encode(SettleNote(note=1, is_settled=1)))
    assert zoya.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT settled_at FROM free_texts") == [(None,)]
    assert (AuditAction.REFUSED,) in await floor.rows("SELECT action FROM audit_log")
