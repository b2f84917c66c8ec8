"""What a client may be called: by name, or by a code of the seller's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.names import tidy_name, visible

CODE_LIMIT = 20
CODE_LETTERS = {"ru": "К", "en": "C"}
"""What a code that the bot makes begins with, by language; in any other it is a K."""
LARGEST_CODE = 999_999
"""Of the numbers in codes that the bot makes: one of seven digits could be a phone's."""
_CODE = re.compile(r"[^\W_][\w./#№-]*")


class ClientNaming(StrEnum):
    """What the whole house calls its clients."""

    NAMES = "names"
    CODES = "codes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientName:
    """What a client is called. Nobody is addressed by a code."""

    text: str
    is_code: bool = False


def read_client_name(text: str, naming: ClientNaming | None) -> ClientName | None:
    """Return what to call the client; None when nothing that may be kept is in the text.

    Args:
        text: What was typed.
        naming: What the owner has decided; None while he has not: then nothing is kept.
    """
    if naming is None:
        return None
    if naming is ClientNaming.CODES:
        code = read_code(text)
        return None if code is None else ClientName(text=code, is_code=True)
    name = tidy_name(text)
    return None if name is None else ClientName(text=name)


def made_code(number: int, language: str) -> str:
    """Return a code that the bot makes, such as «К-17»."""
    return f"{CODE_LETTERS.get(language, 'K')}-{number}"


def read_code(text: str) -> str | None:
    """Return a code: one word with a digit in it, such as «К-17» or «2026/0001234», no phone number; None for everything else."""
    from bot.domain.contacts.crm_numbers import is_said_to_be_a_phone  # noqa: PLC0415  # its patterns are not needed for a start

    code = visible(text)
    if len(code) > CODE_LIMIT or not _CODE.fullmatch(code) or not any(sign.isdecimal() for sign in code):
        return None
    return code if tidy_name(code) == code and not is_said_to_be_a_phone(code) else None
