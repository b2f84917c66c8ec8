"""Every typed text leaves something visible, also when it is typed again. On one database: what is seen is the same."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping

import pytest

from bot.domain.clients.naming import ClientNaming
from bot.domain.coaching.agreement import Verb
from bot.domain.ids import EmployeeId, QuizItemId, TeamId
from bot.domain.people.employee import Role
from bot.domain.supervision.period import PeriodKind
from bot.domain.training.quiz import AskedItem, QuizKind
from bot.screens.action import encode
from bot.screens.clients.actions import AskClientName, AskSameClient
from bot.screens.coaching.actions import AskLine, AskNote, AskWhisper, BeginCoaching
from bot.screens.house import actions as house_action
from bot.screens.log.actions import AskLogClient, AskLogDays
from bot.screens.people.actions import Ask, AskAbout, AskTeamName
from bot.screens.people.settings_actions import OpenSettings, SettingsPage
from bot.screens.phrases.actions import AskAnswer, AskExample, AskText, SearchPhrase
from bot.screens.sales.actions import AskSum
from bot.screens.training.actions import BeginPractice
from bot.screens.training.quiz_actions import OpenOwnQuiz
from bot.services.text_ports import PromptKind
from handlers.features import FEATURES
from tests.buttons import ASK_NAME, BOUGHT, CALL_BACK, FINISH, MORE, NONE_FITS, PICK_DAY, means
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

Begin = Callable[[Desk], Awaitable[None]]
OF_A_CALL = (PromptKind.CLIENT_NAME, PromptKind.NONE_FITS)
"""Asked within a call, and taken by it: see `hear_client`."""


async def nothing(desk: Desk) -> None:
    """Nothing is open, and nothing is asked."""


async def in_a_call(desk: Desk) -> None:
    """A call is open."""
    await desk.send("/call")


async def after_a_call(desk: Desk) -> None:
    """A call has just been finished."""
    await in_a_call(desk)
    await desk.tap(FINISH)


async def on_a_short_card(desk: Desk) -> None:
    """A call is open, and its card is short."""
    await desk.floor.write("UPDATE employees SET is_compact = true")
    await in_a_call(desk)


async def asked_for_a_sum(desk: Desk) -> None:
    """For how much it was bought is to be written."""
    await after_a_call(desk)
    await desk.tap(BOUGHT)
    await desk.tap(means(AskSum))


async def asked_for_a_name(desk: Desk) -> None:
    """The client of the call is to be named."""
    await desk.send("/call")
    await desk.tap(MORE)
    await desk.tap(ASK_NAME)


async def asked_what_did_not_fit(desk: Desk) -> None:
    """Nothing fitted, and what the client said is asked for."""
    await in_a_call(desk)
    await desk.tap(MORE)
    await desk.tap(NONE_FITS)


async def asked_for_a_time(desk: Desk) -> None:
    """A time to call back is asked for, under the summary."""
    await after_a_call(desk)
    await desk.tap(CALL_BACK)


async def in_the_calendar(desk: Desk) -> None:
    """The calendar is open."""
    await asked_for_a_time(desk)
    await desk.tap(PICK_DAY)


async def asked_of_a_client(desk: Desk, action: AskClientName | AskSameClient) -> None:
    """Something is asked on a client's page."""
    await desk.send("/clients")
    await desk.tap_data(desk.card.id, encode(action))


async def asked_for_another_name(desk: Desk) -> None:
    """A client's new name is asked for."""
    await asked_of_a_client(desk, AskClientName(client=1))


async def asked_for_the_same(desk: Desk) -> None:
    """The name of one who is the same client is asked for."""
    await asked_of_a_client(desk, AskSameClient(client=1))


async def asked_for_a_city(desk: Desk) -> None:
    """The settings ask for a city."""
    await desk.send("/settings")
    await desk.tap_data(desk.card.id, encode(OpenSettings(page=SettingsPage.ZONE)))


