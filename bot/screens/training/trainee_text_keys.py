"""Interface texts of those who guide trainees."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

WHOLE = 36
"""A label alone in its row."""
NAME = "Александра Константиновна"

TRAINEE_WORDS: Mapping[str, WordSpec] = {
    "deed.see_trainee": line("what was refused: a trainee whom others guide"),
    "button.train_trainees": button("to those whom the reader guides", WHOLE),
    "trainees.title": line("heads the list of those whom the reader guides"),
    "trainees.whom": line("asks whose page to open"),
    "trainees.none": line("there are no trainees in the teams of a supervisor; what to do"),
    "trainees.none_mentor": line("nobody was given to a mentor, or no longer"),
    "button.trainees_one": button("one whom the reader guides", WHOLE, name=NAME),
    "trainee.heading": line("heads the page of a trainee", None, name=NAME),
    "trainee.as_mentor": line("the reader is his mentor"),
    "trainee.mentor": line("who his mentor is", None, name=NAME),
    "trainee.no_mentor": line("to a supervisor: nobody is his mentor; what to do"),
    "button.trainees_back": button("back to the list of trainees", WHOLE),
}
