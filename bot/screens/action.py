"""What a button means: all actions, and their codec. Leaves out the actions themselves (the `*_action` modules) and doing them.

Buttons carry their full meaning in 1 to 64 bytes: `verb:field:field…`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

from bot.screens.call_action import CALL_VERBS, CallAction
from bot.screens.client_action import CLIENT_VERBS, ClientAction
from bot.screens.editing_action import EDITING_VERBS, EditingAction
from bot.screens.guide_action import GUIDE_VERBS, GuideAction
from bot.screens.reminder_action import REMINDER_VERBS, ReminderAction
from bot.screens.settings_action import SETTINGS_VERBS, SettingsAction
from bot.screens.team_action import TEAM_VERBS, TeamAction

MAX_BYTES = 64

Action = CallAction | GuideAction | TeamAction | SettingsAction | ReminderAction | ClientAction | EditingAction

VERBS: dict[str, type[Action]] = {
    **CALL_VERBS,
    **TEAM_VERBS,
    **SETTINGS_VERBS,
    **REMINDER_VERBS,
    **CLIENT_VERBS,
    **GUIDE_VERBS,
    **EDITING_VERBS,
}
_VERB_OF = {kind: verb for verb, kind in VERBS.items()}
_FIELDS = {kind: [(field.name, get_type_hints(kind)[field.name]) for field in fields(kind)] for kind in VERBS.values()}


class UnknownAction(ValueError):
    """Button data that no action of this version has: an old button, or a forged one."""


def encode(action: Action) -> str:
    """Return the button data of an action.

    Raises:
        ValueError: the data would be longer than 64 bytes.
    """
    kind = type(action)
    data = ":".join([_VERB_OF[kind], *(str(getattr(action, name)) for name, _ in _FIELDS[kind])])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"button data of {len(data.encode())} bytes: {data}")
    return data


def decode(data: str) -> Action:
    """Return the action of button data.

    Raises:
        UnknownAction: unknown verb, wrong number of fields or a value outside its range.
    """
    verb, *values = data.split(":")
    kind = VERBS.get(verb)
    if kind is None or len(values) != len(_FIELDS[kind]):
        raise UnknownAction(data)
    try:
        named = {name: convert(value) for (name, convert), value in zip(_FIELDS[kind], values, strict=True)}
    except ValueError:
        raise UnknownAction(data) from None
    if any(isinstance(value, int) and not 0 <= value < 2**53 for value in named.values()):
        raise UnknownAction(data)
    return kind(**named)
