"""What can be chosen of the log: the same by buttons and at the command line."""

from __future__ import annotations

import inspect
from dataclasses import fields, replace
from datetime import date

from bot import cli
from bot.app.commands.export import PERIODS as PERIODS_OF_THE_COMMAND
from bot.content.library import Library
from bot.domain.ids import ClientId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.supervision.choice import ALL_CALLS, Choice, read_choice
from bot.screens.action import decode
from bot.screens.log import choice_pages
from bot.screens.log.actions import ChooseCalls
from bot.services.clients.ports import Client
from bot.services.log.choose_calls import Chosen, ClientsOffered, PeopleOffered
from bot.services.log.ports import Number

OPTIONS = {
    "period": {"since", "until", "period"},
    "team": {"team"},
    "employee": {"manager"},
    "client": {"client"},
    "temperament": {"temperament"},
    "wants": {"intent"},
    "can": {"intent"},
    "outcome": {"outcome"},
    "is_open": {"is_open"},
    "is_unfit": {"is_unfit"},
    "said": {"said"},
    "practice": {"practice"},
}
"""By which options the command says what a choice says."""
OF_THE_FILE = {"form", "events", "output", "without_names", "language"}
"""Options that choose no calls."""
TODAY = date(2026, 11, 23)
NOW = Chosen(choice=ALL_CALLS, number=Number(n=1, is_more=False), today=TODAY, is_of_several=True)


def offered_by_buttons(library: Library) -> set[str]:
    """Fields of a choice that some button of the filters changes."""
    texts = library.texts(library.default_language)
    somebody = Employee(
        id=EmployeeId(7),
        person_id=PersonId(7),
        team_id=TeamId(1),
        role=Role.MANAGER,
        name="Анна",
        language=LanguageCode("ru"),
        time_zone="UTC",
    )
    people = PeopleOffered(chosen=NOW, people=[somebody], teams=[Team(id=TeamId(number), name="Юг") for number in (1, 2)])
    client = Client(id=ClientId(9), team_id=TeamId(1), name="Прохор", language=LanguageCode("ru"))
    pages = [
        choice_pages.home(NOW, texts),
        choice_pages.people_page(people, 0, texts),
        choice_pages.type_page(NOW, texts),
        choice_pages.cell_page(NOW, texts),
        choice_pages.days_page(NOW, texts, 0, 20261101),
        choice_pages.clients_page(ClientsOffered(chosen=NOW, text="п", found=[client], teams={}), texts),
    ]
    actions = [decode(button.action) for page in pages for row in page.keyboard for button in row]
    chosen = [read_choice(action.choice) for action in actions if isinstance(action, ChooseCalls)]
    return {one.name for one in fields(Choice) if any(getattr(each, one.name) != getattr(ALL_CALLS, one.name) for each in chosen)}


def test_buttons_and_the_command_line_choose_by_the_same(library: Library) -> None:
    """Whatever one of them filters by the other does too, and every filter there is has a button."""
    assert offered_by_buttons(library) == {one.name for one in fields(Choice)} == set(OPTIONS)
    assert set().union(*OPTIONS.values()) == set(inspect.signature(cli.export).parameters) - OF_THE_FILE
    by_button = {kind.name.lower() for row in choice_pages.PERIODS for kind in row}
    assert by_button == PERIODS_OF_THE_COMMAND


def test_without_an_outcome_and_one_outcome_are_not_chosen_together(library: Library) -> None:
    """Nothing would be left; either takes the place of the other, and a second tap takes it back."""
    texts = library.texts(library.default_language)
    open_calls = replace(ALL_CALLS, is_open=True)
    for choice in (ALL_CALLS, open_calls):
        home = choice_pages.home(replace(NOW, choice=choice), texts)
        actions = [decode(button.action) for row in home.keyboard for button in row]
        led_to = [read_choice(action.choice) for action in actions if isinstance(action, ChooseCalls)]
        assert not [each for each in led_to if each.outcome is not None and each.is_open]
        assert replace(choice, is_open=not choice.is_open) in led_to
