"""The people: they begin calls and tap, evenly or all at once, and it is noted how long each card takes.

Every call gets the same taps, each of which changes the card.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bench.botapi import Line
from bench.contestant import Running

FIRST_PERSON = 10_001
PEOPLE = 600
TAPS_OF_A_CALL = ((0, 0), (0, 1), (2, 0), (1, 0), (2, 3), (1, 1), (2, 1), (0, 0))
"""Row and column of each button. Neighbours differ: two taps on one place within 3 s count once."""
ANSWERS = ("Da:", "Dn:", "Dg:")
"""How the data of buttons begins by which a card of practice is answered or gone on from."""
SAID = (
    "Слушайте, мне некогда, скажите сразу, сколько это будет стоить",
    "Ой, я даже не знаю, а вы бы сами что посоветовали взять",
    "У нас недавно сосед такие ставил, столько смеху было, расскажу",
    "Пришлите расчёт по каждому пункту и копию сертификата на почту",
)
"""Lines of sixty signs; each is sent with a number behind, so that none is known already."""
PATIENCE = 10.0
SETTLING = 1.5
"""Seconds after the last card for which a bot is still charged: what it writes down late belongs to the taps too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What was seen while people tapped.

    Attributes:
        latencies: seconds from each tap to its card, in no order.
        lost: taps whose card never came.
        cpu_seconds: processor time of the bot.
        seconds: from the first tap to the last card.
        requests: what the bot asked of Telegram, by method.
        connections: how many connections it opened.
    """

    latencies: Sequence[float]
    lost: int
    cpu_seconds: float
    seconds: float
    requests: Counter[str]
    connections: int

    @property
    def taps(self) -> int:
        """How many cards came."""
        return len(self.latencies)

    @property
    def cpu_per_tap(self) -> float:
        """Milliseconds."""
        return self.cpu_seconds / self.taps * 1000

    @property
    def rate(self) -> float:
        """Taps a second."""
        return self.taps / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds within which that share of the cards came."""
        ordered = sorted(self.latencies)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)] * 1000

    @property
    def requests_per_tap(self) -> float:
        """Requests but for the fetching of updates."""
        return sum(count for method, count in self.requests.items() if method != "getUpdates") / self.taps


