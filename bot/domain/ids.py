"""Typed identifiers. Leaves out how they are made: the database numbers rows, editors name content."""

from __future__ import annotations

from typing import NewType

EmployeeId = NewType("EmployeeId", int)
TeamId = NewType("TeamId", int)
ClientId = NewType("ClientId", int)
ConsultationId = NewType("ConsultationId", int)
PersonId = NewType("PersonId", int)
"""Telegram's number of a person; in a private chat also the number of the chat."""
ChatId = NewType("ChatId", int)

QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
PhraseId = NewType("PhraseId", str)
TaskId = NewType("TaskId", str)
TraitId = NewType("TraitId", str)
FactId = NewType("FactId", str)
LanguageCode = NewType("LanguageCode", str)
"""ISO 639-1, one of the languages that the content has: ru, en, ro, fi."""
