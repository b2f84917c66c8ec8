"""Rows of consultations, answers, cards and reminders to dataclasses and back."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.db.prepared import Columns
from bot.domain.calls.consultation import Answer, Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import (
    ClientId,
    ConsultationId,
    DrillId,
    EmployeeId,
    LanguageCode,
    OptionId,
    PhraseId,
    QuestionId,
    ReminderId,
    TaskId,
    TeamId,
)
from bot.domain.names import shown_name
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.domain.sales.amount import Currency
from bot.services.calls.ports import CardShown

E = TypeVar("E", bound=StrEnum)


def consultation_from(row: Columns) -> Consultation:
    """Read a row of consultations with `client_name` joined in."""
    return Consultation(
        id=ConsultationId(row["id"]),
        employee_id=EmployeeId(row["employee_id"]),
        team_id=TeamId(row["team_id"]),
        language=LanguageCode(row["language"]),
        started_at=row["started_at"],
        last_activity_at=row["last_activity_at"],
        client_id=None if row["client_id"] is None else ClientId(row["client_id"]),
        client_name=shown_name(row["client_name"]),
        client_is_code=bool(row["client_is_code"]),
        is_practice=row["is_practice"],
        persona=None if row["persona"] is None else DrillId(row["persona"]),
        finished_at=row["finished_at"],
        finished_by=_optional(FinishedBy, row["finished_by"]),
        revision=row["revision"],
        taps=row["taps"],
        first_card_at=row["first_card_at"],
        last_place=row["last_place"],
        last_tap_at=row["last_tap_at"],
        phrases_shown=tuple(PhraseId(phrase) for phrase in row["phrases_shown"]),
        phrase_fits=row["phrase_fits"],
        none_fits=row["none_fits"],
        outcome=_optional(Outcome, row["outcome"]),
        follow_up_at=row["follow_up_at"],
        last_time=last_time_from(row["last_time"]),
        temperament=Recognition(row["temperament"]),
        confidence=row["confidence"],
        bot_confidence=row["bot_confidence"],
        temperament_source=TemperamentSource(row["temperament_source"]),
        runner_up=_optional(Temperament, row["runner_up"]),
        wants=Known(row["wants"]),
        can=Known(row["can"]),
        objections=tuple(Objection(cause) for cause in row["objections"] or ()),
        sentences=tuple(row["sentences"] or ()),
        task_id=None if row["task_id"] is None else TaskId(row["task_id"]),
        content_version=row["content_version"],
        sum_minor=row["sum_minor"],
        currency=_optional(Currency, row["currency"]),
    )


def consultation_values(consultation: Consultation) -> dict[str, Any]:
    """Give every column that may change in the life of a consultation; id, employee, team and start never do."""
    return {
        "client_id": consultation.client_id,
        "language": consultation.language,
        "is_practice": consultation.is_practice,
        "persona": consultation.persona,
        "last_activity_at": consultation.last_activity_at,
        "finished_at": consultation.finished_at,
        "finished_by": _value(consultation.finished_by),
        "revision": consultation.revision,
        "taps": consultation.taps,
        "first_card_at": consultation.first_card_at,
        "last_place": consultation.last_place,
        "last_tap_at": consultation.last_tap_at,
        "phrases_shown": list(consultation.phrases_shown),
        "phrase_fits": consultation.phrase_fits,
        "none_fits": consultation.none_fits,
        "outcome": _value(consultation.outcome),
        "follow_up_at": consultation.follow_up_at,
        "last_time": _last_time_values(consultation.last_time),
        "temperament": consultation.temperament.value,
        "confidence": consultation.confidence,
        "bot_confidence": consultation.bot_confidence,
        "temperament_source": consultation.temperament_source.value,
        "runner_up": _value(consultation.runner_up),
        "wants": consultation.wants.value,
        "can": consultation.can.value,
        "objections": [cause.value for cause in consultation.objections],
        "sentences": list(consultation.sentences),
        "task_id": consultation.task_id,
        "content_version": consultation.content_version,
        "sum_minor": consultation.sum_minor,
        "currency": _value(consultation.currency),
    }


def last_time_from(document: dict[str, Any] | None) -> LastTime | None:
    """Read what was known of a returning client."""
    if document is None:
        return None
    return LastTime(
        at=datetime.fromisoformat(document["at"]),
        temperament=_optional(Temperament, document["temperament"]),
        share=document["share"],
        outcome=_optional(Outcome, document["outcome"]),
        follow_up_at=None if document["follow_up_at"] is None else datetime.fromisoformat(document["follow_up_at"]),
        # Calls that began before these were looked up have none of them.
        wants=Known(document.get("wants", Known.UNKNOWN)),
        can=Known(document.get("can", Known.UNKNOWN)),
        objection=_optional(Objection, document.get("objection")),
    )


def _last_time_values(last_time: LastTime | None) -> dict[str, Any] | None:
    if last_time is None:
        return None
    return {
        "at": last_time.at.isoformat(),
        "temperament": _value(last_time.temperament),
        "share": last_time.share,
        "outcome": _value(last_time.outcome),
        "follow_up_at": None if last_time.follow_up_at is None else last_time.follow_up_at.isoformat(),
        "wants": last_time.wants.value,
        "can": last_time.can.value,
        "objection": _value(last_time.objection),
    }


def reminder_from(row: Columns) -> Reminder:
    """Read a row of reminders."""
    return Reminder(
        id=ReminderId(row["id"]),
        kind=ReminderKind(row["kind"]),
        employee_id=EmployeeId(row["employee_id"]),
        consultation_id=None if row["consultation_id"] is None else ConsultationId(row["consultation_id"]),
        due_at=row["due_at"],
        local_due=row["local_due"],
        time_zone=row["time_zone"],
        state=ReminderState(row["state"]),
        shown_at=row["shown_at"],
    )


def answer_from(row: Columns) -> Answer:
    """Read a row of answers."""
    likelihoods = row["likelihoods"]
    return Answer(
        question_id=QuestionId(row["question_id"]),
        option_id=OptionId(row["option_id"]),
        at=row["answered_at"],
        likelihoods=None if likelihoods is None else {Temperament(kind): p for kind, p in likelihoods.items()},
    )


def answer_values(answer: Answer) -> dict[str, Any]:
    """Give the columns of an answer; its place in the call is the repository's."""
    likelihoods = answer.likelihoods
    return {
        "question_id": answer.question_id,
        "option_id": answer.option_id,
        "answered_at": answer.at,
        "likelihoods": None if likelihoods is None else {kind.value: p for kind, p in likelihoods.items()},
    }


def card_values(card: CardShown) -> dict[str, Any]:
    """Give the columns of a card."""
    return {
        "consultation_id": card.consultation_id,
        "revision": card.revision,
        "shown_at": card.at,
        "posterior": {kind.value: p for kind, p in card.posterior.items()},
        "recognition": card.recognition.value,
        "runner_up": _value(card.runner_up),
        "phrase_id": card.phrase_id,
        "task_id": card.task_id,
        "content_version": card.content_version,
        "weights_version": card.weights_version,
        "read_by": card.read_by,
        "sentence": card.sentence,
    }


def _optional(kind: type[E], value: str | None) -> E | None:
    return None if value is None else kind(value)


def _value(member: StrEnum | None) -> str | None:
    return None if member is None else member.value
