"""What the next plain text is asked for: the one place that puts a question, and takes it back."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.ids import ChatId
from bot.services.act import Act
from bot.services.text_ports import PROMPT_LASTS, Prompt, PromptKind


def own_chat(act: Act) -> ChatId:
    """Return the employee's own chat with the bot."""
    return ChatId(int(act.employee.person_id))


async def ask_for_text(act: Act, chat_id: ChatId, kind: PromptKind, subject: int | str) -> None:
    """Let the next plain text of a chat be meant for an object; what was asked before is forgotten."""
    await act.work.prompts.put(Prompt(chat_id=chat_id, kind=kind, subject=str(subject), until=act.now + PROMPT_LASTS))


async def forget_question(act: Act, of: Collection[PromptKind] = frozenset(PromptKind)) -> None:
    """Let the next plain text mean what it means by itself; a question of another kind than these stands."""
    asked = await act.work.prompts.take(own_chat(act), act.now)
    if asked is not None and asked.kind not in of:
        await act.work.prompts.put(asked)
