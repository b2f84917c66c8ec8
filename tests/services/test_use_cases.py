"""What use cases do that no button of the present card can ask for, and what they refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.asks_for import ShortAnswer
from bot.domain.calls.consultation import FinishedBy
from bot.domain.calls.intent import Known, Wish
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection
from bot.domain.calls.state import TYPE_UNKNOWN
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ChatId, ConsultationId, LanguageCode, PersonId
from bot.domain.training.drills import DrillBook
from bot.services.act import Act
from bot.services.calls import begin_call, close_call, hear_client, lead_call, run_call
from bot.services.calls.call_view import CallView, Notice
from bot.services.errors import NotFound, NotYours
from bot.services.people import access, card_settings
from tests.services.conftest import later

CHAT = ChatId(101)


def one(value: object, *others: object) -> Mapping[object, float]:
    """A distribution that is certain of the first value."""
    return {value: 1.0, **dict.fromkeys(others, 0.0)}


class Hears:
    """A recogniser that reads the same out of every text."""

    def __init__(
        self,
        kind: Temperament | None = None,
        wants: Known = Known.UNKNOWN,
        can: Known = Known.UNKNOWN,
        objection: Objection | None = None,
        answer: ShortAnswer | None = None,
    ) -> None:
        self.reading = Reading(
            answer=answer,
            temperament={each: 0.9 if each is kind else 0.0 for each in Temperament},
            none=0.1 if kind else 1.0,
            wants={each: 1.0 if each is wants else 0.0 for each in Known},
            decides=0.0,
            can={each: 1.0 if each is can else 0.0 for each in Known},
            objection={None: 0.0 if objection else 1.0, **{each: 1.0 if each is objection else 0.0 for each in Objection}},
        )

    def read(self, text: str, language: LanguageCode) -> Reading:
        """Read."""
        del text, language
        return self.reading

    def version(self, language: LanguageCode) -> str:
        """Say which model it is."""
        del language
        return "hears-1"


NOTHING = Hears()


async def opened(act: Act, name: str | None = None) -> int:
    """Open a call and give its number."""
    return int((await begin_call.start_call(act, name)).view.consultation.id)


async def test_everything_one_text_says_is_undone_by_one_tap(act: Act) -> None:
    """Temperament, wants, can and objection of one text come together and go together; what was before stays."""
    call = await opened(act)
    await lead_call.set_wants(later(act, seconds=5), call, Known.NO)
    said = later(act, seconds=10)
    everything = Hears(Temperament.SANGUINE, Known.YES, Known.NO, Objection.TRUST)
    view = await hear_client.hear_text(said, None, "всё сразу", everything, ())
    assert not isinstance(view, hear_client.NoCall)
    assert view.state.leaning is Temperament.SANGUINE
    assert (str(view.state.intent), str(view.state.suggested)) == ("no/unknown", "yes/no")
    assert view.state.objection is Objection.TRUST
    undone = await lead_call.undo(later(act, seconds=20), call, view.consultation.revision)
    assert undone.state.recognition is Recognition.UNKNOWN
    assert (str(undone.state.intent), str(undone.state.suggested)) == ("no/unknown", "unknown/unknown")
    assert undone.state.objection is None


async def test_a_short_answer_is_one_to_what_the_card_asks(act: Act) -> None:
    """«Да» behind the wish, «до ста» behind the budget, «нет» behind «shall we order?»; a tap confirms, one undo takes back."""
    call = await opened(act)
    seen, revision = [], 0
    confirm = (lead_call.set_wants, lead_call.set_can)
    for place, answer in enumerate((ShortAnswer.YES, ShortAnswer.SUM, ShortAnswer.NO)):
        view = await hear_client.hear_text(later(act, seconds=10 * (place + 1)), None, "Сто", Hears(answer=answer), ())
        assert not isinstance(view, hear_client.NoCall)
        seen.append((str(view.state.intent), str(view.state.suggested), view.state.objection))
        revision = view.consultation.revision
        if place < len(confirm):
            view = await confirm[place](later(act, seconds=10 * (place + 1) + 5), call, Known.YES)
            assert str(view.state.suggested) == "unknown/unknown"
    assert seen == [
        ("unknown/unknown", "yes/unknown", None),
        ("yes/unknown", "unknown/yes", None),
        ("yes/yes", "unknown/unknown", Objection.ASK_CAUSE),
    ]
    undone = await lead_call.undo(later(act, seconds=60), call, revision)
    assert undone.state.objection is None


async def test_an_answer_that_does_not_fit_is_not_guessed(act: Act) -> None:
    """«Нет» behind «what holds you back?» changes nothing, and the card says so; a «yes» to a day is noted."""
    call = await opened(act)
    await lead_call.set_objection(later(act, seconds=5), call, Objection.ASK_CAUSE)
    view = await hear_client.hear_text(later(act, seconds=10), None, "нет", Hears(answer=ShortAnswer.NO), ())
    assert not isinstance(view, hear_client.NoCall)
    assert (view.notice, view.state.objection) == (Notice.NOT_UNDERSTOOD, Objection.ASK_CAUSE)
    await lead_call.set_objection(later(act, seconds=20), call, Objection.NOT_NOW)
    heard = await hear_client.hear_text(later(act, seconds=30), None, "да", Hears(answer=ShortAnswer.YES), ())
    assert not isinstance(heard, hear_client.NoCall)
    assert (heard.notice, heard.state.objection) == (Notice.NOTED, Objection.NOT_NOW)


async def test_words_that_change_nothing_on_the_card_are_noted(act: Act) -> None:
    """The same objection once more: the card says that it has heard."""
    await opened(act)
    hears = Hears(objection=Objection.PRICE)
    views = [await hear_client.hear_text(later(act, seconds=at), None, "дорого", hears, ()) for at in (5, 10)]
    assert [view.notice for view in views if isinstance(view, CallView)] == [None, Notice.HEARD_AGAIN]


async def test_whoever_takes_it_does_not_take_it_back_by_liking_it(act: Act) -> None:
    """«Да» to the deal suggests a decision; «нравится» behind it is noted, before and after a tap has confirmed it."""
    call = await opened(act)
    await lead_call.set_wants(later(act, seconds=5), call, Known.YES)
    await lead_call.set_can(later(act, seconds=10), call, Known.YES)
    await hear_client.hear_text(later(act, seconds=15), None, "да", Hears(answer=ShortAnswer.YES), ())
    likes = Hears(answer=ShortAnswer.LIKES)
    view = await hear_client.hear_text(later(act, seconds=20), None, "нравится", likes, ())
    assert isinstance(view, CallView)
    assert (view.notice, view.state.suggested.has_decided, view.state.intent.has_decided) == (Notice.NOTED, True, False)
    taken = await lead_call.set_wants(later(act, seconds=25), call, Wish.DECIDED)
    assert taken.state.intent.has_decided
    again = await lead_call.set_wants(later(act, seconds=60), call, Wish.DECIDED)
    assert again.consultation.revision == taken.consultation.revision, "the same button tapped again changes nothing"
    view = await hear_client.hear_text(later(act, seconds=70), None, "нравится", likes, ())
    assert isinstance(view, CallView)
    assert (view.notice, view.state.intent.has_decided) == (Notice.NOTED, True)


async def test_what_words_say_of_a_type_is_kept_beside_the_answer(act: Act) -> None:
    """«Да, нравится!» suggests the wish, and sounds as it sounds."""
    await opened(act)
    hears = Hears(Temperament.SANGUINE, wants=Known.NO, answer=ShortAnswer.LIKES)
    view = await hear_client.hear_text(later(act, seconds=5), None, "да, нравится!", hears, ())
    assert not isinstance(view, hear_client.NoCall)
    assert (view.state.leaning, view.state.suggested.wants) == (Temperament.SANGUINE, Known.YES)


async def test_what_comes_up_has_to_be_known(act: Act) -> None:
    """Another name is refused; taken back where nothing came up, nothing is counted."""
    call = await opened(act)
    with pytest.raises(NotFound):
        await lead_call.set_occasion(later(act, seconds=5), call, "weather")
    before = await lead_call.set_wants(later(act, seconds=8), call, Known.YES)
    after = await lead_call.set_occasion(later(act, seconds=12), call, "none")
    assert after.consultation.revision == before.consultation.revision


async def test_a_place_with_one_phrase_says_so(act: Act) -> None:
    """⟳ has nothing else to show: a notice, and nothing is counted."""
    call = await opened(act)
    view = await lead_call.set_objection(later(act, seconds=5), call, Objection.PRICE)
    again = await lead_call.another_phrase(later(act, seconds=10), call, view.consultation.revision)
    assert again.notice is Notice.ONE_PHRASE
    assert again.consultation.revision == view.consultation.revision


async def test_the_type_may_be_said_to_be_unknown_by_hand(act: Act) -> None:
    """«Unknown» is a legal result: the manner for anybody, until the next cue; said twice it holds."""
    call = await opened(act)
    await lead_call.answer_cue(later(act, seconds=5), call, "q1", "chol")
    view = await lead_call.pick_type(later(act, seconds=10), call, TYPE_UNKNOWN)
    assert view.state.recognition is Recognition.UNKNOWN
    assert not view.state.is_sure
    again = await lead_call.pick_type(later(act, seconds=20), call, TYPE_UNKNOWN)
    assert again.consultation.revision == view.consultation.revision
    heard = await lead_call.answer_cue(later(act, seconds=30), call, "q2", "phle")
    assert heard.state.recognition is not Recognition.UNKNOWN
    once_more = await lead_call.pick_type(later(act, seconds=40), call, TYPE_UNKNOWN)
    assert once_more.state.recognition is Recognition.UNKNOWN


async def test_a_second_rejection_after_a_return_counts(act: Act) -> None:
    """Not that type, returned, a new cue, finished: «not that type» may be said of the new one too."""
    call = await opened(act)
    await lead_call.answer_cue(later(act, seconds=5), call, "q1", "chol")
    await run_call.finish_call(later(act, seconds=10), call)
    await close_call.reject_type(later(act, seconds=15), call)
    await begin_call.reopen_call(later(act, seconds=20), call)
    heard = await lead_call.answer_cue(later(act, seconds=25), call, "q2", "chol")
    assert heard.state.leaning is Temperament.CHOLERIC
    await run_call.finish_call(later(act, seconds=30), call)
    rejected = await close_call.reject_type(later(act, seconds=35), call)
    assert rejected.consultation.temperament is Recognition.UNKNOWN
    assert rejected.consultation.runner_up is not Temperament.CHOLERIC


async def test_later_content_does_not_rewrite_an_old_call(act: Act) -> None:
    """Votes and rejections under new content leave what was shown, and by which content, as it was."""
    call = await opened(act)
    cued = await lead_call.answer_cue(later(act, seconds=5), call, "q1", "chol")
    await run_call.finish_call(later(act, seconds=10), call)
    next_month = replace(later(act, days=30), script=replace(act.script, version="v2"))
    await close_call.set_outcome(next_month, call, Outcome.BOUGHT)
    view = await close_call.reject_type(next_month, call)
    for column in ("content_version", "phrases_shown", "task_id", "last_activity_at"):
        assert getattr(view.consultation, column) == getattr(cued.consultation, column)
    back = await begin_call.reopen_call(later(next_month, seconds=5), call)
    assert back.view.consultation.content_version == "v2", "from here on it is the new content that is shown"


async def test_a_reopened_call_puts_its_card_on_record(act: Act, work: SqlUnitOfWork) -> None:
    """The card that comes back may say something new: the columns and the record follow."""
    call = await opened(act)
    await run_call.finish_call(later(act, seconds=5), call)
    back = await begin_call.reopen_call(later(act, seconds=10), call)
    stored = await work.consultations.get(ConsultationId(call))
    assert stored == back.view.consultation
    assert stored is not None
    assert stored.is_open
    assert stored.phrases_shown[-1] == back.view.state.phrase.id


async def test_what_does_not_exist_is_not_found(act: Act) -> None:
    """Calls, questions, options, objections and types that nobody has."""
    call = await opened(act)
    for refused in (
        lead_call.answer_cue(act, call, "nonsense", "chol"),
        lead_call.answer_cue(act, call, "q1", "nonsense"),
        lead_call.answer_cue(act, 77, "q1", "chol"),
        lead_call.set_objection(act, call, "nonsense"),
        lead_call.pick_type(act, call, "nonsense"),
        run_call.finish_call(act, 77),
    ):
        with pytest.raises(NotFound):
            await refused
    await run_call.finish_call(act, call)
    with pytest.raises(NotFound):
        await hear_client.start_named_call(act, 77)


async def test_an_employee_of_another_team_is_refused(act: Act, work: SqlUnitOfWork) -> None:
    """A call belongs to the employee, whatever his role; the attempt is logged without the call's data."""
    call = await opened(act, "Секретов")
    boris = await work.employees.add(
        person_id=PersonId(102),
        team_id=await work.teams.add("Второй", act.now),
        role=act.employee.role,
        name="Борис",
        language=act.employee.language,
        time_zone="UTC",
        at=act.now,
    )
    with pytest.raises(NotYours):
        await lead_call.open_page(replace(act, employee=boris), call, "m")


