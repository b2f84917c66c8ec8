"""A chart as SVG, 390 units wide: as wide as a phone, so that a letter is as large there as it is written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from bot.reporting.pictures.typeface import FAMILY, drawable, width, wrapped
from bot.screens.chart import Bar, Chart, Mark, Tone

WIDTH = 390
EDGE = 16
TITLE, TEXT, SMALL = 17, 13, 12.5
"""Sizes of letters. A chat shows a picture nine tenths as wide as the phone, and there too none is under 11."""
ALONE_TITLE, ALONE_TEXT = 22, 17
"""Of a picture that has nothing but words: it is low, and a chat shows what is low smaller than it is."""
LINE = 1.32
"""Height of a line for a size of 1."""
BAR = 12
"""Height of a bar."""
BESIDE = 0.36
"""Where every label is shorter than this share of the room, it stands beside its bar; otherwise above it."""
GAP = 8


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours on one ground; each differs from it by 3 : 1 at least, letters by 7 : 1."""

    ground: str
    letters: str
    quiet: str
    line: str
    tones: dict[Tone, str]


LIGHT = Palette(
    ground="#ffffff",
    letters="#111b21",
    quiet="#48545e",
    line="#d3dae0",
    tones={
        Tone.FIRST: "#00875f",
        Tone.SECOND: "#0072b2",
        Tone.THIRD: "#b07400",
        Tone.FOURTH: "#c2410c",
        Tone.REST: "#85919b",
    },
)
DARK = Palette(
    ground="#17212b",
    letters="#f3f6f8",
    quiet="#b9c5cf",
    line="#37444f",
    tones={
        Tone.FIRST: "#2fc79a",
        Tone.SECOND: "#5cb8f0",
        Tone.THIRD: "#e8b44a",
        Tone.FOURTH: "#ff8f57",
        Tone.REST: "#83909b",
    },
)


