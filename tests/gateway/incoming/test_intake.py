"""The intake: what is acknowledged, what is stored, and who is told."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, NoReturn

import pytest
import structlog
from telegram import Update

from bot.domain.ids import LanguageCode, PersonId
from bot.gateway.incoming.intake import Intake, Verdict
from bot.gateway.incoming.lanes import Closed
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.tap_answers import TapAnswers
from bot.gateway.running import PtbApplication
from bot.gateway.telegram.http_client import FateUnknown
from bot.screens.screen import Toast
from bot.screens.turn import Reply, Turn
from bot.services.errors import StorageUnavailable
from tests.gateway.fakes import (
    BOT_ID,
    FakeStore,
    FakeTelegram,
    FakeTime,
    FakeUpdates,
    FakeWork,
    a_message,
    a_show,
    a_tap,
    let_run,
    refusal,
)

Handle = Callable[[Turn, Update], Awaitable[Reply]]


class Stage:
    """An intake whose only handler is the test's."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.turns: list[Turn] = []
        self.handle: Handle = self.write_down
        self.apologies: list[tuple[LanguageCode | None, str]] = []

    @staticmethod
    async def write_down(turn: Turn, update: Update) -> Reply:
        """Write the update's number and text into the transaction, and show it."""
        message = update.message
        text = update.callback_query.data if update.callback_query else message.text if message else None
        assert isinstance(turn.work, FakeWork)
        turn.work.tables.effects.append((update.update_id, text))
        return Reply(outgoing=(a_show(f"seen {update.update_id}", chat=turn.chat_id),))

    async def __call__(self, turn: Turn, update: Update) -> Reply:
        self.turns.append(turn)
        return await self.handle(turn, update)

    def apologise(self, language: LanguageCode | None, incident_id: str) -> str:
        """Make up an apology."""
        self.apologies.append((language, incident_id))
        return f"sorry <{incident_id}>"


@pytest.fixture
async def stage(application: PtbApplication, store: FakeStore, sender: OutboxSender, time: FakeTime) -> AsyncIterator[Stage]:
    """A stage."""
    answers = TapAnswers(application.bot)

    def apologise(language: LanguageCode | None, incident_id: str) -> str:
        return made.apologise(language, incident_id)

    async def dispatch(turn: Turn, update: Update) -> Reply:
        return await made(turn, update)

    intake = Intake(
        application=application,
        dispatch=dispatch,
        bot_id=BOT_ID,
        open_work=store.unit_of_work,
        sender=sender,
        answers=answers,
        clock=time,
        apologise=apologise,
    )
    made = Stage(intake)
    yield made
    await intake.stop(1)
    await answers.drain(1)


# ---- the ordinary way ----


async def test_a_turn_is_committed_and_its_screens_are_sent(stage: Stage, store: FakeStore, telegram: FakeTelegram) -> None:
    """State, log, screens and the update's number go into one commit."""
    assert await stage.intake.take(a_message(1, "hi")) is Verdict.APPLIED
    assert store.commits == 1
    assert store.tables.effects == [(1, "hi")]
    assert store.tables.processed == {(BOT_ID, 1): ""}
    await let_run()
    assert telegram.texts(7) == ["seen 1"]


async def test_a_turn_knows_who_acts(stage: Stage, time: FakeTime) -> None:
    """The employee comes from the sender's number, in the transaction of the turn."""
    await stage.intake.take(a_message(1))
    (turn,) = stage.turns
    assert (turn.update_id, turn.now, turn.chat_id) == (1, time(), 7)
    assert turn.person.first_name == "P"
    assert turn.employee is not None
    assert turn.employee.person_id == 7


async def test_unknown_people_reach_the_handlers_as_nobody(stage: Stage) -> None:
    """Refusing them politely needs words, which are the handlers'."""
    await stage.intake.take(a_message(1, person=99))
    assert stage.turns[0].employee is None


