"""/audit: who did what to whom, as the owner reads it."""

from __future__ import annotations

from bot.domain.ids import PersonId
from bot.domain.people.permissions import Deed
from bot.screens.text_keys import WORDS
from bot.services.people.access import renew_owner_code
from bot.services.people.ports import AuditAction
from bot.services.people.read_audit import PAGE_SIZE
from tests.conversation.people.cast import open_cast, page, tap
from tests.floor import Floor


async def test_the_owner_reads_newest_first_in_his_zone(floor: Floor) -> None:
    """With names, roles and teams in words; strangers by their number."""
    cast = await open_cast(floor)
    await cast.chief.send("/team")
    await tap(cast.chief, "Вера")
    await tap(cast.chief, floor.says("button.person_role"))
    await tap(cast.chief, floor.says("role.manager"))
    await floor.stranger(900, "Глеб").send("/start")
    await cast.owner.send("/audit")
    lines = cast.owner.last.lines
    assert lines[0] == floor.says("audit.title")
    assert lines[1].endswith(f"№ 900: {floor.says('audit.stranger_refused')}")
    assert lines[2].endswith(f"Сергей: {floor.says('audit.role_set', whom='Вера', role='менеджер')}")
    assert "12:00" in lines[2], "nine in the morning UTC is noon in Moscow"


async def test_the_log_is_walked_through_in_pages(floor: Floor) -> None:
    """In one message; the first page has no way back, the last no way on."""
    cast = await open_cast(floor)
    gleb = floor.stranger(900, "Глеб")
    for _ in range(PAGE_SIZE + 1):
        await gleb.send("/start")
    await cast.owner.send("/audit")
    first = page(cast.owner)
    assert len(first.lines) == PAGE_SIZE + 1
    assert first.labels == [["·", floor.says("button.later")]]
    await tap(cast.owner, floor.says("button.later"))
    second = page(cast.owner)
    assert (second.id, len(second.lines), second.labels) == (first.id, 2, [[floor.says("button.earlier"), "·"]])


async def test_an_empty_log_says_what_will_be_there(floor: Floor) -> None:
    """And an entry of an older or a newer version is shown as it is."""
    cast = await open_cast(floor)
    await cast.owner.send("/audit")
    assert floor.says("audit.none") in cast.owner.last.text
    async with floor.bot.database.unit_of_work() as work:
        await work.audit.add(at=floor.clock(), person_id=PersonId(cast.owner.chat.person.id), action="export_made", details={})
        await work.commit()
    await cast.owner.send("/audit")
    assert "export_made" in cast.owner.last.text


async def test_a_file_is_listed_with_what_was_in_it(floor: Floor) -> None:
    """Form, days, whose, which calls, whether with names; a client by no name. What was written at the server says so."""
    cast = await open_cast(floor)
    asked = {"n": "3", "form": "xlsx", "events": "0", "masked": "0", "choice": "lw.e3.c1.or"}
    typed = {"by": "command_line", "n": "1", "form": "csv", "events": "1", "masked": "1", "choice": "a.n", "teams": "2"}
    typed["since"] = "2026-11-01T00:00:00+03:00"
    async with floor.bot.database.unit_of_work() as work:
        for person, details in ((2, asked), (0, typed)):
            await work.audit.add(at=floor.clock(), person_id=PersonId(person), action=AuditAction.LOG_EXPORTED, details=details)
        made = {"by": "command_line", "client": "17", "form": "html"}
        await work.audit.add(at=floor.clock(), person_id=PersonId(0), action=AuditAction.CLIENT_FILE_MADE, details=made)
        await work.commit()
    await cast.owner.send("/audit")
    lines, says = cast.owner.last.lines, floor.says
    assert lines[1].endswith(f"{says('audit.command_line')}: {says('audit.client_file_made')} · № 17 · HTML")
    for line, who, parts in (
        (
            lines[3],
            "Сергей",
            ("XLSX", "16.11–22.11", "Анна", says("audit.one_client"), says("outcome.refused"), says("audit.with_names")),
        ),
        (
            lines[2],
            says("audit.command_line"),
            ("CSV", says("export.file_events"), "1 нояб., 00:00–…", "Юг", says("log.is_open")),
        ),
    ):
        assert f"{who}: " in line
        assert [part for part in parts if part not in line] == []
    assert lines[2].endswith(says("audit.without_names"))


async def test_what_came_from_the_server_says_so(floor: Floor) -> None:
    """A new owner code has no person behind it."""
    cast = await open_cast(floor)
    async with floor.bot.database.unit_of_work() as work:
        await renew_owner_code(work, "code", floor.clock())
        await work.commit()
    await cast.owner.send("/audit")
    assert cast.owner.last.lines[1].endswith(f"{floor.says('audit.operator')}: {floor.says('audit.owner_code_made')}")


async def test_a_refusal_says_what_was_refused_and_about_whom(floor: Floor) -> None:
    """A colleague is named, also one of another team; a person who never was by his number."""
    cast = await open_cast(floor)
    await cast.anna.send("/audit")
    await cast.chief.send("/team")
    for data in ("Tx:6", "Tr:1:trainee", "Tb:99:1"):
        await cast.chief.tap_data(page(cast.chief).id, data)
    await cast.owner.send("/audit")
    assert [line.partition(" · ")[2] for line in cast.owner.last.lines[1:]] == [
        f"Сергей: {floor.says('audit.refused_whom', deed=floor.says('deed.block'), whom='№ 99')}",
        f"Сергей: {floor.says('audit.refused_whom', deed=floor.says('deed.set_role'), whom='Ольга')}",
        f"Сергей: {floor.says('audit.refused_whom', deed=floor.says('deed.remove'), whom='Дарья')}",
        f"Анна: {floor.says('audit.refused', deed=floor.says('deed.read_audit'))}",
    ]


def test_every_action_and_every_deed_has_words() -> None:
    """In content, for every language."""
    assert {f"audit.{action}" for action in AuditAction} | {f"deed.{deed}" for deed in Deed} <= set(WORDS)
