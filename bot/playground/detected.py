"""Entities that Telegram finds by itself, in what people type and in what bots send: commands, links, names and numbers.

Left out: bank cards and times, which the Bot API does not name, and addresses without a scheme under rare endings.
"""

import re
from collections.abc import Sequence

from bot.playground.html_markup import utf16_length
from bot.playground.wire import Json

PATTERNS = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
    "cashtag": re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])"),
    "email": re.compile(r"(?<![\w.+@-])[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,29}\.){1,6}[A-Za-z]{2,8}\b"),
    "phone_number": re.compile(r"(?<![\w+])\+[0-9](?:[ ()-]{0,2}[0-9]){6,14}\b"),
    "url": re.compile(
        r"(?<![\w@./-])(?:https?://[^\s<>«»\"/?#.]+\.[^\s<>«»\"/?#]+"
        r"|(?:[A-Za-z0-9-]{1,63}\.){1,6}(?:com|eu|fi|md|me|net|org|ro|ru)(?![\w@-]|\.\w))"
        r"(?:[/?#][^\s<>«»\"]*)?(?<![.:;,()'?!`])"
    ),
}
SIGNS = "/@#$+."
"""Every pattern holds one of them."""
OPAQUE = {"code", "pre", "text_link", "text_mention", "date_time"}
"""Nothing is found inside of these."""
STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler"}
"""These come after what was found in the same place."""


def detected(text: str) -> list[Json]:
    """Return the entities of a text without any, ordered, none overlapping."""
    if not any(sign in text for sign in SIGNS):
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


def with_detected(text: str, given: Sequence[Json]) -> list[Json]:
    """Return the entities that a bot gave together with those that are found beside them and within styles, in order."""
    opaque = [entity for entity in given if entity["type"] in OPAQUE]
    found = [entity for entity in detected(text) if not any(_meet(entity, other) for other in opaque)]
    return sorted([*given, *found], key=lambda entity: (entity["offset"], -entity["length"], entity["type"] in STYLES))


def _meet(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
