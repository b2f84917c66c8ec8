"""Every action of every verb, by every role, on own, the own team's and the other team's objects: as the table says, in time too.

The cases are generated from the codec, the kinds of questions and the commands, so none that is new can be forgotten. Objects are
made before a change and used after it: a block, a removal, a move, another role, another mentor, the editor's mark or a team
taken away.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.domain.people.permissions import Deed
from bot.screens.action import VERBS, Action, UnknownAction, decode, encode
from bot.services.text_ports import PromptKind
from handlers.features import FEATURES
from tests.conversation.people.permission_cases import CHANGING, COMMANDS, LOOKING, PROMPTS, RULES, Kind, every_action
from tests.conversation.people.permission_floor import (
    BLOCKED,
    CHIEF,
    EDITOR,
    FAR_CHIEF,
    MANAGER,
    OWNER,
    PEOPLE,
    REMOVED,
    STRANGER,
    TRAINEE,
    Everything,
    fill,
    look,
)
from tests.conversation.people.permission_trial import Trial, Tried
from tests.floor import START, Floor, TestClock, open_floor

EVERYBODY = (*PEOPLE, BLOCKED, REMOVED, STRANGER)
TAPPING = tuple(one for one in EVERYBODY if one not in (201, 203))
"""Those two are the first team's manager and trainee with the teams exchanged."""
SHUT_OUT = (BLOCKED, REMOVED, STRANGER)
"""Refused at the door, whatever they tap."""


class Change(StrEnum):
    """What is done to somebody between the making of things and their use."""

    NONE = "none"
    BLOCK = "block"
    BLOCK_AND_BACK = "block and back"
    REMOVE = "remove"
    REMOVE_AND_ELSEWHERE = "remove and elsewhere"
    REMOVE_AND_BACK = "remove and back"
    MOVE = "move"
    MOVE_AND_BACK = "move and back"
    ROLE = "role"
    MENTOR = "mentor"
    MARK_TAKEN = "mark taken"
    TEAM_TAKEN = "team taken"
    ROLE_OF_TWO_TEAMS = "role of two teams"


CHANGED = (
    (Change.BLOCK, EDITOR),
    (Change.BLOCK_AND_BACK, EDITOR),
    (Change.REMOVE, CHIEF),
    (Change.REMOVE_AND_ELSEWHERE, EDITOR),
    (Change.REMOVE_AND_BACK, MANAGER),
    *((Change.MOVE, person) for person in (OWNER, CHIEF, EDITOR)),
    (Change.MOVE_AND_BACK, MANAGER),
    (Change.ROLE, CHIEF),
    (Change.MENTOR, MANAGER),
    (Change.MARK_TAKEN, EDITOR),
    (Change.TEAM_TAKEN, FAR_CHIEF),
    (Change.ROLE_OF_TWO_TEAMS, FAR_CHIEF),
)
"""Every change, and to whom it is done."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A filled database, and every button that its people were shown on the way."""

    file: Path
    buttons: dict[int, list[str]]


