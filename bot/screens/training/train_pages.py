"""The first page of /train, and the choice of two temperaments."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.training.confusion import Insight, InsightKind
from bot.domain.training.nudge import NudgeKind
from bot.domain.training.quiz import Attempt
from bot.screens.page import button, page
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import (
    BeginContrast,
    BeginLiveRun,
    BeginPractice,
    ListContrasts,
    OpenPath,
    OpenTrainees,
    OpenTraining,
    SetTimed,
)
from bot.screens.training.assigned_pages import begin_rows
from bot.screens.training.drill_pages import leech_line, pair_button, pair_words
from bot.screens.training.quiz_pages import to_do_rows
from bot.screens.training.team_actions import OpenProgress, OpenTeamPractice
from bot.services.outgoing_ports import Priority
from bot.services.training.plan import Overview

TRAINING_SLOT = SlotKind(name="train", closes_on=frozenset({Change.ACCESS}))
PAIRS: Sequence[tuple[Temperament, Temperament]] = (
    (Temperament.MELANCHOLIC, Temperament.PHLEGMATIC),
    (Temperament.CHOLERIC, Temperament.SANGUINE),
    (Temperament.CHOLERIC, Temperament.PHLEGMATIC),
    (Temperament.MELANCHOLIC, Temperament.SANGUINE),
    (Temperament.CHOLERIC, Temperament.MELANCHOLIC),
    (Temperament.SANGUINE, Temperament.PHLEGMATIC),
)
"""Those that are taken for each other most easily first."""


def show_training(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /train."""
    return Show(slot=TRAINING_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def first_page(seen: Overview, texts: Texts, to_do: Sequence[Attempt] = ()) -> Screen:
    """Show what there is to practise now: one button, and one sentence about the trainee; and tries that wait for him."""
    title = texts.plain("train.title")
    guiding = _guiding(seen, texts)
    if not seen.has_drills:
        lines = [texts.plain("train.no_drills"), *([texts.expectation()] if seen.is_new else [])]
        return page(texts, title, lines=lines, keyboard=[*to_do_rows(to_do, texts), guiding])
    lines = []
    rows = to_do_rows(to_do, texts)
    if not seen.is_known:
        lines.append(texts.plain("train.first"))
    if seen.is_new:
        lines.append(texts.expectation())
    if seen.today.finished:
        lines.append(texts.plain("train.done", n=seen.today.finished, right=seen.today.right))
    if seen.streak.days > 1:
        lines.append(texts.plain("train.streak", n=seen.streak.days))
    if seen.is_return:
        lines.append(texts.plain("train.back_again"))
    begin, rest = _begin(seen, texts)
    lines += rest
    rows += begin
    rows += _contrast_rows(seen, texts)
    rows += begin_rows(seen.assigned, seen.trainee.last_day, texts)
    if seen.is_known:
        lines.append(insight_line(seen.insight, texts))
    confused = seen.insight.confused
    pair = seen.leech if confused is None else (confused.right, confused.given)
    if confused is None and seen.leech is not None:
        lines.append(leech_line(seen.leech, texts))
    if pair is not None and set(pair) != set(seen.contrast_pair or ()):
        rows.append([pair_button(pair, texts)])
    timed = "button.train_timed_on" if seen.trainee.is_timed else "button.train_timed"
    rows.append(
        [
            button(texts, "button.train_contrasts", ListContrasts()),
            button(texts, timed, SetTimed(on=int(not seen.trainee.is_timed))),
        ]
    )
    if seen.has_personas:
        rows.append([button(texts, "button.live_begin", BeginLiveRun())])
    ways = [*([button(texts, "button.train_progress", OpenProgress())] if seen.is_known else []), *guiding]
    rows += [ways[at : at + 2] for at in range(0, len(ways), 2)]
    return page(texts, title, lines=lines, keyboard=rows)


def nudge_message(chat_id: ChatId, seen: Overview, kind: NudgeKind, texts: Texts) -> Show:
    """Remind of practice without a sound, in place of the page that stands further up."""
    page_now = first_page(seen, texts)
    html = texts.html(f"train.nudge_{kind}", n=seen.planned)
    return Show(
        slot=TRAINING_SLOT.in_chat(chat_id),
        screen=Screen(html=f"{html}\n\n{page_now.html}", keyboard=page_now.keyboard, is_silent=True),
        priority=Priority.REMINDER,
        is_anew=True,
    )


def _begin(seen: Overview, texts: Texts) -> tuple[list[list[Button]], list[str]]:
    """Return the button that begins or goes on; where there is nothing to do, the line that says when there is."""
    if seen.going_on is not None:
        done, whole = seen.going_on.done, seen.going_on.length
        if done == whole:
            left = seen.going_on.repeats - seen.going_on.queue.repeated
            return [[button(texts, "button.train_go_on_again", BeginPractice(), n=left)]], []
        return [[button(texts, "button.train_go_on", BeginPractice(), done=done, all=whole)]], []
    if seen.planned:
        return [[button(texts, "button.train_begin", BeginPractice(), n=seen.planned, minutes=seen.minutes)]], []
    if seen.next_on is not None:
        return [], [texts.plain("train.rest", day=texts.weekday_date(seen.next_on))]
    return [], [texts.plain("train.rest_new")]


def _contrast_rows(seen: Overview, texts: Texts) -> list[list[Button]]:
    """Return the way back to lines of two types that were begun today."""
    if seen.contrast is None or seen.contrast_pair is None:
        return []
    one, other = seen.contrast_pair
    facts = {"one": one.icon, "other": other.icon, "done": seen.contrast.done, "all": seen.contrast.length}
    return [[button(texts, "button.train_pair_go_on", BeginContrast(one=one, other=other), **facts)]]


def _guiding(seen: Overview, texts: Texts) -> list[Button]:
    """Return the ways to one's own path, to those whom one guides, and to how one's team practises."""
    path = [button(texts, "button.train_path", OpenPath())] if seen.is_on_path else []
    trainees = [*path, *([button(texts, "button.train_trainees", OpenTrainees())] if seen.guides else [])]
    return [*trainees, button(texts, "button.train_team", OpenTeamPractice())] if seen.has_team else trainees


def insight_line(insight: Insight, texts: Texts) -> str:
    """Return the one sentence about a trainee, which is true of his answers."""
    if insight.kind is InsightKind.TOO_FEW:
        return texts.plain("train.insight_few", n=insight.missing)
    if insight.confused is not None:
        mixed = insight.confused
        words = pair_words((mixed.right, mixed.given), texts)
        return texts.plain("train.insight_mixes", right=words["one"], taken=words["other"], n=mixed.share.part, of=mixed.share.n)
    share = texts.percent(insight.right.value or 0.0)
    return texts.plain(f"train.insight_{insight.kind}", share=share, n=insight.right.n)


def contrasts_page(texts: Texts) -> Screen:
    """Choose two temperaments to be told apart."""
    rows = [[pair_button(pair, texts)] for pair in PAIRS]
    home = button(texts, "button.train_home", OpenTraining())
    return page(texts, texts.plain("train.contrasts"), lines=[texts.plain("train.ask_pair")], keyboard=[*rows, [home]])
