"""Masking held against what people really write: some 1500 lines in four languages, half of them with nothing to mask."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.masking import mask
from tests.domain.contacts.lines import LANGUAGES, ContactLine, contact_lines, figure_lines, words_left

CONTACTS = [line for language in LANGUAGES for line in contact_lines(language)]
FIGURES = [line for language in LANGUAGES for line in figure_lines(language)]
SAMPLES = (
    "8 916 123-45-67",
    "8 916 123 45 67",
    "+44 7700 900123",
    "0722 123 456",
    "040 123 4567",
    "ivan@mail.ru",
    "@ivan",
    "t.me/ivan",
)
TEXTS = [*FIGURES, *(line.text for line in CONTACTS)]
PIECES = sorted({piece for text in TEXTS for piece in re.findall(r"\w+|\s+|[^\w\s]", text)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_contact_is_left_however_it_is_written(language: str) -> None:
    """Phones, addresses and handles go whole, hidden signs, words for digits and all; the words around them stay as they are."""
    lines = contact_lines(language)
    assert len(lines) > 100
    assert [(line.text, mask(line.text)) for line in lines if words_left(mask(line.text)) != line.words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_of_the_trade_is_taken_for_a_contact(language: str) -> None:
    """Sums, prices, dates, hours, sizes, shares, articles and orders stay to the letter."""
    lines = figure_lines(language)
    assert len(lines) > 100
    assert [(line, mask(line)) for line in lines if mask(line) != line] == []


@pytest.mark.parametrize(
    "line", ["Позвоните {}, бюджет 1 200 000 рублей, до 12.05.2026", "£5,000 – £7,000; {}; at 10:30", "2 x 150, {}"]
)
def test_a_contact_among_figures_takes_none_of_them_along(line: str) -> None:
    """Whatever stands beside a contact is read for itself."""
    for contact in (
        "8 916 123-45-67",
        "+44 7700 900123",
        "0722 123 456",
        "040 123 4567",
        "ivan@mail.ru",
        "@ivan_petrov",
        "t.me/ivan",
    ):
        masked = mask(line.format(contact))
        assert masked in (line.format("[☎]"), line.format("[@]"))


@given(st.lists(st.sampled_from([*PIECES, "[☎]", "[@]", " "]), max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_masked_text_stays_as_it_is(text: str) -> None:
    """Masking again changes nothing, and never makes a text longer, whatever pieces of lines come together."""
    masked = mask(text)
    assert mask(masked) == masked
    assert len(masked) <= len(text)


@given(st.sampled_from(CONTACTS), st.sampled_from(FIGURES))
@settings(max_examples=400, deadline=None)
def test_lines_that_follow_each_other_are_read_one_by_one(contact: ContactLine, figure: str) -> None:
    """What was masked in a line by itself is masked in a message of several, and the figures of the next line stay."""
    assert mask(f"{figure}\n\n— {contact.text}\n\n— {figure}") == f"{figure}\n\n— {mask(contact.text)}\n\n— {figure}"


# ---- time ----

UNITS = (
    *(
        "1-",
        "1 ",
        "1.",
        "1,",
        "1\n",
        "(",
        "1(",
        "- ",
        "+",
        "+7 ",
        "00 ",
        "8 916 ",
        "10 20 ",
        "1.000 ",
        "12.05 - ",
        "1:00-",
        "2019 ",
    ),
    *(
        "@",
        "a@",
        "@a.",
        "a.b@",
        "ivan@",
        "a , ",
        "a dot ",
        "at dot ",
        "x at ",
        "собака ",
        "a собака b точка ",
        "_at_",
        "%40",
        "(at)",
    ),
    *("восемь ", "один-", "сто ", "double ", "kaksi", "o", "тел ", "№ ", "доб ", "telegram ", "t.me/", "live:", "ab12 ", "ro49 "),
    *("[@]", "[☎]", "a" * 63 + ".", "\u200b", "1\u200b", "8️⃣", "½", "ﬁ"),
)


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls that some work makes, of Python's functions and of built-in ones."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
@settings(max_examples=60, deadline=None)
def test_steps_grow_with_the_length_alone(unit: str) -> None:
    """Four times the text takes about four times the steps, whatever it repeats."""
    mask(unit * 8)  # what is remembered of single words and signs is, from now on
    few, many = (calls_of(lambda times=times: mask(unit * times)) for times in (8, 32))  # type: ignore[misc]
    assert many < few * 4 * 1.5 + 500


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    """Eight times the text takes about eight times as long, in the searches of the patterns too; 64 would be the square."""
    small, large = (unit * 300)[:500], (unit * 4000)[:4000]
    for text in (small, large):
        mask(text)
    ratio = 64.0
    for _ in range(3):
        few = min(_seconds(small) for _ in range(3))
        ratio = min(ratio, _seconds(large) / few)
        if ratio < 20:
            break
    assert ratio < 32


def _seconds(text: str) -> float:
    """Of this thread's own work, whatever else the machine does."""
    begun = time.thread_time()
    mask(text)
    return time.thread_time() - begun


@given(st.text())
@settings(deadline=None)
def test_any_text_at_all_is_masked_without_a_mistake(text: str) -> None:
    """No text makes masking fail, halves of signs and control signs included."""
    assert mask(mask(text)) == mask(text)
