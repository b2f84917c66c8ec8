"""One thing tried after another, through the real intake and handlers, in a transaction that is rolled back each time.

On SQLite only: nothing here depends on the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select, text

from bot.db.schema.tables import metadata
from bot.domain.ids import ChatId
from bot.domain.people.employee import Role
from bot.gateway.incoming.envelope import read_envelope
from bot.screens.screen import Show
from bot.screens.turn import Reply, Turn
from bot.services.text_ports import Prompt, PromptKind
from tests.conversation.people.permission_floor import Everything
from tests.floor import Floor

REFUSALS = ("error.not_allowed", "error.not_yours", "error.left_behind", "error.stranger_tap", "stranger")
OF_OTHERS = " UNION ALL ".join(
    (
        "SELECT 'team' AS what, id AS number, name AS state FROM teams",
        "SELECT 'person', id, name || role || team_id || is_editor || coalesce(blocked_at, '') || coalesce(removed_at, '')"
        " FROM employees WHERE person_id <> :person",
        "SELECT 'looks after', employee_id * 1000 + team_id, since FROM supervised_teams",
        "SELECT 'mentor', employee_id, mentor_id FROM mentorships",
        "SELECT 'stage', employee_id * 1000 + length(stage), coalesce(confirmed_at, '') FROM training_stages"
        " WHERE employee_id NOT IN (SELECT id FROM employees WHERE person_id = :person)",
        "SELECT 'decided', id, coalesce(decided_by, 0) FROM quiz_attempts"
        " WHERE employee_id NOT IN (SELECT id FROM employees WHERE person_id = :person)",
        "SELECT 'invite', id, coalesce(revoked_at, '') FROM invites",
        "SELECT 'house', id, coalesce(client_naming, '') || coalesce(staff_informed_at, '') || coalesce(currency, '')"
        " FROM organisation",
        "SELECT 'terms', team_id, calls_months || '/' || texts_months FROM retention",
        "SELECT 'client', id, coalesce(name, '') || language FROM clients",
        "SELECT 'words', id, text || coalesce(undone_at, '') FROM content_edits WHERE published_at IS NOT NULL",
        "SELECT 'sold', id, text || coalesce(undone_at, '') FROM house_lines WHERE drafted_by IS NULL",
        "SELECT 'sale', sales.id, coalesce(voided_at, '') || coalesce(amount_minor, '') || coalesce(sales.client_id, '')"
        " FROM sales LEFT JOIN consultations AS calls ON calls.id = consultation_id"
        " LEFT JOIN employees ON employees.id = calls.employee_id WHERE coalesce(person_id, 0) <> :person",
        "SELECT 'learnt', id, coalesce(taken_at, '') || coalesce(dropped_at, '') || coalesce(undone_at, '') FROM learnt_weights",
        "SELECT 'call', calls.id, revision || coalesce(client_id, 0) || coalesce(finished_by, '') || coalesce(outcome, '')"
        " FROM consultations AS calls JOIN employees ON employees.id = employee_id AND person_id <> :person",
        "SELECT 'reminder', reminders.id, state FROM reminders"
        " JOIN employees ON employees.id = employee_id AND person_id <> :person",
        "SELECT 'assignment', id, coalesce(given_at, '') || coalesce(closed_at, '') FROM assignments WHERE given_at IS NOT NULL",
        "SELECT 'question', chat_id, kind FROM prompts WHERE chat_id <> :person",
    )
)
"""What is another's or the house's, as it stands."""
WRITTEN = (
    "SELECT (SELECT count(*) FROM audit_log), (SELECT count(*) FROM interactions), (SELECT coalesce(sum(times), 0) FROM knocks),"
    " (SELECT action FROM audit_log ORDER BY id DESC LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What has been written so far, as it stands within a transaction."""

    rows: int
    """Rows added, changed or deleted on this connection in all tables together: SQLite counts them."""
    audited: int
    logged: int
    knocked: int
    """Refusals that are counted of people without access."""
    last: str
    """What the newest entry of the audit log says was done."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one thing."""

    is_refused: bool
    wrong: list[str] = field(default_factory=list)
    changed: frozenset[str] = frozenset()
    """What was changed of others or of the house: rows that were there before, and new ones of the house."""
    audited: frozenset[str] = frozenset()
    """What the audit log says was done."""
    error: Exception | None = None