@pytest.fixture(scope="module")
def shown(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory, library: Library) -> Shown:
    """A database with everything in it, made once."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("filled") / "filled.db"))
    return Shown(file, asyncio.run(_fill(file, library)))


async def _fill(file: Path, library: Library) -> dict[int, list[str]]:
    async with open_floor(file, library) as floor:
        await fill(floor)
        buttons: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for call in floor.emulator.calls:
            markup = json.loads(call.params.get("reply_markup", "{}"))
            for row in markup.get("inline_keyboard", ()):
                buttons[int(call.params["chat_id"])] |= {one["callback_data"]: None for one in row if "callback_data" in one}
        return {person: list(known) for person, known in buttons.items()}


@pytest.fixture
async def floor(shown: Shown, tmp_path: Path, library: Library) -> AsyncIterator[Floor]:
    """A floor on a copy of it."""
    opened = Floor(Path(shutil.copy(shown.file, tmp_path / "copy.db")), library, TestClock())
    for number in EVERYBODY:
        opened.stranger(number, "Кто-то").chat.send_text("Добрый день")  # before that a bot may not write to him
    opened.emulator.take_updates()
    for table in ("slots", "processed_updates"):  # a Telegram of its own, which numbers from the beginning
        await opened.write(f"DELETE FROM {table}")
    opened.clock.now = START.replace(hour=15, minute=50)
    await opened.start()
    await opened.tick()
    yield opened
    await opened.stop()


# ---- the table of rules is complete ----


def test_everything_says_what_it_asks_permission_for() -> None:
    """A verb, a question or a deed without a rule would be one that nobody has thought about."""
    assert set(RULES) == set(VERBS.values())
    assert set(PROMPTS) == set(PromptKind)
    assert set(Deed) == CHANGING | LOOKING
    assert {change for change, _ in CHANGED} == set(Change) - {Change.NONE}


def test_every_command_says_what_it_asks_permission_for() -> None:
    """The commands are those of the features."""
    assert {command.name for feature in FEATURES for command in feature.commands} == set(COMMANDS)


# ---- everybody, now ----


@pytest.mark.parametrize("person", TAPPING)
async def test_every_action_is_allowed_or_refused_as_the_table_says(floor: Floor, person: int) -> None:
    """Refused: nothing changes, nothing is shown, it is on record. Allowed: carried out, and on record if it changes others."""
    trial = Trial(floor, await look(floor), person)
    taps = _taps(trial, How.ONE_OBJECT if person in SHUT_OUT else How.ALL)
    wrong = [*[one async for one in taps], *[one async for one in _words(trial)]]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("person", [one for one in TAPPING if one not in SHUT_OUT])
async def test_every_button_replayed_as_everybody_else(floor: Floor, shown: Shown, person: int) -> None:
    """What one was shown opens for another only what the table gives him."""
    trial = Trial(floor, await look(floor), person)
    others = {data for owner, known in shown.buttons.items() if owner != person for data in _one_of_each(known, fields=0)}
    assert len(others) > 100
    wrong = [one async for one in _replayed(trial, sorted(others))]
    assert not wrong, "\n".join(wrong)


async def test_whatever_the_owner_changes_is_on_record(floor: Floor) -> None:
    """Each deed that changes what is another's or the house's is tried until it does it, and leaves an entry.

    That none of all that may be tapped goes without is proven with the rest of what the owner may tap.
    """
    trial = Trial(floor, await look(floor), OWNER)
    done: set[Deed] = set()
    async for deed, tried in _changes(trial, done):
        if tried.changed:
            assert tried.audited, deed
            done.add(deed)
    # This floor's script has no situation to play and its trainees have had their quiz: `test_giving_is_on_record` gives one.
    assert done == CHANGING - {Deed.SET_QUIZ}


# ---- made before, used after ----


@pytest.mark.parametrize(("change", "person"), CHANGED)
async def test_what_was_made_before_a_change_is_judged_by_what_holds_after_it(
    floor: Floor, shown: Shown, change: Change, person: int
) -> None:
    """Every verb on each object of his own and of either team, his old buttons, words asked for, commands, other chats."""
    before = await look(floor)
    await _carry_out(floor, before, change, person)
    now = await look(floor)
    me = next(one for one in now.people.values() if one.person_id == person)
    assert (me != next(one for one in before.people.values() if one.person_id == person)) is not (change in SAME_AGAIN)
    # Named is what there was before, judged by where it stands now.
    trial = Trial(floor, now, person)
    how = How.CHOICES_BY_TURNS if change in LEAVES_SOMETHING else How.ONE_OBJECT
    wrong = [one async for one in _taps(trial, how, before)]
    wrong += [one async for one in _replayed(trial, _one_of_each(shown.buttons[person], fields=1))]
    wrong += [one async for one in _words(trial, before)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("change", "person"), [one for one in CHANGED if one[0] not in (Change.MENTOR, Change.MARK_TAKEN)])
async def test_nothing_comes_that_is_not_his_any_more(floor: Floor, change: Change, person: int) -> None:
    """For two days, whatever comes due, also when he was not to be reached meanwhile."""
    await _carry_out(floor, await look(floor), change, person)
    everything = await look(floor)
    chat, said = floor.emulator.chat(person), len(floor.emulator.calls)
    for hours in range(0, 48, 4):
        floor.clock.advance(hours=4)
        await floor.tick()
        if hours == 20:
            chat.block()
            await floor.settle()
        if hours == 40:
            chat.unblock()
            await floor.settle()
            await floor.tick()
    actor = everything.actor(person)
    calls = [call for call in floor.emulator.calls[said:] if call.params.get("chat_id") == str(person)]
    told = str([(call.params.get("text", ""), call.params.get("reply_markup", "")) for call in calls])
    others = [name for name, team in everything.clients.items() if actor is None or team not in actor.teams]
    if change is not Change.MOVE or person != OWNER:
        assert not [name for name in others if name in told]
    if actor is None:
        assert "callback_data" not in told


ARGUMENTS = {"call": (" Авдей", " Захар"), "start": (" g_call_backs",), "words": (" цена",)}
"""What is tried behind a command: clients of both teams, a page, words."""
LEAVES_SOMETHING = (Change.REMOVE_AND_ELSEWHERE, Change.MOVE)
"""After these there is what is his and stands where he works no more; after the others all there is stands as somebody's does
in the trials without a change, in which each verb is tried on all of it."""
SAME_AGAIN = (Change.BLOCK_AND_BACK, Change.REMOVE_AND_BACK, Change.MOVE_AND_BACK, Change.MENTOR)
"""After these he is as he was, and yet not everything of his is."""


async def _carry_out(floor: Floor, everything: Everything, change: Change, person: int) -> None:
    """Let the owner do it by the buttons that he has for it; a newcomer's link comes from a supervisor."""
    me = next(number for number, one in everything.people.items() if one.person_id == person)
    mentee = next(number for number, one in everything.people.items() if one.person_id == TRAINEE)
    steps = {
        Change.BLOCK: [f"Tb:{me}:1"],
        Change.BLOCK_AND_BACK: [f"Tb:{me}:1", f"Tb:{me}:0"],
        Change.REMOVE: [f"Tx:{me}"],
        Change.REMOVE_AND_ELSEWHERE: [f"Tx:{me}"],
        Change.REMOVE_AND_BACK: [f"Tx:{me}"],
        Change.MOVE: [f"Tm:{me}:2"],
        Change.MOVE_AND_BACK: [f"Tm:{me}:2", f"Tm:{me}:1"],
        Change.ROLE: [f"Tr:{me}:{'manager' if person == CHIEF else 'supervisor'}"],
        Change.MENTOR: [f"Tt:{mentee}:{me}", f"Tt:{mentee}:0"],
        Change.MARK_TAKEN: [f"Te:{me}:0"],
        Change.TEAM_TAKEN: [f"TT:{me}:1:0"],
        Change.ROLE_OF_TWO_TEAMS: [f"Tr:{me}:manager"],
    }[change]
    for data in steps:
        floor.emulator.chat(OWNER).tap(1, data, force=True)
        await floor.settle()
    if change in (Change.REMOVE_AND_ELSEWHERE, Change.REMOVE_AND_BACK):
        team, chief = (2, FAR_CHIEF) if change is Change.REMOVE_AND_ELSEWHERE else (1, CHIEF)
        floor.emulator.chat(chief).tap(1, f"Tj:{team}:manager", force=True)
        await floor.settle()
        link = next(one.text for one in reversed(floor.emulator.chat(chief).messages) if "?start=" in one.text)
        floor.emulator.chat(person).send_text(f"/start {link.split('?start=')[1].split()[0]}")
        await floor.settle()


