"""The corpus of content: one small complete directory, and examples that are edits of it.

An example is a directory named `<rule>.<reason>` with an `edits.toml`: a list of edits, each on one file. An invalid one also
has an `expected.txt`: the findings, line by line.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.content.read.talk import FewestLines
from bot.content.read.written import Expected
from bot.content.said import Sayings
from bot.screens.text_spec import WordSpec

CORPUS = Path(__file__).parent / "corpus"
COMPLETE = CORPUS / "valid" / "complete"

EXPECTED = Expected(
    words={
        "card.task": WordSpec(help="the task", facts={"task": "узнать"}, limit=44),
        "card.avoid": WordSpec(help="what to avoid", facts={"avoid": "спешки"}, limit=36),
        "button.more": WordSpec(help="more", limit=6, is_button=True),
        "button.call_name": WordSpec(help="call him", facts={"name": "Анна Петровна"}, limit=24, is_button=True),
        "welcome": WordSpec(help="greets an employee", facts={"name": "Иван", "is_new": True}),
        "earlier": WordSpec(help="so many earlier cues", facts={"n": 3}, limit=20),
        "document.000": WordSpec(help="title of document 000"),
        "document.002": WordSpec(help="title of document 002"),
    },
    lines=FewestLines(whole=3, ordinary=1, temperament=0, intent=0, objection=1),
    templates={
        "card.html": {"sentence": "Иван Ильич М, что для вас важнее?", "prompt": "🔈 Что ещё слышите?"},
        "why.html": {"title": "Почему смелый", "lines": ["торопит", "говорит рублено"]},
    },
)
"""What the corpus's content is asked for: a few texts of each kind, so that new texts of the bot do not touch the corpus."""


class _PlainWords:
    """A `Lemmatiser` without a dictionary: every word is its own lemma, and only its beginning makes another form known."""

    def lemmas(self, words: Sequence[str], /) -> Sequence[str]:
        return words

    def last_part(self, lemma: str, /) -> str:
        return lemma

    def knows(self, word: str, /) -> bool:
        return True


@cache
def plain_sayings(language: str) -> Sayings:
    """Return who can tell what is said in the corpus, whatever the language."""
    return Sayings(_PlainWords())


def examples(kind: str) -> list[Path]:
    """Return the directories of all valid or invalid examples."""
    return sorted(path.parent for path in (CORPUS / kind).glob("*/edits.toml"))


def build(example: Path, place: Path) -> Path:
    """Copy the complete content to a place, apply the example's edits, and return the directory."""
    directory = place / "content"
    shutil.copytree(COMPLETE, directory)
    for edit in tomllib.loads((example / "edits.toml").read_text("utf-8"))["edit"]:
        _apply(directory, edit)
    return directory


def _apply(directory: Path, edit: Mapping[str, str]) -> None:
    path = directory / edit["file"]
    match edit:
        case {"file": _, "replace": old, "by": new}:
            text = path.read_text("utf-8")
            assert text.count(old) == 1, f"{edit['file']}: {text.count(old)} places read {old!r}"
            path.write_text(text.replace(old, new), "utf-8")
        case {"file": _, "add": text}:
            path.write_text(path.read_text("utf-8") + text, "utf-8")
        case {"file": _, "text": text}:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        case {"file": _, "hex": raw}:
            path.write_bytes(bytes.fromhex(raw))
        case {"file": _, "fill": text, "times": str(times)}:
            path.write_text(text * int(times), "utf-8")
        case {"file": _, "link": target}:
            path.unlink()
            path.symlink_to(target)
        case {"file": _, "copy": source}:
            shutil.copytree(directory / source, path)
        case {"file": _, "gone": _}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        case _:
            raise AssertionError(f"unknown edit {sorted(edit)}")
