"""What must hold when a trouble is over: everything is as in the run without troubles, save what nobody could have known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.db.schema.tables import employees
from tests.faults.recording import SAME_EVERYWHERE, Facts, Seen

UNREACHABLE_AT: Final = [column.name for column in employees.columns].index("unreachable_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What may differ, because of the trouble at hand.

    Attributes:
        copies: How many messages of the bot may stand in the chats twice.
        lost: How many changes of a message or of a menu need not have been shown.
        dead: How many messages may be given up.
        unanswered: How many taps need not be answered.
        unreachable: Whether somebody may be marked as taking no messages.
        order: Whether older messages may stand in another order; the last one of the bot is the last all the same.
    """

    copies: int = 0
    lost: int = 0
    dead: int = 0
    unanswered: int = 0
    unreachable: bool = False
    order: bool = False


def differences(actual: Facts, expected: Facts, allowed: Allowance) -> list[str]:
    """Return one line for everything that is not as it must be."""
    return [
        *_different_rows(actual, expected, allowed),
        *_different_outbox(actual, allowed),
        *_different_cards(actual, expected, allowed),
        *_different_chats(actual, expected, allowed),
        *_different_menus(actual, expected, allowed),
        *_different_answers(actual, expected, allowed),
    ]


def _different_rows(actual: Facts, expected: Facts, allowed: Allowance) -> list[str]:
    found = []
    for table in SAME_EVERYWHERE:
        mine, theirs = actual.rows[table], expected.rows[table]
        if table == "employees" and allowed.unreachable:
            mine, theirs = ([(*row[:UNREACHABLE_AT], *row[UNREACHABLE_AT + 1 :]) for row in rows] for rows in (mine, theirs))
        if mine != theirs:
            wrong = next(
                ((one, other) for one, other in zip(mine, theirs, strict=False) if one != other), (len(mine), len(theirs))
            )
            found.append(f"table {table}: {wrong[0]} instead of {wrong[1]}")
    return found


def _different_outbox(actual: Facts, allowed: Allowance) -> list[str]:
    dead = [row for row in actual.unsent if row[2] == "dead"]
    waiting = [row for row in actual.unsent if row[2] != "dead"]
    found = [f"not sent: {row}" for row in waiting]
    if len(dead) > allowed.dead:
        found.append(f"given up: {dead}")
    return found


def _different_cards(actual: Facts, expected: Facts, allowed: Allowance) -> list[str]:
    wrong = [
        f"slot {slot} shows {actual.cards.get(slot)} instead of {seen}"
        for slot, seen in expected.cards.items()
        if actual.cards.get(slot) != seen
    ]
    wrong += [f"slot {slot} should not be" for slot in actual.cards.keys() - expected.cards.keys()]
    return wrong if len(wrong) > allowed.lost else []


def _different_chats(actual: Facts, expected: Facts, allowed: Allowance) -> list[str]:
    found = []
    copies = 0
    for person, seen in expected.chats.items():
        mine, theirs = actual.chats[person], seen
        if allowed.order:
            if mine[-1:] != theirs[-1:]:
                found.append(f"chat {person} ends with {mine[-1:]} instead of {theirs[-1:]}")
            mine, theirs = sorted(mine, key=str), sorted(theirs, key=str)
        extra, missing = _apart(mine, theirs)
        copies += len(extra)
        if len(missing) > allowed.lost:
            found.append(f"chat {person} lacks {missing}, and has {extra}")
    if copies > allowed.copies + allowed.lost:
        found.append(
            f"{copies} messages too many: {[_apart(actual.chats[one], expected.chats[one])[0] for one in expected.chats]}"
        )
    if not allowed.lost and not allowed.copies and actual.keyboards != expected.keyboards:
        found.append(f"keyboards {actual.keyboards} instead of {expected.keyboards}")
    return found


def _different_menus(actual: Facts, expected: Facts, allowed: Allowance) -> list[str]:
    scopes = sorted(actual.menus.keys() | expected.menus.keys())
    wrong = [
        f"menu of {scope}: {actual.menus.get(scope)} instead of {expected.menus.get(scope)}"
        for scope in scopes
        if actual.menus.get(scope) != expected.menus.get(scope)
    ]
    return wrong if len(wrong) > allowed.lost else []


def _apart(actual: Sequence[Seen], expected: Sequence[Seen]) -> tuple[list[Seen], list[Seen]]:
    """Return what `actual` has beyond `expected` and what it lacks, when both are read in order."""
    longest: list[list[int]] = [[0] * (len(expected) + 1) for _ in range(len(actual) + 1)]
    for row in reversed(range(len(actual))):
        for column in reversed(range(len(expected))):
            longest[row][column] = (
                longest[row + 1][column + 1] + 1
                if actual[row] == expected[column]
                else max(longest[row + 1][column], longest[row][column + 1])
            )
    extra, missing, row, column = [], [], 0, 0
    while row < len(actual) and column < len(expected):
        if actual[row] == expected[column]:
            row, column = row + 1, column + 1
        elif longest[row + 1][column] >= longest[row][column + 1]:
            extra.append(actual[row])
            row += 1
        else:
            missing.append(expected[column])
            column += 1
    return [*extra, *actual[row:]], [*missing, *expected[column:]]


def _different_answers(actual: Facts, expected: Facts, allowed: Allowance) -> list[str]:
    twice = [tap for tap, times in actual.answers.items() if times > 1]
    unanswered = expected.answers.keys() - actual.answers.keys()
    found = [f"answered twice: {twice}"] if twice else []
    if len(unanswered) > allowed.unanswered:
        found.append(f"not answered: {sorted(unanswered)}")
    return found


def complaints(logged: Sequence[Mapping[str, Any]], allowed: Allowance) -> list[str]:
    """Return what the bot complained of beyond what is allowed: failed updates and jobs, dead messages."""
    loud = [entry for entry in logged if entry["log_level"] in ("error", "critical")]
    expected = [entry for entry in loud if entry["event"] == "a message is dead"][: allowed.dead]
    return [f"logged: {entry}" for entry in loud if entry not in expected]
