"""How a client is addressed in a sentence."""

from __future__ import annotations

LIMIT = 20
"""Characters; «Александр Сергеевич» has 19. A longer one would make the sentence scroll."""


def form_of_address(name: str | None) -> str | None:
    """Return as many whole words of the name as fit into a sentence; a single word that is too long is cut."""
    if name is None:
        return None
    fitting = ""
    for word in name.split():
        longer = f"{fitting} {word}".strip()
        if len(longer) > LIMIT:
            break
        fitting = longer
    return fitting or f"{name[: LIMIT - 1]}…"
