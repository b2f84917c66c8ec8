"""Nobody sees another team's people and clients, and who is shut out sees and changes nothing.

Each team has a word of its own in the names of all its clients and in its own name, each employee a number in his: everything
ever shown is searched for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.people.employee import Role
from tests.simulation.house import OWNER, TEAMS, House, Json, Staff
from tests.simulation.recorder import Sight

CLIENT = re.compile(rf"(?<!\w)({'|'.join(TEAMS)})(?!\w)")
TEAM = re.compile(rf"Отдел ({'|'.join(TEAMS)})а")
COLLEAGUE = re.compile(r"(?<!\w)С(\d\d)(?!\w)")


class Borders:
    """Searches every sight. Who was in which team is taken as of before and after the batch that brought it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.searched = 0
        self.shut_out = 0
        self._known = 0
        """The last interaction that was there before the batch: an update given again shows what it did long ago."""
        self._named: dict[tuple[int, int], set[str]] = {}
        """Which teams a message names."""

    @property
    def figures(self) -> str:
        """What there was to look at."""
        return f"{self.searched} sights searched, {self.shut_out} of people shut out"

    async def before_tick(self) -> None:
        """Nothing depends on it."""

    async def after_tick(self, sights: Sequence[Sight]) -> None:
        """Search what the tick has shown."""
        await self._search(sights)

    async def after_batch(self, updates: Sequence[Json], sights: Sequence[Sight]) -> None:
        """Search what was shown, and look whether somebody who is shut out has changed something."""
        await self._search(sights)
        for person, now in self.house.staff.items():
            before = self.house.before.get(person)
            if before is None or before.has_access or now.has_access:
                continue
            # Where he belongs others may change; all the rest is his own to set.
            as_he_was = replace(before, team=now.team, role=now.role, is_reachable=now.is_reachable)
            assert as_he_was == now, f"{person} has changed something: {before}, {now}"
        since = await self.house.probe.rows(f"SELECT * FROM interactions WHERE id > {self._known} ORDER BY id")
        shut_out = {one.id for one in self._shut_out()}
        numbers = {update["update_id"] for update in updates}
        did = [row for row in since if row["employee_id"] in shut_out and row["update_id"] in numbers]
        self._known = max((row["id"] for row in since), default=self._known)
        assert not did, f"somebody who is shut out did something: {did}"

    async def at_the_end(self) -> None:
        """The searching must have been worth it."""
        assert self.searched, "nothing was ever shown"

    def _shut_out(self) -> list[Staff]:
        return [
            now
            for person, now in self.house.staff.items()
            if not now.has_access and (before := self.house.before.get(person)) and not before.has_access
        ]

    async def _search(self, sights: Sequence[Sight]) -> None:
        for sight in sights:
            states = [one for known in (self.house.before, self.house.staff) if (one := known.get(sight.chat))]
            self.searched += 1
            if any(one.role is Role.OWNER and one.has_access for one in states):
                continue
            inside = [one for one in states if one.has_access]
            if not inside:
                self.shut_out += 1
                assert not sight.buttons, f"{sight.chat} has no access and gets buttons: {sight}"
            named = {*TEAM.findall(sight.words)}
            # His own invitation to a team that he has been moved from says what became of it, where it stands.
            for word in named - self._named.get((sight.chat, sight.message_id), set()):
                self._check(word in self._teams(inside), f"the name of another team ({word})", sight)
            if sight.message_id:
                self._named[(sight.chat, sight.message_id)] = named
            for number in {int(found) for found in COLLEAGUE.findall(sight.words)}:
                self._check(self._is_colleague(inside, OWNER + number), f"a colleague of another team (С{number:02d})", sight)
            for word in {*CLIENT.findall(sight.words)} - self._teams(inside):
                self._check(bool(inside) and await self._is_known(inside[-1], word), f"another team's client ({word})", sight)

    def _check(self, is_allowed: bool, what: str, sight: Sight) -> None:
        assert is_allowed, f"{sight.chat} ({self.house.staff.get(sight.chat)}) was shown {what}: {sight}"

    def _teams(self, states: Sequence[Staff]) -> set[str]:
        return {self.house.team_numbers[one.team] for one in states if one.team in self.house.team_numbers}

    def _is_colleague(self, inside: Sequence[Staff], other: int) -> bool:
        others = [one for known in (self.house.before, self.house.staff) if (one := known.get(other))]
        # A name in a greeting is one's own; that of somebody who has just come in by a link is new to everybody.
        return any(one.person == other for one in inside) or bool({one.team for one in inside} & {one.team for one in others})

    async def _is_known(self, viewer: Staff, word: str) -> bool:
        """Tell whether the word is known to him rightly where he is now; what he has called in another team before is not.

        His team has a client of that name; or somebody, who types anything, has called the team so, or a colleague who is in it
        or has led calls there.
        """
        known = await self.house.probe.rows(
            f"SELECT 1 FROM clients WHERE name LIKE '{word}%' AND team_id = {viewer.team}"
            f" UNION SELECT 1 FROM employees WHERE name LIKE '{word}%' AND (team_id = {viewer.team}"
            f" OR id IN (SELECT employee_id FROM consultations WHERE team_id = {viewer.team}))"
            f" UNION SELECT 1 FROM teams WHERE name LIKE '{word}%' AND id = {viewer.team}"
        )
        return bool(known)
