"""Finding a client who is known: while his name is typed, and a call with him.

The team is the border: another team's clients are never found, and their numbers are refused (`Act.own_client`).
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calls.consultation import DOUBLE_TAP, Consultation
from bot.domain.calls.recall import CALLS_RECALLED, recall
from bot.domain.clients.naming import read_client_name
from bot.domain.ids import ClientId
from bot.domain.masking import mask
from bot.domain.names import NO_NAME, tidy_name, visible
from bot.services.act import Act
from bot.services.calls.begin_call import CallStarted, begin_call
from bot.services.calls.call_view import CallView, ClientsFound, Notice
from bot.services.calls.change_client import naming_in_force
from bot.services.calls.record import keep_alive, record_change, view_call
from bot.services.calls.run_call import current_call
from bot.services.calls.sale_of_call import follow_client
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction

MOST_FOUND = 6
LONGEST_SOUGHT = 60
MOST_WORDS_SOUGHT = 4
"""Words of a name that is typed without a command: more are a remark."""
SHORTEST_FREE = 2
"""Letters of a name that is typed without a command: one alone would find half of the team's clients."""


async def find_clients(act: Act, text: str, *, besides: ClientId | None = None) -> ClientsFound | None:
    """Find the team's clients whom a typed name may mean; None when there is nobody, or the text is no name.

    Args:
        besides: somebody who is not meant.
    """
    # As it would be stored: a phone beside it, or what is cut off, makes nobody another client.
    sought = tidy_name(text) or visible(text[:LONGEST_SOUGHT])
    if not any(map(str.isalnum, sought)):
        return None
    found = await act.work.clients.find(act.employee.team_id, sought, MOST_FOUND + 1)
    known = [one for one in found if one.client.id != besides][:MOST_FOUND]
    if not known:
        return None
    name = read_client_name(sought, await naming_in_force(act))
    if name is None:
        await act.forget_typed_names()
        return ClientsFound(known=known, text=mask(sought), text_id=0)
    return ClientsFound(known=known, text=name.text, text_id=await act.keep_typed_name(name.text))


async def find_when_free(act: Act, text: str) -> ClientsFound | None:
    """Find the clients whom a text may mean that stands by itself; None while a call is open: then it is the client's words."""
    sought = visible(text[: LONGEST_SOUGHT + 1])
    if not SHORTEST_FREE <= len(sought) <= LONGEST_SOUGHT or len(sought.split()) > MOST_WORDS_SOUGHT:
        return None
    if await current_call(act) is not None:
        return None
    return await find_clients(act, text)


async def call_client(act: Act, client_id: int) -> CallStarted:
    """Open a call with a client who is known: with what was last known of him, and in his language.

    The second of two quick taps shows the call that the first has opened.
    """
    client = await act.own_client(client_id)
    opened = await current_call(act)
    if opened is not None and opened.client_id == client.id and act.now - opened.started_at < DOUBLE_TAP:
        await act.log(InteractionKind.SECOND_TAP, opened.id, place="call_client")
        return CallStarted(view=await view_call(act, opened), ended=None)
    return await begin_call(act, client.id, client.language, is_known=True)


async def offer_known(act: Act, call: Consultation, text: str) -> CallView | None:
    """Ask whether the name given in a call is that of somebody who is known; None when nobody is called so."""
    found = await find_clients(act, text, besides=call.client_id)
    return None if found is None else replace(await keep_alive(act, call), found=found)


async def take_client(act: Act, call: int, client_id: int) -> CallView:
    """Let this call be one with a client who is known; whom it was with before is forgotten if he has no other call."""
    consultation = await act.own_call_ending_idle(call)
    client = await act.own_client(client_id)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    await act.forget_typed_names()
    before = consultation.client_id
    if before == client.id:
        return await keep_alive(act, consultation)
    taken = replace(
        consultation,
        client_id=client.id,
        client_name=None if client.name == NO_NAME else client.name,
        client_is_code=client.is_code,
        language=client.language,
        last_time=recall(await act.work.consultations.of_client(client.id, CALLS_RECALLED)),
    )
    await act.work.reminders.settle_left_of_client(client.id, act.now)
    await follow_client(act, taken)
    answers = await act.work.consultations.answers(taken.id)
    view = await record_change(act, taken, answers, kind=InteractionKind.NAMED, place=None, returning="yes")
    if before is not None and await act.work.clients.forget_if_callless(before, act.now):
        await act.audit(AuditAction.CLIENT_FORGOTTEN, client=str(before))
    return view
