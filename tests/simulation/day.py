"""Days in the house: who is at the phone when, the clock, and the troubles."""

from __future__ import annotations

import hashlib
import random
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.playground.faults import Fault, FaultKind
from tests.simulation.house import ZONES, House, Json
from tests.simulation.people import Actor
from tests.simulation.recorder import Sight

TICKS_APART = (4, 9, 15, 25)
"""Minutes. The real clock ticks twice a minute; what is late by a quarter of an hour is as good a test."""
SLOTS_A_PERSON = 0.62
"""How many slots there are a day for each person; several people share one."""
AT_ONCE = (2, 6)
BUSY = 13
ROUNDS = (4, 9)
PAUSES = (0.3, 1, 2.5, 4, 15, 40, 150)
AT_WORK = range(8, 21)
ASLEEP = timedelta(hours=4)
TRAIL = 25
OUTAGES = (
    Fault(kind=FaultKind.HTTP, code=502, times=0),
    Fault(kind=FaultKind.HTTP, code=403, body="<html>denied by the proxy</html>", times=0),
    Fault(kind=FaultKind.DROP_BEFORE, times=0),
)
"""Telegram is gone, a proxy refuses, or the connection is cut, for some seconds or minutes."""
DOUBTS = (
    Fault(kind=FaultKind.DROP_AFTER),
    Fault(kind=FaultKind.DROP_BEFORE),
    Fault(kind=FaultKind.TIMEOUT, effect=True),
    Fault(kind=FaultKind.GARBAGE),
    Fault(kind=FaultKind.HTTP, code=504, effect=True),
)
"""Calls of which nobody knows whether they were carried out."""


class Watcher(Protocol):
    """Looks on and complains by AssertionError."""

    @property
    def figures(self) -> str:
        """What there was to look at."""

    async def before_tick(self) -> None:
        """Look at what the coming tick has to do."""

    async def after_tick(self, sights: Sequence[Sight]) -> None:
        """Look at what the tick has shown."""

    async def after_batch(self, updates: Sequence[Json], sights: Sequence[Sight]) -> None:
        """Look at what these updates have led to."""

    async def at_the_end(self) -> None:
        """Look at everything."""


