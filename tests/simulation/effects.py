"""Each accepted update has exactly one effect, and what is stored follows from what was tapped."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import Any

from bot.content.library import LoadedScripts
from bot.domain.calls.state import derive
from bot.domain.ids import ConsultationId, PersonId
from bot.gateway.incoming.envelope import read_envelope
from bot.gateway.incoming.intake import Verdict
from bot.services.people.knocks import TOLD_A_DAY
from tests.simulation.database_probe import Row
from tests.simulation.house import House, Json
from tests.simulation.recorder import Sight

LOGGED_ONCE = frozenset({"q", "w", "c", "o", "m", "u", "n", "p", "x", "b", "g"})
"""Verbs about a call of one's own of which the log has exactly one entry each, whatever came of it."""
BESIDE = frozenset({"call_finished", "call_reopened", "call_started", "reminder_settled", "reminded", "guide_searched"})
"""What an update may bring about beside its own entry."""


class Effects:
    """Counts what updates have done, and plays the log once more against the answers stored."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._last_entry = 0
        self._done: set[int] = set()
        self.taps_counted = 0

    @property
    def figures(self) -> str:
        """What there was to look at."""
        return f"{self.taps_counted} taps counted"

    async def before_tick(self) -> None:
        """Nothing depends on it."""

    async def after_tick(self, sights: Sequence[Sight]) -> None:
        """A tick belongs to no update."""
        for entry in await self._new_entries():
            assert entry["update_id"] is None or int(entry["update_id"]) in self._done, f"a tick did {entry}"

    async def _are_refused(self, senders: Set[PersonId | None]) -> bool:
        """Tell whether people are refused all day, so that what they send leaves no mark."""
        refused = await self.house.probe.rows(f"SELECT person_id FROM knocks WHERE times > {TOLD_A_DAY}")
        return senders <= {int(row["person_id"]) for row in refused}

    async def after_batch(self, updates: Sequence[Json], sights: Sequence[Sight]) -> None:
        """Every update is on record and has not failed; one that is given again changes nothing.

        Somebody who is refused again and again leaves no mark any more: he is counted.
        """
        numbers = {int(update["update_id"]) for update in updates}
        if numbers:
            listed = ", ".join(map(str, numbers))
            rows = await self.house.probe.rows(f"SELECT update_id, error FROM processed_updates WHERE update_id IN ({listed})")
            failed = [(row["error"], self.house.given[int(row["update_id"])]) for row in rows if row["error"] is not None]
            assert not failed, f"an update failed: {failed}"
            missing = numbers - {int(row["update_id"]) for row in rows}
            unmarked = [
                one
                for one in map(read_envelope, map(self.house.given.get, missing))
                if one.is_private and one.kind not in (None, "my_chat_member")
            ]
            assert await self._are_refused({one.person_id for one in unmarked}), f"not on record: {unmarked}"
        entries = await self._new_entries()
        again = [entry for entry in entries if entry["update_id"] is not None and int(entry["update_id"]) in self._done]
        assert not again, f"updates given again had effects: {again}"
        await self._count(entries, [one for one in updates if int(one["update_id"]) not in self._done])
        self._done |= numbers

    async def at_the_end(self) -> None:
        """Updates and verdicts agree, and the log, played once more, leads to what is stored."""
        stored = await self.house.probe.rows("SELECT count(*) AS n FROM processed_updates")
        counts = (int(stored[0]["n"]), len(self.house.given), len(self._done))
        recorded, given, looked_at = counts  # batch by batch it was seen that only those of refused people leave no mark
        assert recorded <= given == looked_at, f"updates on record, given, looked at: {counts}"
        for number, verdicts in self.house.verdicts.items():
            assert Counter(verdicts)[Verdict.APPLIED] <= 1, f"update {number} was applied more than once: {verdicts}"
        entries = await self.house.probe.rows("SELECT * FROM interactions WHERE consultation_id IS NOT NULL ORDER BY id")
        by_call: defaultdict[int, list[Row]] = defaultdict(list)
        for entry in entries:
            by_call[int(entry["consultation_id"])].append(entry)
        calls = await self.house.probe.rows("SELECT * FROM consultations")
        answers = await self.house.probe.rows("SELECT * FROM answers WHERE undone_at IS NULL ORDER BY consultation_id, position")
        for call in calls:
            own = [row for row in answers if row["consultation_id"] == call["id"]]
            self._check_call(call, by_call[int(call["id"])], own)
        await self._check_columns(calls)

    async def _new_entries(self) -> Sequence[Row]:
        rows = await self.house.probe.rows(f"SELECT * FROM interactions WHERE id > {self._last_entry} ORDER BY id")
        self._last_entry = int(rows[-1]["id"]) if rows else self._last_entry
        return rows

    async def _count(self, entries: Sequence[Row], updates: Iterable[Json]) -> None:
        by_update: defaultdict[int, list[str]] = defaultdict(list)
        for entry in entries:
            if entry["update_id"] is not None:
                by_update[int(entry["update_id"])].append(entry["kind"])
        for update in updates:
            kinds = [kind for kind in by_update[int(update["update_id"])] if kind not in BESIDE]
            assert len(kinds) <= 1, f"more than one effect of {update}: {kinds}"
            verb, fields = _tapped(update)
            person = _sender(update)
            known, was = self.house.staff.get(person), self.house.before.get(person)
            if verb not in LOGGED_ONCE or not known or not was or not (known.has_access and was.has_access):
                continue
            if not fields[0].isdigit():
                continue
            own = await self.house.probe.rows(
                f"SELECT 1 FROM consultations WHERE id = {int(fields[0])} AND employee_id = {known.id} AND team_id = {known.team}"
            )
            if own and not _is_made_up(update):
                assert len(kinds) == 1, f"no effect of {update}"
                self.taps_counted += 1

    def _check_call(self, call: Row, entries: Sequence[Row], answers: Sequence[Row]) -> None:
        stack: list[tuple[str, str, str]] = []
        outcome: str | None = None
        fits: bool | None = None
        for entry in entries:
            details = json.loads(entry["details"])
            moment = str(entry["done_at"])
            verb, fields = _tapped(self.house.given.get(int(entry["update_id"] or 0), {}))
            match entry["kind"]:
                case _ if details.get("unchanged") == "yes":
                    continue
                case "answered" | "overridden" | "phrase_changed":
                    stack.append((moment, *_answer(verb, fields, details)))
                case "typed" if "meant" not in details:
                    stack += [(moment, question, option) for question, option in details.items()]
                case "type_rejected":
                    stack.append((moment, "type", "unknown"))
                case "undone":
                    top = stack[-1][0]
                    while stack and stack[-1][0] == top:
                        stack.pop()
                case "outcome_set":
                    outcome = _outcome(verb, fields)
                    assert details["outcome"] == outcome, f"tapped {verb} {fields}, logged {details}"
                case "phrase_voted":
                    fits = fields[1] == "1"
        stored = [(str(row["answered_at"]), row["question_id"], row["option_id"]) for row in answers]
        assert stored == stack, f"call {call['id']}: stored {stored}, tapped {stack}"
        assert call["outcome"] == outcome, f"call {call['id']}: {call['outcome']} is stored, {outcome} was tapped last"
        voted = None if call["phrase_fits"] is None else bool(call["phrase_fits"])
        assert voted == fits, f"call {call['id']}: vote {voted} is stored, {fits} was tapped last"

    async def _check_columns(self, calls: Sequence[Row]) -> None:
        """What the export says follows from the answers."""
        script = LoadedScripts(self.house.library).current()
        async with self.house.bot.database.unit_of_work() as work:
            for call in calls:
                number = ConsultationId(int(call["id"]))
                consultation = await work.consultations.get(number)
                assert consultation is not None
                state = derive(await work.consultations.answers(number), script, consultation.last_time)
                said = (call["temperament"], call["temperament_source"], call["wants"], call["can"])
                assert said == (state.recognition, state.source, state.intent.wants, state.intent.can), f"call {number}"


def _tapped(update: Json) -> tuple[str, list[str]]:
    """Return verb and fields of the button tapped; nothing for what is no tap."""
    data: str = update.get("callback_query", {}).get("data", "")
    verb, *fields = data.split(":")
    return verb, fields


def _sender(update: Json) -> int:
    kind = next(name for name in update if name != "update_id")
    return int(update[kind]["from"]["id"])


def _is_made_up(update: Json) -> bool:
    """Tell a button that never was, such as one of a question that does not exist."""
    return ":pace:fast:" in update.get("callback_query", {}).get("data", "")


def _answer(verb: str, fields: Sequence[str], details: dict[str, Any]) -> tuple[str, str]:
    """Return what a tap answers, read from the tap as far as it says it."""
    match verb:
        case "q":
            return fields[1], fields[2]
        case "w" | "c" | "o" | "m" | "t":
            return {"w": "wants", "c": "can", "o": "objection", "m": "occasion", "t": "type"}[verb], fields[1]
        case "n":
            return "type", details["now"]
        case "y":
            return "type", details["option"]
        case _:
            return "phrase", details["phrase"]


def _outcome(verb: str, fields: Sequence[str]) -> str:
    match verb:
        case "x":
            return fields[1]
        case "Re":
            return fields[2]
        case _:
            return "call_back"
