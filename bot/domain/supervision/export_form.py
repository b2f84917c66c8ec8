"""In which form calls, and everything about one client, are written to files."""

from __future__ import annotations

from enum import StrEnum


class ExportForm(StrEnum):
    """XLSX is for people, the others are for programs."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"


class ClientFileForm(StrEnum):
    """A page for people, or JSON for programs."""

    HTML = "html"
    JSON = "json"
