"""Pictures of the calls with the same figures as a table under them: those of /stats."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from bot.desk.address import address, number_in
from bot.desk.html import Child, el, join
from bot.desk.pages.parts import Column, choose, pages, table
from bot.desk.visit import Page, Picture, Visit
from bot.domain.supervision.choice import read_choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.screens.log.actions import OpenCalls
from bot.screens.stats.actions import ListBehind, ShowPicture
from bot.screens.stats.charts import Figures, Line, figures_of
from bot.screens.stats.stats_pages import PERIODS, opener_of
from bot.services.errors import NotFound
from bot.services.stats.read_stats import Picture as Subject
from bot.services.stats.read_stats import read_behind, read_stats

A_PAGE: Final = 100
"""Calls behind one figure that are listed together."""
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
    source = address("/data/picture", picture=subject, days=kind)
    image = el("div", role="img", aria_label=chart.title, data_picture=source, class_="picture")
    columns = [Column(texts.plain("desk.what_of")), Column(texts.plain("desk.figures"), is_plain=True)]
    heads = {line.key: line.bar.label for line in figures.lines if line.bar.is_heading}
    rows = [
        [_of(line, subject, kind, heads.get(line.key.rpartition("/")[0].rpartition("/")[0], "")), line.bar.figures]
        for line in figures.lines
    ]
    body = join(
        [
            form,
            await _behind(visit, figures),
            el("h2", chart.title, class_="unseen"),
            el(
                "figure",
                image,
                el("figcaption", el("p", chart.about), el("p", chart.note) if chart.note else None, class_="note"),
            ),
            table(texts.plain("desk.in_words"), columns, rows) if rows else None,
        ]
    )
    return Page(title=texts.plain("desk.pictures"), body=body)


def _of(line: Line, subject: Subject, kind: PeriodKind, under: str) -> Child:
    """Return of what a figure is, as a link to its calls where it has any to open: the button of the bot.

    What it stands under is said to whoever hears one link after the other.
    """
    label = [el("span", f"{under}: ", class_="unseen") if under else None, line.bar.label]
    inset = "under" if under else None
    opens = opener_of(line, ShowPicture(picture=subject, period=kind, is_dark=0, is_calls=0))
    if isinstance(opens, OpenCalls):
        return el("a", label, href=address("/log", read_choice(opens.choice)), class_=inset)
    if isinstance(opens, ListBehind):
        return el("a", label, href=address("/pictures", picture=subject, days=kind, of=opens.key))
    return label


async def _behind(visit: Visit, figures: Figures) -> Markup | None:
    """List the calls behind the figure that the address names, and lead back to the picture."""
    key = visit.query.get("of", "")
    if not key:
        return None
    texts, zone = visit.texts, visit.act.employee.time_zone
    subject, kind = _asked(visit)
    behind = await read_behind(visit.act, subject, Period(kind=kind), key, number_in(visit.query, "page"), size=A_PAGE)
    label = next((line.bar.label for line in figures.lines if line.key == key), "")
    columns = [Column(texts.plain("desk.when")), Column(texts.plain("desk.manager"))]
    rows = [[el("a", texts.moment(one.started_at, zone), href=address(f"/call/{one.id}")), one.employee] for one in behind.lines]

    def to(page: int) -> str:
        return address("/pictures", picture=subject, days=kind, of=key, page=page)

    links = [(texts.plain("button.stats_back"), address("/pictures", picture=subject, days=kind))]
    if behind.number:
        links.append((texts.plain("button.log_newer"), to(behind.number - 1)))
    if (behind.number + 1) * A_PAGE < behind.calls:
        links.append((texts.plain("button.log_older"), to(behind.number + 1)))
    caption = texts.plain("stats.behind", label=label, n=behind.calls)
    return join([table(caption, columns, rows), pages(texts.plain("desk.more_calls"), links)])


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
