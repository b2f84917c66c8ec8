"""What the next plain text of a chat means."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete

from bot.db.repositories.message_rows import prompt_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import prompts
from bot.db.upsert import for_each_dialect
from bot.domain.ids import ChatId
from bot.services.text_ports import Prompt

_PUT = for_each_dialect(
    prompts,
    lambda put: put.on_conflict_do_update(
        index_elements=["chat_id"],
        set_={name: put.excluded[name] for name in ("kind", "subject", "until")},
    ),
)
_TAKE = delete(prompts).where(prompts.c.chat_id == bindparam("chat")).returning(prompts)


class PromptRepository(Repository):
    """Table prompts: one row a chat."""

    __slots__ = ()

    async def put(self, prompt: Prompt) -> None:
        """Replace the one before."""
        await self._transaction.execute(
            _PUT[self._transaction.dialect],
            {
                "chat_id": prompt.chat_id,
                "kind": prompt.kind.value,
                "subject": prompt.subject,
                "until": prompt.until,
            },
        )

    async def take(self, chat_id: ChatId, now: datetime) -> Prompt | None:
        """Remove the prompt and return it if it is still in force: `until` is the first moment at which it is not."""
        row = (await self._transaction.execute(_TAKE, {"chat": chat_id})).mappings().one_or_none()
        return prompt_from(row) if row is not None and row["until"] > now else None

    async def forget_before(self, moment: datetime) -> None:
        """Remove those whose time was up by then."""
        await self._transaction.execute(delete(prompts).where(prompts.c.until <= moment))
