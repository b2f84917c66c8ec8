"""Who is there in the playground: in each language a sales department with a supervisor, a mentor and his trainee.

A department speaks one language, because its product and the right answers about it are written in one, and because a drill that
a team fails is failed in one. Names and notes are what the chat page's list shows; the bot never sees a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.playground.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A team of the playground.

    Attributes:
        name: Key of its name among the interface's words.
        sells: Which of the example houses its sheet says that it is.
    """

    language: LanguageCode
    name: str
    sells: str = "windows"


DEPARTMENTS: Final = (
    Department(language=LanguageCode("ru"), name="team.first"),
    Department(language=LanguageCode("ru"), name="team.second", sells="software"),
    Department(language=LanguageCode("en"), name="team.first"),
    Department(language=LanguageCode("ro"), name="team.first"),
    Department(language=LanguageCode("fi"), name="team.first"),
)

PLAYGROUND_PEOPLE: Final = (
    (Person(id=1001, first_name="Ольга", language_code="ru", note="владелец"), Role.OWNER, 0),
    (Person(id=1006, first_name="Сергей", language_code="ru", note="руководитель отдела"), Role.SUPERVISOR, 0),
    (Person(id=1002, first_name="Анна", language_code="ru", note="менеджер, наставник Веры"), Role.MANAGER, 0),
    (Person(id=1004, first_name="Вера", language_code="ru", note="стажёр, учится три недели"), Role.TRAINEE, 0),
    (Person(id=1003, first_name="Борис", language_code="ru", note="менеджер"), Role.MANAGER, 0),
    (Person(id=1011, first_name="Галина", language_code="ru", note="менеджер"), Role.MANAGER, 0),
    (Person(id=1007, first_name="Дарья", language_code="ru", note="менеджер другого отдела"), Role.MANAGER, 1),
    (Person(id=1005, first_name="Глеб", language_code="ru", note="чужой, без доступа"), None, 0),
    (Person(id=1013, first_name="James", language_code="en", note="supervisor"), Role.SUPERVISOR, 2),
    (Person(id=1008, first_name="Emily", language_code="en", note="account manager, Mia’s mentor"), Role.MANAGER, 2),
    (Person(id=1014, first_name="Mia", language_code="en", note="trainee for three weeks"), Role.TRAINEE, 2),
    (Person(id=1015, first_name="Oliver", language_code="en", note="account manager"), Role.MANAGER, 2),
    (Person(id=1016, first_name="Grace", language_code="en", note="account manager"), Role.MANAGER, 2),
    (Person(id=1018, first_name="Ioana", language_code="ro", note="șefă de departament"), Role.SUPERVISOR, 3),
    (Person(id=1009, first_name="Andrei", language_code="ro", note="manager, mentorul Elenei"), Role.MANAGER, 3),
    (Person(id=1019, first_name="Elena", language_code="ro", note="stagiară de trei săptămâni"), Role.TRAINEE, 3),
    (Person(id=1020, first_name="Mihai", language_code="ro", note="manager"), Role.MANAGER, 3),
    (Person(id=1021, first_name="Cristina", language_code="ro", note="manager"), Role.MANAGER, 3),
    (Person(id=1023, first_name="Päivi", language_code="fi", note="esihenkilö"), Role.SUPERVISOR, 4),
    (Person(id=1010, first_name="Matti", language_code="fi", note="myyjä, Ainon mentori"), Role.MANAGER, 4),
    (Person(id=1024, first_name="Aino", language_code="fi", note="harjoittelija, kolmas viikko"), Role.TRAINEE, 4),
    (Person(id=1025, first_name="Jussi", language_code="fi", note="myyjä"), Role.MANAGER, 4),
    (Person(id=1026, first_name="Liisa", language_code="fi", note="myyjä"), Role.MANAGER, 4),
)
"""Who is there, in which role, and in which of the departments. A trainee's mentor is the manager who stands before him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Those of a department who train, by their Telegram ids."""

    team: int
    language: LanguageCode
    supervisor: int
    mentor: int
    trainee: int
    colleagues: Sequence[int]
    """Its other managers."""


def crews() -> Sequence[Crew]:
    """Return the departments in which somebody is trained, one for each language."""
    found = []
    for number, department in enumerate(DEPARTMENTS):
        by_role: dict[Role, list[int]] = {role: [] for role in Role}
        for person, role, team in PLAYGROUND_PEOPLE:
            if role is not None and team == number:
                by_role[role].append(person.id)
        if by_role[Role.TRAINEE]:
            mentor, *colleagues = by_role[Role.MANAGER]
            crew = Crew(
                team=number,
                language=department.language,
                supervisor=by_role[Role.SUPERVISOR][0],
                mentor=mentor,
                trainee=by_role[Role.TRAINEE][0],
                colleagues=colleagues,
            )
            found.append(crew)
    return found
