"""A trainee in a live run: whom he talks with, what is said to him, and how he answers."""

from __future__ import annotations

from bot.domain.calls.intent import Known
from bot.domain.calls.script import Objection
from bot.domain.calls.state import CAN, OBJECTION, WANTS
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, LanguageCode
from bot.domain.training.drills import Persona, PersonaLine
from bot.domain.training.live_run import is_cue
from bot.screens.calls.actions import AnswerCue, SetCan, SetObjection, SetWants
from bot.screens.training.actions import BeginLiveRun, ComeToTraining
from tests.buttons import OBJECTS, TO_CUES, Meaning, cue, means
from tests.floor import Desk, Floor

TALK, HOME = means(BeginLiveRun), means(ComeToTraining)


async def client_of(floor: Floor, language: str = "ru") -> Persona:
    """Return with whom the newest live run is led."""
    [(number,)] = await floor.rows("SELECT persona FROM consultations WHERE persona IS NOT NULL ORDER BY id DESC LIMIT 1")
    persona = floor.library.drills(LanguageCode(language)).drill(DrillId(number))
    assert isinstance(persona, Persona)
    return persona


async def begin(desk: Desk) -> Persona:
    """Begin a live run from the first page of /train."""
    await desk.send("/train")
    await desk.tap(TALK, next(shown for shown in reversed(desk.shown) if shown.has(TALK)).id)
    return await client_of(desk.floor)


async def hear(desk: Desk, line: PersonaLine) -> None:
    """Tap what a line shows."""
    if is_cue(line):
        wanted = means(AnswerCue, question=line.question_id, option=line.option_id)
        if not desk.card.has(wanted):  # the type is sure, so the objections stand there
            await desk.tap(TO_CUES)
        await desk.tap(wanted)
    elif line.question_id == OBJECTION:
        await _object(desk, Objection(line.option_id))
    else:
        await desk.tap(intent(line, Known(line.option_id)))


async def mishear(desk: Desk, line: PersonaLine, persona: Persona) -> None:
    """Tap something else than what a line shows: another type, the opposite, another objection."""
    if is_cue(line):
        if desk.card.has(TO_CUES):
            await desk.tap(TO_CUES)
        await desk.tap(cue(other_type(persona)))
    elif line.question_id == OBJECTION:
        await _object(desk, Objection.PRICE if Objection(line.option_id) is Objection.TRUST else Objection.TRUST)
    else:
        await desk.tap(intent(line, Known.NO if Known(line.option_id) is Known.YES else Known.YES))


def other_type(persona: Persona) -> Temperament:
    """Return a type that the client is not."""
    return next(kind for kind in Temperament if kind is not persona.temperament)


def intent(line: PersonaLine, known: Known) -> Meaning:
    """Return the button of the card that answers whether he wants, or can."""
    assert line.question_id in (WANTS, CAN)
    return means(SetWants if line.question_id == WANTS else SetCan, value=known)


async def _object(desk: Desk, cause: Objection) -> None:
    wanted = means(SetObjection, value=cause)
    if not desk.card.has(wanted):
        await desk.tap(OBJECTS)
    await desk.tap(wanted)


def says(desk: Desk, line: PersonaLine) -> bool:
    """Tell whether a line stands on the card."""
    return line.text in desk.card.text


def missed(desk: Desk) -> list[str]:
    """Return the lines that were not heard, as it is said afterwards."""
    return [line for line in desk.card.lines if line.startswith("✗")]
