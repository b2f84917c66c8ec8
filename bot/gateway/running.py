"""The gateway: everything between Telegram and the handlers, built, started and stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram.ext import Application

from bot.gateway.health.check import Health, check_health
from bot.gateway.incoming.conflict import ConflictAlarm
from bot.gateway.incoming.crashes import count_crashes
from bot.gateway.incoming.envelope import ALLOWED_UPDATES
from bot.gateway.incoming.in_hand import InHand, open_in_hand
from bot.gateway.incoming.intake import Apologise, Dispatch, Intake, Verdict, WelcomeBack
from bot.gateway.incoming.lanes import Closed
from bot.gateway.incoming.poller import Poller
from bot.gateway.incoming.polling_turn import InTurn, PollingTurn
from bot.gateway.incoming.turn_limit import TurnLimit
from bot.gateway.incoming.watchdog import STALLED_AFTER, Watchdog
from bot.gateway.incoming.webhook import Webhook
from bot.gateway.incoming.webhook_watch import WebhookWatch
from bot.gateway.incoming.word_reader import Readers, WordReader
from bot.gateway.job_runner import JobRunner, MakeFiles
from bot.gateway.outgoing.outbox import Lost
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.requests import Draw, nobody_draws
from bot.gateway.outgoing.tap_answers import TapAnswers
from bot.gateway.outgoing.topics import DeliveryIntoTopics, Topics
from bot.gateway.telegram.keep_trying import KeepTrying
from bot.gateway.telegram.pauses import Sleep, use_timedeltas
from bot.gateway.telegram.profile import Profile, publish_profile
from bot.gateway.ticks import Afterwards, Ticks
from bot.screens.job import Job
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Claims
from bot.services.ports import Clock, UnitOfWorkFactory

OUTBOX_TICK = 0.25
"""Seconds between two looks at what is parked or not written down."""

PtbApplication = Application[Any, Any, Any, Any, Any, Any]


async def _nothing_to_reconnect() -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """Updates are fetched; `hold` is the number of seconds for which Telegram keeps a request open."""

    hold: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAddress:
    """Updates are brought to a public address."""

    url: str
    secret: str = field(repr=False)
    max_connections: int = 40


class Gateway:
    """The running bot. Built once, started once, stopped once.

    The application is built without an updater: the lanes hand each update to `dispatch` themselves.
    """

    def __init__(
        self,
        *,
        application: PtbApplication,
        dispatch: Dispatch,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        apologise: Apologise,
        incoming: Polling | WebhookAddress | None = None,
        claims: Claims | None = None,
        jobs: Sequence[Job] = (),
        daily: Sequence[Job] = (),
        profile: Profile | None = None,
        job_interval: float = 30.0,
        after_jobs: Afterwards | None = None,
        sleep: Sleep = asyncio.sleep,
        warn_of_conflict: Job | None = None,
        warn_of_webhook: Job | None = None,
        polling_turn: PollingTurn | None = None,
        welcome_back: WelcomeBack | None = None,
        lost: Lost | None = None,
        reconnect_polling: Callable[[], Awaitable[None]] = _nothing_to_reconnect,
        in_hand: Path | None = None,
        draw: Draw = nobody_draws,
        make_files: MakeFiles | None = None,
        texts: Callable[[str], Texts] | None = None,
        reading_work: UnitOfWorkFactory | None = None,
        readers: Readers | None = None,
    ) -> None:
        """Wire everything; nothing is opened yet.

        Args:
            incoming: with None nothing comes in but what `take` is given.
            claims: which stored messages are this process's to send; all of them when there is none.
            jobs: run at each tick.
            daily: run once a day.
            after_jobs: done at the end of each tick, outside of any transaction.
            welcome_back: makes right what could not be shown to somebody who was not to be reached.
            lost: is told of messages that will never arrive.
            warn_of_conflict: tells the owners that another process polls with the same token.
            warn_of_webhook: tells the owners that updates do not come through the webhook.
            polling_turn: which of several processes polls; without it this one does.
            reconnect_polling: drops the connections through which updates are fetched.
            in_hand: where to note which update is in hand, see `open_in_hand`; None notes it nowhere.
            draw: makes the pictures.
            make_files: makes the files that people ask for, in the words of `texts`; without both nobody works on them here.
            reading_work: opens what only reads, where others wait for whoever writes.
            readers: who reads people's words, beside the turns.
        """
        use_timedeltas()
        self._application = application
        self._dispatch = dispatch
        self._open_work = unit_of_work
        self._open_reading = reading_work
        self._reader = None if readers is None else WordReader(readers)
        self._clock = clock
        self._apologise = apologise
        self._welcome_back = welcome_back
        self._incoming = incoming
        self._profile = profile
        self._sleep = sleep
        self._answers = TapAnswers(application.bot)
        self._topics = Topics(unit_of_work, is_shared=claims is not None and claims.is_shared)
        delivery = DeliveryIntoTopics(application.bot, self._topics, draw)
        self.sender = OutboxSender(delivery=delivery, open_work=unit_of_work, clock=clock, claims=claims, lost=lost)
        self.ticks = Ticks(
            jobs=jobs,
            daily=daily,
            open_work=unit_of_work,
            sender=self.sender,
            clock=clock,
            sleep=sleep,
            interval=job_interval,
            afterwards=after_jobs,
        )
        self.jobs: JobRunner | None = None
        if make_files is not None and texts is not None:
            self.jobs = JobRunner(
                make=make_files,
                open_work=unit_of_work,
                sender=self.sender,
                delivery=delivery,
                texts=texts,
                clock=clock,
                sleep=sleep,
                is_only=claims is None or not claims.is_shared,
            )
        self.webhook: Webhook | None = None
        if isinstance(incoming, WebhookAddress):
            self.webhook = Webhook(secret=incoming.secret, take=self.take, answers=self._answers, clock=clock)
        self._intake: Intake | None = None
        self._poller: Poller | None = None
        self._alarm: ConflictAlarm | None = None
        if warn_of_conflict is not None:
            self._alarm = ConflictAlarm(warn=warn_of_conflict, open_work=unit_of_work, sender=self.sender, clock=clock)
        self._webhook_alarm: ConflictAlarm | None = None
        if warn_of_webhook is not None:
            self._webhook_alarm = ConflictAlarm(
                warn=warn_of_webhook, open_work=unit_of_work, sender=self.sender, clock=clock, of="the webhook", after=1
            )
        self._watch: WebhookWatch | None = None
        self._polling_turn = polling_turn
        self._in_turn: InTurn | None = None
        self._reconnect_polling = reconnect_polling
        self._where_in_hand = in_hand
        self._in_hand: InHand | None = None
        self.limit = TurnLimit()
        self._due_since: datetime | None = None
        """Since when updates should come in: the start, or the moment at which this process got its turn to poll."""
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def username(self) -> str:
        """The bot's name at Telegram, which is known once `start` is through."""
        return str(self._application.bot.username)

    @property
    def last_success_at(self) -> datetime | None:
        """When updates last came in, or could have: the last good getUpdates or webhook request."""
        source = self._poller or self.webhook
        return None if source is None else source.last_success_at

    async def start(self) -> None:
        """Connect (waiting for the network as long as it takes), send what a crash left, and let updates in.

        Call `stop` afterwards also when this fails or is cancelled.

        Raises:
            TokenRefused: The token is wrong.
        """
        self._due_since = self._clock()
        await KeepTrying(without="connection", sleep=self._sleep).ask(self._application.initialize)
        await self._take_in_hand()
        self._intake = Intake(
            application=self._application,
            dispatch=self._dispatch,
            bot_id=self._application.bot.id,
            open_work=self._open_work,
            sender=self.sender,
            answers=self._answers,
            clock=self._clock,
            apologise=self._apologise,
            limit=self.limit,
            welcome_back=self._welcome_back,
            topics=self._topics,
            open_reading=self._open_reading,
            reader=self._reader,
        )
        await self.sender.drain()
        self._run(self._tick_outbox(), "outbox")
        self._run(self.ticks.run(), "ticks")
        if self.jobs is not None:
            self._run(self.jobs.run(), "jobs")
        if self._profile is not None:
            self._run(publish_profile(self._application.bot, self._profile, self._sleep), "profile")
        match self._incoming:
            case Polling(hold=hold):
                self._poller = Poller(
                    bot=self._application.bot,
                    submit=self._intake.submit,
                    clock=self._clock,
                    sleep=self._sleep,
                    hold=hold,
                    alarm=self._alarm,
                )
                watchdog = Watchdog(self._poller, reconnect=self._reconnect_polling, sleep=self._sleep)

                async def poll() -> None:
                    self._due_since = self._clock()
                    await watchdog.run()

                if self._polling_turn is not None:
                    self._in_turn = InTurn(self._polling_turn, poll, sleep=self._sleep)
                self._run((self._in_turn or watchdog).run(), "poller")
            case WebhookAddress() as address:
                self._watch = WebhookWatch(
                    bot=self._application.bot,
                    url=address.url,
                    set_again=lambda: self._set_webhook(address),
                    last_success_at=lambda: self.last_success_at,
                    clock=self._clock,
                    alarm=self._webhook_alarm,
                    sleep=self._sleep,
                )
                self._run(self._keep_webhook(address, self._watch), "webhook")
            case None:
                pass

    async def take(self, update: object) -> Verdict:
        """Take one update as decoded JSON, in order within its chat; gives `TRY_AGAIN` while not running.

        Raises:
            CancelledError: The process stopped before the turn was done.
        """
        if self._intake is None:
            return Verdict.TRY_AGAIN
        try:
            return await self._intake.take(update)
        except Closed:
            return Verdict.TRY_AGAIN

    async def tick(self) -> None:
        """Let time pass now: due jobs, parked messages. For tests; the running gateway ticks by itself."""
        await self.ticks.tick()
        await self.sender.tick()

    async def watch(self) -> None:
        """Wait for as long as everything runs.

        Raises:
            TokenRefused: Telegram has withdrawn the token.
            PollingStalled: No updates could be fetched for minutes.
            Exception: A part of the gateway has broken.
        """
        running = set(self._tasks)
        while running:
            ended, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                if not task.cancelled():
                    task.result()

    async def health(self) -> Health:
        """Look at what comes in, what waits to go out, and the database."""
        now = self._clock()
        return await check_health(self._open_work, self.last_success_at, now, is_stalled=self._is_stalled(now))

    async def idle(self) -> None:
        """Wait until nothing is being sent or answered, and write down what Telegram has said. For tests and previews."""
        await self.sender.idle()
        await self._answers.drain(seconds=10)
        await self.sender.settle()

    async def stop(self, seconds: float = 10.0) -> None:
        """Let nothing more in, finish what was taken, send what can be sent; nothing is lost by what is left undone."""
        deadline = asyncio.get_running_loop().time() + seconds

        def left() -> float:
            return max(deadline - asyncio.get_running_loop().time(), 0.1)

        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=left())
        if self._intake is not None:
            await self._intake.stop(left() / 2)
        if self._reader is not None:
            self._reader.close()
        await self.sender.stop(left() * 0.8)
        await self._answers.drain(left())
        if self._polling_turn is not None:
            await self._polling_turn.leave()
        await self._application.shutdown()
        await self._application.bot.shutdown()  # when it never got through, the application leaves its connections open
        self.limit.in_hand = None
        if self._in_hand is not None:
            self._in_hand.close()
            self._in_hand = None

    async def _take_in_hand(self) -> None:
        """Count what was in hand when processes before this one ended, and note from now on what is."""
        if self._where_in_hand is None:
            return
        self._in_hand, left = open_in_hand(self._where_in_hand)
        if self._in_hand is not None:
            self._in_hand.bot_id = self._application.bot.id
        self.limit.in_hand = self._in_hand
        await count_crashes(left, self._open_work, self._clock)

    def _is_stalled(self, now: datetime) -> bool:
        """Tell whether updates should have come in and did not, or one comes again and again whose failure nothing records.

        A webhook is quiet whenever people are, so Telegram is asked; and whoever waits for his turn to poll is well.
        """
        if self._intake is not None and self._intake.keeps_failing:
            return True
        if self._watch is not None:
            return self._watch.is_failing
        if not isinstance(self._incoming, Polling) or (self._in_turn is not None and self._in_turn.is_waiting):
            return False
        since = max((at for at in (self.last_success_at, self._due_since) if at is not None), default=now)
        return (now - since).total_seconds() > STALLED_AFTER

    def _run(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=name)
        self._tasks.append(task)
        return task

    async def _tick_outbox(self) -> None:
        while True:
            await self._sleep(OUTBOX_TICK)
            await self.sender.tick()

    async def _keep_webhook(self, address: WebhookAddress, watch: WebhookWatch) -> None:
        await self._set_webhook(address)
        await watch.run()

    async def _set_webhook(self, address: WebhookAddress) -> None:
        async def ask() -> None:
            await self._application.bot.set_webhook(
                address.url,
                secret_token=address.secret,
                allowed_updates=list(ALLOWED_UPDATES),
                max_connections=address.max_connections,
            )

        await KeepTrying(without="webhook", sleep=self._sleep).ask(ask)