@dataclass(slots=True)
class Crowd:
    """The people in front of one bot."""

    bot: Running
    _turn: int = 1
    _practised: int = 0
    _tapped_at: dict[int, float] = field(default_factory=dict)
    _latencies: list[float] = field(default_factory=list)
    _last_card_at: float = 0.0
    _new_cards: set[int] = field(default_factory=set)
    _after_card: Callable[[int], None] | None = None

    async def begin_calls(self, number: int) -> list[int]:
        """Let the next people begin calls, a few at once, and wait for their cards."""
        self.bot.line.shown = self._shown
        chosen = [FIRST_PERSON + (self._turn + place) % PEOPLE for place in range(number)]
        self._turn += number
        for start in range(0, number, 40):
            some = set(chosen[start : start + 40])
            for person in some:
                self._new_cards.discard(person)
                self.bot.line.write(person, "/call")
            await _until(lambda some=some: some <= self._new_cards)  # type: ignore[misc]  # bound at once, on purpose
        await asyncio.sleep(SETTLING)
        return chosen

    async def tap_evenly(
        self,
        *,
        rate: float,
        taps: int,
        at_most: int = 0,
        at_start: Callable[[], None] = lambda: None,
        goes_on: Callable[[], bool] = lambda: False,
    ) -> Slice:
        """Tap at that rate: `taps` times, and on while `goes_on`, up to `at_most` times."""
        most = max(taps, at_most)
        calls = await self.begin_calls(math.ceil(most / len(TAPS_OF_A_CALL)))
        group = max(1, min(len(calls), 25))
        plan = [
            (person, place)
            for start in range(0, len(calls), group)
            for place in TAPS_OF_A_CALL
            for person in calls[start : start + group]
        ]
        at_start()
        watch = self._watch()
        begun = time.perf_counter()
        for number, (person, place) in enumerate(plan[:most]):
            if number >= taps and not goes_on():
                break
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            if person in self._tapped_at:
                await _until(lambda person=person: person not in self._tapped_at)  # type: ignore[misc]  # as above
            self._tap(person, place)
        return await self._slice(watch, begun)

    async def tap_at_once(self, *, people: int, taps: int) -> Slice:
        """Let so many people tap at the same time, each as soon as he sees his card."""
        length = len(TAPS_OF_A_CALL)
        calls = await self.begin_calls(math.ceil(taps / length))
        done: Counter[int] = Counter()
        fresh = iter(calls)

        def next_tap(person: int) -> None:
            if done[person] == length:
                newcomer = next(fresh, None)
                if newcomer is None:
                    return
                person = newcomer
            done[person] += 1
            self._tap(person, TAPS_OF_A_CALL[done[person] - 1])

        watch = self._watch()
        self._after_card = next_tap
        begun = time.perf_counter()
        for _, person in zip(range(people), fresh, strict=False):
            next_tap(person)
        return await self._slice(watch, begun)

    @asynccontextmanager
    async def typing(self, *, people: int, every: float) -> AsyncIterator[None]:
        """Let so many people begin calls and type what their clients say, each a line every so many seconds, while inside."""
        chosen = await self.begin_calls(people)

        async def type_on() -> None:
            begun = time.perf_counter()
            number = 0
            while True:
                person = chosen[number % people]
                self.bot.line.write(person, f"{SAID[number % len(SAID)]} {number}")
                number += 1
                await asyncio.sleep(max(0.0, begun + number * every / people - time.perf_counter()))

        task = asyncio.create_task(type_on())
        try:
            await asyncio.sleep(SETTLING)
            yield
        finally:
            task.cancel()

    async def practise_at_once(self, people: int) -> Slice:
        """Let so many people, who have not practised yet, do their day's cards at the same time, each as soon as he sees one."""
        self.bot.line.shown = self._shown
        chosen = [FIRST_PERSON + self._practised + place for place in range(people)]
        self._practised += people
        for person in chosen:
            self._new_cards.discard(person)
            self.bot.line.write(person, "/train")
        await _until(lambda: set(chosen) <= self._new_cards)
        for person in chosen:  # the first card is shown by this tap, which is not looked at
            self._tap(person, (0, 0))
        await _until(lambda: not self._tapped_at)
        await asyncio.sleep(SETTLING)
        done: Counter[int] = Counter()

        def next_answer(person: int) -> None:
            places = [(row, column) for row, column, data in self.bot.line.cards[person].places() if data.startswith(ANSWERS)]
            if places:  # each time another button: two answers on one card of two questions differ
                done[person] += 1
                self._tap(person, places[done[person] % len(places)])

        watch = self._watch()
        self._after_card = next_answer
        begun = time.perf_counter()
        for person in chosen:
            next_answer(person)
        return await self._slice(watch, begun)

    def _tap(self, person: int, place: tuple[int, int]) -> None:
        self._tapped_at[person] = time.perf_counter()
        self.bot.line.tap(person, *place)

    def _shown(self, chat: int, is_new: bool) -> None:
        if is_new:
            self._new_cards.add(chat)
            return
        tapped_at = self._tapped_at.pop(chat, None)
        if tapped_at is None:
            return
        self._last_card_at = time.perf_counter()
        self._latencies.append(self._last_card_at - tapped_at)
        if self._after_card is not None:
            self._after_card(chat)

    def _watch(self) -> tuple[float, Counter[str], int]:
        self._tapped_at.clear()
        self._latencies = []
        self._after_card = None
        line = self.bot.line
        return self.bot.cpu_seconds(), Counter(line.requests), line.connections

    async def _slice(self, before: tuple[float, Counter[str], int], begun: float) -> Slice:
        """Wait for the last cards and for what is written down late."""
        seen = -1
        while self._tapped_at and seen < len(self._latencies):  # whoever gets his card taps on: only then nothing comes any more
            seen = len(self._latencies)
            await _until(lambda: not self._tapped_at)
        await asyncio.sleep(SETTLING)
        cpu, requests, connections = before
        line: Line = self.bot.line
        self._after_card = None
        return Slice(
            latencies=tuple(self._latencies),
            lost=len(self._tapped_at),
            cpu_seconds=self.bot.cpu_seconds() - cpu,
            seconds=self._last_card_at - begun,
            requests=line.requests - requests,
            connections=line.connections - connections,
        )


async def _until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, or patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < deadline:  # noqa: ASYNC110  # many small events; looking costs nothing here
        await asyncio.sleep(0.02)
