"""Interface texts of a trainee's path. The stages themselves are content: `stages.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

HALF = 20
"""A label of two in a row."""
QUARTER = 8
EIGHTH = 6
WHAT = "Свой список клиентов начат (с 3-го дня)"
STAGE = "Обучение продажам"
GATE = "Всё это получается без подсказки."

PATH_WORDS: Mapping[str, WordSpec] = {
    "button.train_path": button("to one's own path", HALF),
    "path.title": line("heads one's own path"),
    "path.stage": line("which stage is looked at", None, number=3, all=4, name=STAGE),
    "path.next": line("to the trainee: by what one sees that it is time for the next stage", None, gate=GATE),
    "path.tick_done": line("something the reader ticks, done", None, number=5, what=WHAT),
    "path.tick_open": line("something the reader ticks, not done yet", None, number=5, what=WHAT),
    "path.other_done": line("something the other one ticks, done", None, what=WHAT),
    "path.other_open": line("something the other one ticks, not done yet", None, what=WHAT),
    "path.whose_mentor": line("what the sign of the other one means: the mentor"),
    "path.whose_trainee": line("what the sign of the other one means: the trainee"),
    "path.missing": line("how much is missing on the stage", None, number=3),
    "path.ready": line("to the trainee: nothing is missing, and who decides"),
    "path.ahead": line("a stage that is not reached yet"),
    "path.passed": line("when the stage was confirmed", None, day="7 дек."),
    "path.all_passed": line("all stages are behind"),
    "path.late": line("it is time for something by the day of the path", None, number=3, what=WHAT),
    "path.no_mentor": line("to the trainee: nobody is his mentor; what to do"),
    "path.counts": line(
        "calls made and requests received, today and in a week", None, calls=12, requests=2, week_calls=60, week_requests=9
    ),
    "path.none": line("to somebody who has no path: what it is, and how it is opened"),
    "path.told_confirmed": line("told to the trainee: a stage was confirmed", None, number=3, name=STAGE),
    "path.told_next": line("beneath it: the next stage", None, name=STAGE),
    "path.told_last": line("beneath it: there is no other stage"),
    "path.told_taken_back": line("told to the trainee: a stage is open again", None, number=3, name=STAGE),
    "button.path_tick": button("tick something off, by its number", EIGHTH, number=8),
    "button.path_ticked": button("something that is ticked off, by its number", EIGHTH, number=8),
    "button.path_calls_less": button("one call less", QUARTER),
    "button.path_calls_more": button("one call more", QUARTER),
    "button.path_requests_less": button("one request less", QUARTER),
    "button.path_requests_more": button("one request more", QUARTER),
    "button.path_stage": button("look at a stage, by its number", QUARTER, number=4),
    "button.path_stage_shown": button("the stage that is looked at", QUARTER, number=4),
}
