"""The one list of features: nothing is forgotten, nothing is named twice, and everything follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from bot.db.schema.tables import metadata
from bot.domain.people.permissions import Deed
from bot.screens.action import VERBS
from bot.services.text_ports import PromptKind
from handlers.feature import Feature
from handlers.features import FEATURES, entries, general_commands

NAMED: dict[str, tuple[Callable[[Feature], Iterable[object]], Iterable[object]]] = {
    "actions": (lambda feature: [tap.action for tap in feature.taps], VERBS.values()),
    "questions": (lambda feature: [*(one.kind for one in feature.asks), *feature.heard_in_calls], PromptKind),
    "deeds": (lambda feature: feature.deeds, Deed),
    "tables": (lambda feature: feature.tables, metadata.tables),
}
"""What features name, and all that there is of it."""


@pytest.mark.parametrize("what", NAMED)
def test_each_belongs_to_exactly_one_feature(what: str) -> None:
    """No button leads nowhere, no question waits in vain, and no table is nobody's."""
    of_feature, there_are = NAMED[what]
    assert Counter(one for feature in FEATURES for one in of_feature(feature)) == Counter(list(there_are))


def test_names_are_given_once() -> None:
    """Features, commands and sorts of messages."""
    for names in (
        [feature.name for feature in FEATURES],
        [command.name for feature in FEATURES for command in feature.commands],
        [kind.name for feature in FEATURES for kind in feature.slots],
    ):
        assert len(names) == len(set(names))


def test_whoever_is_not_known_sees_two_commands() -> None:
    """And of the rest each is in somebody's menu."""
    assert list(general_commands()) == ["start", "help"]
    assert [entry.name for entry in entries() if not entry.roles and not entry.is_for_editors] == ["start"]
