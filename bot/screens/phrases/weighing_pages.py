"""What the weights in force would have said of the calls lately: the changes by their number, and the calls of one."""

from __future__ import annotations

from bot.domain.calls.judge_again import Verdict
from bot.domain.calls.temperament import ICONS, Recognition, Temperament
from bot.domain.people.employee import Employee
from bot.domain.supervision.share import Share
from bot.screens.log.actions import OpenLogged
from bot.screens.page import PAGE_SIZE, button, page, pager, part
from bot.screens.phrases.actions import ListWeighed, OpenWeighed, OpenWords
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.calls.rejudge_calls import ChangedVerdict
from bot.services.phrases.weigh_anew import WeighedAnew, key_of

FOUR = 4


def weighed_page(weighed: WeighedAnew, me: Employee, texts: Texts) -> Screen:
    """Show how far it is; once it is done, each change with how many calls of how many, and the interval."""
    home = button(texts, "button.words_home", OpenWords(language=me.language))
    again = button(texts, "button.weighed_again", OpenWeighed())
    if not weighed.is_done:
        line = texts.plain("weighed.running", n=weighed.judged)
        return page(texts, texts.plain("weighed.title"), lines=[line], keyboard=[[again, home]])
    lines = [f"{texts.plain('weighed.all')}: {_share(weighed.changed, weighed.judged, texts)}"]
    numbers = []
    for at, change in enumerate(weighed.changes, 1):
        lines.append(f"{at}. {_change(change, texts)}: {_share(change.n, weighed.judged, texts)}")
        numbers.append(button(texts, "words.number", ListWeighed(change=key_of(change), page=0), number=at))
    rows = [*(numbers[at : at + FOUR] for at in range(0, len(numbers), FOUR)), [home]]
    return page(texts, texts.plain("weighed.title"), lines=lines, note=texts.plain("weighed.note"), keyboard=rows)


def changed_page(change: ChangedVerdict, number: int, me: Employee, texts: Texts) -> Screen:
    """List the newest calls of one change; a number opens one."""
    newest = list(reversed(change.calls))
    shown, number = part(newest, number)
    first = number * PAGE_SIZE
    lines, numbers = [], []
    for at, (call, started) in enumerate(shown, first + 1):
        lines.append(f"{at}. {texts.moment(started, me.time_zone)}")
        numbers.append(button(texts, "words.number", OpenLogged(call=int(call), page=0, first=0), number=at))
    rows = [
        *(numbers[at : at + FOUR] for at in range(0, len(numbers), FOUR)),
        pager(
            texts,
            number,
            has_more=first + len(shown) < len(newest),
            at=lambda at: ListWeighed(change=key_of(change), page=at),
        ),
        [button(texts, "button.words_back", OpenWeighed())],
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
