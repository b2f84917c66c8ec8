"""/stats: the text under each picture says what the picture shows, and fits under it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.content.library import Library
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import LanguageCode
from bot.domain.supervision.calibration import BANDS
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.choice import Choice, read_choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.reporting.pictures.png import png_of
from bot.reporting.pictures.svg import WIDTH, svg_of
from bot.screens.action import decode
from bot.screens.log.actions import OpenCalls
from bot.screens.screen import Screen
from bot.screens.stats.actions import ShowPicture
from bot.screens.stats.stats_pages import picture_page
from bot.services.stats.ports import SourceCount
from bot.services.stats.read_stats import CuesRead, OutcomesRead, Picture, TypesRead, WeeksRead
from tests.reporting.pictures.reading import inked, rows_of, texts_in
from tests.screens.stats_samples import BEFORE, full, looked

LANGUAGES = [LanguageCode(code) for code in ("ru", "en", "ro", "fi")]
TALLEST = 780
"""A phone of 844 shows it whole."""


def shown(picture: Picture, *, is_dark: int = 0) -> ShowPicture:
    return ShowPicture(picture=picture, period=PeriodKind.LAST_WEEK, is_dark=is_dark, is_calls=0)


def words_of(screen: Screen) -> str:
    return re.sub(r"<[^>]+>", "", screen.html).replace("&lt;", "<").replace("&amp;", "&").replace("&#34;", '"')


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_under_a_picture_has_every_figure_of_it(library: Library, language: LanguageCode, picture: Picture) -> None:
    """Of every bar, label and figures; and Telegram takes it, however full the picture is."""
    screen = picture_page(full(picture, library.script), library.texts(language), shown(picture))
    assert screen.picture is not None
    said = words_of(screen)
    assert len(said.encode("utf-16-le")) // 2 <= 1024
    missing = [bar.label for bar in screen.picture.bars if f"{bar.label}: {bar.figures}" not in said]
    assert missing == []
    assert screen.picture.title in said
    assert screen.picture.about in said


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_legible_on_a_phone(library: Library, language: LanguageCode, picture: Picture) -> None:
    """Nothing runs over an edge or over something else, no letter is under eleven, and a phone shows all of it."""
    chart = picture_page(full(picture, library.script), library.texts(language), shown(picture)).picture
    assert chart is not None
    svg = svg_of(chart)
    height = re.search(r'height="(\d+)"', svg)
    assert height is not None
    assert int(height[1]) <= TALLEST
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) >= 11
    for words, left, right, _ in texts_in(chart):
        assert 0 <= left < right <= WIDTH, words
    for one, other in zip(texts_in(chart), texts_in(chart)[1:], strict=False):
        if one[3] == other[3]:
            assert one[2] <= other[1], f"{one[0]} runs into {other[0]}"


@pytest.mark.parametrize(("picture", "is_dark"), [(picture, at % 2) for at, picture in enumerate(Picture)])
def test_every_word_of_every_picture_is_drawn_without_a_font_of_the_machine(
    library: Library, picture: Picture, is_dark: int
) -> None:
    """Where each label stands there are points of its colour."""
    screen = picture_page(full(picture, library.script), library.texts(LANGUAGES[0]), shown(picture, is_dark=is_dark))
    assert screen.picture is not None
    _, rows = rows_of(png_of(svg_of(screen.picture), points=1))
    for words, left, right, top in texts_in(screen.picture):
        assert inked(rows, int(left), int(top), int(right) + 1, int(top) + 17) > 3 * len(words), words


def test_too_few_calls_are_counted_and_not_drawn(library: Library) -> None:
    """Nine calls have no share; that there were nine is said."""
    sources = [SourceCount(temperament=Recognition.CHOLERIC, source=TemperamentSource.BOT, is_sure=True, calls=9)]
    read = TypesRead(looked=looked(Picture.TYPES, 9), sources=sources)
    screen = picture_page(read, library.texts(LANGUAGES[0]), shown(Picture.TYPES))
    assert screen.picture is not None
    assert [(bar.figures, list(bar.parts)) for bar in screen.picture.bars] == [("мало данных, n 9", [])] * 2


def test_a_difference_is_named_only_beyond_chance(library: Library) -> None:
    """Twice as many of a thousand are more; two more of twenty may be chance."""
    before = CallCounts(calls=1000, bought=200, refused=200)
    for now, key in ((replace(before, bought=800), "stats.more_now"), (replace(before, bought=205), "stats.no_change")):
        read = WeeksRead(looked=looked(Picture.WEEKS), now=now, before=before, days_before=BEFORE)
        chart = picture_page(read, library.texts(LANGUAGES[0]), shown(Picture.WEEKS)).picture
        assert chart is not None
        bought = next(bar for bar in chart.bars if bar.label == library.texts(LANGUAGES[0]).plain(f"stats.of_{Outcome.BOUGHT}"))
        assert bought.figures.endswith(library.texts(LANGUAGES[0]).plain(key))
        assert len(bought.marks) == 2


def test_every_figure_of_types_and_bands_opens_the_log(library: Library) -> None:
    """Of a type its calls, and each part of them; of a band those in which the bot was so sure."""
    last_week = Choice(period=Period(kind=PeriodKind.LAST_WEEK))

    def opened(picture: Picture) -> list[list[Choice]]:
        asked = replace(shown(picture), is_calls=1)
        screen = picture_page(full(picture, library.script), library.texts(LANGUAGES[0]), asked)
        actions = [[decode(one.action) for one in row] for row in screen.keyboard[:-1]]
        return [[read_choice(one.choice) for one in row if isinstance(one, OpenCalls)] for row in actions]

    parts = (TypeSaid.SURE, TypeSaid.LEANING, TypeSaid.OVERRIDDEN, TypeSaid.UNNAMED)
    first, second, *_ = opened(Picture.TYPES)
    assert first == [last_week, *(replace(last_week, said=said) for said in parts)]
    of_type = replace(last_week, temperament=next(iter(Recognition)))
    assert second == [of_type, *(replace(of_type, said=said) for said in parts[:3])]
    bands = [choice for row in opened(Picture.CALIBRATION) for choice in row]
    assert bands == [replace(last_week, said=TypeSaid(str(number))) for number in range(len(BANDS))]
    corrected = opened(Picture.WEEKS)[-1][-1]
    assert corrected == replace(last_week, said=TypeSaid.OVERRIDDEN)


def test_the_cues_that_nobody_taps_come_first(library: Library) -> None:
    """Their number is said, and each stands with how many calls that holds for."""
    read = full(Picture.CUES, library.script)
    assert isinstance(read, CuesRead)
    chart = picture_page(read, library.texts(LANGUAGES[0]), shown(Picture.CUES)).picture
    assert chart is not None
    assert "Ни разу не нажаты 5 из" in chart.about
    assert [bool(bar.parts) for bar in chart.bars[:6]] == [False] * 5 + [True]
    assert (chart.bars[0].figures, chart.bars[13].figures) == ("0 из 5000 (до 1 %)", "9 из 5000 (до 1 %)")


@pytest.mark.parametrize("picture", Picture)
def test_without_calls_a_picture_says_so(library: Library, picture: Picture) -> None:
    """No bar, no legend, and a sentence."""
    read: Any = {
        Picture.OUTCOMES: OutcomesRead(looked=looked(picture, 0), cells=[]),
        Picture.WEEKS: WeeksRead(looked=looked(picture, 0), now=CallCounts(), before=CallCounts(), days_before=BEFORE),
        Picture.TYPES: TypesRead(looked=looked(picture, 0), sources=[]),
    }.get(picture, replace(full(picture, library.script), looked=looked(picture, 0)))
    if picture in (Picture.CALIBRATION, Picture.PHRASES):
        read = replace(read, **{"bands" if picture is Picture.CALIBRATION else "phrases": []})
    screen = picture_page(read, library.texts(LANGUAGES[0]), shown(picture))
    assert screen.picture is not None
    assert (list(screen.picture.bars), list(screen.picture.legend)) == ([], [])
    assert library.texts(LANGUAGES[0]).plain("stats.none") in words_of(screen)
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg_of(screen.picture))) >= 17
    for words, left, right, _ in texts_in(screen.picture):
        assert 0 <= left < right <= WIDTH, words
