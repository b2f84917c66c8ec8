"""Formatted text by Telegram's rules: what a bot sent becomes plain text and entities, trimmed, measured and searched for links.

Left out: Markdown, which is refused by name.
"""

import re
from collections.abc import Sequence

from bot.playground.detected import with_detected
from bot.playground.html_markup import LATEST_DATE, date_format, parse_html, utf16_length
from bot.playground.wire import FormattedText, Json, bad_request

NEEDED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time"}
"""The field without which an entity of this type says nothing."""
ENTITY_TYPES = {
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote"),
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"),
    *NEEDED,
}
TAKEN_OUT = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\u2028-\u202e]")
"""Control characters and marks of direction: Telegram makes spaces of them, or nothing."""


def read_text(source: str, parse_mode: str | None, entities: Sequence[Json] | None = None) -> FormattedText:
    """Return the text that is shown and its entities, trimmed like Telegram trims.

    Raises:
        Refusal: The markup is broken or of an unknown kind, an entity lies outside the text, or a character would not arrive.
    """
    source = source.replace("\r", "")
    if lost := TAKEN_OUT.search(source):
        raise bad_request(f"Telegram would take U+{ord(lost[0]):04X} out of the text")
    if parse_mode:
        if parse_mode.lower() in {"markdown", "markdownv2"}:
            raise bad_request(f"parse_mode {parse_mode} is not emulated, only HTML is")
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, found = _trimmed(*parse_html(source))
    else:
        for entity in entities or ():
            _check_entity(entity, utf16_length(source))
        text, found = _trimmed(source, [dict(entity) for entity in entities or ()])
    return text, with_detected(text, found)


def _check_entity(entity: Json, text_length: int) -> None:
    kind, start, length = entity["type"], entity["offset"], entity["length"]
    if kind not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind in NEEDED and NEEDED[kind] not in entity:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{NEEDED[kind]}\"")
    if kind == "date_time":
        date_format(entity.get("date_time_format", ""))
        if not 0 < entity["unix_time"] <= LATEST_DATE:
            raise bad_request("can't parse MessageEntity: Invalid date specified")
    if start < 0:
        raise bad_request(f"receive an entity with incorrect offset {start}")
    if length <= 0:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if start > text_length:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
    if start + length > text_length:
        end = start + length
        raise bad_request(f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}")


def _trimmed(text: str, entities: list[Json]) -> FormattedText:
    kept = text.rstrip()
    first_entity = min((entity["offset"] for entity in entities), default=len(kept))
    start = 0
    while start < len(kept) and start < first_entity and kept[start] in " \n":
        start += 1
    kept = kept[start:]
    if len(kept) == len(text):
        return kept, entities
    length = utf16_length(kept)
    clipped = []
    for entity in entities:
        offset = entity["offset"] - start
        size = min(entity["length"], length - offset)
        if size > 0:
            clipped.append({**entity, "offset": offset, "length": size})
    return kept, clipped
