"""Each reminder that is due is shown once, after a kill at most twice; none is lost, none disturbs, many fold.

What a tick has to show is reckoned here from the rows and the clock by other means than the product's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.simulation.database_probe import Row, moment
from tests.simulation.house import House, Json, Staff
from tests.simulation.recorder import Sight

MOST_SINGLE = 3
EVENING_TAPS = ("Re", "Rw", "Rk")
EVENING = "18:30"

Promise = tuple[int, str]
"""A reminder and the moment for which it was meant: put off, it is another promise."""


class Promises:
    """Follows every reminder through its life."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.owed: dict[Promise, tuple[int, int]] = {}
        """What had to be shown, and how many kills and lost answers there had been when it first had to."""
        self.shown: Counter[Promise] = Counter()
        self.folded = 0
        self.evenings = 0
        self._due: dict[int, list[Row]] = {}
        self._kills = 0
        self._parked: set[int] = set()
        """Chats for which something waited in the outbox before the tick."""
        self._meant: dict[int, str] = {}

    @property
    def figures(self) -> str:
        """What there was to look at."""
        return f"{len(self.owed)} reminders due, {sum(self.shown.values())} shown, {self.folded} lists, {self.evenings} evenings"

    async def before_tick(self) -> None:
        """Note what is due for people who may be disturbed now."""
        now = self.house.clock.now
        rows = await self.house.probe.rows(
            "SELECT reminders.*, team_id FROM reminders LEFT JOIN consultations ON consultations.id = consultation_id"
            " WHERE state = 'waiting' ORDER BY due_at, reminders.id"
        )
        people = {one.id: one for one in self.house.staff.values()}
        due: defaultdict[int, list[Row]] = defaultdict(list)
        for row in rows:
            who = people[int(row["employee_id"])]
            at = moment(row["due_at"])
            assert at is not None
            if row["team_id"] not in (None, who.team):
                continue  # left behind with another team: it is told to others
            if at <= now and who.may_be_reminded and not _is_quiet(who, now):
                due[who.person].append(row)
                if row["kind"] == "call_back":
                    self.owed.setdefault((int(row["id"]), row["local_due"]), (self.house.kills, self.house.copies))
        self._due, self._kills = dict(due), self.house.kills
        unsent = await self.house.probe.rows("SELECT chat_id FROM outbox WHERE state <> 'dead'")
        self._parked = {int(row["chat_id"]) for row in unsent}

    async def after_tick(self, sights: Sequence[Sight]) -> None:
        """Everything due has come, singly or folded, and nobody who wants quiet was disturbed."""
        await self._learn()
        self._count(sights)
        for sight in sights:
            who = self.house.before.get(sight.chat)
            if sight.is_new and who and _reminds(sight):
                # What Telegram held up comes as soon as it may: seconds later, but here the clock leaps from tick to tick.
                is_late = sight.chat in self._parked
                assert is_late or not _is_quiet(who, sight.at), f"{who} was disturbed at {sight.at}: {sight}"
                assert who.has_access, f"{who} has no access and was reminded: {sight}"
                assert who.wants_reminders, f"{who} wants no reminders: {sight}"
        if self.house.kills != self._kills or any(one.fired for one in self.house.emulator.faults.armed):
            return  # what must come may come later or twice: the end will tell
        for person, rows in self._due.items():
            mine = [sight for sight in sights if sight.chat == person and sight.is_new]
            is_late = person in self._parked  # what was owed before comes with it
            if not is_late and not self.house.emulator.chat(person).blocked and self.house.staff[person].is_reachable and mine:
                self._check_tick(rows, mine)

    async def after_batch(self, updates: Sequence[Json], sights: Sequence[Sight]) -> None:
        """What was parked may come now."""
        await self._learn()
        self._count(sights)

    async def at_the_end(self) -> None:
        """Nothing due is left waiting; each was shown, and once unless the bot was killed meanwhile."""
        await self.before_tick()
        assert not self._due, f"due and not shown: {self._due}"
        rows = {int(row["id"]): row for row in await self.house.probe.rows("SELECT * FROM reminders")}
        people = {one.id: one for one in self.house.staff.values()}
        for promise, (kills, copies) in self.owed.items():
            row, times = rows[promise[0]], self.shown[promise]
            who = people[int(row["employee_id"])]
            is_settled = row["state"] in ("done", "dropped", "left") or row["local_due"] != promise[1]
            if not is_settled and who.may_be_reminded:
                assert times >= 1, f"never shown to {who}: {row}"
            most = 1 + (self.house.kills > kills) + min(4, self.house.copies - copies) + self._blocked_since(who)
            assert times <= most, f"shown {times} times to {who}, {self.house.kills - kills} kills since: {row}"
        days = Counter((row["employee_id"], row["local_due"]) for row in rows.values() if row["kind"] == "evening")
        twice = [day for day, times in days.items() if times > 1]
        assert not twice, f"two evenings on one day: {twice}"
        await self._check_evenings(days)

    def _check_tick(self, rows: Sequence[Row], mine: Sequence[Sight]) -> None:
        promised = [int(row["id"]) for row in rows if row["kind"] == "call_back"]
        single = Counter(int(number) for sight in mine for number, listed in sight.carried("Ro") if listed == "0")
        lists = [sight for sight in mine if any(sight.carried("Rv"))]
        if len(promised) > MOST_SINGLE:
            assert not single, f"{len(promised)} due at once, and yet singly: {single}"
            assert len(lists) == 1, f"{len(promised)} due at once, and {len(lists)} lists"
            self.folded += 1
        else:
            assert single == Counter(promised), f"due {promised}, shown {dict(single)}"
            assert not lists

    def _count(self, sights: Sequence[Sight]) -> None:
        for sight in sights:
            if not sight.is_new:
                continue
            for number, listed in sight.carried("Ro"):
                if listed == "0":
                    self.shown[(int(number), self._meant.get(int(number), ""))] += 1
            for (number,) in sight.carried("Rv"):
                promise = (int(number), self._meant.get(int(number), ""))
                if promise in self.owed:  # a list has those to come as well
                    self.shown[promise] |= 1
            self.evenings += any(any(sight.carried(verb)) for verb in EVENING_TAPS)

    async def _learn(self) -> None:
        rows = await self.house.probe.rows("SELECT id, local_due FROM reminders")
        self._meant = {int(row["id"]): row["local_due"] for row in rows}

    def _blocked_since(self, who: Staff) -> int:
        """What could not be delivered to somebody is told again when he is back, and he may have got it after all."""
        return sum(
            "my_chat_member" in update and update["my_chat_member"]["from"]["id"] == who.person
            for update in self.house.given.values()
        )

    async def _check_evenings(self, days: Counter[tuple[int, str]]) -> None:
        """Whoever had ended calls without an outcome by the evening was asked about them that evening, or the next one."""
        rows = await self.house.probe.rows(
            "SELECT * FROM consultations WHERE outcome IS NULL AND finished_at IS NOT NULL AND NOT is_practice"
        )
        people = {one.id: one for one in self.house.staff.values()}
        for row in rows:
            who = people[int(row["employee_id"])]
            ended = moment(row["finished_at"])
            assert ended is not None
            if not who.may_be_reminded or self._blocked_since(who) or row["team_id"] != who.team:
                continue
            asked = [local for employee, local in days if employee == who.id and local >= _first_evening(ended, who)]
            last_tick = self.house.clock.now - timedelta(minutes=30)
            if _first_evening(ended, who) <= _first_evening(last_tick - timedelta(days=1), who):
                assert asked, f"{who} was never asked about call {row['id']}, ended {ended}"


def _is_quiet(who: Staff, at: datetime) -> bool:
    """Count the minutes from the beginning of the quiet hours, around the clock."""
    wall = at.astimezone(ZoneInfo(who.time_zone))
    since = (wall.hour * 60 + wall.minute - who.quiet_from) % 1440
    return since < (who.quiet_until - who.quiet_from) % 1440


def _reminds(sight: Sight) -> bool:
    """Tell a message that came unasked about time; a card that is only put below it is none."""
    return any(any(sight.carried(verb)) for verb in ("Ro", "Rv", *EVENING_TAPS))


def _first_evening(at: datetime, who: Staff) -> str:
    """Return the evening on which something is asked about that ended then."""
    wall = at.astimezone(ZoneInfo(who.time_zone))
    day = wall.date() + timedelta(days=wall.strftime("%H:%M") >= EVENING)
    return f"{day.isoformat()}T{EVENING}"
