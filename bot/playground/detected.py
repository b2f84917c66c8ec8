"""Entities that Telegram finds by itself in what people type: commands, links, mentions and tags."""

import re

from bot.playground.html_markup import utf16_length
from bot.playground.wire import Json

PATTERNS = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?\b"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
    "url": re.compile(r"(?<!\S)https?://[^\s<>\"]+[^\s<>\".,;:!?)]"),
}


def detected(text: str) -> list[Json]:
    """Return the entities of a typed text, ordered, none overlapping."""
    if not any(sign in text for sign in "/@#"):
        return []
    found: list[tuple[int, int, str]] = []
    for kind, pattern in PATTERNS.items():
        found += [(match.start(), match.end(), kind) for match in pattern.finditer(text)]
    entities: list[Json] = []
    reached = 0
    for start, end, kind in sorted(found, key=lambda span: (span[0], -span[1])):
        if start < reached:
            continue
        reached = end
        entities.append({"type": kind, "offset": utf16_length(text[:start]), "length": utf16_length(text[start:end])})
    return entities
