"""What the weights in force would have said of the calls lately: the changes by their number, and the calls of one."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.calls.judge_again import Verdict
from bot.domain.calls.temperament import ICONS, Recognition, Temperament
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed
from bot.domain.supervision.scope import scope_of
from bot.domain.supervision.share import Share
from bot.screens.action import Action
from bot.screens.log.actions import OpenLogged
from bot.screens.page import PAGE_SIZE, button, page, pager, part
from bot.screens.phrases.actions import ListWeighed, OpenLearnt, OpenWeighed, OpenWeights, OpenWords
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.calls.rejudge_calls import ChangedVerdict
from bot.services.phrases.weigh_anew import WeighedAnew, key_of

FOUR = 4


def weighed_page(weighed: WeighedAnew, me: Employee, texts: Texts) -> Screen:
    """Show how far it is; once it is done, each change with how many calls of how many, and the interval."""
    home = button(texts, "button.words_home", OpenWords(language=me.language))
    again = button(texts, "button.weighed_again", OpenWeighed())
    to_weights = button(texts, "button.weights", OpenWeights(page=0))
    may_decide = not scope_of(me, Deed.LEARN_WEIGHTS).is_nothing
    learnt = [button(texts, "button.learnt", OpenLearnt(page=0))] if may_decide else []
    if not weighed.is_done:
        rows = [[again], learnt, [to_weights, home]]
        return page(texts, texts.plain("weighed.title"), lines=[how_far(weighed, texts)], keyboard=rows)
    rows = [
        *change_buttons(weighed, texts, lambda change: ListWeighed(change=key_of(change), page=0)),
        learnt,
        [to_weights, home],
    ]
    lines = change_lines(weighed, texts)
    return page(texts, texts.plain("weighed.title"), lines=lines, note=texts.plain("weighed.note"), keyboard=rows)


def how_far(weighed: WeighedAnew, texts: Texts) -> str:
    """Say of a judging that is not done how far it is, or that a mistake has ended it."""
    return texts.plain("weighed.failed") if weighed.has_failed else texts.plain("weighed.running", n=weighed.judged)


def change_lines(weighed: WeighedAnew, texts: Texts, first: int = 0) -> list[str]:
    """Say of how many calls of how many something else would be said, in all and in each way.

    Args:
        first: how many ways stand on the pages before.
    """
    all_of_them = f"{texts.plain('weighed.all')}: {_share(weighed.changed, weighed.judged, texts)}"
    each = [
        f"{at}. {_change(change, texts)}: {_share(change.n, weighed.judged, texts)}"
        for at, change in enumerate(weighed.changes, first + 1)
    ]
    return [all_of_them, *each]


def change_buttons(
    weighed: WeighedAnew, texts: Texts, to: Callable[[ChangedVerdict], Action], first: int = 0
) -> list[list[Button]]:
    """Return the numbers of the changes, each leading to its calls."""
    shown = enumerate(weighed.changes, first + 1)
    numbers = [button(texts, "words.number", to(change), number=at) for at, change in shown]
    return [numbers[at : at + FOUR] for at in range(0, len(numbers), FOUR)]


def changed_page(
    change: ChangedVerdict,
    number: int,
    me: Employee,
    texts: Texts,
    *,
    back: Action | None = None,
    at: Callable[[int], Action] | None = None,
) -> Screen:
    """List the newest calls of one change; a number opens one.

    Args:
        back: whence the reader came; by default what the weights in force would have said.
        at: leads to a page of this list.
    """
    to_page = at or (lambda page: ListWeighed(change=key_of(change), page=page))
    newest = list(reversed(change.calls))
    shown, number = part(newest, number)
    first = number * PAGE_SIZE
    lines, numbers = [], []
    for place, (call, started) in enumerate(shown, first + 1):
        lines.append(f"{place}. {texts.moment(started, me.time_zone)}")
        numbers.append(button(texts, "words.number", OpenLogged(call=int(call), page=0, first=0), number=place))
    rows = [
        *(numbers[place : place + FOUR] for place in range(0, len(numbers), FOUR)),
        pager(
            texts,
            number,
            has_more=first + len(shown) < len(newest),
            at=to_page,
        ),
        [button(texts, "button.words_back", back or OpenWeighed())],
    ]
    if change.n > len(newest):
        lines.insert(0, texts.plain("weighed.newest", kept=len(newest), n=change.n))
    return page(texts, f"{_change(change, texts)} · {change.n}", lines=lines, note=texts.plain("words.pick"), keyboard=rows)


def _change(change: ChangedVerdict, texts: Texts) -> str:
    return f"{_verdict(change.before, texts)} → {_verdict(change.after, texts)}"


def _verdict(verdict: Verdict, texts: Texts) -> str:
    kind = verdict.recognition
    if kind in (Recognition.MIXED, Recognition.UNKNOWN):
        return texts.plain(f"log.type.{kind}")
    named = f"{ICONS[Temperament(kind.value)]} {texts.temperament(Temperament(kind.value))}"
    return named if verdict.is_sure else texts.plain("weighed.leaning", type=named)


def _share(changed: int, judged: int, texts: Texts) -> str:
    share = Share(part=changed, n=judged)
    if share.is_too_few:
        return texts.plain("weighed.too_few", changed=changed, n=judged)
    low, high = share.interval
    facts = {"share": texts.percent(share.value), "low": texts.percent(low), "high": texts.percent(high)}
    return texts.plain("weighed.share", changed=changed, n=judged, **facts)
