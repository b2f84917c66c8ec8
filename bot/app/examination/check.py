"""One line of `salesfloor doctor`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line: what was found, and what to do about it."""

    verdict: Verdict
    what: str
    what_to_do: str = ""

    def __str__(self) -> str:
        found = " ".join(self.what.split())
        return f"{self.verdict:<4}  {found}" + (f"  {self.what_to_do}" if self.what_to_do else "")
