"""Words that come in by typing, pasting or forwarding: a cue, the client's name, or a note that nothing fitted.

What the next plain text means is a row (prompts: one a chat); otherwise it is the open call's cue. Phones and e-mails are
masked before anything is stored.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.domain.calls.answering import is_heard, meant_by
from bot.domain.calls.consultation import Consultation
from bot.domain.calls.reading import Reading
from bot.domain.calls.state import derive
from bot.domain.clients.lone_name import looks_like_name, may_be_name
from bot.domain.clients.naming import ClientNaming, made_code, read_client_name
from bot.domain.ids import ChatId
from bot.domain.masking import mask
from bot.domain.names import tidy_name
from bot.services.act import Act
from bot.services.asked import ask_for_text
from bot.services.calls.begin_call import CallStarted, start_call
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.change_client import naming_in_force, rename_client
from bot.services.calls.find_client import offer_known
from bot.services.calls.hear_words import goes_on, hear_words, says_something
from bot.services.calls.name_back import keep_former_name
from bot.services.calls.offer_code import free_code, with_code
from bot.services.calls.record import keep_alive, record_change, view_call
from bot.services.calls.run_call import current_call
from bot.services.calls.sale_of_call import follow_client
from bot.services.content_ports import Recogniser
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.text_ports import FreeText, FreeTextKind, Prompt, PromptKind

OF_A_CALL = frozenset({PromptKind.CLIENT_NAME, PromptKind.NONE_FITS})
"""What is asked of the call at hand; its number is the subject."""
WRITE = {ClientNaming.NAMES: Notice.WRITE_NAME, ClientNaming.CODES: Notice.WRITE_CODE, None: Notice.NO_NAMES_YET}
"""What asks for the client's name, or says why none is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCall:
    """Words came in while no call is open. `name_text` is the stored text when it may be a client's name."""

    name_text: int | None = None
    name: str | None = None
    refused: Notice | None = None
    """Why a name that was shared is not kept."""


async def hear_text(
    act: Act,
    prompt: Prompt | None,
    text: str,
    recogniser: Recogniser,
    common_words: Collection[str],
    sent_at: datetime | None = None,
) -> CallView | NoCall:
    """Take a plain text for what it means now; `prompt` is what was last asked in this chat, `sent_at` when it was sent."""
    call = await current_call(act)
    asked = await _asked(act, prompt, call) if prompt is not None and prompt.kind in OF_A_CALL else None
    if prompt is not None and asked is not None:
        if prompt.kind is PromptKind.NONE_FITS:
            return await _note_words(act, asked, text)
        reading = recogniser.read(text, asked.language)
        if not says_something(reading) and may_be_name(text, common_words, asked.language):
            return await _take_name(act, asked, prompt, text)
        return await _doubt_name(act, asked, prompt, text, reading)
    reading = recogniser.read(text, call.language if call else act.employee.language)
    piece_of = None if call is None else await goes_on(act, call, sent_at or act.now)
    is_said = piece_of is not None or (call is not None and await _answers_the_card(act, call, reading))
    is_name = not is_said and not says_something(reading) and looks_like_name(text, common_words=common_words)
    if is_name and await _has_names(act):
        return await _offer_name(act, text)
    if call is None:
        await act.log(InteractionKind.NOT_UNDERSTOOD)
        return NoCall()
    return await hear_words(act, call, text, reading, piece_of)


async def _answers_the_card(act: Act, call: Consultation, reading: Reading) -> bool:
    """Tell whether words are an answer to what the sentence on the card asks; an invented client's are never a name."""
    if call.persona is not None:
        return True
    if reading.answer is None:
        return False
    asks_for = derive(await act.work.consultations.answers(call.id), act.script, call.last_time, call.language).phrase.asks_for
    return meant_by(reading.answer, asks_for) is not None or is_heard(reading.answer, asks_for)


async def is_meant(act: Act, prompt: Prompt) -> bool:
    """False when the employee has gone on with a call since he was asked: then the text is his client's words."""
    call = await current_call(act)
    return call is None or call.last_activity_at <= prompt.asked_at


async def _asked(act: Act, prompt: Prompt, call: Consultation | None) -> Consultation | None:
    """Return the call that the prompt asks about, unless a tap has moved on since or another call is open.

    What the client said when nothing fitted may still be written when the call has just been finished; a name may not. A call
    that was left behind with a team is refused: what is typed of it must not be taken for words of another one.
    """
    asked = await act.own_call_ending_idle(int(prompt.subject))
    if call is None and prompt.kind is PromptKind.NONE_FITS:
        call = asked
    if call is None or call.id != asked.id:
        return None
    return call if call.last_activity_at <= prompt.asked_at else None


