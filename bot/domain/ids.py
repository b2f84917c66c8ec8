"""Typed identifiers."""

from __future__ import annotations

from typing import NewType

EmployeeId = NewType("EmployeeId", int)
TeamId = NewType("TeamId", int)
InviteId = NewType("InviteId", int)
ClientId = NewType("ClientId", int)
ConsultationId = NewType("ConsultationId", int)
ReminderId = NewType("ReminderId", int)
CoachingId = NewType("CoachingId", int)
JudgingId = NewType("JudgingId", int)
AssignmentId = NewType("AssignmentId", int)
PersonId = NewType("PersonId", int)
"""Telegram's number of a person; in a private chat also the number of the chat."""
ChatId = NewType("ChatId", int)

QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
PhraseId = NewType("PhraseId", str)
TaskId = NewType("TaskId", str)
TraitId = NewType("TraitId", str)
FactId = NewType("FactId", str)
ChapterId = NewType("ChapterId", str)
PageId = NewType("PageId", str)
"""A page of the guide."""
DrillId = NewType("DrillId", str)
QuizItemId = NewType("QuizItemId", str)
AttemptId = NewType("AttemptId", int)
"""What training asks: a drill of the content, a line of the examples, a line of a contrast."""
StageId = NewType("StageId", str)
"""A stage of training."""
TickId = NewType("TickId", str)
"""Something that is ticked off on a stage."""
LanguageCode = NewType("LanguageCode", str)
"""ISO 639-1, one of the languages that the content has: ru, en, ro, fi."""
