"""What the next plain text is asked for: put on record, and held against what was done since."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.ids import ChatId
from bot.services.act import Act
from bot.services.calls.run_call import current_call
from bot.services.text_ports import Prompt, PromptKind

ASKED_FOR = timedelta(minutes=10)


async def ask_for_text(act: Act, chat_id: ChatId, kind: PromptKind, subject: int) -> None:
    """Let the next plain text of a chat be meant for an object; what was asked before is forgotten."""
    await act.work.prompts.put(Prompt(chat_id=chat_id, kind=kind, subject=str(subject), until=act.now + ASKED_FOR))


async def forget_question(act: Act) -> None:
    """Let the next plain text mean what it means by itself."""
    await act.work.prompts.take(ChatId(int(act.employee.person_id)), act.now)


async def is_meant(act: Act, prompt: Prompt) -> bool:
    """False when the employee has gone on with a call since he was asked: then the text is his client's words."""
    call = await current_call(act)
    return call is None or call.last_activity_at <= prompt.until - ASKED_FOR