async def _take_name(act: Act, call: Consultation, prompt: Prompt, text: str) -> CallView:
    """Name the client; when nothing in the text may be kept as his name the question stands."""
    naming = await naming_in_force(act)
    name = read_client_name(text, naming)
    if name is not None and (name.is_code or any(sign.isalpha() for sign in name.text)):
        return await offer_known(act, call, text) or await name_client(act, call, text)
    await act.work.prompts.put(prompt)
    await act.log(InteractionKind.NOT_UNDERSTOOD, call.id, meant=prompt.kind)
    return await with_code(act, await view_call(act, call, WRITE[naming]))


async def _doubt_name(act: Act, call: Consultation, prompt: Prompt, text: str, reading: Reading) -> CallView:
    """Ask whether what was typed for a name is one; where clients have codes, what is none is the client's words."""
    if not says_something(reading) and (found := await offer_known(act, call, text)) is not None:
        return found
    name = tidy_name(text)
    if name is not None and any(map(str.isalpha, name)) and await _has_names(act):
        heard = await _offer_name(act, text)
        return heard if isinstance(heard, CallView) else await view_call(act, call)
    if not await _has_names(act) and read_client_name(text, ClientNaming.CODES) is None:
        return await hear_words(act, call, text, reading)
    return await _take_name(act, call, prompt, text)


async def hear_contact(act: Act, chat_id: ChatId, name: str) -> CallView | NoCall:
    """Offer the name of a shared contact; where names are not kept, say so, and where clients have codes, offer one."""
    if await _has_names(act):
        return await _offer_name(act, name)
    call = await current_call(act)
    await act.log(InteractionKind.NOT_UNDERSTOOD, call.id if call else None)
    if call is None:
        return NoCall(refused=WRITE[await naming_in_force(act)])
    if call.persona is not None:
        return await keep_alive(act, call, Notice.NOT_UNDERSTOOD)
    return await _ask_name(act, chat_id, await keep_alive(act, call))


async def _has_names(act: Act) -> bool:
    return await naming_in_force(act) is ClientNaming.NAMES


async def _offer_name(act: Act, name: str) -> CallView | NoCall:
    """Ask whether a name is the client's."""
    call = await current_call(act)
    tidy = tidy_name(name)
    if tidy is None or (call is not None and call.persona is not None):
        await act.log(InteractionKind.NOT_UNDERSTOOD, call.id if call else None)
        return NoCall() if call is None else await keep_alive(act, call, Notice.NOT_UNDERSTOOD)
    text_id = await act.keep_typed_name(tidy, call.id if call else None)
    await act.log(InteractionKind.TYPED, call.id if call else None, meant=FreeTextKind.NAME_OR_WORDS)
    if call is None:
        return NoCall(name_text=text_id, name=tidy)
    return replace(await keep_alive(act, call), name_or_words=text_id)


async def start_call_with(act: Act, chat_id: ChatId, name: str | None) -> CallStarted:
    """Open a call with what was given as the client's name; where that may not be kept, say so and offer a code."""
    started = await start_call(act, name)
    if not started.is_name_refused:
        return started
    return replace(started, view=await _ask_name(act, chat_id, started.view))


async def start_named_call(act: Act, text_id: int) -> CallStarted:
    """Open a call with a stored name and erase the text: from here on the name lives with the client.

    A second tap finds the name used up and shows the call that is open.

    Raises:
        NotFound: the text was used up, and no call is open.
        NotYours, LeftBehind: see `Act.own_text`.
    """
    text = await _use_up(act, await act.own_text(text_id))
    if text is not None:
        return await start_call(act, text)
    call = await current_call(act)
    if call is None:
        raise NotFound
    await act.log(InteractionKind.STALE_TAP, call.id, place="start_named")
    return CallStarted(view=await view_call(act, call), ended=None)


async def decide_name_or_words(act: Act, call: int, text_id: int, *, is_name: bool, recogniser: Recogniser) -> CallView:
    """Take the stored text as the client's name, or as his words."""

    async def take(consultation: Consultation, text: str) -> CallView:
        if is_name:
            return await offer_known(act, consultation, text) or await name_client(act, consultation, text)
        return await hear_words(act, consultation, text, recogniser.read(text, consultation.language))

    return await _settle_text(act, call, text_id, take, place="name_or_words")


async def ask_for_name(act: Act, call: int, chat_id: ChatId) -> CallView:
    """Let the next plain text be the client's name."""
    consultation = await act.own_call_ending_idle(call)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    if consultation.persona is not None:
        return await keep_alive(act, consultation)
    await act.log(InteractionKind.PAGE_OPENED, consultation.id, page=PromptKind.CLIENT_NAME)
    return await _ask_name(act, chat_id, await keep_alive(act, consultation))


