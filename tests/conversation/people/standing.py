"""A chat in which one message of every sort stands open, and how each is brought about. A sort without a way fails a test.

And how that chat, and the database behind it, is kept and taken up again, so that each change begins with the same.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.content.library import Library
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import ChatId, PersonId
from bot.domain.people.employee import Role
from bot.screens import menu, messages
from bot.screens.action import encode
from bot.screens.calls import card
from bot.screens.clients import client_pages
from bot.screens.coaching import coaching_pages
from bot.screens.desk import desk_message
from bot.screens.figures import digest, figure_pages, month_page
from bot.screens.guide import guide_pages
from bot.screens.house import file_pages, house_pages
from bot.screens.log import export_pages, log_pages
from bot.screens.people import audit, colleague_chat, first_steps, invites, left, settings, team, welcome
from bot.screens.people.settings_actions import SetNaming
from bot.screens.phrases import inbox_pages, learnt_pages, text_pages
from bot.screens.phrases.actions import ExportEdits, ListNotes
from bot.screens.phrases.phrase_lists import FILE_SLOT
from bot.screens.reminders import reminder_messages
from bot.screens.sales import list_pages
from bot.screens.screen import MENU_SLOT, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.stats import stats_pages
from bot.screens.training import assigned_pages, news_pages, path_pages, progress_pages, quiz_messages, train_pages, trainee_pages
from bot.screens.training.actions import OpenPath, OpenTrainees
from bot.services.coaching.ports import CallsOf
from bot.services.outgoing_ports import Slot
from bot.services.people.consequences import News
from tests.buttons import CALL_BACK, CHOLERIC, FINISH, IN_AN_HOUR, MORE, NONE_FITS, NOT_HIM, TEXT_OF_CARD, WHY
from tests.conversation.people.cast import change, link_of, page, tap
from tests.floor import Desk, Floor, Shown, TestClock

HIM = 5
OWNER, MENTOR, MENTEE, COLLEAGUE, GIVER, FAR = 1, 101, 103, 102, 104, 201
PEOPLE = {
    OWNER: ("Ольга", Role.OWNER, "Первый"),
    MENTOR: ("Борис", Role.MANAGER, "Первый"),
    COLLEAGUE: ("Глеб", Role.MANAGER, "Первый"),
    GIVER: ("Яков", Role.MANAGER, "Первый"),
    MENTEE: ("Вера", Role.TRAINEE, "Первый"),
    FAR: ("Дарья", Role.MANAGER, "Юг"),
}
OWN_CLIENT, TEAM_CLIENT = "Канарейкин", "Синицын"
OWN_NOTE, TEAM_NOTE = "Галки просят рассрочку", "Воробьи ждут скидку"
OTHER_ROLE = {Role.OWNER: Role.SUPERVISOR, Role.SUPERVISOR: Role.MANAGER, Role.MANAGER: Role.TRAINEE}
NEW_TEXT = "Какая задача для вас сейчас главная?"


@dataclass(frozen=True, slots=True)
class Scene:
    """The floor, the owner, and the one in whose chat everything stands."""

    floor: Floor
    owner: Desk
    him: Desk
    role: Role

    async def commit(self, *shown: Show) -> None:
        """Show him what no tap brings about, as a job of the clock does."""
        async with self.floor.bot.database.unit_of_work() as work:
            await self.floor.bot.gateway.sender.commit(work, shown, self.floor.clock())
        await self.floor.bot.gateway.idle()

    async def change_him(self, *taps: str, team: str = "Первый") -> None:
        """Let the owner change him."""
        await change(self.owner, "Павел", *taps, team=team)

    async def standing(self) -> Mapping[Slot, Shown]:
        """What stands in his chat, by slot."""
        seen = {shown.id: shown for shown in self.him.shown}
        rows = await self.floor.rows(f"SELECT object, message_id FROM slots WHERE chat_id = {HIM}")
        slots = {Slot(chat_id=ChatId(HIM), object=name): seen[number] for name, number in rows if number in seen}
        return {slot: shown for slot, shown in slots.items() if not any(kind.holds(slot) for kind in NO_MESSAGE)}


Way = Callable[[Scene], Awaitable[None]]


def _says(*commands: str) -> Way:
    async def way(scene: Scene) -> None:
        for command in commands:
            await scene.him.send(command)

    return way


def _gets(kind: SlotKind, html: str, of: object = None) -> Way:
    async def way(scene: Scene) -> None:
        await scene.commit(Show(slot=kind.in_chat(ChatId(HIM), of), screen=Screen(html=html)))

    return way


async def _first_steps(scene: Scene) -> None:
    """An owner decides about names; others got them when they came in, before they were shut out for a while."""
    if scene.role is Role.OWNER:
        await scene.him.tap_data(scene.him.last.id, encode(SetNaming(naming=ClientNaming.NAMES, from_welcome=1)))
        return
    texts = scene.floor.library.texts(scene.floor.library.default_language)
    screen = Screen(html=texts.html(f"welcome.{scene.role}"), keyboard=[[first_steps.try_button(texts)]])
    await scene.commit(Show(slot=first_steps.FIRST_STEPS_SLOT.in_chat(ChatId(HIM)), screen=screen))


async def _another_role_and_back(scene: Scene) -> None:
    await scene.change_him("button.person_role", f"role.{OTHER_ROLE[scene.role]}")
    last = ("button.person_owner",) if scene.role is Role.OWNER else ()
    await scene.change_him("button.person_role", f"role.{scene.role}", *last)


async def _another_team_and_back(scene: Scene) -> None:
    await scene.change_him("button.person_move", "Юг")
    await scene.change_him("button.person_move", "Первый", team="Юг")


async def _further_team(scene: Scene) -> None:
    """Given, taken away, given again."""
    for _ in range(3 if scene.role is Role.SUPERVISOR else 0):
        await scene.change_him("button.person_further", "Юг")


async def _out_and_in(scene: Scene) -> None:
    await scene.change_him("button.person_block", "button.person_block_yes")
    await scene.him.send("Добрый день")
    await scene.change_him("button.person_unblock")


async def _mark(scene: Scene) -> None:
    await scene.change_him("button.person_editor")


async def _mentor(scene: Scene) -> None:
    await scene.change_him("button.person_mentor", "Борис")
    await scene.floor.tick()


async def _mentee(scene: Scene) -> None:
    await change(scene.owner, "Вера", "button.person_mentor", "Павел", team="Первый")
    await scene.floor.tick()


async def _handed(scene: Scene) -> None:
    await change(scene.owner, "Яков", "button.person_hand_over", "Павел", team="Первый")


async def _reminded(scene: Scene) -> None:
    """A call is led, a note is left, it is over, and its promise comes due."""
    him = scene.him
    await him.send(f"/call {OWN_CLIENT}")
    await him.tap(CHOLERIC)
    await him.tap(MORE)
    await him.tap(NONE_FITS)
    await him.send(OWN_NOTE)
    await him.tap(FINISH)
    await him.tap(CALL_BACK)
    await him.tap(IN_AN_HOUR)
    scene.floor.clock.advance(hours=1)
    await scene.floor.tick()


async def _reminders(scene: Scene) -> None:
    await scene.him.send("/clients")
    await tap(scene.him, scene.floor.says("button.all_reminders"))


async def _team(scene: Scene) -> None:
    await scene.him.send("/team")
    if scene.role is not Role.MANAGER:
        await tap(scene.him, "Первый")


async def _invite(scene: Scene) -> None:
    await _team(scene)
    await tap(scene.him, scene.floor.says("button.team_invite"))
    await tap(scene.him, scene.floor.says("role.trainee"))


async def _call(scene: Scene) -> None:
    """A live call, from whose card he changes a phrase; the card's first page stays."""
    him, says = scene.him, scene.floor.says
    await him.send("/call Зябликов")
    await him.tap(MORE)
    await him.tap(WHY)
    await him.tap(TEXT_OF_CARD)
    await tap(him, says("button.words_change"))
    await him.send(NEW_TEXT)
    await tap(him, says("button.words_publish"))
    await him.tap(CHOLERIC, page(him, NOT_HIM).id)


