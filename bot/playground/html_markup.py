"""Telegram's HTML: text with tags in, plain text and entities out, offsets and lengths in UTF-16 units.

The errors are Telegram's, byte offsets included. Custom emoji are refused by name, and so is a date inside other formatting
or around it: Telegram would show one of the two.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.wire import FormattedText, Json, bad_request

TAG_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NOT_EMULATED_TAGS = {"tg-emoji"}
DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")
LATEST_DATE = 2**31 - 1
LITERALS = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
SPACE = b" \t\n\r\v\f\0"
NAME_TOKEN = re.compile(rb"[A-Za-z0-9.\-]*")
CODE_POINTS = range(1, 0x10FFFF)
SURROGATES = range(0xD800, 0xE000)
MOST_DIGITS = 8
SPECIAL = re.compile(rb"[<&]")
CHARACTER_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
LINK = re.compile(r"(?:https?://|tg://|mailto:)?[^\s<>]+\.[^\s<>]+|(?:tg|mailto):[^\s<>]+")


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    unix: int  # of a date
    offset: int  # UTF-16 units
    part: int  # index into the parts written so far


class _Reader:
    """One pass over the UTF-8 bytes; a zero byte marks the end, as in Telegram's own reader."""

    def __init__(self, source: str) -> None:
        self.bytes = source.encode("utf-8", "surrogatepass") + b"\0"
        self.size = len(self.bytes) - 1
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.unix = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def skip(self, wanted: Callable[[int], bool]) -> bytes:
        start = self.at
        while self.at < self.size and wanted(self.bytes[self.at]):
            self.at += 1
        return self.bytes[start : self.at]

    def character_reference(self, at: int) -> tuple[str, int] | None:
        match = CHARACTER_REFERENCE.match(self.bytes, at)
        if match is None:
            return None
        if match[3] is not None:
            literal = LITERALS.get(match[3])
            return None if literal is None else (literal, match.end())
        digits, base = (match[1], 16) if match[1] is not None else (match[2], 10)
        code = int(digits, base) if digits else 0
        if code not in CODE_POINTS or code in SURROGATES or len(digits) > MOST_DIGITS:
            return None
        return chr(code), match.end()

    def read(self) -> FormattedText:
        while self.at < self.size:
            match = SPECIAL.search(self.bytes, self.at, self.size)
            stop = match.start() if match else self.size
            if stop > self.at:
                self.write(self.bytes[self.at : stop].decode("utf-8", "replace"))
                self.at = stop
            if match is None:
                break
            if match[0] == b"&":
                self.ampersand()
            elif self.bytes[self.at + 1 : self.at + 2] == b"/":
                self.end_tag()
            else:
                self.start_tag()
        if self.stack:
            tag = self.stack[-1].tag
            raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\"")
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.entities

    def ampersand(self) -> None:
        found = self.character_reference(self.at)
        if found is None:
            self.write("&")
            self.at += 1
        else:
            text, self.at = found
            self.write(text)

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.skip(lambda byte: byte not in SPACE and byte != ord(">")).decode("utf-8", "replace").lower()
        if self.at >= self.size:
            raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {begin}")
        if tag not in TAG_KINDS:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {begin}')
        if tag in NOT_EMULATED_TAGS:
            raise bad_request(f'the tag "{tag}" at byte offset {begin} is not emulated')
        argument, self.unix = "", 0
        while True:
            self.skip(lambda byte: byte in SPACE)
            if self.bytes[self.at] == ord(">"):
                break
            argument = self.attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise bad_request(f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.stack.append(_Open(tag, argument, self.unix, self.length, len(self.parts)))

    def attribute(self, tag: str, begin: int) -> str | None:
        """Read one attribute and return what it tells about the entity, if anything."""
        if self.at >= self.size:
            raise bad_request(f'can\'t parse entities: Unclosed start tag "{tag}" at byte offset {begin}')
        name = self.skip(lambda byte: byte not in SPACE and byte not in b"=>").decode("utf-8", "replace")
        if not name:
            raise bad_request(f'can\'t parse entities: Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self.skip(lambda byte: byte in SPACE)
        if self.bytes[self.at] != ord("="):
            if self.at >= self.size:
                raise bad_request(f'can\'t parse entities: Unclosed start tag "{tag}" at byte offset {begin}')
            return "expandable" if (tag, name) == ("blockquote", "expandable") else None
        self.at += 1
        self.skip(lambda byte: byte in SPACE)
        if self.at >= self.size:
            raise bad_request(f'can\'t parse entities: Unclosed start tag "{tag}" at byte offset {begin}')
        value = self.attribute_value()
        if self.at >= self.size:
            raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {begin}")
        if (tag, name) == ("a", "href"):
            return value
        if (tag, name) == ("tg-time", "unix"):
            self.unix = int(found[0]) if (found := re.match(r"-?[0-9]+", value)) else 0
        if (tag, name) == ("tg-time", "format"):
            return value
        if (tag, name) == ("code", "class") and value.startswith("language-"):
            return value.removeprefix("language-")
        if (tag, name) == ("span", "class") and value.startswith("tg-"):
            return value.removeprefix("tg-")
        return "expandable" if (tag, name) == ("blockquote", "expandable") else None

    def attribute_value(self) -> str:
        quote = self.bytes[self.at]
        if quote not in b"'\"":
            match = NAME_TOKEN.match(self.bytes, self.at)
            token = match[0] if match else b""
            begin, self.at = self.at, self.at + len(token)
            if self.at < self.size and self.bytes[self.at] not in SPACE + b">":
                raise bad_request(f"can't parse entities: Unexpected end of name token at byte offset {begin}")
            return token.decode("ascii").lower()
        self.at += 1
        value = bytearray()
        while self.at < self.size and self.bytes[self.at] != quote:
            found = self.character_reference(self.at) if self.bytes[self.at] == ord("&") else None
            if found is None:
                value.append(self.bytes[self.at])
                self.at += 1
            else:
                text, self.at = found
                value += text.encode()
        if self.at < self.size:
            self.at += 1
        return value.decode("utf-8", "replace")

    def end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {begin}")
        self.at += 2
        tag = self.skip(lambda byte: byte not in SPACE and byte != ord(">")).decode("utf-8", "replace").lower()
        self.skip(lambda byte: byte in SPACE)
        if self.bytes[self.at] != ord(">"):
            raise bad_request(f"can't parse entities: Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            raise bad_request(
                f'can\'t parse entities: Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        kind = TAG_KINDS[opened.tag]
        entity: Json = {"type": kind, "offset": opened.offset, "length": self.length - opened.offset}
        same_place = [
            inner for inner in self.entities[-1:] if inner["offset"] == entity["offset"] and inner["length"] == entity["length"]
        ]
        if kind == "text_link":
            url = opened.argument or "".join(self.parts[opened.part :])
            if not LINK.fullmatch(url):
                return  # Telegram shows the text of a link that leads nowhere without a link
            entity["url"] = url
        elif kind == "date_time":
            if not self.take_date(entity, opened):
                return
        elif kind == "blockquote" and opened.argument == "expandable":
            entity["type"] = "expandable_blockquote"
        elif kind == "pre" and same_place and same_place[0]["type"] == "code" and same_place[0].get("language"):
            same_place[0]["type"] = "pre"
            return
        elif kind == "code" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)

    def take_date(self, entity: Json, opened: _Open) -> bool:
        """Complete the entity of a date; False when there is no moment, and so no entity."""
        form = date_format(opened.argument)
        if opened.unix > LATEST_DATE:
            raise bad_request(f"the moment {opened.unix} is too late to be a date")
        around = any(TAG_KINDS[outer.tag] != "blockquote" for outer in self.stack)
        if around or any(inner["offset"] >= opened.offset for inner in self.entities):
            raise bad_request("a date inside other formatting, or around it, is not emulated: Telegram would show one of the two")
        entity["unix_time"] = opened.unix
        if form:
            entity["date_time_format"] = form
        return opened.unix > 0


def date_format(written: str) -> str:
    """Return a format of dates as Telegram tells it again: «r», or weekday, date and time in this order.

    Raises:
        Refusal: There is no such format.
    """
    if not DATE_FORMAT.fullmatch(written):
        raise bad_request("can't parse entities: Invalid date format used")
    if written in {"r", "R"}:
        return "r"
    weekday = "w" if set(written) & {"w", "W"} else ""
    return weekday + "".join(next((sign for sign in signs if sign in written), "") for signs in ("dD", "tT"))


def parse_html(source: str) -> FormattedText:
    """Parse Telegram's HTML and return the untrimmed text with its entities.

    Raises:
        Refusal: In Telegram's words, with byte offsets into `source`.
    """
    if "<" not in source and "&" not in source:
        return source, []
    text, entities = _Reader(source).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)  # a language belongs to pre alone
    return text, entities