@dataclass(slots=True)
class Sheet:
    """What is drawn so far, and how far down."""

    palette: Palette
    parts: list[str] = field(default_factory=list)
    y: float = EDGE

    def text(
        self, words: str, x: float, size: float, *, colour: str | None = None, is_bold: bool = False, is_right: bool = False
    ) -> None:
        """Write a line whose upper edge is here; the sheet stays where it is."""
        weight = ' font-weight="700"' if is_bold else ""
        anchor = ' text-anchor="end"' if is_right else ""
        place = f'x="{x:.1f}" y="{self.y + size:.1f}" font-size="{size}"'
        self.parts.append(f'<text {place} fill="{colour or self.palette.letters}"{weight}{anchor}>{escape(words)}</text>')

    def lines(self, words: str, size: float, *, colour: str | None = None, is_bold: bool = False, most: int = 3) -> None:
        """Write a text over the whole width and go below it."""
        for line in wrapped(words, size, WIDTH - 2 * EDGE, is_bold=is_bold, most=most):
            self.text(line, EDGE, size, colour=colour, is_bold=is_bold)
            self.y += size * LINE

    def box(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Fill a box."""
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{high:.1f}" fill="{colour}"/>')

    def rule(self, x: float, y: float, to_x: float, to_y: float, colour: str, thick: float = 1) -> None:
        """Draw a straight line."""
        ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
        self.parts.append(f'<line {ends} stroke="{colour}" stroke-width="{thick}"/>')


def svg_of(chart: Chart) -> str:
    """Return the picture of a chart."""
    palette = DARK if chart.is_dark else LIGHT
    sheet = Sheet(palette)
    title, small = (TITLE, SMALL) if chart.bars else (ALONE_TITLE, ALONE_TEXT)
    sheet.lines(chart.title, title, is_bold=True, most=2)
    sheet.lines(chart.about, small, colour=palette.quiet)
    sheet.y += GAP
    _legend(sheet, chart)
    _bars(sheet, chart)
    if chart.note:
        sheet.y += GAP / 2
        sheet.lines(chart.note, small, colour=palette.quiet, most=5)
    height = round(sheet.y + EDGE)
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family={quoteattr(FAMILY)}>'
    ground = f'<rect width="{WIDTH}" height="{height}" fill="{palette.ground}"/>'
    return "".join((head, ground, *sheet.parts, "</svg>"))


def _legend(sheet: Sheet, chart: Chart) -> None:
    if not chart.legend:
        return
    x: float = EDGE
    for tone, words in chart.legend:
        said = drawable(words)
        wide = 14 + width(said, SMALL)
        if x > EDGE and x + wide > WIDTH - EDGE:
            x, sheet.y = EDGE, sheet.y + SMALL * LINE + 2
        sheet.box(x, sheet.y + 2, 10, 10, sheet.palette.tones[tone])
        sheet.text(said, x + 14, SMALL)
        x += wide + 12
    sheet.y += SMALL * LINE + GAP


def _bars(sheet: Sheet, chart: Chart) -> None:
    room = WIDTH - 2 * EDGE
    drawn = [bar for bar in chart.bars if not bar.is_heading]
    labels = max((width(drawable(bar.label), TEXT) for bar in drawn), default=0.0)
    figures = max((width(drawable(bar.figures), SMALL) for bar in drawn), default=0.0)
    is_beside = labels <= room * BESIDE and figures <= room * BESIDE
    left, right = (EDGE + labels + GAP, WIDTH - EDGE - figures - GAP) if is_beside else (EDGE, WIDTH - EDGE)
    for bar in chart.bars:
        if bar.is_heading:
            sheet.y += GAP / 2
            sheet.text(_one_line(bar.label, room - figures - GAP), EDGE, TEXT, is_bold=True)
            sheet.text(drawable(bar.figures), WIDTH - EDGE, SMALL, colour=sheet.palette.quiet, is_right=True)
            sheet.y += TEXT * LINE + 3
        elif is_beside:
            sheet.text(drawable(bar.label), EDGE, TEXT)
            sheet.text(drawable(bar.figures), WIDTH - EDGE, SMALL, is_right=True)
            _draw(sheet, bar, left, right, sheet.y + 2)
            sheet.y += TEXT * LINE + 4
        else:
            _above(sheet, bar, room)
            _draw(sheet, bar, left, right, sheet.y)
            sheet.y += BAR + GAP
    if chart.scale:
        _scale(sheet, chart, left, right)


def _above(sheet: Sheet, bar: Bar, room: float) -> None:
    """Write label and figures over a bar: in one line where both fit, else one below the other."""
    figures = drawable(bar.figures)
    if width(drawable(bar.label), TEXT) + width(figures, SMALL) + GAP <= room:
        sheet.text(drawable(bar.label), EDGE, TEXT)
        sheet.text(figures, WIDTH - EDGE, SMALL, is_right=True)
    else:
        for line in wrapped(bar.label, TEXT, room, most=2):
            sheet.text(line, EDGE, TEXT)
            sheet.y += TEXT * LINE
        for number, line in enumerate(wrapped(figures, SMALL, room, most=2)):
            sheet.y += SMALL * LINE * (number > 0)
            sheet.text(line, EDGE, SMALL, colour=sheet.palette.quiet)
    sheet.y += TEXT * LINE + 2


def _draw(sheet: Sheet, bar: Bar, left: float, right: float, y: float) -> None:
    palette, wide = sheet.palette, right - left
    sheet.box(left, y + BAR / 2 - 0.5, wide, 1, palette.line)
    x = left
    for part in bar.parts:
        sheet.box(x, y, part.share * wide - (0.8 if part.share * wide > 2 else 0), BAR, palette.tones[part.tone])  # noqa: PLR2004
        x += part.share * wide
    for place, mark in enumerate(bar.marks):
        _mark(sheet, mark, left, wide, y + (BAR / 2 if len(bar.marks) == 1 else 1 + place * (BAR - 2)))
    if bar.said is not None:
        at = left + bar.said * wide
        sheet.rule(at, y - 2, at, y + BAR + 2, palette.letters, 2)


def _mark(sheet: Sheet, mark: Mark, left: float, wide: float, y: float) -> None:
    colour = sheet.palette.tones[mark.tone]
    low, high = left + mark.low * wide, left + mark.high * wide
    sheet.rule(low, y, high, y, colour, 2)
    for end in (low, high):
        sheet.rule(end, y - 3, end, y + 3, colour, 2)
    sheet.parts.append(f'<circle cx="{left + mark.value * wide:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>')


def _scale(sheet: Sheet, chart: Chart, left: float, right: float) -> None:
    sheet.rule(left, sheet.y - 3, right, sheet.y - 3, sheet.palette.line)
    places = [left + place * (right - left) for place, _ in chart.scale]
    is_crowded = any(after - before < 34 for before, after in pairwise(places))  # noqa: PLR2004 - as wide as «100 %»
    for number, (place, (_, words)) in enumerate(zip(places, chart.scale, strict=True)):
        if is_crowded and 0 < number < len(places) - 1:
            continue
        said = drawable(words)
        half = width(said, SMALL) / 2
        sheet.text(said, min(max(place - half, EDGE), WIDTH - EDGE - 2 * half), SMALL, colour=sheet.palette.quiet)
    sheet.y += SMALL * LINE + GAP


def _one_line(text: str, room: float) -> str:
    return wrapped(text, TEXT, room, is_bold=True, most=1)[0]
