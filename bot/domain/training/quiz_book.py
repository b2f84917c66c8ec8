"""What the product quiz and the role game ask, in the words of one language. What is right is of the house, and not here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.ids import FactId, QuizItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizItem:
    """A question of the quiz, or a point that is looked at in a role game."""

    id: QuizItemId
    """Of a question, the name of the line of the house sheet that answers it."""
    name: str
    """A few words, for a list or a button."""
    text: str
    """What is asked, or what is looked for."""
    facts: Sequence[FactId] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleScene:
    """A situation that is played in person."""

    id: QuizItemId
    text: str
    """What both of them know."""
    client: str
    """How the client is to be played; for him alone who plays him."""
    facts: Sequence[FactId] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizBook:
    """All of it, retired items among them, in the order of the file."""

    questions: Sequence[QuizItem] = ()
    points: Sequence[QuizItem] = ()
    scenes: Sequence[RoleScene] = ()

    @property
    def asked(self) -> Sequence[QuizItem]:
        """The questions in use."""
        return [one for one in self.questions if not one.retired]

    @property
    def looked_at(self) -> Sequence[QuizItem]:
        """The points in use."""
        return [one for one in self.points if not one.retired]

    @property
    def played(self) -> Sequence[RoleScene]:
        """The situations in use."""
        return [one for one in self.scenes if not one.retired]
