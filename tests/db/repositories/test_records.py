"""Updates, interactions, audit, free texts and prompts on a real file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.db.facade import Database
from bot.domain.ids import ChatId, PersonId
from bot.domain.masking import mask
from bot.services.interaction_ports import Interaction, InteractionKind
from bot.services.text_ports import FreeTextKind, Prompt, PromptKind, Said
from tests.db.people import NOON, Cast, open_call


async def test_an_update_is_accepted_once_a_bot(database: Database) -> None:
    """The same number of another bot is another update."""
    async with database.unit_of_work() as work:
        assert await work.updates.accept(1, 500, NOON) is True
        assert await work.updates.accept(1, 500, NOON) is False
        assert await work.updates.accept(2, 500, NOON) is True


async def test_a_failed_update_is_recorded_once_with_its_incident(database: Database) -> None:
    """The first incident stays, and the update counts as processed."""
    async with database.unit_of_work() as work:
        assert await work.updates.fail(1, 500, NOON, "i-1", "ValueError") is True
        assert await work.updates.fail(1, 500, NOON, "i-2", "KeyError") is False
        assert await work.updates.accept(1, 500, NOON) is False
        stored = await work._transaction.execute(text("SELECT incident_id, error FROM processed_updates"))
        assert [tuple(row) for row in stored] == [("i-1", "ValueError")]


async def test_old_updates_are_forgotten(database: Database) -> None:
    """Those processed before the moment go, the moment itself stays."""
    async with database.unit_of_work() as work:
        for number in range(3):
            await work.updates.accept(1, number, NOON + timedelta(days=number))
        assert await work.updates.forget_before(NOON + timedelta(days=1)) == 1
        assert await work.updates.accept(1, 0, NOON) is True
        assert await work.updates.accept(1, 1, NOON) is False


@pytest.mark.parametrize("table", ["interactions", "audit_log"])
@pytest.mark.parametrize("change", ["UPDATE {} SET details = '{{}}'", "DELETE FROM {}"])
async def test_what_was_done_cannot_be_changed(database: Database, cast: Cast, table: str, change: str) -> None:
    """The database itself refuses UPDATE and DELETE on the append-only tables."""
    async with database.unit_of_work() as work:
        call = await open_call(work, cast.anna)
        await work.interactions.add(
            Interaction(
                kind=InteractionKind.ANSWERED,
                at=NOON,
                update_id=7,
                employee_id=cast.anna.id,
                team_id=cast.north,
                consultation_id=call.id,
                details={"question": "first"},
            )
        )
        await work.audit.add(at=NOON, person_id=PersonId(101), action="export", details={"format": "csv"})
        await work.commit()
        with pytest.raises(IntegrityError, match="append-only"):
            await work._transaction.execute(text(change.format(table)))


async def test_a_refused_stranger_leaves_an_interaction_without_anybody(database: Database) -> None:
    """Employee, team and consultation may all be absent."""
    async with database.unit_of_work() as work:
        await work.interactions.add(
            Interaction(kind=InteractionKind.REFUSED, at=NOON, update_id=None, employee_id=None, team_id=None)
        )
        await work.commit()


async def test_what_a_client_has_said_is_told_newest_first(database: Database, cast: Cast) -> None:
    """His words in one call, whether they told anything or not; names, other calls and what was erased are none of it."""
    async with database.unit_of_work() as work:
        call, other = await open_call(work, cast.anna), await open_call(work, cast.boris)
        said = [
            (call, FreeTextKind.CUE, "короче"),
            (call, FreeTextKind.NOT_UNDERSTOOD, "мяу"),
            (call, FreeTextKind.FORMER_NAME, "Иван"),
            (other, FreeTextKind.CUE, "дорого"),
            (call, FreeTextKind.CUE, "стёрто"),
        ]
        for minute, (of, kind, words) in enumerate(said):
            moment = NOON + timedelta(minutes=minute)
            number = await work.free_texts.add(
                consultation_id=of.id, employee_id=of.employee_id, kind=kind, text=mask(words), at=moment
            )
        await work.free_texts.erase(number, NOON)
        assert await work.free_texts.said_in(call.id, 9) == [
            Said(text="мяу", at=NOON + timedelta(minutes=1)),
            Said(text="короче", at=NOON),
        ]
        assert [one.text for one in await work.free_texts.said_in(call.id, 1)] == ["мяу"]


async def test_free_text_can_be_erased(database: Database, cast: Cast) -> None:
    """Afterwards the words are gone from the file and the row stays as a count."""
    async with database.unit_of_work() as work:
        number = await work.free_texts.add(
            consultation_id=None, employee_id=cast.anna.id, kind=FreeTextKind.NAME_OR_WORDS, text=mask("дорого 😀\n"), at=NOON
        )
        found = await work.free_texts.get(number)
        assert found is not None
        assert (found.text, found.kind) == ("дорого 😀\n", FreeTextKind.NAME_OR_WORDS)
        await work.free_texts.erase(number, NOON)
        assert await work.free_texts.get(number) is None
        stored = await work._transaction.execute(text("SELECT count(*), max(text) FROM free_texts"))
        assert stored.one() == (1, None)


async def test_a_prompt_is_taken_once_and_only_in_time(database: Database, cast: Cast) -> None:
    """One a chat; the newer replaces the older; `until` is the first moment too late."""
    chat = ChatId(101)
    async with database.unit_of_work() as work:
        call = await open_call(work, cast.anna)

        def prompt(kind: PromptKind) -> Prompt:
            return Prompt(chat_id=chat, kind=kind, subject=str(call.id), until=NOON)

        just_before = NOON - timedelta(microseconds=1)
        await work.prompts.put(prompt(PromptKind.CLIENT_NAME))
        await work.prompts.put(prompt(PromptKind.NONE_FITS))
        assert await work.prompts.take(chat, just_before) == prompt(PromptKind.NONE_FITS)
        assert await work.prompts.take(chat, just_before) is None
        await work.prompts.put(prompt(PromptKind.CLIENT_NAME))
        assert await work.prompts.take(chat, NOON) is None
