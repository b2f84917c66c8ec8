"""Measures of a text as a person sees it on Telegram."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

MAX_MESSAGE = 4096
"""Telegram's limit of a message, in UTF-16 units after entities."""

_TAGS = frozenset(
    (
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "pre",
        "a",
        "blockquote",
        "span",
        "tg-spoiler",
        "tg-emoji",
    )
)
"""The whole list of the Bot API."""
_ATTRIBUTES = {
    "a": {"href"},
    "code": {"class"},
    "pre": {"class"},
    "blockquote": {"expandable"},
    "span": {"class"},
    "tg-emoji": {"emoji-id"},
}
_ENTITIES = frozenset({"lt", "gt", "amp", "quot"})
_UNSEEN = str.maketrans("", "", "\ufe0f\u200d")
"""The emoji selector and joiner take no room of their own."""


def visible_length(text: str) -> int:
    """Return how many characters a person sees."""
    return len(text.translate(_UNSEEN))


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


class _Markup(HTMLParser):
    """Walks HTML the way Telegram does: few tags, each closed in order, few named entities."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open_tags: list[str] = []
        self.problems: list[str] = []
        self.visible: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.problems.append(f"Telegram has no tag <{tag}>")
            return
        self.open_tags.append(tag)
        for name, _ in attrs:
            if name not in _ATTRIBUTES.get(tag, set()):
                self.problems.append(f"<{tag}> has no attribute {name}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's signature)
        self.problems.append(
            f"<{tag}/> must be written with an opening and a closing tag" if tag in _TAGS else f"Telegram has no tag <{tag}>"
        )

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags and self.open_tags[-1] == tag:
            self.open_tags.pop()
        elif tag in _TAGS:
            self.problems.append(f"</{tag}> closes nothing here")

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self.problems.append("a bare < must be written &lt;")
        if "&" in data:
            self.problems.append("a bare & must be written &amp;")
        self.visible.append(data)

    def handle_entityref(self, name: str) -> None:
        if name not in _ENTITIES:
            self.problems.append(f"Telegram does not know &{name};")
        self.visible.append(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.visible.append(unescape(f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"a comment <!--{data[:10]} is not allowed")

    def handle_decl(self, decl: str) -> None:
        self.problems.append(f"<!{decl[:10]} is not allowed")

    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"<![{data[:10]} is not allowed")

    def handle_pi(self, data: str) -> None:
        self.problems.append(f"<?{data[:10]} is not allowed")


def read_markup(html: str) -> tuple[str, list[str]]:
    """Return the text that a person sees, and what Telegram would refuse in its markup."""
    markup = _Markup()
    markup.feed(html)
    markup.close()
    return "".join(markup.visible), [*markup.problems, *(f"<{tag}> is not closed" for tag in markup.open_tags)]
