"""A list of sales that a supervisor sends: looked at before it counts, taken once, and taken back by one tap.

Names of people stand in it, so its rows are kept until it is taken or dropped, and a day at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.clients.naming import read_client_name
from bot.domain.folding import fold, squeezed
from bot.domain.ids import ClientId, LanguageCode, TeamId
from bot.domain.local_time import to_wall
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed, may, where_stands
from bot.domain.sales.file_rows import FileRow, RowFault, Table, read_list
from bot.domain.sales.matching import Clients, RowState
from bot.domain.sales.sale import SaleFileId, SaleSource
from bot.services.act import Act
from bot.services.calls.change_client import naming_in_force
from bot.services.calls.sale_of_call import house_currency
from bot.services.clients.ports import Client
from bot.services.errors import NotFound
from bot.services.people.ports import AuditAction
from bot.services.ports import Work
from bot.services.sales.ports import NewSale, SaleFile, SaleRow

LARGEST_FILE: Final = 2_000_000
"""Bytes of a list: five thousand rows of it have a tenth."""
WAITS: Final = timedelta(days=1)
NO_NAME: Final = "no_name"
"""The fault of a row whose client cannot be called so here: where clients have codes, or nobody has decided yet."""

OpenTable = Callable[[bytes, LanguageCode], Table | None]
"""Opens a file; None where it is no list, or too long for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """What a file says, before it is known whose clients they are."""

    rows: Sequence[FileRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListViewed:
    """A list with what would become of it."""

    file: SaleFile
    team: Team
    currency: str
    rows: Sequence[SaleRow] = ()
    counts: Counter[RowState] = field(default_factory=Counter)
    sums: Counter[RowState] = field(default_factory=Counter)
    """In hundredths."""
    new_clients: int = 0
    doubtful: Sequence[str] = ()
    """The names of which somebody has to say whom they mean, each once, in the order of the list."""

    @property
    def to_take(self) -> int:
        """How many sales there would be."""
        return self.counts[RowState.KNOWN] + self.counts[RowState.NEW]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A name in a list, and who may be meant by it."""

    viewed: ListViewed
    number: int
    """Of the name among the doubtful, from 0."""
    name: str
    sales: int
    may_be: Sequence[Client]


def read_file(raw: bytes, open_table: OpenTable, language: LanguageCode, now: datetime, time_zone: str) -> ListRead | None:
    """Return what a file says; None when it is no list of sales. Pure; takes as long as the file is large."""
    table = open_table(raw, language) if len(raw) <= LARGEST_FILE else None
    rows = None if table is None else read_list(table, to_wall(now, ZoneInfo(time_zone)).date())
    return ListRead(rows=rows) if rows else None


async def teams_of(act: Act) -> Sequence[Team]:
    """Return the teams whose sales somebody may enter; his own first.

    Raises:
        NotAllowed: there is none.
    """
    await act.require(Deed.TAKE_SALES, where_stands(act.employee, act.employee.team_id))
    me = act.employee
    found = [team for team in await act.work.teams.all() if may(me.role, Deed.TAKE_SALES, where_stands(me, team.id))]
    return sorted(found, key=lambda team: team.id != me.team_id)


async def match(work: Work, team_id: TeamId, read: ListRead) -> Sequence[SaleRow]:
    """Say of each sale in a list to whom it was; may take long."""
    naming = (await work.organisation.get()).client_naming
    clients = Clients.of(await work.clients.names_in(team_id))
    good = [row for row in read.rows if row.fault is None]
    first = min((_day(row) for row in good), default=date.max)
    known: set[tuple[object, date, int]] = set(await work.sales.known_in(team_id, first))
    rows = []
    for row in good:
        state, meant = clients.meant_by(row.client)
        client = meant[0] if state is RowState.KNOWN else None
        whom = client or squeezed(fold(row.client))
        said = (whom, _day(row), row.amount_minor or 0)
        if said in known:
            state = RowState.TAKEN
        elif state is not RowState.DOUBTFUL:
            known.add(said)
        if state is RowState.NEW and read_client_name(row.client, naming) is None:
            state = RowState.LEFT_OUT
        rows.append(_row(row, state, client))
    return rows


async def keep_list(act: Act, team: int, read: ListRead, rows: Sequence[SaleRow]) -> ListViewed:
    """Keep a list until it is taken or dropped."""
    await act.require(Deed.TAKE_SALES, where_stands(act.employee, TeamId(team)), team=str(team))
    faults = [f"{row.line}:{row.fault}" for row in read.rows if row.fault is not None]
    faults += [f"{row.line}:{NO_NAME}" for row in rows if row.state is RowState.LEFT_OUT]
    number = await act.work.sale_files.add(team_id=TeamId(team), employee_id=act.employee.id, at=act.now, faults=faults)
    await act.work.sale_files.put_rows(number, rows)
    return await view_list(act, int(number))


async def move_list(act: Act, file_id: int, team: int) -> ListViewed:
    """Say of whose clients a list that waits tells: it is matched anew."""
    viewed = await view_list(act, file_id)
    await act.require(Deed.TAKE_SALES, where_stands(act.employee, TeamId(team)), team=str(team))
    if viewed.file.taken_at is not None or viewed.file.dropped_at is not None or viewed.file.team_id == team:
        return viewed
    said = [
        FileRow(line=row.line, client=row.client_name, sold_on=row.sold_on, amount_minor=row.amount_minor) for row in viewed.rows
    ]
    await act.work.sale_files.move(viewed.file.id, TeamId(team))
    await act.work.sale_files.put_rows(viewed.file.id, await match(act.work, TeamId(team), ListRead(rows=said)))
    return await view_list(act, file_id)


async def view_list(act: Act, file_id: int) -> ListViewed:
    """Look at a list.

    Raises:
        NotFound, NotAllowed.
    """
    file = await _own_file(act, file_id)
    team = await act.work.teams.get(file.team_id)
    if team is None:
        raise NotFound
    rows = await act.work.sale_files.rows_of(file.id)
    sums: Counter[RowState] = Counter()
    for row in rows:
        sums[row.state] += row.amount_minor
    return ListViewed(
        file=file,
        team=team,
        currency=await house_currency(act),
        rows=rows,
        counts=Counter(row.state for row in rows),
        sums=sums,
        new_clients=len({fold(row.client_name) for row in rows if row.state is RowState.NEW}),
        doubtful=list(dict.fromkeys(row.client_name for row in rows if row.state is RowState.DOUBTFUL)),
    )


async def view_doubt(act: Act, file_id: int, number: int) -> Doubt | ListViewed:
    """Look at a name of which somebody has to say whom it means; at the list when there is none (any more)."""
    viewed = await view_list(act, file_id)
    if not viewed.doubtful:
        return viewed
    number = min(number, len(viewed.doubtful) - 1)
    name = viewed.doubtful[number]
    _, meant = Clients.of(await act.work.clients.names_in(viewed.file.team_id)).meant_by(name)
    may_be = [client for one in meant if (client := await act.work.clients.get(one)) is not None]
    sales = sum(row.client_name == name for row in viewed.rows)
    return Doubt(viewed=viewed, number=number, name=name, sales=sales, may_be=may_be)


async def settle_doubt(act: Act, file_id: int, number: int, line: int, client: int, *, is_new: bool) -> Doubt | ListViewed:
    """Say whom a name means: a client, somebody new, or nobody who is to be taken.

    Args:
        line: the first row that bears the name, by which an old button is told.
        client: 0 for none.
    """
    doubt = await view_doubt(act, file_id, number)
    if isinstance(doubt, ListViewed):
        return doubt
    name = next((row.client_name for row in doubt.viewed.rows if row.line == line), None)
    if name not in doubt.viewed.doubtful:
        return doubt
    meant = None
    if client:
        found = await act.work.clients.get(ClientId(client))
        if found is None or found.team_id != doubt.viewed.file.team_id:
            raise NotFound
        meant = found.id
    state = RowState.KNOWN if meant else RowState.NEW if is_new else RowState.LEFT_OUT
    if state is RowState.NEW and read_client_name(name or "", await naming_in_force(act)) is None:
        state = RowState.LEFT_OUT
    rows = [replace(row, state=state, client_id=meant) if row.client_name == name else row for row in doubt.viewed.rows]
    await act.work.sale_files.put_rows(doubt.viewed.file.id, await _once(act, doubt.viewed.file.team_id, rows))
    return await view_doubt(act, file_id, number)


async def take_list(act: Act, file_id: int, *, with_new: bool) -> tuple[ListViewed, int]:
    """Let the sales of a list count; gives how many, 0 when it was taken or dropped before."""
    viewed = await view_list(act, file_id)
    if viewed.file.taken_at is not None or viewed.file.dropped_at is not None:
        return viewed, 0
    currency, naming = await house_currency(act), await naming_in_force(act)
    clients: dict[str, ClientId] = {}
    taken = 0
    for row in await _once(act, viewed.file.team_id, viewed.rows):
        client = row.client_id
        if row.state is RowState.NEW and with_new:
            key = squeezed(fold(row.client_name))
            name = read_client_name(row.client_name, naming)
            if key not in clients and name is not None:
                language = act.employee.language
                clients[key] = await act.work.clients.add(team_id=viewed.file.team_id, name=name, language=language, at=act.now)
            client = clients.get(key)
        elif row.state is not RowState.KNOWN:
            continue
        if client is None:
            continue
        await act.work.sales.put(
            NewSale(
                client_id=client,
                team_id=viewed.file.team_id,
                employee_id=None,
                consultation_id=None,
                sold_on=row.sold_on,
                amount_minor=row.amount_minor,
                currency=currency,
                source=SaleSource.FILE,
                entered_by=act.employee.id,
                entered_at=act.now,
                file_id=viewed.file.id,
            )
        )
        taken += 1
    await act.work.sale_files.settle(viewed.file.id, taken_at=act.now, dropped_at=None)
    await act.audit(AuditAction.SALES_TAKEN, file=str(file_id), team=str(int(viewed.file.team_id)), sales=str(taken))
    return await view_list(act, file_id), taken


async def drop_list(act: Act, file_id: int) -> tuple[ListViewed, int]:
    """Leave a list, or take back one that counts: then its sales count no more; gives how many."""
    viewed = await view_list(act, file_id)
    if viewed.file.dropped_at is not None:
        return viewed, 0
    voided = 0 if viewed.file.taken_at is None else await act.work.sales.void_file(viewed.file.id, act.now)
    await act.work.sale_files.settle(viewed.file.id, taken_at=viewed.file.taken_at, dropped_at=act.now)
    if voided:
        await act.audit(AuditAction.SALES_TAKEN_BACK, file=str(file_id), team=str(int(viewed.file.team_id)), sales=str(voided))
    return await view_list(act, file_id), voided


async def _own_file(act: Act, file_id: int) -> SaleFile:
    file = await act.work.sale_files.get(SaleFileId(file_id))
    if file is None:
        raise NotFound
    await act.require(Deed.TAKE_SALES, where_stands(act.employee, file.team_id), file=str(file_id))
    return file


async def _once(act: Act, team_id: TeamId, rows: Sequence[SaleRow]) -> Sequence[SaleRow]:
    """Mark what is stored by now, or stands in the list before, and know who was new and is so no more.

    Between looking and taking others may have entered it.
    """
    known: set[tuple[object, date, int]] = set(
        await act.work.sales.known_in(team_id, min((row.sold_on for row in rows), default=date.max))
    )
    clients = Clients.of(await act.work.clients.names_in(team_id))
    marked = []
    for before in rows:
        row = before
        if row.state is RowState.NEW:
            state, meant = clients.meant_by(row.client_name)
            row = replace(row, state=state, client_id=meant[0]) if state is RowState.KNOWN else row
        if row.state in (RowState.KNOWN, RowState.NEW):
            said = (row.client_id or squeezed(fold(row.client_name)), row.sold_on, row.amount_minor)
            row = replace(row, state=RowState.TAKEN) if said in known else row
            known.add(said)
        marked.append(row)
    return marked


def _day(row: FileRow) -> date:
    return row.sold_on or date.max


def _row(row: FileRow, state: RowState, client: ClientId | None) -> SaleRow:
    return SaleRow(
        line=row.line,
        client_name=row.client,
        sold_on=_day(row),
        amount_minor=row.amount_minor or 0,
        state=state,
        client_id=client,
    )


FAULTS: Sequence[str] = (*RowFault, NO_NAME)
