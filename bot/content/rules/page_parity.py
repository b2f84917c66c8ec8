"""A page of the guide says as much in every language: nothing that stands in one is lost in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "page_parity"
TITLE = "A guide page has the same paragraphs, points, own advice and numbers in every language"

ORIGIN = "ru"
"""The language that pages are written in first; without it, the first language there is."""
_STEP = re.compile(r"[0-9]+\. ")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What can be counted in a text, whatever its language."""

    paragraphs: int
    points: int
    steps: int
    ours: int
    """Lines that are marked as our own advice."""
    numbers: Counter[str]
    """How often each stands in the text; a comma in one is a point."""


def check(content: Content) -> Iterator[Finding]:
    """Give pages that have more or less than the page they were written after."""
    codes = {language.code: language for language in content.languages}
    if not codes:
        return
    origin = codes.get(ORIGIN, content.languages[0])
    shapes = {key: _shape_of(page.text.value) for key, page in origin.guide.pages.items()}
    for language in content.languages:
        for key, page in language.guide.pages.items():
            differs = _difference(shapes[key], _shape_of(page.text.value)) if key in shapes else ""
            if differs:
                message = f"{key} has {differs}"
                hint = f"say here what {origin.file(layout.GUIDE)} says, no more and no less"
                yield Finding(rule=ID, file=language.file(layout.GUIDE), line=page.text.line, message=message, hint=hint)


def differs(text: str, other: str) -> bool:
    """Tell whether two texts of a page say more or less than each other, as far as that can be counted."""
    return bool(_difference(_shape_of(text), _shape_of(other)))


def _shape_of(text: str) -> _Shape:
    lines = [line for line in text.splitlines() if line.strip()]
    return _Shape(
        paragraphs=len([one for one in re.split(r"\n\s*\n", text.strip()) if one]),
        points=sum(line.startswith("• ") for line in lines),
        steps=sum(bool(_STEP.match(line)) for line in lines),
        ours=sum(line.startswith("→ ") for line in lines),
        numbers=Counter(number.replace(",", ".") for number in _NUMBER.findall(text)),
    )


def _difference(wanted: _Shape, found: _Shape) -> str:
    """Say the first thing that differs; nothing when all is alike."""
    counted = (
        ("paragraphs", found.paragraphs, wanted.paragraphs),
        ("points", found.points, wanted.points),
        ("numbered steps", found.steps, wanted.steps),
        ("lines of our own", found.ours, wanted.ours),
    )
    for what, here, there in counted:
        if here != there:
            return f"{here} {what}, {there} are needed"
    if lost := wanted.numbers - found.numbers:
        return f"lost the number {min(lost)}"
    if added := found.numbers - wanted.numbers:
        return f"a number of its own, {min(added)}"
    return ""