async def _ask_name(act: Act, chat_id: ChatId, view: CallView) -> CallView:
    """Ask for the client's name or code, whichever this house has; say so while it has neither."""
    naming = await naming_in_force(act)
    if naming is not None:
        await _expect(act, chat_id, view.consultation, PromptKind.CLIENT_NAME)
    return await with_code(act, replace(view, notice=WRITE[naming]))


async def note_none_fits(act: Act, call: int, revision: int, chat_id: ChatId) -> CallView:
    """Note now that nothing fits; the next plain text may tell what the client said."""
    consultation = await act.own_call_ending_idle(call)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    if consultation.persona is not None:
        return await keep_alive(act, consultation)
    if consultation.is_second_tap("none_fits", act.now):
        await act.log(InteractionKind.SECOND_TAP, consultation.id, place="none_fits")
        return await view_call(act, consultation, Notice.WRITE_WORDS)
    if revision != consultation.revision:
        await act.log(InteractionKind.STALE_TAP, consultation.id, place="none_fits")
        return await view_call(act, consultation, Notice.STALE)
    await _expect(act, chat_id, consultation, PromptKind.NONE_FITS)
    counted = replace(consultation, none_fits=consultation.none_fits + 1)
    answers = await act.work.consultations.answers(consultation.id)
    view = await record_change(act, counted, answers, kind=InteractionKind.NONE_FITS, place="none_fits")
    return replace(view, notice=Notice.WRITE_WORDS)


async def name_client(act: Act, call: Consultation, text: str) -> CallView:
    """Give the call's client a name, or another one; a text that is none changes nothing."""
    name = read_client_name(text, await naming_in_force(act))
    if name is None or not (name.is_code or any(sign.isalpha() for sign in name.text)):
        await act.log(InteractionKind.NOT_UNDERSTOOD, call.id)
        return await keep_alive(act, call, Notice.NOT_UNDERSTOOD)
    await act.forget_typed_names()
    await keep_former_name(act, call)
    client_id = call.client_id
    if client_id is None:
        client_id = await act.work.clients.add(team_id=call.team_id, name=name, language=call.language, at=act.now)
    else:
        await rename_client(act, client_id, name)
    named = replace(call, client_id=client_id, client_name=name.text, client_is_code=name.is_code, last_activity_at=act.now)
    await act.work.consultations.save(named)
    await follow_client(act, named)
    await act.log(InteractionKind.NAMED, call.id)
    return await view_call(act, named)


async def _note_words(act: Act, call: Consultation, text: str) -> CallView:
    await act.work.free_texts.add(
        consultation_id=call.id, employee_id=act.employee.id, kind=FreeTextKind.NONE_FITS, text=mask(text), at=act.now
    )
    await act.log(InteractionKind.TYPED, call.id, meant=FreeTextKind.NONE_FITS)
    return await keep_alive(act, call, Notice.NOTED)


async def _expect(act: Act, chat_id: ChatId, call: Consultation, kind: PromptKind) -> None:
    await ask_for_text(act, chat_id, kind, int(call.id))


async def name_new_client(act: Act, call: int, text_id: int) -> CallView:
    """Take a stored name for somebody new, although others are called so too; a second tap finds it used up."""
    return await _settle_text(act, call, text_id, partial(name_client, act), place="new_client")


async def take_code(act: Act, call: int, number: int) -> CallView:
    """Call the client by a code of the bot's making; where somebody has been given it meanwhile, by the next."""
    consultation = await act.own_call_ending_idle(call)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    if consultation.persona is not None:
        return await keep_alive(act, consultation)
    if consultation.client_id is not None and consultation.client_name == made_code(number, act.employee.language):
        return await keep_alive(act, consultation)  # the second of two taps
    return await name_client(act, consultation, (await free_code(act, number)).text)


async def _settle_text(
    act: Act, call: int, text_id: int, take: Callable[[Consultation, str], Awaitable[CallView]], *, place: str
) -> CallView:
    """Take a stored text for what the tap says, in an open call; a second tap finds it used up."""
    consultation = await act.own_call_ending_idle(call)
    stored = await act.own_text(text_id)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    text = await _use_up(act, stored)
    if text is None:
        await act.log(InteractionKind.STALE_TAP, consultation.id, place=place)
        return await view_call(act, consultation)
    return await take(consultation, text)


async def _use_up(act: Act, stored: FreeText | None) -> str | None:
    """Return what a stored text says and erase it; None when an earlier tap has used it up."""
    if stored is None:
        return None
    await act.work.free_texts.erase(stored.id, act.now)
    return stored.text
