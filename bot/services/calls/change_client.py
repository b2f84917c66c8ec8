"""What of a client can be changed: his name and the language in which he is spoken to. Each change is in the audit log."""

from __future__ import annotations

from bot.domain.clients.naming import ClientName, ClientNaming
from bot.domain.ids import ClientId, LanguageCode
from bot.services.act import Act
from bot.services.people.ports import AuditAction


async def naming_in_force(act: Act) -> ClientNaming | None:
    """Tell whether clients have names or codes, as the owner has decided for the whole house; None while he has not."""
    return (await act.work.organisation.get()).client_naming


async def rename_client(act: Act, client_id: ClientId, name: ClientName) -> None:
    """Give a client another name."""
    await act.work.clients.rename(client_id, name)
    await act.audit(AuditAction.CLIENT_RENAMED, client=str(client_id))


async def set_client_language(act: Act, client_id: ClientId, language: LanguageCode) -> None:
    """Speak to a client in another language, in the calls to come too."""
    await act.work.clients.set_language(client_id, language)
    await act.audit(AuditAction.CLIENT_LANGUAGE_SET, client=str(client_id), language=language)
