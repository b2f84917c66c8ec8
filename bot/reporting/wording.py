"""In whose words a file is written: in those of the contract, which programs read, or in those of a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is written in place of the contract's words. Without anything it is the contract."""

    headers: Mapping[str, str] = field(default_factory=dict)
    """By column; those of two columns may not be the same."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By column, and there by the contract's value, such as `outcome`: `bought`; truth is `true` and `false`."""
    separator: str = ","
    """What parts the cells of a CSV: spreadsheets in Russian, Romanian and Finnish want a semicolon, and a comma in decimals."""


CONTRACT = Wording()
"""What programs read."""
