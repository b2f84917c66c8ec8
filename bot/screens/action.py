"""What a button means: all actions, and their codec. The actions stand in `actions.py` of each idea.

Buttons carry their full meaning in 1 to 64 bytes: `verb:field:field…`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any, get_args, get_type_hints

from bot.screens.calls.actions import CALL_VERBS, CallAction
from bot.screens.clients.actions import CLIENT_VERBS, ClientAction
from bot.screens.coaching.actions import COACHING_VERBS, CoachingAction
from bot.screens.desk.actions import DESK_VERBS, DeskAction
from bot.screens.erasing.actions import ERASING_VERBS, ErasingAction
from bot.screens.fields import Bounds, read_name, read_number
from bot.screens.figures.actions import FIGURE_VERBS, FigureAction
from bot.screens.guide.actions import GUIDE_VERBS, GuideAction
from bot.screens.house.actions import HOUSE_VERBS, HouseAction
from bot.screens.log.actions import LOG_VERBS, LogAction
from bot.screens.people.actions import TEAM_VERBS, TeamAction
from bot.screens.people.settings_actions import SETTINGS_VERBS, SettingsAction
from bot.screens.phrases.actions import EDITING_VERBS, EditingAction
from bot.screens.reminders.actions import REMINDER_VERBS, ReminderAction
from bot.screens.sales.actions import SALES_VERBS, SalesAction
from bot.screens.stats.actions import STATS_VERBS, StatsAction
from bot.screens.training.actions import TRAINING_VERBS, TrainingAction

MAX_BYTES = 64

Action = (
    CallAction
    | GuideAction
    | TeamAction
    | SettingsAction
    | ReminderAction
    | ClientAction
    | EditingAction
    | ErasingAction
    | DeskAction
    | LogAction
    | CoachingAction
    | StatsAction
    | FigureAction
    | TrainingAction
    | HouseAction
    | SalesAction
)

VERBS: dict[str, type[Action]] = {
    **CALL_VERBS,
    **TEAM_VERBS,
    **SETTINGS_VERBS,
    **REMINDER_VERBS,
    **CLIENT_VERBS,
    **GUIDE_VERBS,
    **EDITING_VERBS,
    **ERASING_VERBS,
    **DESK_VERBS,
    **LOG_VERBS,
    **COACHING_VERBS,
    **STATS_VERBS,
    **FIGURE_VERBS,
    **TRAINING_VERBS,
    **HOUSE_VERBS,
    **SALES_VERBS,
}
VERB_OF = {kind: verb for verb, kind in VERBS.items()}


class UnknownAction(ValueError):
    """Button data that no action of this version has: an old button, or a forged one."""


def _number(bounds: Bounds, text: str) -> int:
    value = read_number(text)
    if not bounds.allow(value):
        raise ValueError(text)
    return value


def _reader(hint: Any) -> Callable[[str], Any]:
    """Return what reads a field of this kind; it raises ValueError for what the field may not hold."""
    bounds = get_args(hint)[1:]
    if bounds:
        return partial(_number, *bounds)
    if hint is int:
        raise TypeError("a number in a button needs bounds: see bot.screens.fields")
    return read_name if hint is str else hint  # else an enumeration, which knows its members


def _readers(kind: type[Action]) -> list[tuple[str, Callable[[str], Any]]]:
    hints = get_type_hints(kind, include_extras=True)
    return [(field.name, _reader(hints[field.name])) for field in fields(kind)]


_FIELDS = {verb: _readers(kind) for verb, kind in VERBS.items()}


def encode(action: Action) -> str:
    """Return the button data of an action; its fields are within their bounds, which tests of every screen prove.

    Raises:
        ValueError: the data would be longer than 64 bytes.
    """
    verb = VERB_OF[type(action)]
    data = ":".join([verb, *(str(getattr(action, name)) for name, _ in _FIELDS[verb])])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"button data of {len(data.encode())} bytes: {data}")
    return data


def decode(data: str) -> Action:
    """Return the action of button data.

    Raises:
        UnknownAction: unknown verb, wrong number of fields, a value outside its bounds, or more than 64 bytes.
    """
    verb, *values = data.split(":")
    readers = _FIELDS.get(verb)
    if readers is None or len(values) != len(readers) or len(data) > MAX_BYTES:
        raise UnknownAction(data)
    try:
        named = {name: read(value) for (name, read), value in zip(readers, values, strict=True)}
    except ValueError:
        raise UnknownAction(data) from None
    return VERBS[verb](**named)