async def _coaching(scene: Scene) -> None:
    """Whoever may, looks at calls of Gleb's."""
    if scene.role is not Role.MANAGER:
        async with scene.floor.bot.database.unit_of_work() as work:
            gleb, him = [await work.employees.by_person(PersonId(number)) for number in (COLLEAGUE, HIM)]
            assert gleb is not None
            assert him is not None
            now = scene.floor.clock()
            calls = CallsOf(employee_id=gleb.id, team_id=gleb.team_id, since=now, until=now)
            await work.coachings.add(coach_id=him.id, looked_at=calls, seed=1, n=0, drawn=(), at=now)
            await work.commit()
    await scene.him.send("/coaching")


async def _trainees(scene: Scene) -> None:
    """Whom he guides: Vera, whose mentor he is."""
    await scene.him.tap_data(scene.him.last.id, encode(OpenTrainees()))


async def _path(scene: Scene) -> None:
    """His own stages, with the name of his mentor."""
    await scene.him.tap_data(scene.him.last.id, encode(OpenPath()))


async def _words(scene: Scene) -> None:
    """The list of notes."""
    await scene.him.send("/words")
    await scene.him.tap_data(page(scene.him, scene.floor.says("button.words_notes")).id, encode(ListNotes(page=0)))


async def _file(scene: Scene) -> None:
    await scene.him.tap_data(scene.him.last.id, encode(ExportEdits()))