class Days:
    """Some days in a row."""

    def __init__(self, house: House, actors: Sequence[Actor], watchers: Sequence[Watcher], chance: random.Random) -> None:
        self.house = house
        self.actors = actors
        self.watchers = watchers
        self.chance = chance
        self.trail: deque[str] = deque(maxlen=TRAIL)
        self.counts: Counter[str] = Counter()
        self.updates = 0
        self._story = hashlib.blake2b(digest_size=6)
        self._asleep_until: datetime | None = None
        self._out_until: datetime | None = None
        self._outage = OUTAGES[0]
        self._next_tick = house.clock.now

    @property
    def fingerprint(self) -> str:
        """The same for two runs in which everybody did the same."""
        return self._story.hexdigest()

    async def play(self, days: int) -> None:
        """Let so many days pass, and then half a day in which nobody does anything and all troubles are over."""
        begin = self.house.clock.now
        slots = sorted(self._slot_time(begin, day) for day in range(days) for _ in range(int(len(self.actors) * SLOTS_A_PERSON)))
        naps = [begin + timedelta(days=day, hours=self.chance.uniform(4, 12)) for day in range(days) if day % 2 == 0]
        for at in slots:
            while naps and naps[0] <= at:
                await self._pass_until(naps[0])
                self._asleep_until = naps.pop(0) + ASLEEP
                self._note("the machine sleeps")
            await self._pass_until(at)
            await self._slot(at)
        await self._pass_until(begin + timedelta(days=days))
        await self._aftermath()
        for watcher in self.watchers:
            await watcher.at_the_end()

    def _slot_time(self, begin: datetime, day: int) -> datetime:
        hour = self.chance.uniform(0, 24) if self.chance.random() < 0.07 else self.chance.uniform(4, 18)
        return begin + timedelta(days=day, hours=hour)

    async def _slot(self, at: datetime) -> None:
        """Let a few people be at the phone for some minutes, all at once."""
        at_work = [actor for actor in self.actors if self._is_at_work(actor, at)] or list(self.actors)
        present = self.chance.sample(at_work, min(len(at_work), self.chance.randint(*AT_ONCE)))
        # Those who look after others, and the busy, who promise more calls than one can remember, are here more often.
        often = [actor for actor in at_work if actor.is_admin or actor.person % BUSY == 0]
        present += [actor for actor in self.chance.sample(often, min(len(often), 2)) if actor not in present]
        begun: set[int] = set()
        for number in range(rounds := self.chance.randint(*ROUNDS)):
            self.house.clock.now += timedelta(seconds=self.chance.choice(PAUSES))
            for actor in present:
                if self.chance.random() < 0.12:
                    continue
                if actor.person not in begun:
                    begun.add(actor.person)
                    did = actor.begin()
                else:
                    did = actor.say_over() if number == rounds - 3 and self.chance.random() < 0.6 else actor.act()
                self._note(f"{actor.person} {did}")
            if self._asleep_until is None:
                await self._batch()
            await self._pass_until(self.house.clock.now)

    def _is_at_work(self, actor: Actor, at: datetime) -> bool:
        known = self.house.staff.get(actor.person)
        zone = ZoneInfo(known.time_zone if known else ZONES[0])
        return at.astimezone(zone).hour in AT_WORK or self.chance.random() < 0.04

    # ---- handing over ----

    async def _batch(self) -> None:
        updates = [*self.house.held, *self.house.emulator.take_updates()]
        self.house.held = [one for one in updates if _is_block(one) and one not in self.house.held and self.chance.random() < 0.5]
        updates = [one for one in updates if one not in self.house.held]
        if self.house.given and self.chance.random() < 0.1:
            updates.append(self.chance.choice(list(self.house.given.values())[-300:]))
            self.counts["repeated"] += 1
        self._trouble()
        since = len(self.house.sights)
        await self.house.hand_over(updates)
        self.updates += len(updates)
        for watcher in self.watchers:
            await watcher.after_batch(updates, self.house.sights[since:])
        if self.chance.random() < 0.004:
            self._note("restart")
            await self.house.restart()

    def _trouble(self) -> None:
        """Let something go wrong with what is handed over next, now and then."""
        draw = self.chance.random()
        if self._is_out():
            return
        if draw > 0.99:
            self._out_until = self.house.clock.now + timedelta(seconds=self.chance.choice((3, 20, 90, 400)))
            self._outage = self.chance.choice(OUTAGES)
            self.counts["outages"] += 1
            self._note(f"an outage until {self._out_until:%H:%M:%S}: {self._outage.kind} {self._outage.code}")
            self._is_out()
        elif draw > 0.965:
            self.house.emulator.faults.add(replace(self.chance.choice(DOUBTS), at=self.chance.randint(1, 4)))
            self.counts["doubts"] += 1
            self._note("a doubt to come")
        elif draw < 0.04:
            self._flood()
        elif draw < 0.05:
            self.house.emulator.faults.add(Fault(kind=FaultKind.HTTP, code=502, at=self.chance.randint(1, 4)))
            self.counts["502"] += 1
            self._note("502 to come")
        elif draw < 0.065:
            self.house.recorder.die_at(self.chance.randint(1, 12), is_effective=self.chance.random() < 0.5)
            self._note("a kill to come")

    def _is_out(self) -> bool:
        """Clear the trouble of before; let everything go wrong while an outage lasts, and tell whether it does."""
        self.house.note_copies()
        self.house.emulator.faults.clear()
        if self._out_until is None or self._out_until <= self.house.clock.now:
            self._out_until = None
            return False
        self.house.emulator.faults.add(self._outage)
        return True

    def _flood(self) -> None:
        wait = {"retry_after": self.chance.choice((1, 5, 30))}
        self.house.emulator.faults.add(Fault(kind=FaultKind.HTTP, code=429, at=self.chance.randint(1, 4), parameters=wait))
        self.counts["429"] += 1
        self._note("429 to come")

    # ---- time ----

    async def _pass_until(self, at: datetime) -> None:
        """Let the clock go on, ticking on the way, unless the machine sleeps."""
        while True:
            if self._asleep_until is not None:
                if at < self._asleep_until:
                    self.house.clock.now = max(self.house.clock.now, at)
                    return
                self.house.clock.now = max(self.house.clock.now, self._asleep_until)
                self._asleep_until, self._next_tick = None, self.house.clock.now
                self._note("the machine wakes")
                if self.chance.random() < 0.5:
                    await self.house.restart()
                await self._batch()
            if self._next_tick > at:
                break
            self.house.clock.now = max(self.house.clock.now, self._next_tick)
            await self._tick()
        self.house.clock.now = max(self.house.clock.now, at)

    async def _tick(self) -> None:
        if self.chance.random() < 0.01:
            self.house.recorder.die_at(self.chance.randint(1, 5), is_effective=self.chance.random() < 0.5)
            self._note("a kill in a tick to come")
        if not self._is_out() and self.chance.random() < 0.04:
            self._flood()
        for watcher in self.watchers:
            await watcher.before_tick()
        since = len(self.house.sights)
        await self.house.tick()
        self.counts["ticks"] += 1
        for watcher in self.watchers:
            await watcher.after_tick(self.house.sights[since:])
        self._next_tick = self.house.clock.now + timedelta(minutes=self.chance.choice(TICKS_APART))

    async def _aftermath(self) -> None:
        """End every trouble, let everybody unblock the bot, and wait until even those with quiet hours have been told."""
        self._out_until = None
        self._is_out()
        self.house.recorder.die_at(None)
        for actor in self.actors:
            if actor.chat.blocked:
                actor.chat.unblock()
        self.house.held, late = [], self.house.held
        since = len(self.house.sights)
        updates = [*late, *self.house.emulator.take_updates()]
        await self.house.hand_over(updates)
        self.updates += len(updates)
        for watcher in self.watchers:
            await watcher.after_batch(updates, self.house.sights[since:])
        end = self.house.clock.now + timedelta(hours=26)
        while self.house.clock.now < end:
            self.house.clock.now += timedelta(minutes=30)
            self._next_tick = self.house.clock.now
            for watcher in self.watchers:
                await watcher.before_tick()
            since = len(self.house.sights)
            await self.house.tick()
            for watcher in self.watchers:
                await watcher.after_tick(self.house.sights[since:])

    def _note(self, what: str) -> None:
        line = f"{self.house.clock.now:%d.%m %H:%M:%S} {what}"
        self.trail.append(line)
        self._story.update(line.encode())


def _is_block(update: Json) -> bool:
    changed = update.get("my_chat_member")
    return changed is not None and changed["new_chat_member"]["status"] == "kicked"
