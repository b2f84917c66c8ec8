"""For how much something was bought: one tap or a few digits after the call, and never asked of whoever does not want to say."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.domain.sales.amount import MINOR, Currency
from bot.screens.action import encode
from bot.screens.clients.actions import MergeClients, ViewClient
from bot.screens.people.actions import TryCall
from bot.screens.people.settings_actions import OpenSettings, SettingsPage
from bot.screens.sales.actions import AskSum, CountSale, LeaveSum, ListOrders, NoteSum, SetCurrency, SkipSum, ViewSale
from tests.buttons import BOUGHT, FINISH, NEXT_CALL, REFUSED, RETURN, Meaning, means
from tests.conversation.card_rules import check_chat, check_message
from tests.floor import Desk, Floor

WRITE, SKIP, BACK = means(AskSum), means(SkipSum), means(LeaveSum)


def sum_of(units: int) -> Meaning:
    """The button that stands for this much."""
    return means(NoteSum, amount=units * MINOR)


def money(floor: Floor, units: int, currency: Currency = Currency.RUB) -> str:
    """A sum as the reader's language writes it."""
    return floor.library.texts(floor.library.default_language).money(units * MINOR, currency)


async def bought(desk: Desk, client: str = "") -> None:
    """Have a call that ends with a sale."""
    await desk.send(f"/call {client}".strip())
    await desk.tap(FINISH)
    await desk.tap(BOUGHT)


async def sold(desk: Desk, client: str, typed: str) -> None:
    """Have a call that ends with a sale, and say for how much."""
    await bought(desk, client)
    await desk.tap(WRITE)
    await desk.send(typed)
    await desk.tap(means(NoteSum))