WAYS: Mapping[SlotKind, Way] = {
    # Changes first, access before all: they close what stands.
    colleague_chat.NEWS_SLOTS[News.LET_IN]: _out_and_in,
    welcome.REFUSAL_SLOT: _says(),
    colleague_chat.CLOSED_SLOT: _says(),
    colleague_chat.NEWS_SLOTS[News.ROLE]: _another_role_and_back,
    colleague_chat.NEWS_SLOTS[News.TEAM]: _another_team_and_back,
    colleague_chat.NEWS_SLOTS[News.TEAM_GIVEN]: _further_team,
    colleague_chat.NEWS_SLOTS[News.TEAM_TAKEN]: _says(),
    colleague_chat.NEWS_SLOTS[News.EDITOR]: _mark,
    news_pages.MENTOR_SLOT: _mentor,
    news_pages.MENTEE_SLOT: _mentee,
    colleague_chat.NEWS_SLOTS[News.HANDED]: _handed,
    welcome.WELCOME_SLOT: _says("/start"),
    MENU_SLOT: _says(),
    first_steps.FIRST_STEPS_SLOT: _first_steps,
    reminder_messages.REMINDER_SLOT: _reminded,
    card.CALL_SLOT: _call,
    reminder_messages.REMINDERS_SLOT: _reminders,
    client_pages.CLIENTS_SLOT: _says(),
    menu.HELP_SLOT: _says("/help"),
    guide_pages.GUIDE_SLOT: _says("/guide"),
    guide_pages.POCKET_SLOT: _says("/pocket"),
    settings.SETTINGS_SLOT: _says("/settings"),
    audit.AUDIT_SLOT: _says("/audit"),
    desk_message.DESK_SLOT: _says("/desk"),
    invites.INVITE_SLOT: _invite,
    team.TEAM_SLOT: _team,
    coaching_pages.COACHING_SLOT: _coaching,
    coaching_pages.AGREEMENT_SLOT: _gets(coaching_pages.AGREEMENT_SLOT, "договорённость"),
    coaching_pages.PRINT_SLOT: _gets(coaching_pages.PRINT_SLOT, "договорённость на бумаге"),
    house_pages.HOUSE_SLOT: _says("/house"),
    file_pages.HOUSE_FILE_SLOT: _gets(file_pages.HOUSE_FILE_SLOT, "лист отдела", "1-ru"),
    list_pages.SALE_LIST_SLOT: _gets(list_pages.SALE_LIST_SLOT, "продажи файлом"),
    text_pages.WORDS_SLOT: _words,
    FILE_SLOT: _file,
    train_pages.TRAINING_SLOT: _says("/train"),
    trainee_pages.TRAINEES_SLOT: _trainees,
    path_pages.PATH_SLOT: _path,
    news_pages.PATH_NEWS_SLOT: _gets(news_pages.PATH_NEWS_SLOT, "ступень подтверждена"),
    news_pages.READY_SLOT: _gets(news_pages.READY_SLOT, "ждёт решения", 3),
    news_pages.ALONE_SLOT: _gets(news_pages.ALONE_SLOT, "наставника нет", 3),
    progress_pages.PROGRESS_SLOT: _gets(progress_pages.PROGRESS_SLOT, "недели"),
    assigned_pages.ASSIGNED_SLOT: _gets(assigned_pages.ASSIGNED_SLOT, "задание"),
    quiz_messages.QUIZ_SLOT: _gets(quiz_messages.QUIZ_SLOT, "проверка", 1),
    quiz_messages.MARKS_SLOT: _gets(quiz_messages.MARKS_SLOT, "ждёт отметок", 2),
    log_pages.LOG_SLOT: _says("/logs"),
    stats_pages.STATS_SLOT: _gets(stats_pages.STATS_SLOT, "картинка"),
    inbox_pages.ANSWER_SLOT: _gets(inbox_pages.ANSWER_SLOT, "ответ", 1),
    learnt_pages.LEARNT_NEWS_SLOT: _gets(learnt_pages.LEARNT_NEWS_SLOT, "новые веса"),
    figure_pages.FIGURES_SLOT: _says("/week"),
    digest.DIGEST_SLOT: _gets(digest.DIGEST_SLOT, "сводка", 9),
    month_page.MONTH_SLOT: _gets(month_page.MONTH_SLOT, "месяц"),
    month_page.MONTH_FILE_SLOT: _gets(month_page.MONTH_FILE_SLOT, "файл месяца"),
    export_pages.EXPORT_SLOT: _gets(export_pages.EXPORT_SLOT, "файл", 1),
    # «Which of them …?»: a hint takes the place of the one before.
    messages.HINT_SLOT: _says(f"/call {TEAM_CLIENT[:5]}"),
    messages.POLLER_SLOT: _gets(messages.POLLER_SLOT, "кто-то ещё", "2026-11-23"),
    text_pages.FOLDER_SLOT: _gets(text_pages.FOLDER_SLOT, "папка", "a1"),
    text_pages.EDITS_SLOT: _gets(text_pages.EDITS_SLOT, "правки", "a1"),
    left.LEFT_SLOT: _gets(left.LEFT_SLOT, "обещанные звонки", "1:2"),
    messages.INCIDENT_SLOT: _gets(messages.INCIDENT_SLOT, "ошибка"),
}
"""In this order: what a later way needs, or would take away, comes before it."""