async def test_a_repeated_update_changes_nothing_and_is_acknowledged(
    stage: Stage, store: FakeStore, telegram: FakeTelegram
) -> None:
    """Telegram repeats what it did not see acknowledged."""
    await stage.intake.take(a_tap(1))
    await let_run()
    calls = len(telegram.calls)
    assert await stage.intake.take(a_tap(1)) is Verdict.REPEATED
    assert Verdict.REPEATED.is_acknowledged
    await let_run()
    assert store.tables.effects == [(1, "x")]
    assert len(telegram.calls) == calls


async def test_a_tap_costs_one_commit_and_two_requests(stage: Stage, store: FakeStore, telegram: FakeTelegram) -> None:
    """Counted over twenty taps on a card that is there."""
    await stage.intake.take(a_message(1))
    await let_run()
    commits, calls = store.commits, len(telegram.calls)
    for number in range(2, 22):
        await stage.intake.take(a_tap(number))
        await let_run()
    assert store.commits - commits == 20
    assert len(telegram.calls) - calls == 40
    assert telegram.count("editMessageText") == 20
    assert telegram.count("answerCallbackQuery") == 20


async def test_the_edit_does_not_wait_for_the_answer_to_the_tap(stage: Stage, telegram: FakeTelegram) -> None:
    """Nor the other way round."""
    await stage.intake.take(a_message(1))
    await let_run()
    telegram.gates["answerCallbackQuery"] = asyncio.Event()
    assert await stage.intake.take(a_tap(2)) is Verdict.APPLIED
    await let_run()
    assert telegram.texts(7) == ["seen 2"]
    assert [name for name, _ in telegram.in_flight] == ["answerCallbackQuery"]
    telegram.gates["answerCallbackQuery"].set()
    await let_run()


async def test_a_toast_answers_the_tap(stage: Stage, telegram: FakeTelegram) -> None:
    """Cut to what Telegram takes; an alert only when asked for."""

    async def toast(turn: Turn, update: Update) -> Reply:
        return Reply(toast=Toast(text="t" * 300, is_alert=update.update_id == 2))

    stage.handle = toast
    await stage.intake.take(a_tap(1))
    await stage.intake.take(a_tap(2))
    await let_run()
    first, second = (params for name, params in telegram.calls if name == "answerCallbackQuery")
    assert first == {"callback_query_id": "tap-1", "text": "t" * 200}
    assert second["show_alert"] == "true"


@pytest.mark.parametrize(
    "fault",
    [
        refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        FateUnknown("lost"),
        (200, '{"ok": true}'),
    ],
)
async def test_a_tap_that_cannot_be_answered_is_let_go(stage: Stage, telegram: FakeTelegram, fault: Any) -> None:
    """It is answered once at most, and the turn stands."""
    telegram.fail("answerCallbackQuery", fault)
    assert await stage.intake.take(a_tap(1)) is Verdict.APPLIED
    await let_run()
    assert telegram.count("answerCallbackQuery") == 1
    assert telegram.texts(7) == ["seen 1"]


# ---- order ----


async def test_a_hundred_interleaved_updates_keep_the_order_of_each_chat(stage: Stage, store: FakeStore) -> None:
    """However the chats are mixed and however long each turn takes."""
    dice = random.Random(2)

    async def slowly(turn: Turn, update: Update) -> Reply:
        await let_run(dice.randrange(10))
        return await Stage.write_down(turn, update)

    stage.handle = slowly
    chats = {number: dice.randrange(1, 6) for number in range(1, 101)}
    verdicts = await asyncio.gather(*[stage.intake.submit(a_message(number, person=chat)) for number, chat in chats.items()])
    assert set(verdicts) == {Verdict.APPLIED}
    for chat in range(1, 6):
        mine = [number for number, _ in store.tables.effects if chats[number] == chat]
        assert mine == sorted(mine)
    assert len(store.tables.effects) == 100


