"""The sheet of a team: its product, and the answers that are right about it, written one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.ids import QuizItemId
from bot.domain.masking import mask
from bot.domain.names import says_something, visible
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed
from bot.domain.training.quiz import MODEL_LIMIT, PRODUCT_LIMIT
from bot.domain.training.quiz_book import PRODUCT, QuizItem
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question, own_chat
from bot.services.errors import NotFound
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction
from bot.services.text_ports import PromptKind
from bot.services.training.ports import TrainingContent


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """What is written, and what is asked now."""

    team: Team
    questions: Sequence[QuizItem]
    """In use, in the reader's language."""
    written: Mapping[QuizItemId, str]
    item: QuizItemId | None = None
    """What the next text is to; None: nothing is asked."""
    too_long: int = 0
    """Characters of what was typed last, when it was too much to be kept."""
    is_wordless: bool = False
    """What was typed last had no letter and no figure in it, so it was not kept."""

    @property
    def items(self) -> Sequence[QuizItemId]:
        """Everything that there is to write, in order."""
        return [PRODUCT, *(one.id for one in self.questions)]

    @property
    def missing(self) -> Sequence[QuizItemId]:
        """What is not written yet."""
        return [one for one in self.items if one not in self.written]

    @property
    def question(self) -> QuizItem | None:
        """The question that is asked; None for the product's name."""
        return next((one for one in self.questions if one.id == self.item), None)

    @property
    def limit(self) -> int:
        """Characters that fit."""
        return PRODUCT_LIMIT if self.item == PRODUCT else MODEL_LIMIT


async def view_sheet(act: Act, content: TrainingContent, team_id: int) -> SheetView:
    """Look at a team's sheet.

    Raises:
        NotFound, NotAllowed.
    """
    view = await _sheet(act, content, team_id)
    await forget_question(act)
    return view


async def ask_sheet(act: Act, content: TrainingContent, team_id: int, item: str) -> SheetView:
    """Let the next plain text be the product's name, or the right answer to a question.

    Raises:
        NotFound: there is no such question in use.
        NotAllowed.
    """
    return await _asking(act, await _sheet(act, content, team_id), QuizItemId(item))


async def take_sheet(act: Act, content: TrainingContent, team_id: int, item: str, text: str) -> SheetView:
    """Write what was typed, and ask for what is missing behind it; what is too long, or says nothing, changes nothing.

    Raises:
        NotFound, NotAllowed.
    """
    view = await _asking(act, await _sheet(act, content, team_id), QuizItemId(item))
    said = mask(visible(text))
    if len(said) > view.limit:
        return replace(view, too_long=len(said))
    if not says_something(said):
        return replace(view, is_wordless=True)
    await act.work.quizzes.write_sheet(view.team.id, QuizItemId(item), said, act.now)
    await act.audit(AuditAction.SHEET_WRITTEN, team=str(view.team.id), item=item)
    written = await _sheet(act, content, team_id)
    order = written.items
    behind = [one for one in written.missing if order.index(one) > order.index(QuizItemId(item))]
    following = next(iter([*behind, *written.missing]), None)
    if following is None:
        await forget_question(act)
        return written
    return await _asking(act, written, following)


async def _sheet(act: Act, content: TrainingContent, team_id: int) -> SheetView:
    team = await team_for(act, team_id, Deed.SET_QUIZ)
    questions = content.quiz(act.employee.language).asked
    return SheetView(team=team, questions=questions, written=await act.work.quizzes.sheet(team.id))


async def _asking(act: Act, view: SheetView, item: QuizItemId) -> SheetView:
    if item not in view.items:
        raise NotFound
    await ask_for_text(act, own_chat(act), PromptKind.SHEET_TEXT, f"{view.team.id}:{item}")
    return SheetView(team=view.team, questions=view.questions, written=view.written, item=item)
