"""What the owner decides for the whole house: names or codes of clients, its money, and that staff were informed."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.clients.naming import ClientNaming
from bot.domain.people.permissions import Deed, Whose, may
from bot.domain.sales.amount import Currency
from bot.services.act import Act
from bot.services.people.ports import AuditAction, Organisation


async def view_house(act: Act) -> Organisation:
    """Look at what is decided.

    Raises:
        NotAllowed.
    """
    return await _house(act)


async def set_naming(act: Act, naming: ClientNaming) -> Organisation:
    """Call clients by name or by code from now on; what is stored stays as it is.

    Raises:
        NotAllowed.
    """
    house = await _house(act)
    if house.client_naming is naming:
        return house
    decided = replace(house, client_naming=naming)
    await act.work.organisation.put(decided)
    await act.audit(AuditAction.NAMING_SET, naming=naming)
    return decided


async def set_currency(act: Act, currency: Currency) -> Organisation:
    """Count in this money from now on. Sums keep their numbers: the house has one money, and the wrong one stood there.

    Raises:
        NotAllowed.
    """
    house = await _house(act)
    if house.currency is currency:
        return house
    decided = replace(house, currency=currency)
    await act.work.organisation.put(decided)
    await act.work.sales.relabel(currency)
    await act.audit(AuditAction.CURRENCY_SET, currency=currency)
    return decided


async def confirm_staff_informed(act: Act, *, on: bool) -> Organisation:
    """Put on record that staff know what is stored about them, or take it back. Figures of single people wait for it.

    Raises:
        NotAllowed.
    """
    house = await _house(act)
    if (house.staff_informed_at is not None) is on:
        return house
    decided = replace(house, staff_informed_at=act.now if on else None)
    await act.work.organisation.put(decided)
    await act.audit(AuditAction.STAFF_INFORMED, on="yes" if on else "no")
    return decided


async def _house(act: Act) -> Organisation:
    if not may(act.employee.role, Deed.DECIDE_FOR_ALL, Whose.OTHER_TEAM):
        await act.refuse(Deed.DECIDE_FOR_ALL)
    return await act.work.organisation.get()
