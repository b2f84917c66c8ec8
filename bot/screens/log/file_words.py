"""The words inside files that people read: columns and values in the reader's language. Programs read the contract's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.calls.consultation import FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.supervision.export_form import ExportForm
from bot.screens.texts import Texts
from bot.services.interaction_ports import InteractionKind
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS

COMMA = "en"
"""The language whose spreadsheets part cells by commas; all others by semicolons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWords:
    """What stands in place of the contract's words; nothing is the contract."""

    headers: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    separator: str = ","
    manager: str = "manager"
    """Before the number that stands for one, where names are left out."""
    client: str = "client"


def file_words(form: ExportForm, texts: Texts, language: str, script: Script) -> FileWords:
    """Return the words of a file: XLSX is for people; of a CSV only what parts cells and decimals is theirs."""
    separator = "," if language == COMMA else ";"
    if form is not ExportForm.XLSX:
        return FileWords(separator=separator)
    return FileWords(
        headers={column: texts.plain(f"column.{column}") for column in dict.fromkeys((*CONSULTATION_COLUMNS, *EVENT_COLUMNS))},
        values=_values(texts, script),
        separator=separator,
        manager=texts.plain("export.masked_manager"),
        client=texts.plain("export.masked_client"),
    )


def _values(texts: Texts, script: Script) -> Mapping[str, Mapping[str, str]]:
    types = {kind.value: texts.temperament(kind) for kind in Temperament}
    known = {one.value: texts.plain(f"intent.{one}") for one in Known}
    truth = {"true": known["yes"], "false": known["no"]}
    return {
        "finished_by": {by.value: texts.plain(f"log.finished_by.{by}") for by in FinishedBy},
        "is_practice": truth,
        "temperament": types | {one: texts.plain(f"log.type.{one}") for one in (Recognition.MIXED, Recognition.UNKNOWN)},
        "temperament_source": {source.value: texts.plain(f"export.source.{source}") for source in TemperamentSource},
        "runner_up": types,
        "wants": known,
        "can": known,
        "intent": {f"{wants}/{can}": f"{known[wants]} / {known[can]}" for wants in Known for can in Known},
        "task_id": {task: texts.task(task) for task in dict.fromkeys(phrase.task_id for phrase in script.phrases)},
        "phrase_fit": known,
        "outcome": {outcome.value: texts.plain(f"outcome.{outcome}") for outcome in Outcome},
        "kind": {kind.value: texts.plain(f"export.event.{kind}") for kind in InteractionKind},
    }
