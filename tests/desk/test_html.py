"""HTML that is built: texts are escaped, and nothing can be said inline."""

from __future__ import annotations

import pytest

from bot.desk.html import el, join

NASTY = '<b onclick="x()">&"\''


def test_texts_are_escaped_and_html_is_not() -> None:
    """A client may be called anything."""
    assert el("td", NASTY, el("i", "x")) == "<td>&lt;b onclick=&#34;x()&#34;&gt;&amp;&#34;&#39;<i>x</i></td>"
    assert el("a", "x", title=NASTY) == '<a title="&lt;b onclick=&#34;x()&#34;&gt;&amp;&#34;&#39;">x</a>'
    assert join([NASTY, None, ["a", el("br")]]) == "&lt;b onclick=&#34;x()&#34;&gt;&amp;&#34;&#39;a<br>"


def test_attributes_are_said_or_left_out() -> None:
    """True has no value, None and False are not there; underscores are dashes."""
    assert (
        el("input", class_="a", checked=True, disabled=False, aria_label=None, data_n=0) == '<input class="a" checked data-n="0">'
    )


@pytest.mark.parametrize(
    "attributes",
    [
        {"style": "color:red"},
        {"onclick": "x()"},
        {"href": "https://elsewhere.example"},
        {"href": "//elsewhere.example"},
        {"src": "data:text/html,x"},
        {"action": "javascript:x()"},
    ],
)
def test_nothing_inline_and_nothing_elsewhere(attributes: dict[str, str]) -> None:
    """The policy under which the browser reads the page would refuse it; so no page gets as far."""
    with pytest.raises(ValueError, match=r"inline|this server"):
        el("a", "x", **attributes)
