"""Interface texts of what is given to practise."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

WHOLE = 36
"""A label alone in its row."""
HALF = 20
"""A label of two in a row."""
THIRD = 13
"""A label of three in a row."""
NAME = "Александра Константиновна"
PACK = "🌱 искренний · 📐 компетентный"
DAY = "понедельник, 7 декабря"

ASSIGNMENT_WORDS: Mapping[str, WordSpec] = {
    "deed.assign": line("what was refused: giving people of others something to practise"),
    "audit.assigned": line("audit log: people of a team were given something to practise"),
    "audit.assignment_taken": line("audit log: what was given to practise was taken back"),
    # For whom it was given.
    "button.assigned_begin": button("begin what was given, until a day in figures", WHOLE, pack="🌱 / 📐", day="07.12"),
    "button.assigned_list": button("to all that was given", HALF),
    "assigned.title": line("heads what was given to the reader"),
    "assigned.none": line("nothing was given to the reader"),
    "assigned.to_do": line("to do", None, pack=PACK, day=DAY),
    "assigned.to_do_times": line("to do, several times", None, pack=PACK, day=DAY, done=3, wanted=7),
    "assigned.over_due": line("to do, although its day is over", None, pack=PACK, day=DAY),
    "assigned.waiting": line("done for today", None, pack=PACK, day=DAY, done=3, wanted=7),
    "assigned.done": line("done", None, pack=PACK),
    "assigned.late": line("its day is over, and something is missing", None, pack=PACK, done=3, wanted=7),
    "assigned.told": line("a message that comes by itself: something was given", None, pack=PACK, often="каждый день", day=DAY),
    "assigned.told_by": line("the same, and by whom", None, name=NAME, pack=PACK, often="каждый день", day=DAY),
    "button.assigned_open": button("open what was given", WHOLE),
    "assigned.nothing_to_ask": line("the pack has no cards in the reader's language"),
    "train.end_assigned": line("a sitting of what was given is over", None, right=9, all=12),
    "train.leech": line(
        "a card was failed again and again: two types side by side help", None, right="искренний", taken="компетентный"
    ),
    # Who gives it.
    "assign.title": line("heads the choice of a pack", None, team="Первый"),
    "assign.ask_pack": line("asks what is to be practised"),
    "button.assign_pack": button("a pack: a kind of drills, or a type", HALF, pack="📐 компетентный"),
    "pack.recognise": line("a pack: drills that ask for the type", HALF),
    "pack.cell": line("a pack: drills that ask for wish and money", HALF),
    "pack.choose": line("a pack: drills with four answers", HALF),
    "pack.rewrite": line("a pack: sentences to be said better", HALF),
    "pack.respond": line("a pack: answers in one's own words", HALF),
    "assign.draft": line("heads what is about to be given: the pack", None, pack=PACK),
    "assign.ask_whom": line("asks to whom, how often, until when"),
    "assign.nobody": line("there is nobody in the team to whom it may be given"),
    "assign.chosen": line("how many people are chosen", None, n=3),
    "button.assign_once": button("how often: once", THIRD),
    "button.assign_daily": button("how often: on each day", THIRD),
    "button.assign_twice": button("how often: twice a week", THIRD),
    "assign.often_once": line("how often, in a sentence: once"),
    "assign.often_daily": line("how often, in a sentence: on each day"),
    "assign.often_twice": line("how often, in a sentence: twice a week"),
    "button.assign_until": button("until when; opens the calendar", WHOLE, day="пн, 7 декабря"),
    "button.assign_give": button("give it; `n` people", WHOLE, n=3),
    "assign.choose_somebody": line("nobody is chosen yet"),
    "assign.ask_day": line("asks for the deadline"),
    "assign.given_title": line("heads what was given in a team", None, team="Первый"),
    "assign.given_none": line("nothing was given in the team yet"),
    "button.assign_given": button("one of them: pack, done of how many", WHOLE, pack="🌱 / 📐", done=3, n=12, day="07.12"),
    "assign.given": line("what was given: how often, until when", None, often="каждый день", day=DAY),
    "assign.stands_to_do": line("one person: to do", None, name=NAME, done=3, wanted=7),
    "assign.stands_waiting": line("one person: done for today", None, name=NAME, done=3, wanted=7),
    "assign.stands_done": line("one person: done", None, name=NAME),
    "assign.stands_late": line("one person: late", None, name=NAME, done=3, wanted=7),
    "assign.left": line("all of its people have left the team"),
    "button.assign_take_back": button("take it back", WHOLE),
    "button.assign_all": button("back to what was given in the team", WHOLE),
}
