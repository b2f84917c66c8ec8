"""Taking a naming back: ↶ gives a call's client the name that he had before, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.clients.naming import ClientName, read_client_name
from bot.domain.masking import mask
from bot.services.act import Act
from bot.services.calls.call_view import CallView
from bot.services.calls.change_client import naming_in_force, rename_client
from bot.services.calls.record import record_change
from bot.services.calls.sale_of_call import follow_client
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.text_ports import FreeTextKind


async def keep_former_name(act: Act, call: Consultation) -> None:
    """Keep what a call's client is called, before he is named otherwise; until the call is over, or he is named again."""
    if call.client_id is not None and call.client_name is None:
        return  # there is nothing to go back to
    await act.work.free_texts.add(
        consultation_id=call.id,
        employee_id=act.employee.id,
        kind=FreeTextKind.FORMER_NAME,
        text=mask(call.client_name or ""),
        at=act.now,
    )


async def take_name_back(act: Act, call: Consultation, answers: Sequence[Answer]) -> CallView | None:
    """Undo the naming of a call's client, if it is what was done last; None when something else was."""
    since = answers[-1].at if answers else call.started_at
    former = await act.work.free_texts.former_name(call.id, since)
    if former is None or call.client_id is None:
        return None
    await act.work.free_texts.erase(former.id, act.now)
    if former.text:
        name = read_client_name(former.text, await naming_in_force(act)) or ClientName(text=former.text)
        await rename_client(act, call.client_id, name)
        named = replace(call, client_name=name.text, client_is_code=name.is_code)
        return await record_change(act, named, answers, kind=InteractionKind.UNDONE, place="undo", what="name")
    unnamed = replace(call, client_id=None, client_name=None, client_is_code=False)
    await follow_client(act, unnamed)
    view = await record_change(act, unnamed, answers, kind=InteractionKind.UNDONE, place="undo", what="name")
    if await act.work.clients.forget_if_callless(call.client_id, act.now):
        await act.audit(AuditAction.CLIENT_FORGOTTEN, client=str(call.client_id))
    return view