class Trial:
    """Somebody who tries one thing after another, each forgotten afterwards."""

    def __init__(self, floor: Floor, everything: Everything, person: int) -> None:
        self.floor = floor
        self.everything = everything
        self.person = person
        self.actor = everything.actor(person)
        self._number = 5_000_000
        self._before: Mapping[tuple[str, int], str] | None = None
        self._refusals = {floor.says(key) for key in REFUSALS}

    async def tap(self, data: str) -> Tried:
        """Tap a button that may never have been shown."""
        message = {"message_id": 1, "date": 0, "chat": self._chat}
        query = {"id": str(self._next()), "from": self._user, "message": message, "chat_instance": "1", "data": data}
        return await self._try({"update_id": self._number, "callback_query": query})

    async def send(self, said: str, prompt: tuple[PromptKind, str] | None = None) -> Tried:
        """Write something, perhaps because it was asked for."""
        entities = (
            [{"type": "bot_command", "offset": 0, "length": len(said.split(maxsplit=1)[0])}] if said.startswith("/") else []
        )
        message = {"message_id": self._next(), "date": 0, "chat": self._chat, "from": self._user, "text": said}
        return await self._try({"update_id": self._number, "message": message | {"entities": entities}}, prompt)

    async def ask_inline(self, said: str) -> Tried:
        """Name the bot in another chat."""
        query = {"id": str(self._next()), "from": self._user, "query": said, "offset": ""}
        return await self._try({"update_id": self._number, "inline_query": query})

    @property
    def _user(self) -> dict[str, object]:
        return {"id": self.person, "is_bot": False, "first_name": "П", "language_code": "ru"}

    @property
    def _chat(self) -> dict[str, object]:
        return {"id": self.person, "type": "private", "first_name": "П"}

    def _next(self) -> int:
        self._number += 1
        return self._number

    async def _try(self, update: dict[str, Any], prompt: tuple[PromptKind, str] | None = None) -> Tried:
        intake = self.floor.bot.gateway._intake
        assert intake is not None
        now = self.floor.clock()
        async with self.floor.bot.database.unit_of_work() as work:
            if self._before is None:
                self._before = await self._of_others(work)
            if prompt is not None:
                kind, subject = prompt
                until = now + timedelta(minutes=10)
                await work.prompts.put(Prompt(chat_id=ChatId(self.person), kind=kind, subject=subject, until=until))
            before = await _written(work)
            try:
                turn, reply = await intake._apply(work, update, read_envelope(update), now)
            except Exception as error:
                return Tried(is_refused=False, error=error)
            after = await _written(work)
            if self._was_refused(turn, reply):
                return Tried(is_refused=True, wrong=_wrong_with_refusal(reply, before, after, took_prompt=prompt is not None))
            changed = await self._changed(work) if after.rows != before.rows else frozenset()
            audited = await _audited_since(work, before)
        wrong = [f"shows {word}" for word in self._words_of_others(reply) if word not in str(update)]  # his own words come back
        wrong += [f"changed {', '.join(changed)} and nobody knows"] if changed and not audited else []
        return Tried(is_refused=False, wrong=wrong, changed=changed, audited=audited)

    def _was_refused(self, turn: Turn, reply: Reply) -> bool:
        """Tell whether it was answered with a refusal: in a window, where there was no tap in a message, elsewhere by nothing."""
        if reply.toast is not None:
            return reply.toast.text in self._refusals
        if reply.inline is not None:
            return turn.employee is None and not reply.inline.results
        said = [one.screen.html for one in reply.outgoing if isinstance(one, Show) and one.slot.object in ("hint", "refusal")]
        return any(html in self._refusals for html in said)

    async def _changed(self, work: Any) -> frozenset[str]:
        was, now = self._before or {}, await self._of_others(work)
        gone = {what for (what, number), state in was.items() if now.get((what, number)) != state}
        new = {
            what
            for what, number in now.keys() - was.keys()
            if what
            in ("team", "looks after", "mentor", "invite", "house", "words", "terms", "assignment", "product", "sold", "sale")
        }
        return frozenset(gone | new)

    async def _of_others(self, work: Any) -> Mapping[tuple[str, int], str]:
        rows = await work._transaction.execute(text(OF_OTHERS), {"person": self.person})
        return {(what, number): str(state) for what, number, state in rows}

    def _words_of_others(self, reply: Reply) -> list[str]:
        """Return the clients of other teams that he is shown; the owner may look at everybody's."""
        me = self.actor
        if me is None or me.role is Role.OWNER:
            return []
        shown = [one.screen for one in reply.outgoing if isinstance(one, Show) and one.slot.chat_id == self.person]
        said = str([(screen.html, [[button.label for button in row] for row in screen.keyboard]) for screen in shown])
        return [name for name, team in self.everything.clients.items() if name in said and team not in me.teams]


def _wrong_with_refusal(reply: Reply, before: Written, after: Written, *, took_prompt: bool) -> list[str]:
    """Say what is wrong with a refusal: whatever changed, was shown or was not recorded."""
    recorded = after.audited - before.audited + after.logged - before.logged + after.knocked - before.knocked + took_prompt
    wrong = [] if after.rows - before.rows <= recorded else ["changed something"]
    if reply.toast is not None and reply.outgoing:
        wrong.append("showed something")
    # Behind /start stands a code, which is refused too.
    if not 0 < after.audited - before.audited <= (2 if reply.toast is None else 1) or "refused" not in after.last:
        wrong.append("is not in the audit log")
    return wrong


async def _written(work: Any) -> Written:
    raw = await work._transaction._connection.get_raw_connection()
    driver = raw.driver_connection
    # Past SQLAlchemy: twice for each of twenty thousand trials, it would cost as much as what is tried.
    audited, logged, knocked, last = driver._conn.execute(WRITTEN).fetchone()
    return Written(rows=driver.total_changes, audited=audited, logged=logged, knocked=knocked, last=str(last))


async def _audited_since(work: Any, before: Written) -> frozenset[str]:
    audit = metadata.tables["audit_log"]
    newest = select(audit.c.action).order_by(audit.c.id).offset(before.audited)
    return frozenset(action for action in (await work._transaction.execute(newest)).scalars() if action != "refused")
