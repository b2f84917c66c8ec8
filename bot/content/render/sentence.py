"""Turns a phrase, a client's name and a line of the house sheet into the sentence to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.content.render.templates import SLOT, Template
from bot.domain.house.sheet import SAID

VARIABLES = frozenset({"address", "name", SLOT})
"""All that a phrase may use: the form of address with its comma and space, the bare name, and one line of the house sheet."""

_SLOTS: Final = re.compile(rf"\{{\{{ {SLOT}\.(\w+) \}}\}}")
_LINE_BEGINS: Final = "\ufdd1"
"""Stands before the line while a sentence is put together: a sign that Unicode keeps for such uses."""
_SENTENCE_BEGINS: Final = re.compile(rf"(^\W*|[.!?…]\s+){_LINE_BEGINS}(\w?)")


def sentence(phrase: Template, name: str | None, line: str = "") -> str:
    """Return the sentence with its first letter upper case; it reads naturally without a name too.

    A line of the house sheet begins small inside a sentence, and with a capital where it begins one.
    """
    spoken = " ".join((name or "").split())
    facts: dict[str, object] = {"address": f"{spoken}, " if spoken else "", "name": spoken}
    if SLOT in phrase.variables:
        facts[SLOT] = dict.fromkeys((field.value for field in SAID), _LINE_BEGINS + line)
    said = phrase.plain(facts).strip()
    if _LINE_BEGINS in said:
        said = _SENTENCE_BEGINS.sub(lambda found: found[1] + found[2].upper(), said).replace(_LINE_BEGINS, "")
    return capitalised(said)


def slots_in(source: str) -> Sequence[str]:
    """Return which lines of the house sheet a phrase says, as it names them."""
    return _SLOTS.findall(source)


def slot_of(source: str) -> str | None:
    """Return the line of the house sheet that a phrase says; None for a neutral one."""
    return next(iter(slots_in(source)), None)


def capitalised(text: str) -> str:
    """Return the text with its first letter upper case, past quotes and icons; one that opens with a figure stays as it is."""
    for place, character in enumerate(text):
        if character.isalnum():
            return text[:place] + character.upper() + text[place + 1 :]
    return text
