"""In which form calls are written to files."""

from __future__ import annotations

from enum import StrEnum


class ExportForm(StrEnum):
    """XLSX is for people, the others are for programs."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
