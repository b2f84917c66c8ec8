"""Weights changed in the bot: a draft of several cues, judged before it is published, taken or dropped; history, undo, a file."""

from __future__ import annotations

from dataclasses import replace

from bot.app.commands.rejudge import judged
from bot.domain.calls.reweigh import reweigh, strength_of
from bot.domain.ids import OptionId, QuestionId
from bot.domain.people.employee import Role
from bot.domain.phrases.edited_weights import MOST_CUES, Cue
from bot.screens.action import encode
from bot.screens.log.actions import OpenLogged
from bot.screens.phrases.actions import (
    DropWeights,
    ExportWeights,
    ListPastWeights,
    ListWouldChange,
    OpenCueWeight,
    OpenQuestionWeights,
    OpenWeighed,
    OpenWeights,
    OpenWeightsDraft,
    PublishWeights,
    SetWeight,
    UndoWeights,
)
from bot.services.people.ports import AuditAction
from bot.settings import Settings
from tests.buttons import CHOLERIC, FINISH, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import document_of, labels_of, mark_editor, words_of
from tests.floor import Desk, Floor

A_LONG_TIME = 100_000
"""Days; whatever the machine's clock says."""
FIRST = Cue(QuestionId("phrase1"), OptionId("shorter"))
SECOND = Cue(QuestionId("words"), OptionId("to_point"))


async def tap(desk: Desk, kind: type, **fields: object) -> None:
    """Tap the first button of /words that means this."""
    await desk.tap(means(kind, **fields), words_of(desk).id)


async def set_weight(desk: Desk, cue: Cue, hundredths: int) -> None:
    """Give a cue another weight in one's own draft."""
    action = SetWeight(question=cue.question, option=cue.option, to=hundredths)
    await desk.tap_data(words_of(desk).id, encode(action))


async def weigh(desk: Desk, draft: int) -> None:
    """Look at a draft until all calls are judged by it."""
    for _ in range(2):
        await desk.tap_data(words_of(desk).id, encode(OpenWeightsDraft(draft=draft, page=0)))
        await desk.floor.bot.weighing.idle()
    await desk.tap_data(words_of(desk).id, encode(OpenWeightsDraft(draft=draft, page=0)))


def in_force(floor: Floor, cue: Cue = FIRST) -> float | None:
    """What a cue weighs in this process."""
    return strength_of(floor.bot.live.scripts.current(), cue)


