"""A live run begins: a practice call with an invented client. What it leads to are the use cases of any call."""

from __future__ import annotations

from bot.domain.people.permissions import Deed, Whose
from bot.domain.training.drills import Persona
from bot.domain.training.live_run import choose_persona
from bot.services.act import Act
from bot.services.calls.begin_call import CallStarted, begin_call
from bot.services.calls.record import view_call
from bot.services.calls.run_call import current_call
from bot.services.study_days import trainee_of
from bot.services.training.ports import TrainingContent


async def begin_live_run(act: Act, content: TrainingContent) -> CallStarted | None:
    """Begin a call with somebody who was met longest ago, or go on with the one that is open; None when nobody is in the words.

    A call that is open is finished by it, as by any that begins.
    """
    await act.require(Deed.TRAIN, Whose.OWN)
    opened = await current_call(act)
    if opened is not None and opened.persona is not None:
        view = await view_call(act, opened)
        if not view.is_told:
            return CallStarted(view=view, ended=None)
    language = act.employee.language
    met = await act.work.consultations.personas_met(act.employee.id)
    persona = choose_persona(content.book(language).offered(Persona), met, act.employee.id)
    if persona is None:
        return None
    trainee, _ = await trainee_of(act)
    await act.work.trainings.put_trainee(trainee.sat_down(act.now))
    return await begin_call(act, None, language, is_practice=True, persona=persona.id)
