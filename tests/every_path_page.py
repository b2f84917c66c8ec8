"""Every page of a trainee's path at its fullest: each stage as he and whoever guides him sees it, what is asked, and told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import EmployeeId, LanguageCode, PersonId, StageId, TeamId, TickId
from bot.domain.people.employee import Employee, Role
from bot.domain.supervision.share import Share
from bot.domain.training.capacity import Capacity
from bot.domain.training.confusion import Confused
from bot.domain.training.path_news import NewsKind
from bot.domain.training.progress import Practice
from bot.domain.training.stages import Confirmed, Path, Program, WorkCount
from bot.domain.training.stuck import Stuck, StuckKind
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.screens.training.news_pages import news_message
from bot.screens.training.path_pages import path_page
from bot.screens.training.trainee_pages import ask_stage_page, trainee_page, trainees_page
from bot.services.training.guide_trainee import TraineeSeen
from bot.services.training.path import PathView
from bot.services.training.path_news import NewsTold
from bot.services.training.person_practice import PersonPractice
from bot.services.training.trainees import Listed, Trainees

NOON = datetime(2026, 12, 24, 12, tzinfo=UTC)
TODAY = date(2026, 12, 24)
HER = Employee(
    id=EmployeeId(2**40),
    person_id=PersonId(7),
    team_id=TeamId(1),
    role=Role.TRAINEE,
    name="Александра Константиновна Константинопол",
    language=LanguageCode("ru"),
    time_zone="America/Argentina/ComodRivadavia",
)
MENTOR = replace(HER, id=EmployeeId(2), role=Role.MANAGER)
BOSS = replace(HER, id=EmployeeId(3), role=Role.SUPERVISOR)

TOLD = [
    *((NewsKind.GATE, HER, is_open) for is_open in (True, False)),
    *((NewsKind.NAMED, whom, False) for whom in (HER, MENTOR)),
    *((kind, BOSS, False) for kind in (NewsKind.READY, NewsKind.ALONE)),
]
"""Each piece of news, and to whom."""
CONFUSED = Confused(right=Temperament.PHLEGMATIC, given=Temperament.SANGUINE, share=Share(9, 30))
PRACTISES = PersonPractice(
    employee=HER,
    is_known=True,
    practice=Practice(of=14, days=14, right=Share(120, 168)),
    stuck=Stuck(kind=StuckKind.CONFUSES, confused=CONFUSED),
)


def path_of(program: Program, present: int, *, is_ready: bool = False) -> Path:
    """Return the path of one who is on a stage, from 1; nothing is ticked there, or everything."""
    behind = program.stages[: present - 1]
    done = program.stages[: present - 1 + is_ready]
    return Path(
        begun_on=date(2026, 11, 1),
        confirmed={StageId(stage.id): Confirmed(by=BOSS.id, at=NOON) for stage in behind},
        ticked=frozenset(TickId(tick.id) for stage in done for tick in stage.ticks),
    )


def view(program: Program, path: Path, shown: int, capacity: Capacity | None) -> PathView:
    """Return a stage as somebody sees it, with large numbers."""
    return PathView(
        trainee=HER,
        mentor=MENTOR,
        capacity=capacity,
        program=program,
        path=path,
        shown=program.stages[shown - 1],
        today=TODAY,
        counted=WorkCount(calls=9998, requests=9998),
        week=WorkCount(calls=69986, requests=69986),
        is_on_path=True,
    )


def guided(program: Program, path: Path, shown: int, capacity: Capacity) -> TraineeSeen:
    """Return the same as whoever guides her sees it."""
    seen = view(program, path, shown, capacity)
    may_confirm = capacity is Capacity.SUPERVISOR
    return TraineeSeen(trainee=HER, mentor=MENTOR, capacity=capacity, path=seen, may_confirm=may_confirm)


def every_path_page(program: Program, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give every page."""
    last = len(program.stages)
    yield "no path", path_page(replace(view(program, Path(), 1, None), is_on_path=False), texts)
    for number in range(1, last + 1):
        for is_ready in (False, True):
            path = path_of(program, number, is_ready=is_ready)
            yield f"own stage {number} {is_ready}", path_page(view(program, path, number, None), texts)
            for capacity in Capacity:
                seen = guided(program, path, number, capacity)
                yield f"stage {number} {is_ready} by {capacity}", trainee_page(seen, PRACTISES, texts)
        after = path_of(program, number + 1)
        yield f"passed {number}", trainee_page(guided(program, after, number, Capacity.SUPERVISOR), PRACTISES, texts)
        yield f"own passed {number}", path_page(view(program, after, number, None), texts)
        ready = guided(program, path_of(program, number, is_ready=True), number, Capacity.SUPERVISOR)
        yield f"ask {number}", ask_stage_page(ready, texts, on=True)
        yield f"ask back {number}", ask_stage_page(guided(program, after, number, Capacity.SUPERVISOR), texts, on=False)
        stage = program.stages[number - 1]
        for kind, whom, is_open in TOLD:
            following = program.at(number + 1)
            told = NewsTold(
                whom=whom,
                kind=kind,
                trainee=HER,
                mentor=MENTOR,
                live=None,
                stage=stage,
                number=number,
                is_open=is_open,
                next_stage=following,
            )
            yield f"told {number} {kind} {whom.role} {is_open}", news_message(told, texts).screen
    alone = replace(view(program, path_of(program, 3), 3, None), mentor=None)
    yield "without a mentor", path_page(alone, texts)
    for is_supervisor in (True, False):
        yield f"nobody {is_supervisor}", trainees_page(Trainees(people=(), is_supervisor=is_supervisor), texts)
    states = [(1, False, True), (4, True, False), (None, False, False), (4, True, True)] * 30
    crowd = [Listed(trainee=HER, stage=stage, is_ready=is_ready, is_alone=is_alone) for stage, is_ready, is_alone in states]
    yield "many", trainees_page(Trainees(people=crowd, is_supervisor=True), texts, 1)
