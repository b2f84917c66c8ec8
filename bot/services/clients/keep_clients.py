"""«My clients»: the list, a client's page, another name, another language, and two that are one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.domain.calls.consultation import Consultation
from bot.domain.clients.lone_name import may_be_name
from bot.domain.clients.naming import ClientName, read_client_name
from bot.domain.ids import ConsultationId, LanguageCode
from bot.domain.names import NO_NAME
from bot.domain.people.permissions import Deed, Whose, may
from bot.services.act import Act
from bot.services.asked import ask_for_text, own_chat
from bot.services.calls.call_view import ClientsFound
from bot.services.calls.change_client import naming_in_force, rename_client, set_client_language
from bot.services.calls.find_client import find_clients
from bot.services.calls.hear_words import says_something
from bot.services.calls.run_call import current_call
from bot.services.clients.ports import Client, KnownClient
from bot.services.content_ports import Recogniser
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.log.client_file import may_have
from bot.services.pages import Part, read_page
from bot.services.people.ports import AuditAction
from bot.services.text_ports import FreeText, FreeTextKind, Prompt, PromptKind

PAGE = 8
CALLS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientViewed:
    """A client's page."""

    client: Client
    calls: Sequence[Consultation]
    """His last ones, the newest first."""
    awaited: Collection[ConsultationId] = ()
    """Those of them after which a call was promised that is still to be made, or to be ticked off."""
    may_be_kept: bool = True
    """He may be called and changed: not by the owner, who may look at every team's clients but keeps those of his own."""
    asked: PromptKind | None = None
    """What the next text is to be."""
    is_not_understood: bool = False
    """What was typed was not what was asked for."""
    may_erase: bool = False
    may_file: bool = False
    """Everything about him may be written into a file."""
    doubted: int = 0
    """The stored text that was typed for a name and looks like none: it is asked about."""
    former: FreeText | None = None
    """What he was called until just now."""
    call: int = 0
    """The open call, whose client's words a doubted text may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersFound:
    """Clients of whom one may be the same person as this one."""

    client: Client
    found: Sequence[KnownClient]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAsked:
    """Whether two clients are one: `gone`'s calls go to `kept`."""

    kept: Client
    gone: Client
    kept_last: datetime | None = None
    """When his last call began."""
    gone_last: datetime | None = None


async def list_clients(act: Act, page: int) -> Part[KnownClient]:
    """Return a page of an employee's clients, the last called first; one past the end gives the last that has anybody."""
    mine = act.employee.id, act.employee.team_id
    clients = act.work.clients
    return await read_page(page, PAGE, partial(clients.of_employee, *mine), partial(clients.number_of_employee, *mine))


async def view_client(act: Act, client_id: int) -> ClientViewed:
    """Look at a client of the team; the owner at one of any team."""
    return await _viewed(act, await act.own_client(client_id, Deed.SEE_CLIENT))


async def ask_of_client(act: Act, client_id: int, asked: PromptKind) -> ClientViewed:
    """Let the next text be the client's new name, or the name of the one who is the same."""
    viewed = await _viewed(act, await act.own_client(client_id))
    await _expect(act, client_id, asked)
    return replace(viewed, asked=asked)


async def hear_of_client(
    act: Act, prompt: Prompt, text: str, recogniser: Recogniser, common_words: Collection[str]
) -> ClientViewed | OthersFound:
    """Take a text for what was asked about a client; what cannot be it leaves the question, and a remark is asked about."""
    client_id = int(prompt.subject)
    if prompt.kind is PromptKind.CLIENT_MERGE:
        return await _hear_other(act, client_id, text)
    name = read_client_name(text, await naming_in_force(act))
    client = await act.own_client(client_id)
    if name is None or not any(map(str.isalnum, name.text)):
        await _expect(act, client_id, prompt.kind)
        return replace(await _viewed(act, client), asked=prompt.kind, is_not_understood=True)
    is_said = says_something(recogniser.read(text, client.language))
    if not name.is_code and (is_said or not may_be_name(text, common_words, client.language)):
        call = await current_call(act)
        doubted = await act.keep_typed_name(name.text)
        await act.log(InteractionKind.TYPED, meant=FreeTextKind.NAME_OR_WORDS)
        return replace(await _viewed(act, client), doubted=doubted, call=0 if call is None else int(call.id))
    return await _rename(act, client, name)