# ---- what is ignored ----


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "edited_message": a_message(1)["message"]},
        {"update_id": 1, "channel_post": a_message(1)["message"]},
        {"update_id": 1, "something_new": {}},
        a_message(1, chat={"id": -100, "type": "supergroup", "title": "G"}),
        a_message(1, chat={"id": -5, "type": "group", "title": "G"}),
    ],
)
async def test_what_is_not_meant_for_the_bot_is_ignored_and_acknowledged(
    stage: Stage, store: FakeStore, telegram: FakeTelegram, update: dict[str, Any]
) -> None:
    """Edits, channels, groups, kinds of the future. Nothing is stored of it, however often it comes."""
    for _ in range(2):
        assert await stage.intake.take(update) is Verdict.IGNORED
    assert stage.turns == []
    assert store.begins == 0
    assert telegram.calls == []


async def test_a_tap_in_a_group_is_answered_with_nothing(stage: Stage, telegram: FakeTelegram) -> None:
    """The waiting sign ends, nothing else happens."""
    group = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group", "title": "G"}}
    assert await stage.intake.take(a_tap(1, message=group)) is Verdict.IGNORED
    await let_run()
    assert telegram.calls == [("answerCallbackQuery", {"callback_query_id": "tap-1"})]


async def test_a_tap_on_a_message_that_telegram_does_not_show_any_more_is_handled(stage: Stage) -> None:
    """From last month: the message is inaccessible or left out, the chat is the person's own."""
    inaccessible = {"message_id": 5, "date": 0, "chat": {"id": 7, "type": "private", "first_name": "P"}}
    assert await stage.intake.take(a_tap(1, message=inaccessible)) is Verdict.APPLIED
    without = a_tap(2)
    del without["callback_query"]["message"]
    assert await stage.intake.take(without) is Verdict.APPLIED
    assert [turn.chat_id for turn in stage.turns] == [7, 7]


# ---- reachability ----


def a_membership(update_id: int, status: str) -> dict[str, Any]:
    """Make an update about the bot's own membership in a private chat."""
    person = {"id": 7, "is_bot": False, "first_name": "P"}
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "Bot"}
    old, new = ("kicked", "member") if status == "member" else ("member", "kicked")
    made = {
        "kicked": {"user": bot, "status": "kicked", "until_date": 0},
        "member": {"user": bot, "status": "member"},
    }
    return {
        "update_id": update_id,
        "my_chat_member": {
            "chat": {"id": 7, "type": "private", "first_name": "P"},
            "from": person,
            "date": 1_790_000_000,
            "old_chat_member": made[old],
            "new_chat_member": made[new],
        },
    }


async def test_blocking_and_unblocking_mark_the_person(stage: Stage, store: FakeStore, time: FakeTime) -> None:
    """The handlers see nothing of it."""
    assert await stage.intake.take(a_membership(1, "kicked")) is Verdict.APPLIED
    assert store.tables.employees[PersonId(7)].unreachable_at == time()
    assert await stage.intake.take(a_membership(2, "member")) is Verdict.APPLIED
    assert store.tables.employees[PersonId(7)].unreachable_at is None
    assert stage.turns == []


async def test_whoever_writes_is_reachable_again(stage: Stage, store: FakeStore) -> None:
    """An update is better proof than the last refusal."""
    await stage.intake.take(a_membership(1, "kicked"))
    await stage.intake.take(a_message(2))
    assert store.tables.employees[PersonId(7)].unreachable_at is None


async def test_a_refusal_that_is_overtaken_by_a_message_does_not_mark_its_sender(
    stage: Stage, store: FakeStore, telegram: FakeTelegram
) -> None:
    """He has unblocked the bot between the two."""
    telegram.fail("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"))
    for number in (1, 2):
        await stage.intake.take(a_message(number))
        await let_run()
    assert store.tables.employees[PersonId(7)].unreachable_at is None
    assert telegram.texts(7) == ["seen 2"]


# ---- failures ----