async def sales(floor: Floor) -> list[tuple[int | None, bool]]:
    """What was bought: so many units, and whether it counts; the oldest first."""
    found = await floor.rows("SELECT amount_minor, voided_at FROM sales ORDER BY id")
    return [(None if amount is None else amount // MINOR, voided is None) for amount, voided in found]


async def test_a_sum_is_typed_and_confirmed_by_one_tap(floor: Floor, anna: Desk) -> None:
    """After «bought» the card offers it; what was typed leaves the chat, and counts only when it is confirmed."""
    await bought(anna, "Иван")
    await anna.tap(WRITE)
    check_message(anna.card)
    await anna.send("120к")
    assert floor.says("finished.sum_right", sum=money(floor, 120_000)) in anna.card.text
    assert await sales(floor) == []
    await anna.tap(sum_of(120_000))
    assert await sales(floor) == [(120_000, True)]
    assert floor.says("finished.sum", sum=money(floor, 120_000)) in anna.card.text
    [row] = await floor.exported()
    assert (row["sum"], row["currency"], row["outcome"]) == (120_000, "RUB", "bought")
    check_message(anna.card)
    await check_chat(floor, anna)


async def test_as_last_time_is_one_tap(floor: Floor, anna: Desk) -> None:
    """A client who has bought before is offered the same sum; nobody else's is."""
    await sold(anna, "Иван", "12 000 ₽")
    await bought(anna, "Пётр")
    assert not anna.card.has(means(NoteSum))
    await anna.send("/call Иван")
    await anna.tap(anna.card.labels[0][0])
    await anna.tap(FINISH)
    await anna.tap(BOUGHT)
    await anna.tap(sum_of(12_000))
    assert await sales(floor) == [(12_000, True), (12_000, True)]


async def test_whoever_ignores_it_taps_no_more_than_before(floor: Floor, anna: Desk) -> None:
    """The next call, the votes and the other outcomes are where they were; nothing is stored of a sum that nobody has said."""
    await bought(anna, "Иван")
    await anna.tap(NEXT_CALL)
    assert await sales(floor) == []
    assert (await floor.call())["finished_at"] is None


async def test_whoever_skips_it_is_asked_no_more(floor: Floor, anna: Desk) -> None:
    """The row goes; what is counted knows that this sum is not known."""
    await bought(anna, "Иван")
    await anna.tap(SKIP)
    assert not any(anna.card.has(one) for one in (WRITE, SKIP))
    assert await sales(floor) == [(None, True)]
    assert (await floor.exported())[0]["sum"] is None


@pytest.mark.parametrize("typed", ["много", "0", "12 и 15", "+7 915 123 45 67"])
async def test_what_is_no_sum_is_asked_for_again(floor: Floor, anna: Desk, typed: str) -> None:
    """One line says how a sum looks, and the next text is taken for one."""
    await bought(anna, "Иван")
    await anna.tap(WRITE)
    await anna.send(typed)
    assert floor.says("finished.sum_unclear", example=money(floor, 100_000)) in anna.card.text
    await anna.send("500")
    await anna.tap(sum_of(500))
    assert await sales(floor) == [(500, True)]


async def test_the_first_sum_says_in_what_the_house_counts(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Once there is one, a sum in other money is not taken for it; the owner changes it for all."""
    await sold(anna, "Иван", "300 €")
    assert await floor.rows("SELECT currency FROM organisation") == [("EUR",)]
    await bought(boris, "Пётр")
    await boris.tap(WRITE)
    await boris.send("300 ₽")
    assert floor.says("finished.sum_money", example=money(floor, 100_000, Currency.EUR)) in boris.card.text
    await boris.send("300")
    await boris.tap(sum_of(300))
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await olga.send("/settings")
    await olga.tap(means(OpenSettings, page=SettingsPage.CURRENCY))
    check_message(olga.last)
    await olga.tap(means(SetCurrency, currency=Currency.RON))
    assert await floor.rows("SELECT DISTINCT currency FROM sales") == [("RON",)]
    assert {row["currency"] for row in await floor.exported()} == {"RON"}


async def test_what_was_not_bought_after_all_has_no_sum(floor: Floor, anna: Desk) -> None:
    """Another outcome lets the sale count no more; «bought» again asks anew."""
    await sold(anna, "Иван", "700")
    await anna.tap(REFUSED)
    assert await sales(floor) == [(700, False)]
    assert (await floor.exported())[0]["sum"] is None
    await anna.tap(BOUGHT)
    await anna.tap(WRITE)
    await anna.send("800")
    await anna.tap(sum_of(800))
    assert await sales(floor) == [(800, True)]


async def test_an_old_button_sells_nothing(floor: Floor, anna: Desk) -> None:
    """A button of a card that says otherwise by now changes nothing, and the question may be left at any time."""
    await bought(anna, "Иван")
    await anna.tap(WRITE)
    await anna.tap(BACK)
    old = anna.card.data(SKIP)
    await anna.tap(REFUSED)
    await anna.tap_data(anna.card.id, old)
    assert await sales(floor) == []


async def test_two_quick_taps_are_one_sale(floor: Floor, anna: Desk) -> None:
    """The second tap finds it said."""
    await bought(anna, "Иван")
    await anna.tap(WRITE)
    await anna.send("900")
    data = anna.card.data(sum_of(900))
    await anna.tap_data(anna.card.id, data)
    taps = (await floor.call())["taps"]
    await anna.tap_data(anna.card.id, data)
    assert await sales(floor) == [(900, True)]
    assert (await floor.call())["taps"] == taps


async def test_practice_sells_nothing(floor: Floor, anna: Desk) -> None:
    """A call that is tried out asks for no sum."""
    await anna.send("/help")
    await anna.tap_data(anna.last.id, encode(TryCall()))
    await anna.tap(FINISH)
    await anna.tap(BOUGHT)
    assert not anna.card.has(WRITE)


async def test_a_client_page_tells_what_he_has_bought(floor: Floor, anna: Desk) -> None:
    """How often, for how much together, and each sale; one that counts no more is not added up, and can count again."""
    await sold(anna, "Иван", "1000")
    await anna.tap(RETURN)
    await anna.tap(FINISH)
    await anna.send("/clients")
    await anna.tap(means(ViewClient, client=1))
    await anna.tap(means(ListOrders))
    assert floor.says("orders.total", n=1, sum=money(floor, 1000)) in anna.last.text
    check_message(anna.last)
    await anna.tap(means(ViewSale))
    await anna.tap(means(CountSale, on=0))
    assert floor.says("sale.voided") in anna.last.text
    assert await sales(floor) == [(1000, False)]
    await anna.tap(means(CountSale, on=1))
    assert await sales(floor) == [(1000, True)]
    check_message(anna.last)


async def test_a_client_who_has_bought_nothing_is_told_so(floor: Floor, anna: Desk) -> None:
    """The empty page says how a sum gets there."""
    await anna.send("/call Иван")
    await anna.tap(FINISH)
    await anna.send("/clients")
    await anna.tap(means(ViewClient, client=1))
    await anna.tap(means(ListOrders))
    assert floor.says("orders.none") in anna.last.text


async def test_two_clients_that_are_one_have_bought_together(floor: Floor, anna: Desk) -> None:
    """What the one has bought is the other's."""
    await sold(anna, "Иван", "100")
    await sold(anna, "Пётр", "200")
    await anna.tap_data(anna.card.id, encode(MergeClients(kept=1, gone=2)))
    assert await floor.rows("SELECT DISTINCT client_id FROM sales") == [(1,)]
