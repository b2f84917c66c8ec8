"""Pictures of the calls with the same figures as a table under them: those of /stats."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from bot.desk.address import address
from bot.desk.html import Child, el, join
from bot.desk.pages.parts import Column, choose, table
from bot.desk.visit import Page, Picture, Visit
from bot.domain.supervision.period import Period, PeriodKind
from bot.screens.log.choice_words import number_words
from bot.screens.stats.charts import Figures, Line, figures_of
from bot.screens.stats.stats_pages import PERIODS
from bot.services.errors import NotFound
from bot.services.log.ports import Number
from bot.services.stats.read_stats import Picture as Subject
from bot.services.stats.read_stats import read_behind, read_stats

MOST_BEHIND: Final = 100
"""Calls behind one figure that are listed, the newest."""
FIRST: Final = (Subject.OUTCOMES, PeriodKind.LAST_WEEK)
"""What is shown while nothing is chosen, as in the bot."""


async def pictures_page(visit: Visit) -> Page:
    """Show one picture, and what it says in words."""
    texts = visit.texts
    subject, kind = _asked(visit)
    figures = await _figures(visit)
    chart = figures.chart
    subjects = [(one.value, texts.plain(f"button.stats_{one.name.lower()}")) for one in Subject]
    periods = [(one.value, texts.plain(f"log.period.{one.name.lower()}")) for one in PERIODS]
    form = el(
        "form",
        choose(texts.plain("desk.picture"), "picture", subjects, subject),
        choose(texts.plain("desk.days"), "days", periods, kind),
        el("div", el("button", texts.plain("desk.show"), type="submit", class_="main"), class_="last"),
        method="get",
        action=address("/pictures"),
        class_="filters",
        aria_label=texts.plain("desk.filters"),
    )
    image = el("img", alt=chart.title, data_picture=address("/data/picture", picture=subject, days=kind), width="390")
    columns = [Column(texts.plain("desk.what_of")), Column(texts.plain("desk.figures"))]
    rows = [[_of(line, subject, kind), line.bar.figures] for line in figures.lines]
    body = join(
        [
            form,
            el("h2", chart.title, class_="unseen"),
            el("figure", image, el("figcaption", chart.about, class_="note")),
            table(texts.plain("desk.in_words"), columns, rows) if rows else None,
            el("p", chart.note, class_="note") if chart.note else None,
            await _behind(visit, figures),
        ]
    )
    return Page(title=texts.plain("desk.pictures"), body=body)


def _of(line: Line, subject: Subject, kind: PeriodKind) -> Child:
    """Return of what a figure is, as a link to its calls where it has any to open."""
    if not line.key:
        return line.bar.label
    return el("a", line.bar.label, href=address("/pictures", picture=subject, days=kind, of=line.key))


async def _behind(visit: Visit, figures: Figures) -> Markup | None:
    """List the calls behind the figure that the address names."""
    key = visit.query.get("of", "")
    if not key:
        return None
    subject, kind = _asked(visit)
    zone = visit.act.employee.time_zone
    behind = await read_behind(visit.act, subject, Period(kind=kind), key, 0, size=MOST_BEHIND)
    label = next((line.bar.label for line in figures.lines if line.key == key), "")
    columns = [Column(visit.texts.plain("desk.when")), Column(visit.texts.plain("desk.manager"))]
    rows = [
        [el("a", visit.texts.moment(one.started_at, zone), href=address(f"/call/{one.id}")), one.employee] for one in behind.lines
    ]
    return table(f"{label} · {number_words(visit.texts, Number(n=behind.calls, is_more=False))}", columns, rows)


async def picture(visit: Visit) -> Picture:
    """Return the picture alone, on light or dark ground."""
    return Picture(chart=(await _figures(visit)).chart)


async def _figures(visit: Visit) -> Figures:
    subject, kind = _asked(visit)
    read = await read_stats(visit.act, subject, Period(kind=kind))
    return figures_of(read, visit.texts, is_dark=bool(visit.query.get("dark")))


def _asked(visit: Visit) -> tuple[Subject, PeriodKind]:
    """Read which picture of which time is asked for.

    Raises:
        NotFound: there is no such one.
    """
    try:
        subject, kind = Subject(visit.query.get("picture") or FIRST[0]), PeriodKind(visit.query.get("days") or FIRST[1])
    except ValueError:
        raise NotFound from None
    if kind not in PERIODS:
        raise NotFound
    return subject, kind