async def test_a_handler_that_raises_changes_nothing_and_the_person_is_told_once(
    stage: Stage, store: FakeStore, telegram: FakeTelegram
) -> None:
    """Rolled back, recorded with an incident, acknowledged; the repetition does nothing."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        await Stage.write_down(turn, update)
        raise ValueError("Иван said so")

    stage.handle = broken
    for verdict in (Verdict.FAILED, Verdict.REPEATED):
        assert await stage.intake.take(a_message(1)) is verdict
        await let_run()
    assert store.tables.effects == []
    ((language, incident),) = stage.apologies
    assert language == "ru"
    assert store.tables.processed == {(BOT_ID, 1): incident}
    assert telegram.texts(7) == [f"sorry &lt;{incident}&gt;"]
    assert "ValueError" in store.tables.errors[1]
    assert "test_intake.py" in store.tables.errors[1]
    assert "Иван" not in store.tables.errors[1]


async def test_a_later_apology_is_a_new_message_at_the_bottom(stage: Stage, telegram: FakeTelegram) -> None:
    """The older one goes: there is one slot for incidents."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        raise ValueError

    stage.handle = broken
    await stage.intake.take(a_message(1))
    await let_run()
    await stage.intake.take(a_message(2))
    await let_run()
    assert telegram.names() == ["sendMessage", "sendMessage", "deleteMessage"]


async def test_a_tap_that_fails_is_answered_with_an_alert(stage: Stage, telegram: FakeTelegram) -> None:
    """Nothing is sent into the chat."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        raise ValueError

    stage.handle = broken
    assert await stage.intake.take(a_tap(1)) is Verdict.FAILED
    await let_run()
    incident = stage.apologies[0][1]
    params = {"callback_query_id": "tap-1", "text": f"sorry <{incident}>", "show_alert": "true"}
    assert telegram.calls == [("answerCallbackQuery", params)]


async def test_a_turn_that_takes_too_long_has_failed(stage: Stage, store: FakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hold everybody up for ever."""

    async def hang(turn: Turn, update: Update) -> Reply:
        await asyncio.Event().wait()
        return Reply()

    stage.handle = hang
    monkeypatch.setattr(stage.intake, "_turn_limit", 0.01)
    assert await stage.intake.take(a_message(1)) is Verdict.FAILED
    assert "TimeoutError" in store.tables.errors[1]


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "message": {"message_id": "?", "chat": None}},
        {"update_id": 1, "message": {"chat": {"id": 7, "type": "private"}, "from": {"id": 7}}},
        {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}},
        {"update_id": 1, "callback_query": {"id": 5, "from": {"id": 7, "is_bot": False, "first_name": "P"}}},
        {"update_id": 1, "message": {"chat": {"type": "private"}, "from": {"id": 7}}},
        {"update_id": 1, "my_chat_member": []},
        {"update_id": 1, "message": 5},
    ],
)
async def test_a_malformed_update_is_recorded_and_acknowledged(stage: Stage, store: FakeStore, update: dict[str, Any]) -> None:
    """It must not come again and again; those after it are handled."""
    verdict = await stage.intake.take(update)
    assert verdict in {Verdict.FAILED, Verdict.IGNORED}
    assert ((BOT_ID, 1) in store.tables.processed) is (verdict is Verdict.FAILED)
    assert await stage.intake.take(update) is (Verdict.REPEATED if verdict is Verdict.FAILED else Verdict.IGNORED)
    assert await stage.intake.take(a_message(2)) is Verdict.APPLIED


async def test_the_sender_of_a_malformed_update_is_told_when_he_can_be_known(stage: Stage, telegram: FakeTelegram) -> None:
    """The outside of the update is enough."""
    malformed = a_message(1, date="yesterday")
    assert await stage.intake.take(malformed) is Verdict.FAILED
    await let_run()
    assert len(telegram.texts(7)) == 1


@pytest.mark.parametrize("update", [None, [], "x", 5, {}, {"update_id": "1"}, {"update_id": True, "message": {}}])
async def test_what_is_no_update_at_all_is_logged_and_let_go(stage: Stage, store: FakeStore, update: object) -> None:
    """There is nothing to record it against."""
    with structlog.testing.capture_logs() as logs:
        assert await stage.intake.take(update) is Verdict.FAILED
    assert [entry["log_level"] for entry in logs] == ["error"]
    assert store.tables.processed == {}


