"""The log: calls that the reader may see, filtered by what the address says, newest first; and one of them with its whole way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from bot.desk.address import address, choice_in, fields_of, number_in, says_choice
from bot.desk.html import Child, el, join
from bot.desk.pages.days import days_fields
from bot.desk.pages.files import files_form
from bot.desk.pages.parts import Column, check, choose, facts, field, fold, pages, table
from bot.desk.pages.whose import whose_field
from bot.desk.visit import Page, Visit
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import BY_NAME, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.log.choice_words import choice_line, number_words, period_words, said_word, type_word
from bot.screens.log.log_pages import is_everything, note_of, said_of, since
from bot.screens.texts import Texts
from bot.services.log.choose_calls import Chosen, ClientsOffered, find_clients, unfiltered
from bot.services.log.choose_calls import choose as choose_calls
from bot.services.log.ports import LoggedCall
from bot.services.log.read_log import CallOpened, CallsListed, Step, Stepped, list_calls, open_call

ON_A_PAGE: Final = 50
MOST_STEPS: Final = 500
"""Steps of a call on its page: more than anybody has tapped."""
LONGEST_NAME: Final = 100


async def log_page(visit: Visit) -> Page:
    """List calls. What the address names is kept as the reader's choice, as in the bot."""
    query, act, texts = visit.query, visit.act, visit.texts
    if says_choice(query):
        await choose_calls(act, str(choice_in(query, visit.today)))
    named = query.get("named", "").strip()[:LONGEST_NAME]
    offered = await find_clients(act, named) if named else None
    if offered is not None and len(offered.found) == 1:
        await choose_calls(act, str(replace(offered.chosen.choice, client=offered.found[0].id)))
        offered = None
    listed = await list_calls(act, number_in(query, "first"), is_newer=bool(query.get("newer")), size=ON_A_PAGE)
    form = fold(
        texts.plain("desk.filters"),
        choice_line(texts, listed.chosen),
        await _filters(visit, listed.chosen, named if offered is not None else ""),
        is_open=offered is not None or not (listed.calls or is_everything(listed)),
    )
    body = join([form, None if offered is None else _clients(offered, texts), _calls(listed, visit)])
    return Page(title=texts.plain("desk.log"), body=body)


async def call_page(visit: Visit) -> Page:
    """Show one call: who, what came of it, and step by step how it went."""
    texts, zone = visit.texts, visit.act.employee.time_zone
    opened = await open_call(visit.act, visit.number, 0, number_in(visit.query, "first"), size=MOST_STEPS)
    among = choice_in(visit.query, visit.today) if says_choice(visit.query) else None
    call = opened.one.call
    about = facts(
        [
            (texts.plain("desk.when"), texts.moment(call.started_at, zone)),
            (texts.plain("desk.manager"), opened.one.manager if opened.is_of_several else None),
            (texts.plain("desk.type"), _type(opened, texts)),
            (texts.plain("desk.wants"), texts.plain(f"intent.{call.wants}")),
            (texts.plain("desk.can"), texts.plain(f"intent.{call.can}")),
            (texts.plain("desk.outcome"), _outcome(opened.one, texts) or texts.plain("log.no_outcome")),
        ]
    )
    later = [
        el("li", el("a", texts.moment(one.call.started_at, zone), href=_call(one, among, opened.first))) for one in opened.later
    ]
    body = join(
        [
            about,
            el("h2", texts.plain("desk.way")),
            el("ol", [_step(step, opened, texts, zone) for step in opened.steps], class_="steps"),
            [el("h2", texts.plain("desk.later_calls")), el("ul", later)] if later else None,
            el("p", el("a", texts.plain("desk.back_to_log"), href=address("/log", among, first=opened.first)), class_="pages"),
        ]
    )
    return Page(title=call.client_name or texts.plain("client.nameless"), body=body)


# ---- the list ----


def _calls(listed: CallsListed, visit: Visit) -> Markup:
    texts, zone, chosen = visit.texts, visit.act.employee.time_zone, listed.chosen
    names = ["when", "client", "type", "wants", "can", "outcome", *(["manager"] if chosen.is_of_several else [])]
    caption = number_words(texts, chosen.number)
    rows = [_row(one, listed, texts, zone) for one in listed.calls]
    links = []
    if listed.first:
        links.append((texts.plain("button.log_newer"), address("/log", chosen.choice, first=listed.first, newer=1)))
    if listed.older:
        links.append((texts.plain("button.log_older"), address("/log", chosen.choice, first=listed.older)))
    columns = [Column(texts.plain(f"desk.{name}")) for name in names]
    shown = table(caption, columns, rows) if rows else el("p", caption, class_="note")
    to_file = files_form(chosen.choice, texts) if rows else None
    return join([shown, _note(listed, texts, zone), pages(texts.plain("desk.more_calls"), links), to_file])


def _row(one: LoggedCall, listed: CallsListed, texts: Texts, zone: str) -> Sequence[Child]:
    call = one.call
    row: list[Child] = [
        el("a", texts.moment(call.started_at, zone), href=_call(one, listed.chosen.choice, listed.first), class_="moment"),
        call.client_name or "",
        type_word(texts, call.temperament),
        texts.plain(f"intent.{call.wants}"),
        texts.plain(f"intent.{call.can}"),
        _outcome(one, texts),
    ]
    return [*row, one.manager] if listed.chosen.is_of_several else row