async def asked_for_a_colleagues_name(desk: Desk) -> None:
    """A colleague is to be called otherwise."""
    await desk.send("/team")
    await desk.tap_data(desk.card.id, encode(AskAbout(person=2, what=Ask.NAME, page=0)))


async def asked_for_a_teams_name(desk: Desk) -> None:
    """A team is to be made."""
    await desk.send("/team")
    await desk.tap_data(desk.card.id, encode(AskTeamName(team=0)))


async def asked_for_a_phrase(desk: Desk) -> None:
    """A phrase's new text is asked for."""
    await desk.send("/words")
    phrase = desk.floor.library.script.phrases[0].id
    await desk.tap_data(desk.card.id, encode(AskText(language="ru", name=phrase)))


async def asked_for_words_of_a_phrase(desk: Desk) -> None:
    """Words by which a phrase is looked for are asked for."""
    await desk.send("/words")
    await desk.tap_data(desk.card.id, encode(SearchPhrase(language="ru")))


async def asked_whose_calls_are_looked_for(desk: Desk) -> None:
    """Asked for the client whose calls are to be shown."""
    await desk.tap_data(desk.card.id, encode(AskLogClient()))


async def asked_for_the_days_of_calls(desk: Desk) -> None:
    """Asked for the first day and the last."""
    await desk.tap_data(desk.card.id, encode(AskLogDays(month=0, first=0)))


async def _coaching(desk: Desk) -> int:
    """A coaching of Boris's one call is in the list."""
    if not await desk.floor.rows("SELECT id FROM coachings"):
        boris = desk.floor.stranger(102, "Борис")
        await boris.send("/call Лука")
        await boris.tap(FINISH)
        await desk.send("/coaching")
        await desk.tap_data(desk.card.id, encode(BeginCoaching(person=2, period=PeriodKind.MONTH)))
    await desk.send("/coaching")
    return 1


async def asked_for_an_answer_to_a_drill(desk: Desk) -> None:
    """A sentence is to be said better."""
    await desk.send("/train")
    await desk.tap_data(desk.card.id, encode(BeginPractice()))
    rewrite = json.dumps([["rew.1", None, True, False], ["rec.choleric.1", "choleric", True, False]])
    await desk.floor.write(f"UPDATE training_sittings SET waiting = '{rewrite}'")
    await desk.tap_data(desk.card.id, encode(BeginPractice()))


async def asked_for_an_answer_to_the_quiz(desk: Desk) -> None:
    """A question about the product is open."""
    if not await desk.floor.rows("SELECT id FROM quiz_attempts"):
        async with desk.floor.bot.database.unit_of_work() as work:
            asked = [AskedItem(item=QuizItemId(name), name=name, text="Что?") for name in ("packing", "kit")]
            await work.quizzes.add(
                employee_id=EmployeeId(1),
                team_id=TeamId(1),
                kind=QuizKind.QUIZ,
                is_again=False,
                number=1,
                product="Плита",
                scene=None,
                product_number=1,
                asked=asked,
                given_by=None,
                at=desk.floor.clock(),
            )
            await work.commit()
    await desk.send("/train")
    await desk.tap_data(desk.card.id, encode(OpenOwnQuiz(attempt=1, position=1)))


async def asked_for_a_line_of_the_sheet(desk: Desk) -> None:
    """What the team sells is asked for, line by line."""
    await desk.send("/house")
    await desk.tap(means(house_action.OpenSheetOf, team=1))
    await desk.tap(means(house_action.AskLine, walk=1))


async def asked_for_a_sheet(desk: Desk) -> None:
    """A file of what the team sells is asked for."""
    await desk.send("/house")
    await desk.tap(means(house_action.OpenSheetOf, team=1))
    await desk.tap(means(house_action.BringSheet))


