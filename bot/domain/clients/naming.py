"""What a client may be called: by name, or by a code of the seller's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.masking import mask
from bot.domain.names import tidy_name, visible

CODE_LIMIT = 20
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


def read_client_name(text: str, naming: ClientNaming) -> ClientName | None:
    """Return what to call the client; None when nothing that may be kept is in the text."""
    if naming is ClientNaming.CODES:
        code = read_code(text)
        return None if code is None else ClientName(text=code, is_code=True)
    name = tidy_name(text)
    return None if name is None else ClientName(text=name)


def read_code(text: str) -> str | None:
    """Return a code: one word with a digit in it, such as «К-17», no phone number; None for everything else."""
    code = visible(text)
    if len(code) > CODE_LIMIT or not _CODE.fullmatch(code) or not any(sign.isdecimal() for sign in code):
        return None
    return code if mask(code) == code else None