async def test_a_lone_name_that_has_no_letter_names_nobody(act: Act, work: SqlUnitOfWork) -> None:
    """A contact called «123» may be offered, yet never becomes a name."""
    call = await opened(act)
    view = await hear_client.hear_contact(act, CHAT, "123")
    assert not isinstance(view, hear_client.NoCall)
    assert view.name_or_words is not None
    decided = await hear_client.decide_name_or_words(act, call, view.name_or_words, is_name=True, recogniser=NOTHING)
    assert decided.notice is Notice.NOT_UNDERSTOOD
    assert decided.consultation.client_id is None
    assert await work.free_texts.get(view.name_or_words) is None


async def test_a_name_decided_upon_after_the_call_changes_nothing(act: Act) -> None:
    """The call is over: a notice, and no client."""
    call = await opened(act)
    view = await hear_client.hear_contact(act, CHAT, "Вера")
    assert not isinstance(view, hear_client.NoCall)
    assert view.name_or_words is not None
    await run_call.finish_call(act, call)
    decided = await hear_client.decide_name_or_words(act, call, view.name_or_words, is_name=True, recogniser=NOTHING)
    assert decided.notice is Notice.CALL_IS_OVER
    assert decided.consultation.client_id is None


async def test_a_silent_call_is_not_meant_by_new_words(act: Act) -> None:
    """After half an hour of silence words belong to no call, and compact or a name cannot be asked for it."""
    call = await opened(act)
    much_later = later(act, minutes=30)
    assert await run_call.current_call(much_later) is None
    assert isinstance(await hear_client.hear_text(much_later, None, "короче", NOTHING, ()), hear_client.NoCall)
    view = await card_settings.set_compact(much_later, call, on=True)
    assert view.notice is Notice.CALL_IS_OVER
    assert view.consultation.finished_by is FinishedBy.IDLE
    assert (await hear_client.ask_for_name(much_later, call, CHAT)).notice is Notice.CALL_IS_OVER
    assert (await hear_client.note_none_fits(much_later, call, 0, CHAT)).notice is Notice.CALL_IS_OVER