async def give_name(act: Act, client_id: int, text_id: int) -> ClientViewed:
    """Call a client as a stored text says: one that was doubted, or the name that he had before.

    Raises:
        NotFound: the text was used up.
        NotYours, LeftBehind: see `Act.own_text`.
    """
    client = await act.own_client(client_id)
    stored = await act.own_text(text_id)
    name = None if stored is None else read_client_name(stored.text, await naming_in_force(act))
    if name is None:
        raise NotFound
    return await _rename(act, client, name)


async def _rename(act: Act, client: Client, name: ClientName) -> ClientViewed:
    """Call a client otherwise, and keep for a while what he was called."""
    await act.forget_typed_names()
    await rename_client(act, client.id, name)
    await act.log(InteractionKind.CLIENT_CHANGED, client=str(client.id), what="name")
    former = None
    if client.name not in (name.text, NO_NAME):
        former = await act.own_text(await act.keep_typed_name(client.name))
    return replace(await view_client(act, int(client.id)), former=former)


async def _hear_other(act: Act, client_id: int, text: str) -> ClientViewed | OthersFound:
    client = await act.own_client(client_id)
    found = await find_clients(act, text, besides=client.id)
    if found is None:
        await _expect(act, client_id, PromptKind.CLIENT_MERGE)
        return replace(await _viewed(act, client), asked=PromptKind.CLIENT_MERGE, is_not_understood=True)
    await _forget_text(act, found)
    return OthersFound(client=client, found=found.known)


async def ask_merge(act: Act, kept: int, gone: int) -> MergeAsked:
    """Ask once more before two clients become one."""
    stays, goes = await _both(act, kept, gone)
    return MergeAsked(kept=stays, gone=goes, kept_last=await _last_call_of(act, stays), gone_last=await _last_call_of(act, goes))


async def merge_clients(act: Act, kept: int, gone: int) -> ClientViewed:
    """Make two clients one: calls and their reminders go to the one that stays, the name of the other is erased."""
    stays, goes = await _both(act, kept, gone)
    await act.work.clients.merge(goes.id, stays.id, act.now)
    await act.log(InteractionKind.CLIENT_CHANGED, client=str(kept), what="merged", gone=str(gone))
    await act.audit(AuditAction.CLIENTS_MERGED, kept=str(kept), gone=str(gone))
    return await view_client(act, kept)


async def speak_to_client(act: Act, client_id: int, language: str, offered: Collection[LanguageCode]) -> ClientViewed:
    """Choose the language in which a client is spoken to in the calls to come.

    Raises:
        NotFound: there are no words in that language (any more).
    """
    client = await act.own_client(client_id)
    if language not in offered:
        raise NotFound
    if client.language == language:
        return await _viewed(act, client)
    await set_client_language(act, client.id, LanguageCode(language))
    await act.log(InteractionKind.CLIENT_CHANGED, client=str(client.id), what="language")
    return await view_client(act, client_id)


async def _viewed(act: Act, client: Client) -> ClientViewed:
    calls = await act.work.consultations.of_client(client.id, CALLS_SHOWN)
    promised = [call.id for call in calls if call.follow_up_at is not None]
    awaited = [call for call in promised if await act.work.reminders.unsettled_of_call(call) is not None]
    may_erase = may(act.employee.role, Deed.ERASE, Whose.OWN_TEAM)
    return ClientViewed(
        client=client,
        calls=calls,
        awaited=awaited,
        may_be_kept=act.may_keep(client),
        may_erase=may_erase,
        may_file=may_have(act.employee, client),
    )


async def _both(act: Act, kept: int, gone: int) -> tuple[Client, Client]:
    both = await act.own_client(kept), await act.own_client(gone)
    if kept == gone:
        raise NotFound
    return both


async def _last_call_of(act: Act, client: Client) -> datetime | None:
    calls = await act.work.consultations.of_client(client.id, 1)
    return calls[0].started_at if calls else None


async def _expect(act: Act, client_id: int, asked: PromptKind) -> None:
    await ask_for_text(act, own_chat(act), asked, client_id)


async def _forget_text(act: Act, found: ClientsFound) -> None:
    """Erase the text that a search keeps for a new client: nobody new is meant here."""
    if found.text_id:
        await act.work.free_texts.erase(found.text_id, act.now)
