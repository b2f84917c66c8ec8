"""Interface texts of those who guide trainees."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

WHOLE = 36
"""A label alone in its row."""
HALF = 20
"""A label of two in a row."""
NAME = "Александра Константиновна"
STAGE = "Обучение продажам"
GATE = "Есть рассказ о товаре и растёт свой список клиентов."

TRAINEE_WORDS: Mapping[str, WordSpec] = {
    "deed.see_trainee": line("what was refused: a trainee whom others guide"),
    "deed.tick": line("what was refused: to tick something off for a trainee whom others guide"),
    "deed.confirm_stage": line("what was refused: to confirm a stage"),
    "audit.stage_confirmed": line("a trainee passed a stage; `n` is which", None, whom=NAME, n=3),
    "audit.stage_taken_back": line("a confirmed stage was opened again; `n` is which", None, whom=NAME, n=3),
    "button.train_trainees": button("to those whom the reader guides", HALF),
    "trainees.title": line("heads the list of those whom the reader guides"),
    "trainees.whom": line("asks whose page to open"),
    "trainees.none": line("there are no trainees in the teams of a supervisor; what to do"),
    "trainees.none_mentor": line("nobody was given to a mentor, or no longer"),
    "button.trainees_one": button("one whom the reader guides, and his stage", WHOLE, name="Александра Константин…", number=4),
    "trainees.waits": line("what 📨 before a name stands for: marks or a decision are waited for"),
    "button.trainees_waits": button(
        "one of whom answers, a role game or a decision wait for the reader", WHOLE, name="Александра Константин…", number="🏁"
    ),
    "button.trainees_ready": button("one on whose stage nothing is missing", WHOLE, name="Александра Константин…", number=4),
    "button.trainees_alone": button("one who has no mentor", WHOLE, name="Александра Константин…", number=4),
    "button.trainees_ready_alone": button(
        "one who has no mentor, and on whose stage nothing is missing", WHOLE, name="Александра Константин…", number=4
    ),
    "trainees.alone": line("what the sign of one without a mentor means"),
    "trainee.told_ready": line("told to whoever decides: nothing is missing on a stage", None, name=NAME, number=3),
    "trainee.told_alone": line("told to a supervisor: a trainee has no mentor any more, who helps him now?", None, name=NAME),
    "button.trainee_look": button("from that message: open the page of the trainee", WHOLE),
    "button.trainee_mentor": button("from that message: name another mentor", WHOLE),
    "button.trainees_done": button("one who has all stages behind him", WHOLE, name="Александра Константин…"),
    "trainee.heading": line("heads the page of a trainee", None, name=NAME),
    "trainee.as_mentor": line("the reader is his mentor"),
    "trainee.mentor": line("who his mentor is", None, name=NAME),
    "trainee.no_mentor": line("to a supervisor: nobody is his mentor; what to do"),
    "trainee.gate": line("to whoever guides: by what one sees that it is time for the next stage", None, gate=GATE),
    "trainee.ready": line("nothing is missing: the reader may confirm the stage"),
    "trainee.ready_mentor": line("nothing is missing: the reader, a mentor, may not confirm it"),
    "trainee.ask_confirm": line("asks once more before a stage is confirmed", None, name=NAME, number=3, stage=STAGE),
    "trainee.ask_take_back": line("asks once more before that is taken back", None, name=NAME, number=3, stage=STAGE),
    "trainee.will_be_told": line("beneath both questions: the trainee gets a message, and nothing that he did is lost"),
    "trainee.stays_not_ready": line("a stage is not confirmed: not everything on it is ticked off, any more or yet", 200),
    "trainee.stays_confirmed": line("a stage is confirmed already", 200),
    "trainee.stays_not_last": line("a stage is not opened again: only the one that was confirmed last can be", 200),
    "button.stage_confirm": button("confirm the stage", WHOLE, number=4),
    "button.stage_take_back": button("take the confirmation of a stage back", WHOLE, number=4),
    "button.stage_confirm_yes": button("yes, confirm it", WHOLE),
    "button.stage_take_back_yes": button("yes, take it back", WHOLE),
    "button.trainee_back": button("back to the page of the trainee", WHOLE),
    "button.trainees_back": button("back to the list of trainees", HALF),
}
