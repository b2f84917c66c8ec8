"""The door: what a code behind /start does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import LanguageCode
from bot.domain.people.employee import INVITE_PREFIX, Employee, Person
from bot.services.people.access import Defaults, redeem_owner_code
from bot.services.people.invitations import Entered, redeem_invite
from bot.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerMade:
    """Somebody is an owner now."""

    employee: Employee


async def try_code(
    work: Work, person: Person, code: str, languages: Collection[LanguageCode], defaults: Defaults, now: datetime
) -> OwnerMade | Entered | None:
    """Try a code; None when it is no invitation's and not the owner's, or one that is not looked at today.

    An invitation's is always looked at: its random bytes cannot be guessed, and whoever was given it comes in, whatever he or
    others have tried before.
    """
    if code.startswith(INVITE_PREFIX):
        return await redeem_invite(work, person, code.removeprefix(INVITE_PREFIX), languages, defaults, now)
    owner = await redeem_owner_code(work, person, code, languages, defaults, now)
    return None if owner is None else OwnerMade(employee=owner)