async def test_silence_ends_each_call_once(act: Act) -> None:
    """A tick that comes twice finds nothing more to end."""
    await opened(act)
    tick = later(act, hours=2)
    [ended] = await run_call.finish_idle_calls(tick.work, tick.script, tick.now, lambda _: DrillBook())
    assert ended.employee == act.employee
    assert ended.view.consultation.finished_at == later(act, minutes=30).now
    assert await run_call.finish_idle_calls(tick.work, tick.script, tick.now, lambda _: DrillBook()) == []


def test_owner_codes_fit_a_deep_link_and_never_repeat() -> None:
    """24 random bytes in 64 characters of the alphabet that Telegram allows behind /start."""
    codes = {access.new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 32 and set(code) <= set("-_") | set(map(chr, range(48, 123))) for code in codes)


async def test_a_colleagues_text_cannot_be_taken_for_ones_own_call(act: Act, work: SqlUnitOfWork) -> None:
    """The number of a stored text is no key to it: only who typed it can use it, and whoever tries is on record."""
    boris = await work.employees.add(
        person_id=PersonId(102),
        team_id=act.employee.team_id,
        role=act.employee.role,
        name="Борис",
        language=act.employee.language,
        time_zone="UTC",
        at=act.now,
    )
    view = await hear_client.hear_contact(replace(act, employee=boris), CHAT, "Секретов")
    assert isinstance(view, hear_client.NoCall)
    assert view.name_text is not None
    call = await opened(act)
    for attempt in (
        hear_client.decide_name_or_words(act, call, view.name_text, is_name=True, recogniser=NOTHING),
        hear_client.name_new_client(act, call, view.name_text),
        hear_client.start_named_call(act, view.name_text),
    ):
        with pytest.raises(NotYours):
            await attempt
    assert await work.free_texts.get(view.name_text) is not None
    assert [entry.details["text"] for entry in await work.audit.page(9, 0)] == [str(view.name_text)] * 3
