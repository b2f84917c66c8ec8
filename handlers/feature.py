"""What a feature is: everything by which one idea of the product takes part in the bot, in one typed record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from telegram import Message

from bot.domain.people.employee import Role
from bot.domain.people.permissions import EVERYBODY, Deed
from bot.screens.job import Job
from bot.screens.menu import Entry
from bot.screens.slot_kind import SlotKind
from bot.screens.turn import Reply, Turn
from bot.services.text_ports import Prompt, PromptKind
from handlers.dependencies import Dependencies

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Tap(Generic[A]):
    """An action of a button, and who carries it out."""

    action: type[A]
    take: Callable[[Turn, Dependencies, A], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for the next typed text, and who takes that; None when it turns out to mean something else."""

    kind: PromptKind
    take: Callable[[Turn, Dependencies, Message, Prompt], Awaitable[Reply | None]]
    outlives_commands: bool = False
    """It stands although another page was asked for: its answers look like nothing else, and a button confirms them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that people type or pick from the menu. Its words are `command.<name>` and `help.command.<name>`."""

    name: str
    take: Callable[[Turn, Dependencies, Message], Awaitable[Reply]]
    roles: Sequence[Role] = EVERYBODY
    """Whose menu and help have it. A menu shows, it does not permit: use cases ask the table."""
    is_for_editors: bool = False
    """It is in the menu of whoever may edit words, whatever his role."""
    is_general: bool = False
    """Telegram shows it before the bot knows who somebody is."""
    is_for_strangers: bool = False
    """Whoever is not let in may give it too."""

    @property
    def entry(self) -> Entry:
        """Its line in menus and in the help."""
        return Entry(name=self.name, roles=frozenset(self.roles), is_for_editors=self.is_for_editors)


def no_jobs(deps: Dependencies) -> Sequence[Job]:
    """Most features do nothing by the clock."""
    del deps
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One idea of the product. A test proves that whatever can be named here belongs to exactly one feature."""

    name: str
    commands: Sequence[Command] = ()
    taps: Sequence[Tap[Any]] = ()
    asks: Sequence[Asked] = ()
    heard_in_calls: Sequence[PromptKind] = ()
    """Questions whose answer is a call's words, or not, as the call has it."""
    slots: Sequence[SlotKind] = ()
    """Its sorts of messages; each says with which changes of its reader it closes."""
    ticks: Callable[[Dependencies], Sequence[Job]] = no_jobs
    """What it does every half minute, in this order."""
    daily: Callable[[Dependencies], Sequence[Job]] = no_jobs
    deeds: Sequence[Deed] = ()
    """What it asks permission for; who has it is written in the one table, `bot.domain.people.permissions`."""
    tables: Sequence[str] = ()
    """Where it is stored; what each column holds is written in the data map."""
