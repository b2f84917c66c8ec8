"""Interface texts of /week and of what comes by the week and the month."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

A_THIRD = 12
"""A label of three in a row."""
MARKED = 10
"""The same, where a mark may stand before it."""
A_HALF = 20
"""A label of two in a row."""
WHAT = "Фраза не подошла"
DAYS = "23 нояб. – 29 нояб."

FIGURE_WORDS: Mapping[str, WordSpec] = {
    "command.week": line("command menu: /week", 256),
    "help.command.week": line("help: what stands behind /week"),
    "figures.title": line("heads figures: of which days, whose", None, days=DAYS, whose="Отдел корпоративных продаж"),
    "figures.days": line("from one day to another", None, first="23 нояб.", last="29 нояб."),
    "figures.corrected": line("what a share is of: calls whose type the manager named himself", 40),
    "figures.file": line("under the file with the page of a month", None, month="ноябрь 2026 · Отдел продаж"),
    **{
        f"figures.column_{name}": line(f"heads a column of the file: {meaning}", 24)
        for name, meaning in (
            ("what", "what is counted"),
            ("part", "how many calls"),
            ("n", "of how many"),
            ("share", "the share"),
            ("low", "where its interval begins"),
            ("high", "where its interval ends"),
            ("before", "the share in the month before"),
            ("before_n", "of how many calls then"),
            ("change_low", "where the interval of the change begins"),
            ("change_high", "where the interval of the change ends"),
        )
    },
    "figures.column_few": line("in place of a share of too few calls", 16),
    "button.figures_monthly": button("the page of the month", A_THIRD),
    "button.figures_file": button("the page of the month as a spreadsheet", A_HALF),
    "figures.digest": line("heads the figures of last week that come by themselves"),
    "button.figures_more": button("the same figures with all their pages", 24),
    "figures.own": line("whose calls: the reader's own", 40),
    "figures.everybody": line("whose calls: of all teams that the reader looks after", 40),
    "figures.person": line("whose calls: a colleague's, in which team", None, name="Анна Петрова", team="Отдел продаж"),
    "figures.calls": line("so many calls", None, n=128),
    "figures.none": line("there were no calls"),
    "figures.share": line(
        "a share with its interval and what it is of", None, what=WHAT, share="75 %", low="67", high="82 %", part=96, n=128
    ),
    "figures.few": line("so few calls that no share is said", None, what=WHAT, part=3, n=7),
    "figures.up": line(
        "behind a share: it has grown; by how many points, between which ends; before: which, of how many calls",
        None,
        low=2,
        high=16,
        share="66 %",
        n=113,
    ),
    "figures.down": line("behind a share: it has shrunk; as above", None, low=2, high=16, share="66 %", n=113),
    "figures.with_outcome": line("what a share is of: calls with an outcome", 40),
    "figures.unfit": line("what a share is of: calls in which a sentence did not fit", 40),
    "figures.taps": line("taps a call, of how many", None, mean="6.4", n=128),
    "figures.seconds": line("seconds to the first card, of how many calls", None, mean="3.2", n=120),
    "figures.note": line("explains brackets and arrows; compared with which days and how many calls", None, days=DAYS, n=113),
    "figures.note_alone": line("explains brackets where there is nothing to compare with"),
    "figures.types": line("heads figures by type"),
    "figures.type_line": line("calls of a type or a cell, before the share that bought", None, what="⚡ смелый", n=40),
    "figures.cell": line("a cell: wants, budget", 40, wants="хочет ✓", can="бюджет ✓"),
    "figures.wants_unknown": line("in a cell: nobody knows whether he wants", 20),
    "figures.can_unknown": line("in a cell: nobody knows whether he can pay", 20),
    "figures.mixed": line("a type: two are as likely", 40),
    "figures.unknown": line("a type: nobody knows", 40),
    "figures.people": line("heads figures by person"),
    "figures.teams": line("heads figures by team"),
    "figures.person_line": line("a person or a team with the number of calls, before a share", None, what="Анна", n=42),
    "figures.from": line("asks for the first day"),
    "figures.to": line("asks for the last day", None, first="23 нояб."),
    "button.figures_all": button("the number of all calls, opens them", A_THIRD, n=1280),
    "button.figures_open": button("the number of calls without an outcome, opens them", A_THIRD, n=1280),
    "button.figures_unfit": button("the number of calls in which a sentence did not fit, opens them", A_THIRD, n=1280),
    "button.figures_bought": button("the number of calls that ended so, opens them", A_THIRD, n=1280),
    "button.figures_thinking": button("as above", A_THIRD, n=1280),
    "button.figures_refused": button("as above", A_THIRD, n=1280),
    "button.figures_call_back": button("as above", A_THIRD, n=1280),
    "button.figures_week": button("figures of this week", MARKED),
    "button.figures_last_week": button("figures of last week", MARKED),
    "button.figures_month": button("figures of this month", MARKED),
    "button.figures_last_month": button("figures of last month", A_HALF),
    "button.figures_days": button("figures of days that are chosen", A_HALF),
    "button.figures_types": button("figures by type", A_THIRD),
    "button.figures_people": button("figures by person", A_THIRD),
    "button.figures_teams": button("figures by team", A_THIRD),
    "button.figures_everybody": button("back to the figures of all", A_HALF),
    "button.figures_back": button("back to the figures", A_THIRD),
}
