"""/week: figures of calls, as shares with their intervals; each number is a button that opens its calls.

Below ten calls no share is said. An arrow stands only where chance alone hardly explains the change: where the interval of the
difference does not hold 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.supervision.call_counts import CallCounts
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.share import Share, difference
from bot.screens.action import Action, encode
from bot.screens.calls.call_labels import icon_of
from bot.screens.figures.actions import AskFigureDays, FiguresPart, ShowFigures, ShowMonthly
from bot.screens.log.actions import OpenCalls
from bot.screens.page import button, chosen, page, pager, short
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.figures.read_figures import Asked, CellFigures, FiguresView, PeopleView, TeamsView, TypesView, TypeView

FIGURES_SLOT = SlotKind(name="week", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}))
PERIODS = (PeriodKind.WEEK, PeriodKind.LAST_WEEK, PeriodKind.MONTH, PeriodKind.LAST_MONTH)
NAME_IN_LINE = 20
"""Characters of a name before its figures."""
NAME_ON_BUTTON = 20
IN_A_ROW = 3


def show_figures(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /week."""
    return Show(slot=FIGURES_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def figures_page(view: FiguresView, texts: Texts) -> Screen:
    """Show all calls of a choice together."""
    asked = view.asked
    keyboard = [*number_rows(view, texts), *_others(asked, texts), *_periods(asked, FiguresPart.ALL, texts)]
    return page(texts, title_of(asked, texts), lines=figure_lines(view, texts), note=note_of(view, texts), keyboard=keyboard)


def figure_lines(view: FiguresView, texts: Texts) -> list[str]:
    """Say how many calls there were and what came of them, each share with its interval."""
    counts, before = view.counts, view.before
    if not counts.calls:
        return [texts.plain("figures.none")]
    lines = [
        texts.plain("figures.calls", n=counts.calls),
        _compared(texts.plain("figures.with_outcome"), counts.with_outcome, before.with_outcome, texts),
        *(
            _compared(texts.plain(f"button.{outcome}"), counts.ended_so(outcome), before.ended_so(outcome), texts)
            for outcome in Outcome
            if counts.ended
        ),
        _compared(texts.plain("figures.unfit"), counts.with_unfit, before.with_unfit, texts),
    ]
    if view.shows_people and not view.asked.is_of_several:
        lines.append(texts.plain("figures.taps", mean=texts.decimal(counts.mean_taps), n=counts.calls))
        if counts.cards:
            lines.append(texts.plain("figures.seconds", mean=texts.decimal(counts.mean_seconds), n=counts.cards))
    return lines


def note_of(view: FiguresView, texts: Texts) -> str:
    """Say what brackets and arrows mean, and with what it is compared."""
    if view.counts.with_outcome.is_too_few:
        return ""
    if view.before.with_outcome.is_too_few:
        return texts.plain("figures.note_alone")
    return texts.plain("figures.note", days=days_text(view.days_before, texts), n=view.before.calls)


def number_rows(view: FiguresView, texts: Texts) -> list[list[Button]]:
    """Return each number as a button that opens its calls; none where there is nothing to open."""
    choice, counts = view.asked.choice, view.counts

    def opens(key: str, which: Choice, n: int) -> list[Button]:
        return [button(texts, key, OpenCalls(choice=str(which)), n=n)] if n else []

    found = [
        *opens("button.figures_all", choice, counts.calls),
        *opens("button.figures_open", replace(choice, is_open=True), counts.open),
        *opens("button.figures_unfit", replace(choice, is_unfit=True), counts.unfit),
        *(
            one
            for outcome in Outcome
            for one in opens(f"button.figures_{outcome}", replace(choice, outcome=outcome), counts.of(outcome))
        ),
    ]
    return [found[at : at + 3] for at in range(0, len(found), 3)]


def types_page(view: TypesView, texts: Texts) -> Screen:
    """Show calls by type; each type leads to its page."""
    lines, buttons = [], []
    for kind, figures in view.types.items():
        if figures.calls:
            named = type_named(kind, texts)
            lines.append(_bought_line(named, figures, texts))
            to = ShowFigures(part=FiguresPart.TYPES, choice=str(replace(view.asked.choice, temperament=kind)), page=0)
            buttons.append(Button(label=f"{icon_of(kind)} {figures.calls}", action=encode(to)))
    note = _note([_bought(figures) for figures in view.types.values() if figures.calls], texts)
    keyboard = [*_rows(buttons), [_back(view.asked, texts)], *_periods(view.asked, FiguresPart.TYPES, texts)]
    return page(
        texts, f"{texts.plain('figures.types')}\n{title_of(view.asked, texts)}", lines=lines, note=note, keyboard=keyboard
    )


def type_page(view: TypeView, texts: Texts) -> Screen:
    """Show the calls of one type by what the client wants and can pay; each number opens its calls."""
    lines, buttons = [], []
    for (wants, can), figures in view.cells.items():
        if figures.calls:
            lines.append(_bought_line(cell_named(wants, can, texts), figures, texts))
            opens = OpenCalls(choice=str(replace(view.asked.choice, wants=wants, can=can)))
            buttons.append(Button(label=f"{SIGNS[wants]}/{SIGNS[can]} · {figures.calls}", action=encode(opens)))
    note = _note([_bought(figures) for figures in view.cells.values() if figures.calls], texts)
    all_types = ShowFigures(part=FiguresPart.TYPES, choice=str(replace(view.asked.choice, temperament=None)), page=0)
    back = button(texts, "button.figures_back", all_types)
    keyboard = [*_rows(buttons), [back], *_periods(view.asked, FiguresPart.TYPES, texts)]
    title = f"{type_named(view.kind, texts)}\n{title_of(view.asked, texts)}"
    return page(texts, title, lines=lines, note=note, keyboard=keyboard)


def people_page(view: PeopleView, texts: Texts) -> Screen:
    """Show the calls of each person, by name and not by rank; each name leads to his page, each number to his calls.

    Of a team they are what he did in that team, as they are counted.
    """
    choice = view.asked.choice
    rows = [(name, replace(choice, employee=number), view.counts.get(number, CallCounts())) for number, name in view.part.items]
    return _listed(view, FiguresPart.PEOPLE, "figures.people", rows, texts)


def teams_page(view: TeamsView, texts: Texts) -> Screen:
    """Show the calls of each team, by name; each name leads to its page, each number to its calls."""
    choice = Choice(period=view.asked.choice.period)
    rows = [(team.name, replace(choice, team=team.id), view.counts[team.id]) for team in view.part.items]
    return _listed(view, FiguresPart.TEAMS, "figures.teams", rows, texts)


def title_of(asked: Asked, texts: Texts) -> str:
    """Say of which days and whose calls figures are."""
    return texts.plain("figures.title", days=days_text(asked.days, texts), whose=whose_text(asked, texts))


def whose_text(asked: Asked, texts: Texts) -> str:
    """Say whose calls figures are of."""
    if asked.is_own:
        return texts.plain("figures.own")
    team = asked.team.name if asked.team else texts.plain("figures.everybody")
    return team if asked.person is None else texts.plain("figures.person", name=asked.person, team=team)


def days_text(days: tuple[date, date], texts: Texts) -> str:
    """Say from which day to which, or the one."""
    first, last = (texts.day(datetime.combine(day, time(12), UTC), "UTC") for day in days)
    return first if days[0] == days[1] else texts.plain("figures.days", first=first, last=last)


def type_named(kind: Recognition, texts: Texts) -> str:
    """Name a type with its sign, or that none is known."""
    if kind in {one.value for one in Temperament}:
        return f"{icon_of(kind)} {texts.temperament(Temperament(kind.value))}"
    return f"{icon_of(kind)} {texts.plain(f'figures.{kind}')}"


SIGNS = {Known.YES: "✓", Known.NO: "✗", Known.UNKNOWN: "?"}


def cell_named(wants: Known, can: Known, texts: Texts) -> str:
    """Name a cell by both answers."""
    said = [
        texts.plain(f"figures.{answer}_unknown" if known is Known.UNKNOWN else f"button.{answer}_{known}")
        for answer, known in (("wants", wants), ("can", can))
    ]
    return texts.plain("figures.cell", wants=said[0], can=said[1])


def share_text(what: str, share: Share, texts: Texts) -> str:
    """Say a share with its interval and of how many calls it is; of too few only how many."""
    if share.is_too_few:
        return texts.plain("figures.few", what=what, part=share.part, n=share.n)
    low, high = share.interval
    return texts.plain(
        "figures.share",
        what=what,
        share=texts.percent(share.value),
        low=round(low * 100),
        high=texts.percent(high),
        part=share.part,
        n=share.n,
    )


def change_text(now: Share, before: Share, texts: Texts) -> str:
    """Say by how many points a share has changed; nothing where it may not have, or where there are too few calls."""
    if now.is_too_few or before.is_too_few:
        return ""
    low, high = difference(now, before)
    if low <= 0 <= high:
        return ""
    facts = {"share": texts.percent(before.value), "n": before.n}
    nearer, farther = sorted((abs(low), abs(high)))
    return texts.plain("figures.up" if low > 0 else "figures.down", low=_points(nearer), high=_points(farther), **facts)


def _points(difference_: float) -> int:
    """Return a difference of shares in whole points, and never as none."""
    return max(1, round(difference_ * 100))


def _compared(what: str, now: Share, before: Share, texts: Texts) -> str:
    change = change_text(now, before, texts)
    return share_text(what, now, texts) + (f" {change}" if change else "")


def _note(shares: Sequence[Share], texts: Texts) -> str:
    """Say what brackets mean where there are any, and that there is nothing where there is none."""
    if not shares:
        return texts.plain("figures.none")
    return "" if all(share.is_too_few for share in shares) else texts.plain("figures.note_alone")


def _bought(figures: CellFigures) -> Share:
    return Share(figures.outcomes[Outcome.BOUGHT], figures.ended)


def _bought_line(what: str, figures: CellFigures, texts: Texts) -> str:
    share = share_text(texts.plain("button.bought"), _bought(figures), texts)
    return f"{texts.plain('figures.type_line', what=what, n=figures.calls)} {share}"


def _with_outcome(what: str, counts: CallCounts, texts: Texts) -> str:
    share = share_text(texts.plain("figures.with_outcome"), counts.with_outcome, texts)
    return f"{texts.plain('figures.person_line', what=short(what, NAME_IN_LINE), n=counts.calls)} {share}"


def _listed(
    view: PeopleView | TeamsView, part: FiguresPart, key: str, rows: Sequence[tuple[str, Choice, CallCounts]], texts: Texts
) -> Screen:
    """List whose calls there are; of each what leads to his figures, and what opens his calls."""
    asked, buttons = view.asked, []

    def at(number: int) -> Action:
        return ShowFigures(part=part, choice=str(asked.choice), page=number)

    for name, choice, counts in rows:
        to = ShowFigures(part=FiguresPart.ALL, choice=str(choice), page=0)
        named = Button(label=short(name, NAME_ON_BUTTON), action=encode(to))
        buttons.append([named, button(texts, "button.figures_all", OpenCalls(choice=str(choice)), n=counts.calls)])
    walk = pager(texts, view.part.page, has_more=view.part.has_more, at=at)
    lines = [_with_outcome(name, counts, texts) for name, _, counts in rows]
    note = _note([counts.with_outcome for _, _, counts in rows], texts)
    keyboard = [*buttons, [*walk, _back(asked, texts)], *_periods(asked, part, texts)]
    return page(texts, f"{texts.plain(key)}\n{title_of(asked, texts)}", lines=lines, note=note, keyboard=keyboard)


def _others(asked: Asked, texts: Texts) -> list[list[Button]]:
    """Return the ways to other pages of the same calls, and from one person's or team's back to those of all."""
    choice = str(asked.choice)
    found = [button(texts, "button.figures_types", ShowFigures(part=FiguresPart.TYPES, choice=choice, page=0))]
    if asked.is_of_several:
        found.append(button(texts, "button.figures_people", ShowFigures(part=FiguresPart.PEOPLE, choice=choice, page=0)))
        monthly = ShowMonthly(choice=choice, is_file=0)
        found.append(button(texts, "button.figures_monthly", monthly))
    if asked.has_teams and asked.is_of_several:
        everywhere = str(Choice(period=asked.choice.period))
        found.append(button(texts, "button.figures_teams", ShowFigures(part=FiguresPart.TEAMS, choice=everywhere, page=0)))
    if asked.choice.employee is not None and not asked.is_own:
        all_calls = ShowFigures(part=FiguresPart.ALL, choice=str(Choice(period=asked.choice.period)), page=0)
        found.append(button(texts, "button.figures_everybody", all_calls))
    return [found] if len(found) <= IN_A_ROW else [found[:2], found[2:]]


def _periods(asked: Asked, part: FiguresPart, texts: Texts) -> list[list[Button]]:
    """Return the periods of the same page; the one shown is marked."""
    found = []
    for kind in PERIODS:
        to = ShowFigures(part=part, choice=str(replace(asked.choice, period=Period(kind=kind))), page=0)
        label = chosen(texts, texts.plain(f"button.figures_{kind.name.lower()}"), is_so=asked.choice.period.kind is kind)
        found.append(Button(label=label, action=encode(to)))
    days = AskFigureDays(choice=str(replace(asked.choice, temperament=None)), month=0, first=0)
    label = chosen(texts, texts.plain("button.figures_days"), is_so=asked.choice.period.kind is PeriodKind.DAYS)
    found.append(Button(label=label, action=encode(days)))
    return [found[:3], found[3:]]


def _back(asked: Asked, texts: Texts) -> Button:
    to = ShowFigures(part=FiguresPart.ALL, choice=str(replace(asked.choice, temperament=None)), page=0)
    return button(texts, "button.figures_back", to)


def _rows(buttons: Sequence[Button], in_a_row: int = 3) -> list[Sequence[Button]]:
    return [buttons[at : at + in_a_row] for at in range(0, len(buttons), in_a_row)]