# ---- trying ----


class How(StrEnum):
    """How much of what a button may name is tried with each verb."""

    ALL = "all"
    CHOICES_BY_TURNS = "choices by turns"
    """What a choice asks permission for is the same before and after a change, and every choice with every object is tried by
    everybody as he is."""
    ONE_OBJECT = "one object"
    """The objects by turns too, so that each is met by every third verb or so."""


async def _taps(trial: Trial, how: How, made: Everything | None = None) -> AsyncIterator[str]:
    """Tap every button there may be and say what is wrong with the answers."""
    everything = trial.everything
    seen = (made or everything).seen_by(trial.person, is_few=how is not How.ALL)
    actions = every_action(seen, everything.samples, is_few=how is not How.ALL)
    for action in _by_turns(actions) if how is How.ONE_OBJECT else actions:
        for complaint in await _judged(trial, encode(action)):
            yield f"{action}: {complaint}"


def _by_turns(actions: Iterator[Action]) -> Iterator[Action]:
    """Give one action of each verb, of one the first, of the next the second, and so on."""
    for turn, (_, of_a_verb) in enumerate(groupby(actions, type)):
        some = list(of_a_verb)
        yield some[turn % len(some)]


def _one_of_each(buttons: list[str], *, fields: int) -> list[str]:
    """Return one button of each verb, and of so many first fields behind it: other choices are asked the same permission."""
    return list({tuple(data.split(":")[: fields + 1]): data for data in buttons}.values())


