"""How a text did: how often it was shown, and how often it fitted where managers say so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUse:
    """How a text did lately; practice does not count."""

    shown: int
    """Cards on which it stood; finished calls after which a next step was said; how often a page was opened."""
    is_more: bool = False
    """It was shown more often than is counted."""
    fitted: int = 0
    """Of calls that ended with it on the last card."""
    fitted_not: int = 0
    is_judged: bool = True
    """Managers say whether it fits: false for next steps and pages."""
