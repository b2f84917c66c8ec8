"""How a message lies on the screen: its height, where its lines break, what its buttons show, and what is wrong with that.

It measures whatever messages the page shows; which ones those are, it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from .chat_page import ChatPage

TALLEST = 450
"""Pixels that a message and its keyboard may take at 390 × 844."""
SENTENCE_ROWS = 3
"""Rows that the sentence may take; every other line of a live card stays on one."""
READABLE = 14
"""Pixels of a label's letters; smaller ones are not read at a glance."""
LONELY = 3
"""A last row of so few signs looks like a mistake."""

LOOK = """first => document.fonts.ready.then(() => [...document.querySelectorAll("[data-message-id]")].slice(first).map((it) => {
    const text = it.querySelector(".text");
    const lines = [[]];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const boxOf = (node, from, to) => {
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect();
    };
    const put = (said, box) => {
        const rows = lines.at(-1);
        if (box.width > 0 && (rows.length === 0 || box.top - rows.at(-1).top > 8)) rows.push({ top: box.top, said: "" });
        if (rows.length > 0) rows.at(-1).said += said;
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let place = 0;
        for (const [number, part] of node.data.split("\\n").entries()) {
            if (number > 0) { lines.push([]); place += 1; }
            if (part === "") continue;
            const whole = boxOf(node, place, place + part.length);
            if (whole.height <= boxOf(node, place, place + 1).height + 8) {
                put(part, whole);  // in one row: its signs need not be asked one by one
                place += part.length;
                continue;
            }
            for (const sign of part) {
                put(sign, boxOf(node, place, place + sign.length));
                place += sign.length;
            }
        }
    }
    const box = it.getBoundingClientRect();
    return {
        id: Number(it.dataset.messageId),
        height: box.height,
        is_inside: box.left >= 0 && box.right <= document.documentElement.clientWidth,
        lines: lines.map((rows) => rows.map((row) => row.said)),
        labels: [...it.querySelectorAll(".keyboard .label")].map((label) => ({
            said: label.textContent,
            is_cut: label.scrollWidth > label.clientWidth,
            letters: parseFloat(getComputedStyle(label).fontSize),
        })),
    };
}))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a button shows. `letters` is their size in CSS pixels."""

    said: str
    is_cut: bool
    letters: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One message as it lies on the screen.

    Attributes:
        id: Message id.
        height: Bubble and keyboard, in CSS pixels.
        is_inside: Nothing of it sticks out to the left or right.
        lines: Each line of the text as the rows it is broken into; an empty line has none.
        labels: Its inline buttons in reading order.
    """

    id: int
    height: float
    is_inside: bool
    lines: Sequence[Sequence[str]]
    labels: Sequence[Label]

    @classmethod
    def read(cls, seen: dict[str, Any]) -> Self:
        """Build from what the page's script found."""
        return cls(**{**seen, "labels": [Label(**label) for label in seen["labels"]]})


async def look(page: ChatPage) -> list[Look]:
    """Measure every message on the page, oldest first."""
    return [Look.read(seen) for seen in await page.tab.evaluate(LOOK, 0)]


async def look_at_last(page: ChatPage) -> Look | None:
    """Measure the last message on the page, if there is one."""
    return next((Look.read(seen) for seen in await page.tab.evaluate(LOOK, -1)), None)


def faults(seen: Look, *, is_card: bool = False, tallest: float = TALLEST) -> Iterator[str]:
    """Say what is wrong with a message.

    Args:
        seen: The message.
        is_card: A live call's card: after the sentence every line has one row.
        tallest: Pixels of height allowed.
    """
    if seen.height > tallest:
        yield f"{seen.height:.0f} px high, {tallest:.0f} are allowed"
    if not seen.is_inside:
        yield "it sticks out of the screen"
    for label in seen.labels:
        if label.is_cut:
            yield f"the button «{label.said}» is cut"
        elif label.letters < READABLE:
            yield f"the button «{label.said}» has letters of {label.letters:.0f} px"
    if is_card:
        yield from _broken_lines(seen)


def _broken_lines(seen: Look) -> Iterator[str]:
    sentence, *others = seen.lines
    if len(sentence) > SENTENCE_ROWS:
        yield f"the sentence takes {len(sentence)} rows: {' / '.join(sentence)}"
    if len(sentence) > 1 and len(sentence[-1].strip()) <= LONELY:
        yield f"the sentence ends in a row of its own: {' / '.join(sentence)}"
    for rows in others:
        if len(rows) > 1:
            yield f"a line is broken: {' / '.join(rows)}"
