"""How often the page may be asked for."""

from __future__ import annotations

from bot.desk.budget import MOST_KNOWN, Budget, Rate


def test_strangers_together_are_held_back_and_whoever_is_in_is_not() -> None:
    """A flood of guesses takes nothing from people who are signed in; with time it goes on."""
    now = 0.0
    budget = Budget(lambda: now, one=Rate(3, 1), strangers=Rate(2, 0.5))
    budget.know("anna")
    assert [budget.allows(f"guess{number}") for number in range(4)] == [True, True, False, False]
    assert [budget.allows("anna") for _ in range(4)] == [True, True, True, False]
    now = 2.0
    assert [budget.allows("guess"), budget.allows("guess")] == [True, False]
    assert [budget.allows("anna") for _ in range(3)] == [True, True, False]
    budget.forget("anna")
    assert budget.allows("anna") is False


def test_it_remembers_so_many_and_no_more() -> None:
    """Whoever was silent longest counts as new."""
    budget = Budget(lambda: 0.0, one=Rate(1, 0), strangers=Rate(0, 0))
    for number in range(MOST_KNOWN + 1):
        budget.know(str(number))
    assert budget.allows("0") is False
    assert budget.allows("1") is True
