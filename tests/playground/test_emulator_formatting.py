"""HTML becomes text and entities by Telegram's rules, and the page's HTML cannot carry anything else."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.detected import detected
from bot.playground.formatted_text import read_text
from bot.playground.html_markup import utf16_length
from bot.playground.shown_html import shown_html
from bot.playground.wire import Refusal


def entity(kind: str, offset: int, length: int, **more: str | int) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


PARSED: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "просто": ("просто", []),
    "<b>ж</b><i>к</i><u>п</u><s>з</s>": (
        "жкпз",
        [entity("bold", 0, 1), entity("italic", 1, 1), entity("underline", 2, 1), entity("strikethrough", 3, 1)],
    ),
    "<strong>a</strong><em>b</em><ins>c</ins><strike>d</strike><del>e</del>": (
        "abcde",
        [
            entity("bold", 0, 1),
            entity("italic", 1, 1),
            entity("underline", 2, 1),
            entity("strikethrough", 3, 1),
            entity("strikethrough", 4, 1),
        ],
    ),
    "😀<b>👍🏽 да</b>": ("😀👍🏽 да", [entity("bold", 2, 7)]),
    "<b>a<i>b</i></b>": ("ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
    "<code>x</code> <pre>y</pre>": ("x y", [entity("code", 0, 1), entity("pre", 2, 1)]),
    '<pre><code class="language-python">x</code></pre>': ("x", [entity("pre", 0, 1, language="python")]),
    '<code class="language-python">x</code>': ("x", [entity("code", 0, 1)]),
    '<a href="https://example.org/?a=1&amp;b=2">там</a>': (
        "там",
        [entity("text_link", 0, 3, url="https://example.org/?a=1&b=2")],
    ),
    '<a href="javascript:alert(1)">там</a>': ("там", []),
    "<a>example.org</a>": ("example.org", [entity("text_link", 0, 11, url="example.org")]),
    "<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>": (
        "ab",
        [entity("spoiler", 0, 1), entity("spoiler", 1, 1)],
    ),
    "<blockquote>a\nb</blockquote>": ("a\nb", [entity("blockquote", 0, 3)]),
    "<blockquote expandable>a</blockquote>": ("a", [entity("expandable_blockquote", 0, 1)]),
    "&lt;b&gt; &amp; &quot; &#1103; &#x1F600; &copy; &": ('<b> & " я 😀 &copy; &', []),
    "a &lt b": ("a < b", []),
    "<B>a</b>": ("a", [entity("bold", 0, 1)]),
    "<b>a</>": ("a", [entity("bold", 0, 1)]),
    " \n <b>a</b>  \n": ("<b>a</b>"[3:4], [entity("bold", 0, 1)]),
    "<b></b>a": ("a", []),
    "<b>a  </b>  ": ("a", [entity("bold", 0, 1)]),
    "a\r\nb": ("a\nb", []),
    '<tg-time unix="1647531900">в 22:45</tg-time>': ("в 22:45", [entity("date_time", 0, 7, unix_time=1647531900)]),
    "<tg-time unix='1647531900' format='TWd'>a</tg-time>": (
        "a",
        [entity("date_time", 0, 1, unix_time=1647531900, date_time_format="wdT")],
    ),
    '<tg-time unix="9" format="R">a</tg-time>': ("a", [entity("date_time", 0, 1, unix_time=9, date_time_format="r")]),
    '<tg-time unix="soon">a</tg-time> <tg-time>b</tg-time> <tg-time unix="-5">c</tg-time>': ("a b c", []),
    '<blockquote>a <tg-time unix="9">b</tg-time></blockquote>': (
        "a b",
        [entity("blockquote", 0, 3), entity("date_time", 2, 1, unix_time=9)],
    ),
}

BROKEN = {
    "<x>a</x>": 'Unsupported start tag "x" at byte offset 0',
    "я <x>": 'Unsupported start tag "x" at byte offset 3',
    "1 < 2": 'Unsupported start tag "" at byte offset 2',
    "<b>a": 'Can\'t find end tag corresponding to start tag "b"',
    "<b><i>a</i>": 'Can\'t find end tag corresponding to start tag "b"',
    "a</b>": "Unexpected end tag at byte offset 1",
    "<b>a</i>": 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "<b><i>a</b></i>": 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    "<b": "Unclosed start tag at byte offset 0",
    "<b>a</b": "Unclosed end tag at byte offset 4",
    '<a href="a': "Unclosed start tag at byte offset 0",
    "<a href": 'Unclosed start tag "a" at byte offset 0',
    "<a href=": 'Unclosed start tag "a" at byte offset 0',
    "<a =1>b</a>": 'Empty attribute name in the tag "a" at byte offset 0',
    '<tg-time unix="9" format="rw">a</tg-time>': "Invalid date format used",
    '<tg-time unix="9" format="H:i">a</tg-time>': "Invalid date format used",
    "<a href=a/b>c</a>": "Unexpected end of name token at byte offset 8",
    "<span>a</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    "<script>": 'Unsupported start tag "script" at byte offset 0',
}


@pytest.mark.parametrize("source", PARSED)
def test_html_becomes_entities(source: str) -> None:
    """Offsets and lengths count UTF-16 units; edges are trimmed."""
    assert read_text(source, "HTML") == PARSED[source]


@pytest.mark.parametrize("source", BROKEN)
def test_broken_html_names_the_byte(source: str) -> None:
    """The words and the byte offsets are Telegram's."""
    with pytest.raises(Refusal) as refused:
        read_text(source, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {BROKEN[source]}"


def test_custom_emoji_are_refused_by_name() -> None:
    """What the emulator cannot show is not dropped in silence."""
    with pytest.raises(Refusal, match="tg-emoji"):
        read_text('<tg-emoji emoji-id="5">👍</tg-emoji>', "HTML")


@pytest.mark.parametrize(
    "source",
    [
        '<b>до <tg-time unix="9">завтра</tg-time></b>',
        '<tg-time unix="9"><i>завтра</i></tg-time>',
        '<tg-time unix="9999999999">a</tg-time>',
    ],
)
def test_a_date_stands_by_itself(source: str) -> None:
    """Telegram drops a date in bold letters, or the bold: like code it shares its place with nothing."""
    with pytest.raises(Refusal, match=r"not emulated|too late"):
        read_text(source, "HTML")


def test_a_date_is_shown_with_its_moment() -> None:
    """For the page, which tells it by the reader's clock."""
    shown = shown_html(*read_text('Жду <tg-time unix="1647531900" format="t">в 22:45</tg-time>', "HTML"))
    assert shown == 'Жду <time datetime="2022-03-17T15:45:00+00:00" data-format="t">в 22:45</time>'


def test_without_parse_mode_tags_are_text() -> None:
    """A text without parse mode is shown as it is."""
    assert read_text("<b>&lt;", None) == ("<b>&lt;", [])


def test_given_entities_are_kept_and_follow_the_trimming() -> None:
    """Entities of the caller are clipped to what is left of the text."""
    assert read_text(" ab ", None, [entity("bold", 1, 3)]) == ("ab", [entity("bold", 0, 2)])


@given(st.text())
def test_any_text_is_parsed_or_refused(source: str) -> None:
    """No input breaks the parser, and every entity lies inside the text."""
    try:
        text, entities = read_text(source, "HTML")
    except Refusal:
        return
    length = utf16_length(text)
    assert all(0 <= one["offset"] < one["offset"] + one["length"] <= length for one in entities)


class Seen(HTMLParser):
    """Collects the tags and attributes of a piece of HTML, and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


ALLOWED = {
    "b": set[str](),
    "i": set[str](),
    "u": set[str](),
    "s": set[str](),
    "pre": set[str](),
    "blockquote": set[str](),
    "code": {"class"},
    "time": {"datetime", "data-format"},
    "span": {"class"},
    "a": {"href", "target", "rel"},
}
STYLES = ["bold", "italic", "code", "pre", "blockquote", "spoiler", "underline"]
KINDS = [*STYLES, "text_link", "url", "mention", "email", "phone_number", "bot_command"]
ENTITIES = st.lists(
    st.builds(
        lambda kind, offset, length, url: entity(kind, offset, length, url=url, language=url),
        st.sampled_from(KINDS),
        st.integers(0, 12),
        st.integers(1, 8),
        st.text(max_size=12) | st.sampled_from(['"><script>', "javascript:alert(1)", "https://a.b/\"onclick='x"]),
    ),
    max_size=6,
)


@given(st.text(alphabet="ab<>&\"'/😀\n", max_size=16), ENTITIES)
def test_shown_html_is_safe_whatever_the_entities(text: str, entities: list[dict[str, Any]]) -> None:
    """Only known tags and attributes come out, they nest, links have harmless schemes, and the text stays the text."""
    seen = Seen()
    seen.feed(shown_html(text, entities))
    seen.close()
    assert not seen.open
    assert seen.text == text
    for tag, attributes in seen.tags:
        assert set(attributes) <= ALLOWED[tag]
        if href := attributes.get("href"):
            assert re.match(r"(https?|mailto|tel|tg):", href)


def test_crossing_entities_are_split_so_that_tags_nest() -> None:
    """An entity that crosses another goes on behind it."""
    html = shown_html("abc", [entity("bold", 0, 2), entity("italic", 1, 2)])
    assert html == "<b>a<i>b</i></b><i>c</i>"


def test_shown_html_of_a_card() -> None:
    """Newlines stay newlines, quotes and angle brackets are escaped."""
    html = shown_html('a<"\nb', [entity("bold", 0, 3), entity("text_link", 4, 1, url="https://e.org/?a=1&b=2")])
    assert html == (
        '<b>a&lt;&quot;</b>\n<a href="https://e.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">b</a>'
    )


def test_typed_texts_get_the_entities_that_telegram_finds() -> None:
    """Commands are found anywhere, not inside words or paths; offsets count UTF-16 units."""
    assert detected("/call Иван") == [entity("bot_command", 0, 5)]
    assert detected("😀 /help@salesfloor_bot") == [entity("bot_command", 3, 20)]
    assert detected("и/или https://a.org/b/c @orlova #цена") == [
        entity("url", 6, 17),
        entity("mention", 24, 7),
        entity("hashtag", 32, 5),
    ]
    assert detected("без всего") == []