async def _note(desk: Desk) -> int:
    """Boris has noted that nothing fitted."""
    if not await desk.floor.rows("SELECT id FROM free_texts WHERE kind = 'none_fits'"):
        boris = desk.floor.stranger(102, "Борис")
        await boris.send("/call")
        await boris.tap(MORE)
        await boris.tap(NONE_FITS)
        await boris.send("А доставка в субботу бывает?")
        await boris.tap(FINISH)
    await desk.send("/words")
    ((note,),) = await desk.floor.rows("SELECT id FROM free_texts WHERE kind = 'none_fits'")
    return int(note)


async def asked_for_an_answer(desk: Desk) -> None:
    """Boris is to be answered."""
    note = await _note(desk)
    await desk.tap_data(desk.card.id, encode(AskAnswer(note=note)))


async def asked_for_an_example(desk: Desk) -> None:
    """An example is to be made of what Boris noted."""
    note = await _note(desk)
    await desk.tap_data(desk.card.id, encode(AskExample(note=note)))


async def asked_for_a_note(desk: Desk) -> None:
    """Something is to be noted about a call."""
    coaching = await _coaching(desk)
    await desk.tap_data(desk.card.id, encode(AskNote(coaching=coaching, position=1)))


async def asked_for_a_whisper(desk: Desk) -> None:
    """A line for Boris's card is asked for."""
    boris = desk.floor.stranger(102, "Борис")
    await boris.send("/call Марк")
    call = (await desk.floor.rows("SELECT max(id) FROM consultations"))[0][0]
    await desk.send("/coaching")
    await desk.tap_data(desk.card.id, encode(AskWhisper(call=call)))


async def asked_for_a_behaviour(desk: Desk) -> None:
    """What is to be agreed on is asked for."""
    coaching = await _coaching(desk)
    await desk.tap_data(desk.card.id, encode(AskLine(coaching=coaching, verb=Verb.START)))


ASKED: Mapping[PromptKind, Begin] = {
    PromptKind.DRILL_ANSWER: asked_for_an_answer_to_a_drill,
    PromptKind.QUIZ_ANSWER: asked_for_an_answer_to_the_quiz,
    PromptKind.HOUSE_LINE: asked_for_a_line_of_the_sheet,
    PromptKind.HOUSE_FILE: asked_for_a_sheet,
    PromptKind.CLIENT_NAME: asked_for_a_name,
    PromptKind.NONE_FITS: asked_what_did_not_fit,
    PromptKind.CALL_BACK_AT: asked_for_a_time,
    PromptKind.SALE_SUM: asked_for_a_sum,
    PromptKind.CLIENT_RENAME: asked_for_another_name,
    PromptKind.CLIENT_MERGE: asked_for_the_same,
    PromptKind.TIME_ZONE: asked_for_a_city,
    PromptKind.EMPLOYEE_NAME: asked_for_a_colleagues_name,
    PromptKind.TEAM_NAME: asked_for_a_teams_name,
    PromptKind.PHRASE_TEXT: asked_for_a_phrase,
    PromptKind.PHRASE_SEARCH: asked_for_words_of_a_phrase,
    PromptKind.NOTE_ANSWER: asked_for_an_answer,
    PromptKind.EXAMPLE_TEXT: asked_for_an_example,
    PromptKind.LOG_CLIENT: asked_whose_calls_are_looked_for,
    PromptKind.LOG_DAYS: asked_for_the_days_of_calls,
    PromptKind.COACHING_NOTE: asked_for_a_note,
    PromptKind.COACHING_LINE: asked_for_a_behaviour,
    PromptKind.WHISPER: asked_for_a_whisper,
}
CASES = [
    *(
        (begin, ClientNaming.NAMES)
        for begin in (nothing, in_a_call, on_a_short_card, after_a_call, in_the_calendar, *ASKED.values())
    ),
    *((begin, ClientNaming.CODES) for begin in (in_a_call, asked_for_a_name, asked_for_another_name)),
]
TEXTS = ("абракадабра кракозябра", "дорого", "Пётр", "Вера", "15", "завтра в 15:00")
COMMANDS = ("/call Вера", "/nosuch", "/help", "/guide", "/words дорого")


