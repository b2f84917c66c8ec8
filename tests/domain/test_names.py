"""What is kept of a name: everything that is seen of it, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.clients.naming import read_code
from bot.domain.invisible import is_invisible
from bot.domain.masking import mask
from bot.domain.names import COLLEAGUE_LIMIT, NAME_LIMIT, lettered_name, shown_name, tidy_name, visible

REAL = (
    "Иван Петрович",
    "Анна-Мария",
    "О’Коннор",
    "Д'Артаньян",
    "Йохан Ёлкин",
    "Ștefan Țăranu",
    "Väinö Ääninen",
    "Nguyễn Thị Hằng",
    "Ọlátúńjí",
    "Müller & Söhne №5",
    "محمد",
    "علی\u200cرضا",
    "मनीष शर्मा",
    "क्\u200dष",
    "ശ്രീ\u200cരാഗ്",
    "שָׁלוֹם",
    "สมชาย",
    "김철수",
    "さくら",
    "葛\U000e0100城",
    "Аня 🌸",
    "🎉",
    "❤️ Оля",
    "👨\u200d👩\u200d👧 Ивановы",
    "👩🏽\u200d🚀",
    "🇫🇮 Pekka",
    "\U0001faea",
    "1️⃣ этаж",
    "Отель 24",
    "К-17",
)
EMPTY = {
    "nothing": "",
    "spaces": " \t\n\u00a0\u2003\u3000",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "directions": "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "soft hyphen": "\u00ad",
    "Hangul fillers": "\u3164\u115f\u1160\uffa0",
    "empty Braille": "\u2800",
    "tags": "\U000e0041\U000e006e\U000e007f",
    "variation selectors": "\ufe0f\ufe0e\U000e0100",
    "marks without a letter": "\u0301\u0308\u20e3",
    "controls": "\x00\x07\x1b\x7f",
    "private": "\ue000\U000f0000",
    "invisible operators": "\u2061\u2062\u2063\u2064",
    "musical": "\U0001d173\U0001d174",
    "shorthand": "\U0001bca0",
    "Mongolian": "\u180b\u180e",
    "interlinear": "\ufff9\ufffb",
    "half a pair": "\ud83d",
    "joiner": "\u034f",
    "a phone": "+7 900 123-45-67",
    "an address": "ivan@mail.ru",
    "a handle": "@ivan_petrov",
}
SIGNS = st.one_of(
    st.characters(),
    st.sampled_from("\u200b\u200c\u200d\u200e\u202e\u2066\u3164\u2800\u00ad\ufe0f\u0301\u0306 \u00a0й\u0306иअक्षعلی👩🚀🏽1@.[]☎"),
    st.sampled_from(REAL),
)
TYPED = st.lists(SIGNS, max_size=80).map("".join)


@pytest.mark.parametrize("name", REAL)
def test_real_names_stay_as_they_are(name: str) -> None:
    """Marks, apostrophes, hyphens, joiners where a script writes with them, emoji."""
    assert tidy_name(name) == unicodedata.normalize("NFC", name)
    assert shown_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("hidden", EMPTY.values(), ids=EMPTY)
def test_what_shows_nothing_is_no_name(hidden: str) -> None:
    """Neither by itself nor with spaces around it; beside a name it leaves the name."""
    assert tidy_name(hidden) is None
    assert tidy_name(f" {hidden} {hidden}") is None
    assert lettered_name(hidden) is None
    assert tidy_name(f"Анна {hidden}") == "Анна"


@pytest.mark.parametrize(
    "hidden", [one for kind, one in EMPTY.items() if kind not in ("spaces", "marks without a letter") and "a" not in kind.split()]
)
def test_hidden_signs_go_from_within_a_name(hidden: str) -> None:
    """Two names that look the same are the same."""
    if not any(map(str.isalnum, hidden)) and "@" not in hidden:
        assert tidy_name(f"Ив{hidden}ан{hidden}") == "Иван"
        assert read_code(f"К-{hidden}17") == "К-17"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Иван\n\tПетрович  ", "Иван Петрович"),
        ("\u202eИван\u0000\u200b", "Иван"),
        ("Ж" * 100, "Ж" * NAME_LIMIT),
        ("И\u0306ван", "Йван"),
        ("и\u200b\u0306", "й"),
        ("S\u0327tefan", "Ştefan"),
        ("Va\u0308ino\u0308", "Väinö"),
        ("З" + "\u0335\u0336\u0337\u0338" * 20 + "ло", "З\u0335\u0336\u0337ло"),
        ("a\u200db", "ab"),
        ("Ив\ufe0fан", "Иван"),
        ("Иван 8 (999) 123-45-67", "Иван"),
        ("Иван, тел. 8 9\u200b16 123 45 67", "Иван, тел."),
        ("8 916 ivan@mail.ru 123-45-67", "8 916"),
        ("Иван " + "очень " * 8 + "ivan собака mail точка ru", "Иван " + " ".join(["очень"] * 8)),
        ("👨\u200d", "👨"),
    ],
)
def test_names_are_tidied(typed: str, kept: str | None) -> None:
    """One line, composed, nothing hidden or piled up, no contact in it, not too long; or none at all."""
    assert tidy_name(typed) == kept


@given(TYPED, st.sampled_from([COLLEAGUE_LIMIT, NAME_LIMIT]))
@settings(max_examples=500, deadline=None)
def test_a_name_that_is_kept_can_be_seen(typed: str, limit: int) -> None:
    """Whatever is typed: a name is short, one composed line that tidying leaves alone, shows something, and leads to nobody."""
    name = tidy_name(typed, limit)
    if name is None:
        return
    assert 0 < len(name) <= limit
    assert name == " ".join(name.split())
    assert unicodedata.is_normalized("NFC", name)
    assert any(not is_invisible(sign) and not unicodedata.category(sign).startswith("M") for sign in name)
    assert mask(name) == name
    assert tidy_name(name, limit) == name
    assert shown_name(name) == name


@given(TYPED)
@settings(deadline=None)
def test_a_sign_that_turns_the_line_is_never_left(typed: str) -> None:
    """No direction, no tag, no control sign gets through, whatever stands beside it."""
    turning = {*"\u061c\u200b\u200e\u200f\u2060\ufeff\u00ad", *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
    left = set(visible(typed))
    assert not left & turning
    assert not {sign for sign in left if unicodedata.category(sign) in ("Cc", "Cs", "Co") or 0xE0000 <= ord(sign) < 0xE0080}


def test_stored_names_that_show_nothing_are_known_as_such() -> None:
    """A name from before names were tidied is shown without what it hides."""
    assert shown_name("Иван\u3164") == "Иван"
    assert shown_name("\u3164") is None
    assert shown_name(None) is None
