"""A file with everything about one client: a page that people read, or JSON for programs. Rows in, bytes out."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

STYLE = (
    "body{font:16px/1.4 system-ui,sans-serif;margin:1rem;max-width:70rem}table{border-collapse:collapse;margin:.5rem 0 1.5rem}"
    "th,td{border:1px solid #999;padding:.2rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one table has of him."""

    name: str
    told: Sequence[str]
    """Lines on what it holds, why, and how long."""
    rows: Sequence[Mapping[str, Any]]


def as_html(title: str, sections: Sequence[Section]) -> bytes:
    """Return a page that needs nothing beside it; what is stored stands in it as text and does nothing."""
    parts = [f"<!doctype html><html lang=en><meta charset=utf-8><title>{_text(title)}</title><style>{STYLE}</style>"]
    parts.append(f"<h1>{_text(title)}</h1>")
    for section in sections:
        parts.append(f"<h2>{_text(section.name)}: {len(section.rows)}</h2>")
        parts += [f"<p>{_text(line)}</p>" for line in section.told]
        parts += [_table(row) for row in section.rows]
    return "\n".join(parts).encode()


def as_json(sections: Sequence[Section]) -> bytes:
    """Return the same rows by table."""
    said = {section.name: [{name: _plain(value) for name, value in row.items()} for row in section.rows] for section in sections}
    return json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"


def _table(row: Mapping[str, Any]) -> str:
    known = [(name, _plain(value)) for name, value in row.items() if value is not None]
    cells = "".join(f"<tr><th>{_text(name)}</th><td>{_text(_said(value))}</td></tr>" for name, value in known)
    return f"<table>{cells}</table>"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _text(words: str) -> str:
    return html.escape(words)