async def _replayed(trial: Trial, buttons: list[str]) -> AsyncIterator[str]:
    for data in buttons:
        try:
            decode(data)
        except UnknownAction:
            yield f"{data} is a button of no action"
            continue
        for complaint in await _judged(trial, data):
            yield f"{data}: {complaint}"


async def _judged(trial: Trial, data: str) -> list[str]:
    tried, actor = await trial.tap(data), trial.actor
    return _judge(tried, is_allowed=actor is not None and trial.everything.allows(actor, decode(data)))


async def _words(trial: Trial, made: Everything | None = None) -> AsyncIterator[str]:
    """Write what was asked for, every command, and in another chat, and say what is wrong with the answers."""
    actor, everything = trial.actor, trial.everything
    for kind, number, subject in _asked((made or everything), trial.person):
        tried = await trial.send("Завтра в 15", (kind, subject))
        is_allowed = actor is not None and everything.allows_prompt(actor, kind, number)
        for complaint in _judge(tried, is_allowed=is_allowed):
            yield f"{kind} of {subject}: {complaint}"
    for name, rule in COMMANDS.items():
        for argument in ("", *ARGUMENTS.get(name, ())):
            tried = await trial.send(f"/{name}{argument}")
            is_allowed = actor is not None and everything.allows_rule(actor, rule, {})
            for complaint in _judge(tried, is_allowed=is_allowed):
                yield f"/{name}{argument}: {complaint}"
    for said in ("", "цена", "Авдей", "Захар"):
        for complaint in _judge(await trial.ask_inline(said), is_allowed=actor is not None):
            yield f"inline {said!r}: {complaint}"


def _asked(made: Everything, person: int) -> Iterator[tuple[PromptKind, int, str]]:
    """Give every question, with every object that it may be about, and how it is written."""
    phrase = made.samples.phrase
    fixed = {PromptKind.PHRASE_TEXT: f"ru:{phrase}", PromptKind.PHRASE_SEARCH: "ru", PromptKind.TIME_ZONE: "0"}
    fixed |= {PromptKind.DRILL_ANSWER: "1:0"}  # of his own practice
    fixed |= {PromptKind.LOG_CLIENT: "1", PromptKind.LOG_DAYS: "1"}  # they name whoever was asked
    for kind, rule in PROMPTS.items():
        if kind in fixed:
            yield kind, 0, fixed[kind]
            continue
        numbers = made.seen_by(person)[rule.kind]
        for number in [0, *numbers] if rule.kind is Kind.TEAM else numbers:
            behind = {
                PromptKind.CALL_BACK_AT: ":0",
                PromptKind.COACHING_NOTE: ":1",
                PromptKind.QUIZ_ANSWER: ":1",
                PromptKind.HOUSE_LINE: ":ru:p1.what:1",
                PromptKind.HOUSE_FILE: ":ru",
            }.get(kind, "")
            yield kind, number, f"{number}{behind}"


def _judge(tried: Tried, *, is_allowed: bool) -> list[str]:
    if tried.error is not None:
        return [repr(tried.error)]
    if tried.is_refused is is_allowed:
        return [f"{'refused' if is_allowed else 'allowed'} against the table"]
    return tried.wrong


async def _changes(trial: Trial, done: Container[Deed]) -> AsyncIterator[tuple[Deed, Tried]]:
    """Try everything that the owner may do, and say which deed it was; what is done is not tried again."""
    for action in every_action(trial.everything.seen_by(trial.person), trial.everything.samples):
        deed = RULES[type(action)].deed
        if deed in CHANGING and deed not in done:
            yield deed, await trial.tap(encode(action))
    for kind, number, subject in _asked(trial.everything, trial.person):
        deed = PROMPTS[kind].deed
        if deed is Deed.RENAME_TEAM and number == 0:
            deed = Deed.ADD_TEAM
        if deed in CHANGING and deed not in done:
            yield deed, await trial.send("Новое имя", (kind, subject))
