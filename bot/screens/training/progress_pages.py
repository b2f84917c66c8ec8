"""One's own progress: a page, and on request a picture of its weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.supervision.share import Share
from bot.domain.training.confusion import ENOUGH_OF_TYPE, ConfusionMatrix
from bot.domain.training.progress import Week
from bot.screens.chart import Bar, Chart, Mark
from bot.screens.page import button, page
from bot.screens.screen import Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import OpenTraining
from bot.screens.training.team_actions import ReturnToProgress, ShowProgressPicture
from bot.services.training.progress import ProgressView

PROGRESS_SLOT = SlotKind(name="train_picture", closes_on=frozenset({Change.ACCESS}))
PLACES: Sequence[float] = (0.0, 0.5, 1.0)


def show_picture(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put the picture into its one message."""
    return Show(slot=PROGRESS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def progress_page(seen: ProgressView, texts: Texts) -> Screen:
    """Show four weeks in figures, and what was taken for what."""
    home = button(texts, "button.train_home", OpenTraining())
    title = texts.plain("progress.title")
    if not seen.practice.days:
        return page(texts, title, lines=[texts.plain("progress.none")], keyboard=[[home]])
    lines = [
        texts.plain("progress.days", n=seen.practice.days, of=seen.practice.of),
        texts.plain("progress.longest", n=seen.longest),
        texts.plain("progress.right", share=share_text(seen.practice.right, texts)),
        "",
        *(_week_line(week, texts) for week in seen.weeks),
        "",
        *mixup_lines(seen.matrix, texts),
    ]
    picture = button(texts, "button.progress_picture", ShowProgressPicture(is_dark=0, anew=1))
    return page(texts, title, lines=lines, keyboard=[[picture], [home]])


def picture_page(seen: ProgressView, texts: Texts, *, is_dark: bool) -> Screen:
    """Draw the right share of each week with its interval and its figures, which stand on the page too to which it leads back."""
    bars = [_bar(week, texts) for week in seen.weeks]
    chart = Chart(
        title=texts.plain("progress.picture_title"),
        about=texts.plain(
            "progress.picture_about",
            days=_days(seen.weeks[0].first, seen.weeks[-1].last, texts),
            n=seen.practice.right.n,
        ),
        bars=bars,
        note=texts.plain("progress.picture_note"),
        scale=[(place, texts.percent(place)) for place in PLACES] if any(bar.marks for bar in bars) else (),
        is_dark=is_dark,
    )
    other = ShowProgressPicture(is_dark=0 if is_dark else 1, anew=0)
    ground = button(texts, "button.stats_light" if is_dark else "button.stats_dark", other)
    figures = button(texts, "button.train_progress", ReturnToProgress())
    written = page(texts, chart.title, lines=[chart.about], keyboard=[[figures, ground]])
    return Screen(html=written.html, keyboard=written.keyboard, picture=chart)


def share_text(share: Share, texts: Texts) -> str:
    """Say a share with its interval and its n; of too few answers only how many."""
    if share.is_too_few:
        return texts.plain("progress.too_few", n=share.n)
    low, high = share.interval
    ends = {"low": round(low * 100), "high": round(high * 100)}
    return texts.plain("progress.share", share=texts.percent(share.value), n=share.n, **ends)


def mixup_lines(matrix: ConfusionMatrix, texts: Texts) -> list[str]:
    """Say what was asked and what it was taken for; of a type with too few answers that there are too few."""
    lines, few = [], []
    for kind in Temperament:
        n = matrix.taken(kind, None).n
        if n < ENOUGH_OF_TYPE:
            few.append(kind.icon)
            continue
        shares = [(one, matrix.taken(kind, one)) for one in (*Temperament, None)]
        given = [
            texts.plain("progress.mixups_given", kind=_sign(one, texts), share=texts.percent(share.value))
            for one, share in sorted(shares, key=lambda pair: (pair[0] is not kind, -pair[1].part))
            if share.part
        ]
        lines.append(texts.plain("progress.mixups_type", kind=kind.icon, n=n, given=" · ".join(given)))
    if not lines:
        return [texts.plain("progress.mixups_too_few", n=ENOUGH_OF_TYPE)]
    more = [texts.plain("progress.mixups_few", kinds=" ".join(few), n=ENOUGH_OF_TYPE)] if few else []
    return [texts.plain("progress.mixups"), *lines, *more]


def _sign(kind: Temperament | None, texts: Texts) -> str:
    return texts.plain("progress.mixups_none") if kind is None else kind.icon


def _week_line(week: Week, texts: Texts) -> str:
    return texts.plain("progress.week", days=_days(week.first, week.last, texts), share=_week_share(week, texts))


def _week_share(week: Week, texts: Texts) -> str:
    return share_text(week.right, texts) if week.days else texts.plain("progress.no_week")


def _bar(week: Week, texts: Texts) -> Bar:
    marks: Sequence[Mark] = ()
    if not week.right.is_too_few:
        low, high = week.right.interval
        marks = (Mark(value=week.right.value, low=low, high=high),)
    return Bar(label=_days(week.first, week.last, texts), figures=_week_share(week, texts), marks=marks)


def _days(first: date, last: date, texts: Texts) -> str:
    return "–".join(texts.short_day(datetime.combine(day, time(12), UTC), "UTC") for day in (first, last))
