"""Erasing again whom a copy of the database has brought back: by the ledger, before the bot answers anybody.

Whoever was erased stays so. Nothing is shown for it: what stood in chats was made anew when he was erased first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ClientId, EmployeeId, LanguageCode
from bot.services.erasing.erase_client import erase_client_now
from bot.services.erasing.erase_person import erase_person_now
from bot.services.erasing.ports import Erased, ErasedKind
from bot.services.people.access import OPERATOR
from bot.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedAgain:
    """How many were back, and are gone again."""

    clients: int = 0
    people: int = 0

    def __bool__(self) -> bool:
        """Whether anybody was."""
        return bool(self.clients or self.people)


async def erase_again(work: Work, ledger: Sequence[Erased], language: LanguageCode, now: datetime) -> ErasedAgain:
    """Erase everybody of the ledger who stands in the database; a second time it finds nobody.

    Args:
        language: what stands in the place of a person's own.
    """
    clients = people = 0
    for one in await work.erasing.back_again(ledger):
        match one.kind:
            case ErasedKind.CLIENT:
                if (client := await work.erasing.of_client(ClientId(one.id))) is not None:
                    await erase_client_now(work, client, OPERATOR, now)
                    clients += 1
            case ErasedKind.PERSON:
                if (person := await work.erasing.of_person(EmployeeId(one.id))) is not None:
                    await erase_person_now(work, person, language, OPERATOR, now)
                    people += 1
    return ErasedAgain(clients=clients, people=people)