def _call(one: LoggedCall, among: Choice | None, first: int) -> str:
    """Return the address of a call, and in it among which calls it was found: so the way back leads there, in every tab."""
    return address(f"/call/{one.call.id}", among, first=first)


def _outcome(one: LoggedCall, texts: Texts) -> str:
    parts = [texts.plain(f"outcome.{one.call.outcome}")] if one.call.outcome else []
    return " · ".join([*parts, *([texts.plain("log.practice")] if one.call.is_practice else [])])


def _note(listed: CallsListed, texts: Texts, zone: str) -> Markup | None:
    if listed.calls and listed.looked_until is None:
        return None
    return el("p", note_of(listed, texts, zone), class_="note")


# ---- the filters ----


async def _filters(visit: Visit, chosen: Chosen, named: str) -> Markup:
    texts, said = visit.texts, fields_of(chosen.choice)
    whose = await whose_field(visit, said.get("whose", ""), chosen.employee, chosen.team) if chosen.is_of_several else None
    any_of = ("", texts.plain("desk.any"))
    told = chosen.choice.said or TypeSaid.OVERRIDDEN  # the others are chosen by the pictures alone
    period = chosen.choice.period
    is_between = period.kind is PeriodKind.MOMENTS
    between = period_words(texts, period, chosen.today, chosen.time_zone) if is_between else ""
    known = [any_of, *((one.value, texts.plain(f"intent.{one}")) for one in Known)]
    types = [any_of, *((one.value, type_word(texts, one)) for one in Recognition)]
    outcomes = [any_of, *((one.value, texts.plain(f"outcome.{one}")) for one in Outcome)]
    fields = [
        *days_fields(visit, BY_NAME, chosen.choice, between),
        whose,
        _client(texts, chosen, named),
        choose(texts.plain("desk.type"), "type", types, said.get("type", "")),
        choose(texts.plain("desk.wants"), "wants", known, said.get("wants", "")),
        choose(texts.plain("desk.can"), "can", known, said.get("can", "")),
        choose(texts.plain("desk.outcome"), "outcome", outcomes, said.get("outcome", "")),
        check(texts.plain("log.is_open"), "open", is_so=chosen.choice.is_open),
        check(texts.plain("log.is_unfit"), "unfit", is_so=chosen.choice.is_unfit),
        check(said_word(texts, told), "said", is_so=chosen.choice.said is not None, value=told.value),
        check(texts.plain("log.with_practice"), "practice", is_so=chosen.choice.practice),
    ]
    last = el(
        "div",
        el("button", texts.plain("desk.show"), type="submit", class_="main"),
        el("a", texts.plain("desk.clear"), href=address("/log", unfiltered(visit.act))),
        class_="last",
    )
    label = texts.plain("desk.filters")
    return el("form", fields, last, method="get", action=address("/log"), class_="filters", role="search", aria_label=label)


def _client(texts: Texts, chosen: Chosen, named: str) -> Markup:
    """Return the field for a client's name; who is chosen already can be let go of."""
    if chosen.choice.client is None:
        return field(
            texts.plain("desk.client"), el("input", type="search", name="named", maxlength=LONGEST_NAME, value=named or None)
        )
    options = [(str(chosen.choice.client), chosen.client or ""), ("", texts.plain("desk.any"))]
    return choose(texts.plain("desk.client"), "client", options, str(chosen.choice.client))


def _clients(offered: ClientsOffered, texts: Texts) -> Markup:
    """Ask which of several clients is meant, or say that nobody is called so."""
    key = "log.which_client" if offered.found else "log.no_client"
    found = [
        el("li", el("a", one.name, href=_with_client(offered.chosen.choice, one.id)), _team(offered, one.team_id))
        for one in offered.found
    ]
    return el("section", el("p", texts.plain(key, name=offered.text), role="alert"), el("ul", found) if found else None)


def _with_client(choice: Choice, client: object) -> str:
    return address("/log", replace(choice, client=None), client=client)


def _team(offered: ClientsOffered, team: object) -> str | None:
    name = next((name for number, name in offered.teams.items() if number == team), None)
    return f" · {name}" if name else None


# ---- one call ----


def _type(opened: CallOpened, texts: Texts) -> str:
    call = opened.one.call
    word = type_word(texts, call.temperament)
    if call.temperament in (Recognition.UNKNOWN, Recognition.MIXED):
        return word
    return f"{word}, {texts.percent(call.confidence)}"


def _step(step: Stepped, opened: CallOpened, texts: Texts, zone: str) -> Markup:
    begun = opened.one.call.started_at
    at = el("time", since(begun, step.at) or texts.moment(step.at, zone), datetime=step.at.isoformat(timespec="seconds"))
    return el("li", at, el("div", _said(step, texts, zone), class_="taken-back" if step.is_taken_back else None))


def _said(step: Stepped, texts: Texts, zone: str) -> Iterable[Child]:
    if step.what is Step.CARD:
        yield el("span", f"«{step.said}»" if step.said else step.option, class_="sentence")
        recognition = step.recognition or Recognition.UNKNOWN
        is_named = recognition not in (Recognition.UNKNOWN, Recognition.MIXED)
        yield f" {type_word(texts, recognition)}" + (f", {texts.percent(step.share)}" if is_named else "")
    elif step.what is Step.PROMISED and step.due_at is not None:
        yield f"{texts.plain('log.step.promised')} {texts.moment(step.due_at, zone)}"
    else:
        yield said_of(step, texts)