async def lead_call(anna: Desk) -> None:
    """A call in which two cues of one type are heard."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    await anna.tap(CHOLERIC)
    await anna.tap(FINISH)


async def draft_two(olga: Desk) -> None:
    """From /words to a draft of two cues, by the pages that lead there."""
    floor = olga.floor
    await olga.send("/words")
    await tap(olga, OpenWeighed)
    await tap(olga, OpenWeights)
    check_message(words_of(olga))
    await tap(olga, OpenQuestionWeights, question=FIRST.question)
    await tap(olga, OpenCueWeight, option=FIRST.option)
    check_message(words_of(olga))
    assert floor.says("weights.heard", part=1, n=1) in words_of(olga).text
    await tap(olga, SetWeight, to=50)
    await set_weight(olga, SECOND, 50)
    assert (in_force(floor), in_force(floor, SECOND)) == (0.75, 0.7), "a draft is nobody's business"


async def try_draft(olga: Desk) -> str:
    """See it judged, open the call that would be named otherwise, and come back; returns what the button to take it carries."""
    floor = olga.floor
    await tap(olga, OpenWeightsDraft)
    assert floor.says("weighed.running", n=0) in words_of(olga).text
    assert floor.says("button.words_publish") not in labels_of(words_of(olga)), "the calls are not judged yet"
    await floor.bot.weighing.idle()
    await tap(olga, OpenWeightsDraft)
    check_message(words_of(olga))
    assert floor.says("weighed.too_few", changed=1, n=1) in words_of(olga).text
    await tap(olga, ListWouldChange)
    await tap(olga, OpenLogged)
    assert "Анна" in olga.last.text
    await tap(olga, OpenWeightsDraft)
    return words_of(olga).data(means(PublishWeights))


async def test_new_weights_are_tried_on_the_calls_then_taken_and_taken_back(floor: Floor, anna: Desk) -> None:
    """Whoever was overtaken is told; the next card bears other weights; an upgrade's number is told; all of it is undone."""
    olga, boris = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(102, "Борис")
    await mark_editor(floor, 102)
    await lead_call(anna)
    await boris.send("/words")
    await set_weight(boris, FIRST, 85)
    await weigh(boris, 1)
    await draft_two(olga)
    publish = await try_draft(olga)
    await tap(olga, PublishWeights)
    assert olga.toast == floor.says("weights.published")
    assert (in_force(floor), in_force(floor, SECOND)) == (0.5, 0.5)
    floor.bot.live.put_weights([])
    await floor.tick()
    assert in_force(floor) == 0.5, "a process that missed the publication takes it in at its tick"
    await olga.tap_data(words_of(olga).id, publish)
    assert await floor.rows("SELECT count(*) FROM content_edits WHERE published_at IS NOT NULL") == [(1,)], "a second tap"
    await tap(boris, PublishWeights)
    assert boris.toast == floor.says("weights.overtaken"), "Boris has seen it judged against other weights"
    assert in_force(floor) == 0.5
    folder = replace(floor.library, script=reweigh(floor.library.script, {FIRST: 0.5, SECOND: 0.5}))
    at_the_command_line = await judged(Settings(database_url=floor.url), floor.library, folder, A_LONG_TIME)
    assert (at_the_command_line.judged, at_the_command_line.changed) == (1, []), "the bot's weights lie over both folders"
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    versions = [one for (one,) in await floor.rows("SELECT DISTINCT weights_version FROM cards_shown ORDER BY 1")]
    assert [versions[0], versions[1].partition("+")[0], len(versions)] == ["1", "1", 2]
    await olga.tap_data(words_of(olga).id, encode(ListPastWeights(page=0)))
    assert "Ольга" in words_of(olga).text
    await tap(olga, ExportWeights)
    sent = next(one for one in olga.chat.messages if one.text == floor.says("weights.file"))
    assert "{id: to_point, temperament: choleric, strength: 0.5, traits: [impatient_hurries]" in document_of(floor, sent)
    await floor.write("UPDATE content_edits SET text_before = replace(text_before, '0.75', '0.6') WHERE id = 2")
    await floor.tick()
    await floor.tick()
    (told,) = [one for one in olga.shown if one.text == floor.says("weights.in_conflict", n=1)]
    await olga.tap(means(ListPastWeights), told.id)
    assert in_force(floor) == 0.5, "an upgrade's weight is told, and the bot's stays"
    await olga.tap(means(UndoWeights), next(one.id for one in olga.shown if one.text.startswith(floor.says("weights.past"))))
    assert olga.toast == floor.says("weights.undone")
    assert (in_force(floor), in_force(floor, SECOND)) == (0.75, 0.7)
    audited = [action for (action,) in await floor.rows("SELECT action FROM audit_log ORDER BY id")]
    assert audited == [AuditAction.WEIGHTS_PUBLISHED, AuditAction.WEIGHTS_UNDONE]


async def test_a_draft_is_dropped_and_is_nobody_elses(floor: Floor) -> None:
    """It holds a few cues; what is in force is no change; another editor's buttons reach it not, and he sees his own alone."""
    olga, boris = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(102, "Борис")
    await mark_editor(floor, 102)
    await olga.send("/words")
    await set_weight(olga, FIRST, 75)
    assert await floor.rows("SELECT id FROM content_edits") == [], "it weighs that already"
    cues = [Cue(question.id, question.options[0].id) for question in floor.library.script.questions[: MOST_CUES + 1]]
    for cue in cues:
        await set_weight(olga, cue, 50)
    assert olga.toast == floor.says("weights.full", n=MOST_CUES)
    await weigh(olga, 1)
    check_message(words_of(olga))
    assert floor.says("weighed.too_few", changed=0, n=0) in words_of(olga).text
    await boris.send("/words")
    for forged in (
        OpenWeightsDraft(draft=1, page=0),
        PublishWeights(draft=1, over=0),
        DropWeights(draft=1),
        ListWouldChange(draft=1, change="mixed.0/choleric.1", page=0),
    ):
        await boris.tap_data(words_of(boris).id, encode(forged))
        assert boris.toast == floor.says("error.not_yours")
    assert await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'refused'") == [(4,)]
    await boris.tap_data(words_of(boris).id, encode(OpenWeights(page=0)))
    assert floor.says("button.weights_draft", n=MOST_CUES) not in labels_of(words_of(boris))
    await tap(olga, DropWeights)
    assert olga.toast == floor.says("weights.dropped")
    assert await floor.rows("SELECT id FROM content_edits") == []
    assert [in_force(floor, cue) for cue in cues] == [strength_of(floor.library.script, cue) for cue in cues]
    await olga.tap_data(words_of(olga).id, encode(ListPastWeights(page=0)))
    assert floor.says("weights.none") in words_of(olga).text
