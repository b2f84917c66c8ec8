"""Rows of what people type and what is sent to them, to dataclasses."""

from __future__ import annotations

from bot.db.prepared import Columns
from bot.domain.ids import ChatId, ConsultationId, EmployeeId
from bot.services.outgoing_ports import OutboxMessage, OutboxRow, OutboxState, Priority, Slot, SlotMessage
from bot.services.text_ports import FreeText, FreeTextKind, Prompt, PromptKind


def free_text_from(row: Columns) -> FreeText:
    """Read a row of free_texts that is not erased."""
    return FreeText(
        id=row["id"],
        consultation_id=None if row["consultation_id"] is None else ConsultationId(row["consultation_id"]),
        employee_id=EmployeeId(row["employee_id"]),
        kind=FreeTextKind(row["kind"]),
        text=row["text"],
    )


def prompt_from(row: Columns) -> Prompt:
    """Read a row of prompts."""
    return Prompt(
        chat_id=ChatId(row["chat_id"]),
        kind=PromptKind(row["kind"]),
        subject=row["subject"],
        until=row["until"],
    )


def outbox_row_from(row: Columns) -> OutboxRow:
    """Read a row of the outbox."""
    return OutboxRow(
        id=row["id"],
        message=OutboxMessage(
            chat_id=ChatId(row["chat_id"]),
            slot=row["slot"],
            payload=row["payload"],
            priority=Priority(row["priority"]),
            is_anew=row["is_anew"],
        ),
        version=row["version"],
        state=OutboxState(row["state"]),
        attempts=row["attempts"],
        not_before=row["not_before"],
        created_at=row["created_at"],
        owner=row["owner"],
    )


def slot_message_from(row: Columns) -> SlotMessage:
    """Read a row of slots."""
    return SlotMessage(
        slot=Slot(chat_id=ChatId(row["chat_id"]), object=row["object"]),
        message_id=row["message_id"],
        digest=row["digest"],
    )