GIVEN_A_TEAM = frozenset({colleague_chat.NEWS_SLOTS[News.TEAM_GIVEN], colleague_chat.NEWS_SLOTS[News.TEAM_TAKEN]})
NOT_FOR: Mapping[Role, frozenset[SlotKind]] = {
    Role.OWNER: GIVEN_A_TEAM,
    Role.SUPERVISOR: frozenset({audit.AUDIT_SLOT, messages.POLLER_SLOT, text_pages.FOLDER_SLOT, text_pages.EDITS_SLOT}),
    Role.MANAGER: frozenset(
        {
            audit.AUDIT_SLOT,
            messages.POLLER_SLOT,
            text_pages.FOLDER_SLOT,
            text_pages.EDITS_SLOT,
            team.TEAM_SLOT,
            invites.INVITE_SLOT,
            left.LEFT_SLOT,
            digest.DIGEST_SLOT,
            month_page.MONTH_SLOT,
            month_page.MONTH_FILE_SLOT,
            house_pages.HOUSE_SLOT,
            file_pages.HOUSE_FILE_SLOT,
            list_pages.SALE_LIST_SLOT,
        }
    )
    | GIVEN_A_TEAM,
}
"""What nobody of that role is shown."""
NO_MESSAGE = frozenset({MENU_SLOT, colleague_chat.CLOSED_SLOT})
"""Slots that stand for something else than a message."""


async def furnish(floor: Floor, role: Role) -> Scene:
    """Let everybody come, and everything be opened by the one in question."""
    desks = {number: await floor.hire(number, *about) for number, about in PEOPLE.items()}
    owner, colleague = desks[OWNER], desks[COLLEAGUE]
    await colleague.send(f"/call {TEAM_CLIENT}")
    await colleague.tap(MORE)
    await colleague.tap(NONE_FITS)
    await colleague.send(TEAM_NOTE)
    await desks[GIVER].send("/call Дятлов")
    if role is Role.OWNER:
        him = await floor.hire(HIM, "Павел", role)
        await him.send("/start")
    else:
        him = floor.stranger(HIM, "Павел")
        await owner.send("/team")
        await tap(owner, "Первый")
        await tap(owner, floor.says("button.team_invite"))
        await tap(owner, floor.says(f"role.{role}"))
        await him.send(f"/start {link_of(page(owner, floor.says('button.invite_refresh')))}")
    scene = Scene(floor, owner, him, role)
    for kind, way in WAYS.items():
        if kind not in NOT_FOR[role]:
            await way(scene)
    return scene


@dataclass(frozen=True, slots=True)
class Kept:
    """A scene as it was left: the database, Telegram's chats, and the time."""

    database: Path
    telegram: Path
    now: datetime
    role: Role


async def keep(folder: Path, empty: Path, library: Library, role: Role) -> Kept:
    """Furnish a scene and leave it; the folder is its own."""
    database, telegram = Path(shutil.copy(empty, folder / "floor.db")), folder / "telegram.db"
    floor = Floor(database, library, TestClock(), telegram=telegram)
    await floor.start()
    await furnish(floor, role)
    await floor.stop()
    await floor.emulator.aclose()
    return Kept(database, telegram, floor.clock.now, role)


@asynccontextmanager
async def taken_up(kept: Kept, folder: Path, library: Library) -> AsyncIterator[Scene]:
    """Go on where a scene was left, on copies."""
    database, telegram = (Path(shutil.copy(file, folder / file.name)) for file in (kept.database, kept.telegram))
    floor = Floor(database, library, TestClock(kept.now), telegram=telegram)
    await floor.start()
    try:
        yield Scene(floor, floor.stranger(OWNER, "Ольга"), floor.stranger(HIM, "Павел"), kept.role)
    finally:
        await floor.stop()
        await floor.emulator.aclose()


def named(shown: Iterable[Shown], words: Iterable[str]) -> set[str]:
    """Which of the words messages say, buttons included."""
    said = " ".join(f"{one.text} {one.labels}" for one in shown)
    return {word for word in words if re.search(rf"\b{word}", said)}
