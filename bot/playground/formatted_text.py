"""Formatted text by Telegram's rules: what a bot sent becomes plain text and entities, trimmed and measured.

Left out: Markdown, which is refused by name.
"""

from collections.abc import Sequence

from bot.playground.html_markup import parse_html, utf16_length
from bot.playground.wire import FormattedText, Json, bad_request


def read_text(source: str, parse_mode: str | None, entities: Sequence[Json] | None = None) -> FormattedText:
    """Return the text that is shown and its entities, trimmed like Telegram trims.

    Raises:
        Refusal: The markup is broken or of an unknown kind, or an entity lies outside the text.
    """
    source = source.replace("\r", "")
    if parse_mode:
        if parse_mode.lower() in {"markdown", "markdownv2"}:
            raise bad_request(f"parse_mode {parse_mode} is not emulated, only HTML is")
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        return _trimmed(*parse_html(source))
    length = utf16_length(source)
    for entity in entities or ():
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > length:
            raise bad_request(f"can't parse entities: entity {entity['type']} lies outside the text")
    return _trimmed(source, [dict(entity) for entity in entities or ()])


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
