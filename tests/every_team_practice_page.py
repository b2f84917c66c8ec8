"""Every page of progress, of teams and of assignments at its fullest: long names, long drills, everybody stuck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import AssignmentId, DrillId, EmployeeId, FactId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.supervision.share import Share
from bot.domain.training.answers.judgement import ADVICE, RuleId
from bot.domain.training.assignment import Assigned, Assignment, Frequency, Pack, PackKind, Progress, Standing, progress_of
from bot.domain.training.confusion import Confused, ConfusionMatrix, insight
from bot.domain.training.drills import DrillKind, RecogniseDrill, RewriteDrill
from bot.domain.training.progress import Practice, Week, by_week, practice
from bot.domain.training.question import Question
from bot.domain.training.streak import Streak
from bot.domain.training.stuck import Stuck, StuckKind
from bot.domain.training.trainee import Trainee
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.screens.training import assign_pages, assigned_pages, failed_pages, progress_pages, team_pages
from bot.screens.training.failed_pages import ANSWERS_SHOWN
from bot.screens.training.train_pages import first_page
from bot.services.training.assign import Draft
from bot.services.training.assigned import Mine
from bot.services.training.failed_drills import SHOWN, FailedDrill, FailedDrills
from bot.services.training.given import Given, GivenLine, GivenListed
from bot.services.training.person_practice import PersonPractice
from bot.services.training.plan import Overview
from bot.services.training.ports import Practised
from bot.services.training.progress import ProgressView
from bot.services.training.team_practice import TeamMixups, TeamPractice

TODAY = date(2026, 9, 30)
"""A day whose name is long in every language."""
TEAM = Team(id=TeamId(2**40), name="Отдел корпоративных продаж №2")
PAIR = Pack(kind=PackKind.PAIR, pair=(Temperament.MELANCHOLIC, Temperament.PHLEGMATIC))
WORDY = Pack(kind=PackKind.DRILLS, drills=DrillKind.RESPOND)
TEXT = "Пришлите, пожалуйста, расчёт с подписью: я сравню его с тем, что нам уже прислали другие, и отвечу в пятницу"
MATRIX = ConfusionMatrix(
    counts={(right, given): 412 if right is given else 137 for right in Temperament for given in (*Temperament, None)}
)
FEW = ConfusionMatrix(counts={(Temperament.CHOLERIC, None): 3})


def person(number: int) -> Employee:
    """Somebody with a long name."""
    return Employee(
        id=EmployeeId(2**40 + number),
        person_id=PersonId(number),
        team_id=TEAM.id,
        role=Role.TRAINEE,
        name="Александра Константинопольская",
        language=LanguageCode("ru"),
        time_zone="Europe/Moscow",
    )


def overview() -> Overview:
    """Everything that can stand on the first page of /train at once."""
    return Overview(
        trainee=Trainee(employee_id=EmployeeId(1), last_day=TODAY),
        is_known=True,
        planned=12,
        minutes=10,
        is_return=True,
        going_on=None,
        today=Practised(finished=24, right=21),
        next_on=None,
        streak=Streak(days=128),
        insight=insight(MATRIX),
        has_drills=True,
        guides=True,
        has_personas=True,
        is_on_path=True,
        has_team=True,
        assigned=[Assigned(id=2**40, assignment=assignment(WORDY, Frequency.ONCE), employee_id=EmployeeId(1))],
        leech=(Temperament.MELANCHOLIC, Temperament.PHLEGMATIC),
    )


def view(*, is_full: bool) -> ProgressView:
    """Four full weeks, or one with few answers."""
    days = {TODAY - timedelta(days=number): Share(9, 12) for number in range(28)} if is_full else {TODAY: Share(3, 4)}
    return ProgressView(
        practice=practice(days, TODAY, 4), weeks=by_week(days, TODAY), matrix=MATRIX if is_full else FEW, longest=128
    )


def nothing() -> ProgressView:
    """Nobody has practised."""
    empty = Practice(of=28, days=0, right=Share(0, 0))
    weeks = [Week(first=TODAY, last=TODAY, days=0, right=Share(0, 0))] * 4
    return ProgressView(practice=empty, weeks=weeks, matrix=FEW, longest=0)


def assignment(pack: Pack, frequency: Frequency, *, is_draft: bool = False) -> Assignment:
    """Something that is due in a week."""
    return Assignment(
        id=AssignmentId(2**40),
        team_id=TEAM.id,
        given_by=EmployeeId(1),
        pack=pack,
        frequency=frequency,
        due_on=TODAY + timedelta(days=7),
        first_on=None if is_draft else TODAY,
        given_at=None if is_draft else datetime(2026, 9, 30, 9, tzinfo=UTC),
    )


def every_team_practice_page(texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give every page once."""
    yield "first", first_page(overview(), texts)
    yield "progress full", progress_pages.progress_page(view(is_full=True), texts)
    yield "progress few", progress_pages.progress_page(view(is_full=False), texts)
    yield "progress none", progress_pages.progress_page(nothing(), texts)
    yield from pictures(texts)
    yield from _teams(texts)
    yield from _failed(texts)
    yield from _assignments(texts)