def test_every_question_has_its_state() -> None:
    """A question that is added is tried too: the features and the calls name all there are."""
    asked = {ask.kind for feature in FEATURES for ask in feature.asks} | set(OF_A_CALL)
    assert asked == set(ASKED) == set(PromptKind)


def seen(desk: Desk) -> list[tuple[int, str, list[list[str]]]]:
    """What stands in the chat now, as its reader sees it."""
    return [(one.id, one.text, one.labels) for one in desk.shown if one.message.from_bot]


async def send_twice(desk: Desk, text: str) -> None:
    """Type a text twice and see that the chat looks otherwise after each."""
    for time in (1, 2):
        before = seen(desk)
        await desk.send(text)
        assert seen(desk) != before, f"«{text}», typed {time}."
        desk.floor.clock.advance(seconds=5)


@sqlite_only
@pytest.mark.parametrize(("begin", "naming"), CASES, ids=lambda one: one if isinstance(one, str) else one.__name__)
async def test_a_text_that_is_typed_again_leaves_something_visible(floor: Floor, begin: Begin, naming: ClientNaming) -> None:
    """Whatever is asked or open: the chat looks otherwise after it, and otherwise again when it is typed a second time."""
    floor.naming = naming
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await floor.hire(102, "Борис")
    await olga.send("/call Вера" if naming is ClientNaming.NAMES else "/call К-17")
    await olga.tap(FINISH)
    for text in TEXTS:
        await begin(olga)
        await send_twice(olga, text)


@sqlite_only
@pytest.mark.parametrize("begin", [nothing, in_a_call], ids=lambda begin: begin.__name__)
async def test_a_command_that_is_typed_again_is_answered_again(floor: Floor, begin: Begin) -> None:
    """Also one that the bot does not know."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await begin(olga)
    for text in COMMANDS:
        await send_twice(olga, text)


@sqlite_only
async def test_what_is_not_understood_is_counted_on_the_card(floor: Floor, anna: Desk) -> None:
    """Without a new message: the card says how often, whatever was typed in between; a tap takes the line away."""
    await anna.send("/call")
    line = floor.says("prompt.not_understood")
    card = anna.card.id
    for times, words in enumerate(("абракадабра", "кракозябра", "кракозябра"), 1):
        await anna.send(words)
        assert anna.card.lines[-1] == (line if times == 1 else floor.says("prompt.again", prompt=line, times=times))
        assert [one.id for one in anna.shown] == [card]
    await anna.tap(MORE)
    assert line not in anna.card.text


@sqlite_only
async def test_words_that_say_what_is_known_are_told_so(floor: Floor, anna: Desk) -> None:
    """What the client says again changes nothing, and it is seen that it was heard."""
    await anna.send("/call")
    await anna.send("денег нет")
    assert floor.says("prompt.heard_again") not in anna.card.text
    await anna.send("денег нет")
    assert anna.card.lines[-1] == floor.says("prompt.again", prompt=floor.says("prompt.heard_again"), times=2)


@sqlite_only
async def test_whoever_goes_to_another_page_does_not_answer_what_he_was_asked_before(floor: Floor) -> None:
    """A team is not called «скидка» because its name was once asked for; a call's questions and a time to call back stand."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    stand = {*OF_A_CALL, PromptKind.CALL_BACK_AT}
    for kind in PromptKind:
        await floor.write(
            f"INSERT INTO prompts (chat_id, kind, subject, until) VALUES (1, '{kind}', '1', '2099-01-01 00:00:00.000000')"
        )
        await olga.send("/help")
        assert await floor.rows("SELECT kind FROM prompts") == [(kind,)] * (kind in stand)
        await floor.write("DELETE FROM prompts")
    named = await floor.rows("SELECT id, name FROM teams")
    await asked_for_a_teams_name(olga)
    await olga.send("/week")
    await olga.send("скидка")
    assert await floor.rows("SELECT id, name FROM teams") == named
