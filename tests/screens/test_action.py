"""What buttons carry."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.action import MAX_BYTES, VERBS, Action, UnknownAction, decode, encode
from bot.screens.call_action import AnswerCue, Page
from handlers.taps import TAPS

ID = st.text("abcdefghijklmnopqrstuvwxyz0123456789_.", min_size=1, max_size=12)


def any_action() -> st.SearchStrategy[Any]:
    """Return a strategy for every action with every kind of value."""

    def built(kind: type[Action]) -> st.SearchStrategy[Any]:
        hints = get_type_hints(kind)
        values = {
            field.name: st.integers(0, 10**12)
            if hints[field.name] is int
            else ID
            if hints[field.name] is str
            else st.sampled_from(list(hints[field.name]))
            for field in fields(kind)
        }
        return st.builds(kind, **values)

    return st.one_of([built(kind) for kind in VERBS.values()])


@given(any_action())
def test_every_action_survives_its_button(action: Action) -> None:
    """Decoding what was encoded gives the same action, within 64 bytes."""
    data = encode(action)
    assert 1 <= len(data.encode()) <= MAX_BYTES
    assert decode(data) == action


@given(st.text(max_size=80))
def test_garbage_is_no_action(data: str) -> None:
    """Forged or old data is refused in one way, or is a valid action; it never breaks anything else."""
    with suppress(UnknownAction):
        assert decode(data) is not None


@pytest.mark.parametrize(
    "data", ["", "q", "q:1:a:b", "q:x:a:b:a", "q:-1:a:b:a", "w:1:maybe:a", "zz:1", "q:1:a:b:a:c", "f:" + "9" * 30]
)
def test_wrong_data_is_refused(data: str) -> None:
    """Wrong verbs, counts, ranges and numbers are old buttons."""
    with pytest.raises(UnknownAction):
        decode(data)


def test_data_that_is_too_long_is_a_mistake_of_ours() -> None:
    """A button that Telegram would refuse is refused when it is made."""
    with pytest.raises(ValueError, match="bytes"):
        encode(AnswerCue(call=1, question="q" * 40, option="o" * 40, page=Page.AUTO))


def test_every_action_has_its_handler() -> None:
    """No button leads nowhere."""
    assert set(TAPS) == set(VERBS.values())