def pictures(texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Give every picture on both grounds."""
    for name, seen in (("full", view(is_full=True)), ("few", view(is_full=False)), ("none", nothing())):
        for is_dark in (False, True):
            yield f"progress picture {name} {is_dark}", progress_pages.picture_page(seen, texts, is_dark=is_dark)


def _teams(texts: Texts) -> Iterator[tuple[str, Screen]]:
    mixed = Confused(right=Temperament.MELANCHOLIC, given=Temperament.PHLEGMATIC, share=Share(112, 318))
    kept = (Stuck(kind=StuckKind.AWAY, days=21), Stuck(kind=StuckKind.CONFUSES, confused=mixed))
    done = Practice(of=14, days=13, right=Share(118, 162))
    people = [
        PersonPractice(employee=person(number), is_known=True, practice=done, stuck=kept[number % 2]) for number in range(3)
    ]
    people += [PersonPractice(employee=person(number), is_known=number % 2 == 0, practice=done) for number in range(9)]
    seen = TeamPractice(team=TEAM, people=people, others=[TEAM] * 3)
    yield "team", team_pages.team_page(seen, texts)
    yield "team second", team_pages.team_page(seen, texts, 1)
    yield "team nobody", team_pages.team_page(TeamPractice(team=TEAM, people=[], others=[]), texts)
    yield "team mixups", team_pages.mixups_page(TeamMixups(team=TEAM, people=42, matrix=MATRIX), texts)
    yield "team mixups few", team_pages.mixups_page(TeamMixups(team=TEAM, people=1, matrix=FEW), texts)


def _failed(texts: Texts) -> Iterator[tuple[str, Screen]]:
    drill = RecogniseDrill(
        id=DrillId("ex.phlegmatic.0a1b2c3d"), temperament=Temperament.PHLEGMATIC, text=TEXT, decides=None, why=None
    )
    given = [(kind.value, 1234) for kind in Temperament] + [("none", 99)]
    failed = FailedDrill(
        language=LanguageCode("ru"), question=Question(item=drill.id, drill=drill), failed=Share(104, 219), given=given
    )
    for team in (TEAM, None):
        seen = FailedDrills(drills=[failed] * SHOWN, number=0, has_more=True, team=team)
        without = [(answer, None) for answer, _ in given[-2:]]
        crowd = [replace(failed, failed=Share(219, 219), given=without)] * SHOWN
        nearly = FailedDrills(drills=crowd, number=0, has_more=True, team=team)
        none = FailedDrills(drills=[], number=0, has_more=False, team=team)
        typed = [(f"typed {at}", replace(seen, drills=_typed()[at : at + SHOWN])) for at in range(0, len(_typed()), SHOWN)]
        few = replace(none, is_too_few=True)
        for name, one in (("many", seen), ("nearly all", nearly), *typed, ("none", none), ("too few", few)):
            if team is None:
                yield f"failed {name} house", failed_pages.house_failed_page(one, "ru", texts)
            else:
                yield f"failed {name} team", failed_pages.team_failed_page(one, int(team.id), texts)


def _typed() -> list[FailedDrill]:
    """Return drills answered in words, of which people broke each rule, or asked for a good answer."""
    broken = [f"wrong.{rule.value}" for rule in RuleId if rule not in ADVICE]
    rewrite = RewriteDrill(id=DrillId("rew.1"), facts=(FactId("fact-1"),), text=TEXT, models=("да",), why=TEXT)
    given = [(one, 1234) for one in ("shown", "wrong", *broken)]
    return [
        FailedDrill(
            language=LanguageCode("ru"),
            question=Question(item=rewrite.id, drill=rewrite),
            failed=Share(104, 219),
            given=given[at : at + ANSWERS_SHOWN],
        )
        for at in range(0, len(given), ANSWERS_SHOWN)
    ]


def _assignments(texts: Texts) -> Iterator[tuple[str, Screen]]:
    packs = (PAIR, WORDY)
    mine = [
        Mine(assigned=one, progress=progress_of(one, TODAY + timedelta(days=8 * (number % 3))))
        for number in range(9)
        for one in [
            Assigned(id=2**40, assignment=assignment(packs[number % 2], list(Frequency)[number % 3]), employee_id=EmployeeId(1))
        ]
    ]
    yield "assigned", assigned_pages.assigned_page(mine, texts)
    yield "assigned none", assigned_pages.assigned_page([], texts, texts.plain("assigned.nothing_to_ask"))
    yield "packs", assign_pages.packs_page(TEAM, texts)
    people = [person(number) for number in range(20)]
    chosen = frozenset(one.id for one in people)
    draft = Draft(
        assignment=assignment(PAIR, Frequency.TWICE_A_WEEK, is_draft=True), team=TEAM, people=people, chosen=chosen, today=TODAY
    )
    yield "draft", assign_pages.draft_page(draft, texts, 1)
    nobody = Draft(assignment=draft.assignment, team=TEAM, people=[], chosen=frozenset(), today=TODAY)
    yield "draft nobody", assign_pages.draft_page(nobody, texts)
    yield "draft deadline", assign_pages.deadline_page(draft, texts, 202608)
    line = GivenLine(assignment=assignment(WORDY, Frequency.DAILY), people=120, done=118, late=2)
    yield "given list", assign_pages.given_list_page(GivenListed(team=TEAM, given=[line] * 20), texts, 1)
    yield "given none", assign_pages.given_list_page(GivenListed(team=TEAM, given=[]), texts)
    stands = [Progress(standing=one, done=12, wanted=26, is_late=late) for one in Standing for late in (False, True)]
    of_it = [(person(number), stands[number % len(stands)]) for number in range(30)]
    yield "given", assign_pages.given_page(Given(assignment=line.assignment, team=TEAM, people=of_it), texts, 1)
    yield "given nobody", assign_pages.given_page(Given(assignment=line.assignment, team=TEAM, people=[]), texts)