async def test_a_failure_that_nobody_can_be_told_is_recorded_all_the_same(
    stage: Stage, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One update must not stop all that follow because there are no words for it."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        raise ValueError

    def no_words(language: LanguageCode | None, incident_id: str) -> str:
        raise KeyError("error.incident")

    stage.handle = broken
    monkeypatch.setattr(stage, "apologise", no_words)
    with structlog.testing.capture_logs() as logs:
        assert await stage.intake.take(a_message(1)) is Verdict.FAILED
    assert [entry["log_level"] for entry in logs] == ["error", "critical"]
    assert store.tables.errors[1].startswith("ValueError")
    stage.handle = Stage.write_down
    assert await stage.intake.take(a_message(2)) is Verdict.APPLIED


async def test_a_failure_that_cannot_be_recorded_is_never_confirmed(
    stage: Stage, store: FakeStore, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The update comes again until its failure leaves a trace, and is applied when it can be; no tap hangs meanwhile."""

    async def no_such_statement(*_: object) -> NoReturn:
        raise RuntimeError("near RETURNING: syntax error")

    with monkeypatch.context() as old:
        old.setattr(FakeUpdates, "accept", no_such_statement)
        old.setattr(FakeUpdates, "fail", no_such_statement)
        for _ in range(2):
            assert await stage.intake.take(a_tap(1)) is Verdict.TRY_AGAIN
            assert stage.intake.keeps_failing
        await let_run()
    assert telegram.count("answerCallbackQuery") == 1
    assert store.tables.processed == {}
    assert await stage.intake.take(a_tap(1)) is Verdict.APPLIED
    assert not stage.intake.keeps_failing


async def test_two_failures_of_one_update_are_recorded_once(stage: Stage, store: FakeStore) -> None:
    """A second process, or a repetition that overtook the record, adds nothing."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        store.tables.processed[(BOT_ID, 1)] = "EARLIER"
        raise ValueError

    stage.handle = broken
    assert await stage.intake.take(a_message(1)) is Verdict.FAILED
    assert store.tables.processed[(BOT_ID, 1)] == "EARLIER"
    assert stage.apologies == []


async def test_logs_of_a_failure_name_update_person_and_incident(stage: Stage) -> None:
    """And no words of anybody."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        raise ValueError("secret words")

    stage.handle = broken
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as logs:
        await stage.intake.take(a_message(1, "client's words"))
    (entry,) = logs
    assert (entry["update_id"], entry["person_id"]) == (1, 7)
    assert entry["incident_id"] == stage.apologies[0][1]
    assert "words" not in str(entry)


async def test_what_the_outbox_logs_is_not_attributed_to_an_update(stage: Stage, telegram: FakeTelegram) -> None:
    """Any turn may be the one that makes room for a message of another."""
    telegram.fail("sendMessage", FateUnknown("lost"))
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as logs:
        await stage.intake.take(a_message(1))
        await let_run()
    assert [entry["event"] for entry in logs] == ["perhaps not sent"]
    assert "update_id" not in logs[0]


# ---- storage ----


@pytest.mark.parametrize("where", ["failing_begins", "failing_commits"])
async def test_nothing_is_acknowledged_while_storage_is_unavailable(
    stage: Stage, store: FakeStore, telegram: FakeTelegram, where: str
) -> None:
    """The same update is applied when it comes again; a message is sent once."""
    setattr(store, where, 1)
    verdict = await stage.intake.take(a_message(1))
    assert verdict is Verdict.TRY_AGAIN
    assert not verdict.is_acknowledged
    assert store.tables.processed == {}
    assert telegram.calls == []
    assert await stage.intake.take(a_message(1)) is Verdict.APPLIED
    await let_run()
    assert store.tables.effects == [(1, "hello")]
    assert telegram.names() == ["sendMessage"]


async def test_storage_that_fails_in_a_handler_acknowledges_nothing(stage: Stage, store: FakeStore) -> None:
    """The wrapper has caught it like any other exception."""

    async def locked(turn: Turn, update: Update) -> NoReturn:
        raise StorageUnavailable("locked")

    stage.handle = locked
    assert await stage.intake.take(a_message(1)) is Verdict.TRY_AGAIN
    assert store.tables.processed == {}


async def test_a_failure_is_not_acknowledged_before_it_is_recorded(stage: Stage, store: FakeStore) -> None:
    """Storage can be away just then."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        store.failing_begins = 1
        raise ValueError

    stage.handle = broken
    assert await stage.intake.take(a_message(1)) is Verdict.TRY_AGAIN
    assert await stage.intake.take(a_message(2)) is Verdict.TRY_AGAIN
    assert store.tables.processed == {}


async def test_a_tap_is_answered_once_however_often_storage_fails(stage: Stage, store: FakeStore, telegram: FakeTelegram) -> None:
    """With nothing: nobody knows yet what will come of it."""
    store.failing_begins = 3
    for _ in range(3):
        assert await stage.intake.take(a_tap(1)) is Verdict.TRY_AGAIN
    assert await stage.intake.take(a_tap(1)) is Verdict.APPLIED
    await let_run()
    assert telegram.names() == ["answerCallbackQuery", "sendMessage"]


async def test_a_tap_answered_early_is_apologised_for_by_a_message(
    stage: Stage, store: FakeStore, telegram: FakeTelegram
) -> None:
    """Its answer is used up."""

    async def broken(turn: Turn, update: Update) -> NoReturn:
        raise ValueError

    stage.handle = broken
    store.failing_begins = 1
    await stage.intake.take(a_tap(1))
    assert await stage.intake.take(a_tap(1)) is Verdict.FAILED
    await let_run()
    assert telegram.names() == ["answerCallbackQuery", "sendMessage"]


async def test_the_updates_behind_one_that_is_tried_again_wait_for_it(stage: Stage, store: FakeStore) -> None:
    """Otherwise storage that comes back would let a later tap of the same person overtake an earlier one."""
    store.failing_begins = 1
    first = [stage.intake.submit(a_message(number)) for number in (1, 2, 3)]
    assert await asyncio.gather(*first) == [Verdict.TRY_AGAIN] * 3
    again = [stage.intake.submit(a_message(number)) for number in (1, 2, 3)]
    assert await asyncio.gather(*again) == [Verdict.APPLIED] * 3
    assert [number for number, _ in store.tables.effects] == [1, 2, 3]


async def test_an_outage_of_storage_is_said_once(stage: Stage, store: FakeStore) -> None:
    """Not for every update and every try."""
    with structlog.testing.capture_logs() as logs:
        store.failing_begins = 3
        for number in (1, 2, 3):
            await stage.intake.take(a_message(number, person=number))
        await stage.intake.take(a_message(1))
        store.failing_begins = 1
        await stage.intake.take(a_message(2))
    assert [entry["log_level"] for entry in logs] == ["warning", "warning"]


async def test_a_seeming_failure_of_the_commit_applies_the_update_once(
    stage: Stage, store: FakeStore, telegram: FakeTelegram, sender: OutboxSender
) -> None:
    """The repetition finds the update processed; the timer sends the screen."""
    store.broken_commits = 1
    assert await stage.intake.take(a_message(1)) is Verdict.TRY_AGAIN
    assert await stage.intake.take(a_message(1)) is Verdict.REPEATED
    await sender.tick()
    await let_run()
    assert store.tables.effects == [(1, "hello")]
    assert telegram.texts(7) == ["seen 1"]


# ---- stopping ----


async def test_a_stop_finishes_what_was_taken(stage: Stage, store: FakeStore) -> None:
    """And takes nothing more."""
    taken = [stage.intake.submit(a_message(number)) for number in (1, 2, 3)]
    await stage.intake.stop(5)
    assert [one.result() for one in taken] == [Verdict.APPLIED] * 3
    with pytest.raises(Closed):
        stage.intake.submit(a_message(4))


async def test_a_turn_that_does_not_end_is_given_up_at_the_stop(stage: Stage, store: FakeStore) -> None:
    """It is rolled back and was not acknowledged."""

    async def hang(turn: Turn, update: Update) -> Reply:
        reply = await Stage.write_down(turn, update)
        await asyncio.Event().wait()
        return reply

    stage.handle = hang
    taken = stage.intake.submit(a_message(1))
    await let_run()
    await stage.intake.stop(0.01)
    assert taken.cancelled()
    assert store.tables.processed == {}
