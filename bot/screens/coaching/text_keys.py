"""Interface texts of /coaching."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

NAME = "Александра Константиновна"
DAY = "7 декабря 2027 г."
HALF = 20
"""A label of two in a row."""
THIRD = 13
"""A label of three in a row."""
WHOLE = 36
"""A label alone in its row."""

COACHING_WORDS: Mapping[str, WordSpec] = {
    "command.coaching": line("command menu: /coaching", 256),
    "help.command.coaching": line("help: what stands behind /coaching"),
    "deed.coach": line("what was refused: to coach somebody, or to look at an agreement of others"),
    "deed.agree": line("what was refused: an agreement of others"),
    "coaching.title": line("heads the list of people and agreements"),
    "coaching.whom": line("asks whom to talk to; agreements come first"),
    "coaching.own": line("below one's own agreements"),
    "coaching.none": line("there is nobody to coach and nothing agreed"),
    "coaching.private": line("nobody but the two sees this"),
    "coaching.ask_period": line("asks from which days three calls are to be drawn"),
    "coaching.no_calls": line("in those days no call was finished; asks for others"),
    "coaching.past": line("something agreed before and done", None, verb="перестать", day=DAY),
    "coaching.heading": line("heads one round of three calls with somebody", None, name=NAME),
    "coaching.drawn": line(
        "of which days the calls are, among how many one was drawn by chance, and by which seed",
        None,
        n=23,
        seed="20261116",
        since="16.11.2026",
        until="22.11.2026",
    ),
    "coaching.call": line(
        "one of the calls; the mark says that something was noted",
        None,
        number=1,
        at="18 нояб., 12:30",
        client="Александра Констант…",
        why="отказ",
        mark="✓",
    ),
    "coaching.why_chance": line("why this call: drawn by chance", 20),
    "coaching.why_overridden": line("why this call: the manager corrected the type", 20),
    "coaching.why_unfit": line("why this call: a sentence did not fit", 20),
    "coaching.why_lost": line("why this call: the client refused", 20),
    "coaching.call_title": line("heads one of the calls", None, number=2, why="отказ"),
    "coaching.ask_seen": line("asks what was seen in the call, by the buttons below"),
    "coaching.seen": line("what was seen in the call", None, seen="слушал, спросил"),
    "coaching.seen_asked": button("seen: asked before offering", HALF),
    "coaching.seen_listened": button("seen: listened", HALF),
    "coaching.seen_manner": button("seen: spoke in the client's manner", HALF),
    "coaching.seen_answered": button("seen: answered the objection", HALF),
    "coaching.seen_next_step": button("seen: agreed on a next step", HALF),
    "coaching.fitted": line("the manager said that the sentence fitted"),
    "coaching.fitted_not": line("the manager said that the sentence did not fit"),
    "coaching.none_fits": line("how often nothing fitted in the call", None, n=3),
    "coaching.sentence": line("a sentence that stood on the card", None, sentence="Коротко: что для вас важнее?"),
    "coaching.note": line("what the supervisor noted", None, note="Перебил на второй минуте"),
    "coaching.write_note": line("asks to write what is noted about the call"),
    "coaching.write_line": line("asks to write the one behaviour, after the verb", None, verb="начать"),
    "coaching.verb_keep": button("the behaviour is to be kept", THIRD),
    "coaching.verb_start": button("the behaviour is to be started", THIRD),
    "coaching.verb_stop": button("the behaviour is to be stopped", THIRD),
    "coaching.line": line("the agreed behaviour", None, verb="Начать", line="спрашивать о сроке до цены"),
    "coaching.no_line": line("no behaviour is chosen yet; asks to choose by a verb"),
    "coaching.ask_due": line("asks for the day on which it is due"),
    "coaching.due": line("by when", None, day="понедельник, 7 декабря"),
    "coaching.measure_overridden": line("what is measured: calls in which the manager corrected the type"),
    "coaching.measure_unfit": line("what is measured: calls in which a sentence did not fit"),
    "coaching.measure_lost": line("what is measured: refusals among the calls with an outcome"),
    "button.measure_overridden": button("measure: the type was corrected", THIRD),
    "button.measure_unfit": button("measure: a sentence did not fit", THIRD),
    "button.measure_lost": button("measure: refusals", THIRD),
    "coaching.before": line("the share before", None, share="30 % (7 из 23; 15–51 %)"),
    "coaching.after": line("the share after", None, share="12 % (3 из 25; 4–30 %)"),
    "coaching.share": line(
        "a share of calls with its number and its interval", None, part=7, n=23, share="30 %", low="15 %", high="51 %"
    ),
    "coaching.too_few": line("in place of a share: there are too few calls", None, n=3),
    "coaching.change": line(
        "how the share changed, in points, with the interval of the change",
        None,
        verdict="стало реже",
        change="−18",
        low="−36",
        high="+2",
    ),
    "coaching.less": line("it happens less often"),
    "coaching.more": line("it happens more often"),
    "coaching.unclear": line("whether it changed cannot be said"),
    "coaching.offered": line("when it was offered", None, day=DAY),
    "coaching.agreed": line("when the other agreed", None, day=DAY),
    "coaching.done": line("when it was done", None, day=DAY),
    "coaching.offer": line("heads what the manager is offered, silently", None, name=NAME),
    "coaching.due_now": line("tells the manager, silently, that the day has come", None, name=NAME),
    "coaching.print_title": line("heads the page to print"),
    "coaching.between": line("between whom it is", None, coach=NAME, name=NAME),
    "button.period_w": button("this week", HALF),
    "button.period_lw": button("last week", HALF),
    "button.period_m": button("this month", HALF),
    "button.period_lm": button("last month", HALF),
    "button.coaching_draft": button("a round that the other was not told of yet", WHOLE, name="Александра Конст"),
    "button.coaching_running": button("a running agreement, with its day", WHOLE, name="Александра Конст", day="07.12.2027"),
    "button.coaching_own": button("one's own agreement, with its day", WHOLE, name="Александра Конст", day="07.12.2027"),
    "button.coaching_past": button("an agreement that is done, with the day", WHOLE, day=DAY),
    "button.coaching_note": button("write a note", HALF),
    "button.coaching_due": button("choose the day", HALF),
    "button.coaching_week": button("due in a week", THIRD),
    "button.coaching_two_weeks": button("due in two weeks", THIRD),
    "button.coaching_four_weeks": button("due in four weeks", THIRD),
    "button.coaching_offer": button("tell the other", HALF),
    "button.coaching_done": button("it is done", HALF),
    "button.coaching_print": button("as one page to print", HALF),
    "button.coaching_drop": button("give it up", HALF),
    "button.coaching_agree": button("agrees", HALF),
    "button.coaching_open": button("opens the agreement", HALF),
}
