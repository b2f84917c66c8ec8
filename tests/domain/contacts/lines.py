"""Reads the lines of this folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent
LANGUAGES = ("ru", "en", "ro", "fi")
_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)
_SIGN = re.compile(r"\[☎\]|\[@\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A line that leads to somebody.

    Attributes:
        text: as it is typed.
        words: those that must be left, in order, «□» where something was masked.
    """

    text: str
    words: tuple[str, ...]


def contact_lines(language: str) -> list[ContactLine]:
    """Read the lines with contacts of one language."""
    return [
        ContactLine(text=re.sub("[⟦⟧]", "", line), words=_words(_MARKED.sub(" □ ", line))) for line in _read(language)["contact"]
    ]


def figure_lines(language: str) -> list[str]:
    """Read the lines of one language in which nothing may be masked."""
    return _read(language)["kept"]


def words_left(masked: str) -> tuple[str, ...]:
    """Return the words of a masked text, «□» for each sign, or for several without a word between."""
    return _words(_SIGN.sub(" □ ", masked))


def _words(text: str) -> tuple[str, ...]:
    words = re.findall(r"\w+|□", text)
    return tuple(word for place, word in enumerate(words) if word != "□" or words[place - 1 : place] != ["□"])


def _read(language: str) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = YAML(typ="safe").load(FOLDER / f"{language}.yaml")
    return lines
