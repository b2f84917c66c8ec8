"""A chart as a picture: its words are there without a font of the machine, it fits a phone, and it is drawn apart."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from bot.reporting.pictures import png, typeface
from bot.reporting.pictures.draw import Drawing
from bot.reporting.pictures.png import png_of
from bot.reporting.pictures.svg import DARK, EDGE, LIGHT, WIDTH, Palette, svg_of
from bot.reporting.pictures.typeface import drawable, width, wrapped
from bot.screens.chart import Bar, Chart, Mark, Part, Tone, pack, unpack
from tests.reporting.pictures.reading import inked, rows_of, texts_in

CHART = Chart(
    title="Итоги по типам",
    about="Отдел «Первый», 23–29 нояб., 416 звонков",
    bars=[
        Bar(label="⚡ Смелый", figures="42 % (33–52), n 104", is_heading=True),
        Bar(label="хочет, может", figures="45 % (26–66), n 20", parts=[Part(share=0.45, tone=Tone.FIRST)]),
        Bar(label="не хочет", figures="мало, n 3", marks=[Mark(value=0.4, low=0.2, high=0.6)], said=0.5),
    ],
    legend=[(Tone.FIRST, "купил"), (Tone.REST, "без итога")],
    note="В скобках интервал 95 %.",
    scale=[(0.0, "0 %"), (1.0, "100 %")],
)
LONG = Bar(label="Сравним полную стоимость: что входит в цену, а что нет?", figures="показана 1 204 раза, 83 % (70–91), n 41")


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_every_word_is_drawn_without_any_font_of_the_machine(is_dark: bool) -> None:
    """The box in which each label stands has points of its colour."""
    chart = replace(CHART, is_dark=is_dark)
    _, picture = rows_of(png_of(svg_of(chart), points=1))
    for words, left, right, top in texts_in(chart):
        assert inked(picture, int(left), int(top), int(right) + 1, int(top) + 17) > 4 * len(words), words


def test_words_that_no_font_has_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the font's file resvg leaves all words out and raises nothing: the box is empty."""
    monkeypatch.setattr(png, "FONT", typeface.FONT.with_name("missing.ttf"))
    _, picture = rows_of(png_of(svg_of(CHART), points=1))
    _, left, right, top = texts_in(CHART)[0]
    assert inked(picture, int(left), int(top), int(right), int(top) + 17) == 0


def test_a_picture_fits_a_phone_and_no_letter_is_small() -> None:
    """It is 390 wide, nothing runs over its edges, and no letter is under eleven."""
    chart = replace(CHART, bars=[*CHART.bars, LONG])
    assert re.search(r'<svg [^>]*width="390"', svg_of(chart))
    empty = svg_of(replace(CHART, bars=[], legend=[], scale=[]))
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', empty)) >= 17
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg_of(chart))) >= 11
    for words, left, right, _ in texts_in(chart):
        assert left >= EDGE - 1, words
        assert right <= WIDTH - EDGE + 1, words


def test_what_the_font_has_not_is_left_out() -> None:
    """An emoji would be an empty box."""
    assert drawable("⚡ Смелый 🌱 ăîșț äö – %") == "Смелый ăîșț äö – %"
    assert "⚡" not in svg_of(CHART)


def test_words_are_words_and_no_markup() -> None:
    """What a person is called cannot become a part of the picture."""
    assert "<script" not in svg_of(replace(CHART, title='<script x="&">'))


def test_a_long_text_is_cut_in_its_last_line() -> None:
    """It says so by three dots, and every line fits."""
    lines = wrapped("слово " * 40, 12, 100, most=2)
    assert (len(lines), lines[-1][-1]) == (2, "…")
    assert all(width(line, 12) <= 100 for line in lines)
    assert wrapped("Э" * 60, 12, 100, most=1)[0].endswith("…")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_differ_from_their_ground(palette: Palette) -> None:
    """Bars by 3 : 1, letters by 7 : 1, as the rules for legible pages ask."""
    assert min(_contrast(colour, palette.ground) for colour in palette.tones.values()) >= 3
    assert min(_contrast(colour, palette.ground) for colour in (palette.letters, palette.quiet)) >= 7


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_a_chart_that_was_packed_is_the_same() -> None:
    """It waits as JSON in the outbox."""
    packed = json.dumps(pack(CHART))
    assert json.dumps(pack(unpack(json.loads(packed)))) == packed


async def test_a_picture_is_drawn_by_a_process_of_its_own() -> None:
    """What comes back is a PNG of 780 points; a chart that cannot be drawn is an error."""
    drawn = await Drawing()(replace(CHART, bars=[], legend=[], scale=[], note=""))
    assert (drawn[1:4], int.from_bytes(drawn[16:20], "big")) == (b"PNG", 780)
    with pytest.raises(RuntimeError):
        await png.png_apart("no picture")
