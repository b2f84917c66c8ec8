"""Ports for typed words: those that are kept, and what the next ones will mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from bot.domain.ids import ChatId, ConsultationId, EmployeeId
from bot.domain.masking import Masked

PROMPT_LASTS = timedelta(minutes=10)
"""How long a question waits for its answer."""


class FreeTextKind(StrEnum):
    """Why somebody's words are kept, in the one erasable table."""

    CUE = "cue"
    """Words of the client that told something."""
    NONE_FITS = "none_fits"
    NOT_UNDERSTOOD = "not_understood"
    """Words of the client that told the bot nothing: editors read them, as they read what was said when nothing fitted."""
    CORRECTED = "corrected"
    """Words of the client of which a person has said that they were read wrong: editors may make an example of them."""
    NAME_OR_WORDS = "name_or_words"
    """Asked about: a name, or words; this client, or somebody new. Erased as soon as that is settled, whichever way."""
    FORMER_NAME = "former_name"
    """What a call's client was called before he was named in it, for ↶; empty for nothing. Erased as those are."""
    COACHING_LINE = "coaching_line"
    """The behaviour that a supervisor and a manager agree on. Read by the two alone, erased when one of them leaves."""
    COACHING_NOTE = "coaching_note"
    """What a supervisor noted about a call that they look at. Read and erased as that."""
    QUIZ_ANSWER = "quiz_answer"
    """What a trainee answered to a question about the product. Read by him and by whoever marks it, erased with him."""
    WHISPER = "whisper"
    """A line that stood on the card of somebody's call, by whoever looks after him."""


OF_SELLERS: Final = frozenset({FreeTextKind.COACHING_LINE, FreeTextKind.COACHING_NOTE, FreeTextKind.WHISPER})
"""Words of a supervisor to or about whoever sells: the client whose call it was has no part in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a client said in a call, masked, and the moment at which it was heard."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText:
    """Words typed by a person, masked before they got here: nothing else can be stored."""

    id: int
    consultation_id: ConsultationId | None
    employee_id: EmployeeId
    kind: FreeTextKind
    text: str


class PromptKind(StrEnum):
    """What the next plain text in a chat means."""

    CLIENT_NAME = "client_name"
    NONE_FITS = "none_fits"
    EMPLOYEE_NAME = "employee_name"
    TEAM_NAME = "team_name"
    TIME_ZONE = "time_zone"
    CALL_BACK_AT = "call_back_at"
    """`subject`: the call, and after a colon the evening message from which it was asked, or 0."""
    SALE_SUM = "sale_sum"
    """`subject`: the call that sold something."""
    CLIENT_RENAME = "client_rename"
    CLIENT_MERGE = "client_merge"
    PHRASE_TEXT = "phrase_text"
    """`subject`: language and phrase, parted by a colon."""
    PHRASE_SEARCH = "phrase_search"
    """`subject`: the language."""
    NOTE_ANSWER = "note_answer"
    """`subject`: the note."""
    EXAMPLE_TEXT = "example_text"
    """`subject`: the note of which an example is made."""
    LOG_CLIENT = "log_client"
    LOG_DAYS = "log_days"
    """`subject` of both: the employee."""
    COACHING_NOTE = "coaching_note"
    """`subject`: the coaching and the number of its call, parted by a colon."""
    COACHING_LINE = "coaching_line"
    """`subject`: the coaching."""
    WHISPER = "whisper"
    """`subject`: the call of somebody else."""
    QUIZ_ANSWER = "quiz_answer"
    """`subject`: the try and the place of its question, parted by a colon."""
    HOUSE_LINE = "house_line"
    """`subject`: the team or 0, the language, the place on the sheet, and 1 on the walk through all, parted by colons."""
    HOUSE_FILE = "house_file"
    """`subject`: the team or 0."""
    DRILL_ANSWER = "drill_answer"
    """`subject`: the sitting and how many of its cards were answered, parted by a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The next plain text of this chat is meant for this object, until then."""

    chat_id: ChatId
    kind: PromptKind
    subject: str
    """The id of the object, of whatever sort the kind says: a call, a client, an employee."""
    until: datetime

    @property
    def asked_at(self) -> datetime:
        """When it was asked: what was done since then answers it otherwise."""
        return self.until - PROMPT_LASTS


class FreeTexts(Protocol):
    async def add(
        self,
        *,
        consultation_id: ConsultationId | None,
        employee_id: EmployeeId,
        kind: FreeTextKind,
        text: Masked,
        at: datetime,
    ) -> int: ...
    async def get(self, free_text_id: int) -> FreeText | None: ...
    async def erase(self, free_text_id: int, at: datetime) -> None: ...
    async def said_in(self, consultation_id: ConsultationId, most: int) -> Sequence[Said]:
        """Return what the client has said in a call, the newest first, without what was erased."""

    async def number_in(self, consultation_id: ConsultationId, kind: FreeTextKind) -> int:
        """Count a call's texts of a kind, erased ones too."""

    async def former_name(self, consultation_id: ConsultationId, since: datetime) -> FreeText | None:
        """Return what the client of a call was called before he was named in it, if that was not before a moment."""

    async def erase_names_of(self, employee_id: EmployeeId, at: datetime) -> None:
        """Erase what an employee was asked about and has not settled."""

    async def erase_names_before(self, moment: datetime, at: datetime) -> None:
        """Erase what anybody was asked about before a moment."""


class Prompts(Protocol):
    async def put(self, prompt: Prompt) -> None:
        """One a chat: replaces the one before."""

    async def take(self, chat_id: ChatId, now: datetime) -> Prompt | None:
        """Return and remove the prompt that is still in force."""

    async def forget_before(self, moment: datetime) -> None:
        """Remove those that were in force until then at most."""
