"""No card shows a state that the database never had: each is built once more from what is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.content.library import LoadedScripts
from bot.domain.calls.state import derive
from bot.domain.ids import ConsultationId, LanguageCode
from bot.domain.sales.amount import usual_currency
from bot.playground.formatted_text import read_text
from bot.screens.calls.actions import Page
from bot.screens.calls.card import live_card
from bot.screens.calls.finished import finished_card
from bot.screens.calls.why import why_page
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.sale_of_call import offered_sum
from bot.services.ports import UnitOfWork
from tests.simulation.house import House, Json, Staff
from tests.simulation.recorder import Sight


class Screens:
    """Compares the last state of each card that a batch or a tick has shown with the database after it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.compared = 0
        self.standing = 0
        self._revisions: set[tuple[int, int]] = set()
        self._readers: defaultdict[int, dict[Staff, None]] = defaultdict(dict)
        """What everybody was like, from one time to another."""

    @property
    def figures(self) -> str:
        """What there was to look at."""
        return f"{self.compared} cards compared, {self.standing} at last"

    async def before_tick(self) -> None:
        """Nothing depends on it."""

    async def after_tick(self, sights: Sequence[Sight]) -> None:
        """Compare what the tick has shown."""
        await self._compare(sights)

    async def after_batch(self, updates: Sequence[Json], sights: Sequence[Sight]) -> None:
        """Compare what was shown."""
        await self._compare(sights)

    async def at_the_end(self) -> None:
        """Every revision that a button carried is one that was recorded when its card was made."""
        rows = await self.house.probe.rows("SELECT consultation_id, revision FROM cards_shown")
        recorded = {(int(row["consultation_id"]), int(row["revision"])) for row in rows}
        assert self._revisions <= recorded, f"cards that nobody made: {sorted(self._revisions - recorded)[:5]}"
        await self._compare_standing()
        assert self.compared, "no card was ever shown"

    async def _compare_standing(self) -> None:
        """Every card that stands in a chat at last says what is stored at last.

        In the language and zone of its time, which its reader may have changed since; and a client may have got another name.
        """
        # Of all sights: what a restart between two batches has sent belongs to neither.
        latest = {(sight.chat, sight.message_id): sight for sight in self.house.sights if sight.message_id}
        slots = await self.house.probe.rows("SELECT * FROM slots WHERE object LIKE 'call:%'")
        async with self.house.bot.database.unit_of_work() as work:
            for slot in slots:
                person, message_id = int(slot["chat_id"]), int(slot["message_id"])
                sight = latest.get((person, message_id))
                is_there = message_id in self.house.emulator.world.room(person).messages
                if sight is None or not is_there or not sight.buttons or not self.house.staff[person].has_access:
                    continue
                view = await self._view(work, int(slot["object"].split(":")[1]))
                found = [self._difference(view, one, sight, is_title_known=False) for one in self._readers[person]]
                assert None in found, f"{slot} shows at last {sight.text!r} {sight.buttons}; {found}; {self._story(view, person)}"
                self.standing += 1

    async def _compare(self, sights: Sequence[Sight]) -> None:
        latest = {(sight.chat, sight.message_id): sight for sight in sights if sight.message_id}
        for person, one in self.house.staff.items():
            self._readers[person][one] = None
        for sight in sights:
            self._revisions |= {(int(call), int(revision)) for call, revision, *_ in sight.carried("u")}
        if not latest:
            return
        listed = ", ".join(str(message_id) for _, message_id in latest)
        slots = await self.house.probe.rows(f"SELECT * FROM slots WHERE object LIKE 'call:%' AND message_id IN ({listed})")
        async with self.house.bot.database.unit_of_work() as work:
            for slot in slots:
                person = int(slot["chat_id"])
                shown = latest.get((person, int(slot["message_id"])))
                if shown is not None:
                    await self._compare_card(work, int(slot["object"].split(":")[1]), person, shown)

    async def _compare_card(self, work: UnitOfWork, number: int, person: int, sight: Sight) -> None:
        view = await self._view(work, number)
        seen_by = [one for known in (self.house.staff, self.house.before) if (one := known.get(person))]
        if not any(one.has_access for one in seen_by) or not sight.buttons:
            return  # what was said to somebody in place of his card is the border's matter
        # An edit that was held up comes as it was drawn, and meanwhile he may have chosen the other length in his settings.
        lengths = [replace(one, is_compact=is_compact) for one in seen_by for is_compact in (one.is_compact, not one.is_compact)]
        found = [self._difference(view, one, sight) for one in lengths]
        assert None in found, f"call {number} of {person} shows {sight.text!r} {sight.buttons}; {found}"
        self.compared += 1

    def _story(self, view: CallView, person: int) -> str:
        """Tell what a chat was shown of a call, for whoever looks into a failure."""
        number = str(view.consultation.id)
        told = [
            f"{sight.at:%d %H:%M:%S} {sight.method} {sight.message_id} {sight.text[:40]!r}"
            for sight in self.house.sights
            if sight.chat == person and any(data.split(":")[1:2] == [number] for _, data in sight.buttons)
        ]
        return "\n".join([repr(view.consultation), *told])

    async def _view(self, work: UnitOfWork, number: int) -> CallView:
        call = await work.consultations.get(ConsultationId(number))
        assert call is not None
        script = LoadedScripts(self.house.library).current()
        state = derive(await work.consultations.answers(call.id), script, call.last_time)
        employee = await work.employees.get(call.employee_id)
        assert employee is not None
        act = Act(work=work, employee=employee, script=script, now=call.last_activity_at, update_id=None)
        return CallView(consultation=call, state=state, offered_sum=await offered_sum(act, call))

    def _difference(self, view: CallView, reader: Staff, sight: Sight, *, is_title_known: bool = True) -> str | None:
        """Return how a card differs from what is stored, as far as it can be known from that; None when it does not."""
        texts = self.house.library.texts(LanguageCode(reader.language)).as_of(sight.at)
        if not view.consultation.is_open:
            if _is_calendar(sight) or _is_asked_for_a_sum(sight):
                return None
            if view.offered_sum is not None and view.offered_sum.last is None and view.offered_sum.amount is None:
                # In what nobody has counted yet is what is usual in its reader's language, and stands on no button.
                view = replace(view, offered_sum=replace(view.offered_sum, currency=usual_currency(reader.language)))
            screens = [finished_card(one, texts, reader.time_zone) for one in _noticed(view)]
            shown = [read_text(screen.html, "HTML")[0] for screen in screens]
            labels = [(button.label, button.action) for row in screens[0].keyboard for button in row]
            if _said(sight.text, is_title_known) not in [_said(text, is_title_known) for text in shown]:
                return f"stored: {shown}"
            return None if list(sight.buttons) == labels else f"stored: {labels}"
        revisions = {int(revision) for _, revision, *_ in sight.carried("u")}
        if revisions != {view.consultation.revision}:
            return f"revision {revisions} for {view.consultation.revision}"
        spoken = self.house.library.texts(LanguageCode(view.consultation.language)).as_of(sight.at)
        card = live_card(view, texts, spoken=spoken, page=Page.CUES, is_compact=reader.is_compact, time_zone=reader.time_zone)
        expected = _lines_stored(card.html)
        script = LoadedScripts(self.house.library).current()
        explained = why_page(view, script, texts, is_compact=reader.is_compact)
        if sight.text.split("\n")[: len(expected)] == expected or sight.text == read_text(explained.html, "HTML")[0]:
            return None
        return f"stored: {expected}"


def _lines_stored(html: str) -> list[str]:
    """Return the lines of a card that follow from what is stored: all but the prompt, which the last tap has a say in."""
    lines = read_text(html, "HTML")[0].split("\n")
    return lines[:6] if len(lines) > 3 else lines[:2]


def _said(text: str, is_title_known: bool) -> str:
    return text if is_title_known else text.partition("\n")[2]


def _noticed(view: CallView) -> Sequence[CallView]:
    return [view, replace(view, notice=Notice.NOTED), replace(view, notice=Notice.CALL_IS_OVER)]


def _is_asked_for_a_sum(sight: Sight) -> bool:
    """What is typed next is the sum: that is a question, and stands in no call."""
    return any(data.startswith("Mb:") for _, data in sight.buttons)


def _is_calendar(sight: Sight) -> bool:
    return any(data.startswith(("Rm:", "Rh:", "Ra:", "Rb:")) for _, data in sight.buttons)
