"""Interface texts about sums and sales. Leaves out the rest: see `screens.text_keys`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.sales.amount import Currency
from bot.screens.text_spec import WordSpec, button, line
from bot.services.sales.take_list import FAULTS

HALF, THIRD = 18, 12
_SUM = "9 900 000 ₽"

SALES_WORDS: Mapping[str, WordSpec] = {
    "finished.sum": line("for how much it was bought", None, sum=_SUM),
    "finished.sum_ask": line("asks for the sum of what was bought; it is optional"),
    "finished.sum_write": line("asks to write the sum", None, example=_SUM),
    "finished.sum_right": line("asks whether the sum was read rightly", None, sum=_SUM),
    "finished.sum_unclear": line("what was written is no sum", None, example=_SUM),
    "finished.sum_money": line("what was written is in other money than the house counts in", None, example=_SUM),
    "button.sum": button("write the sum of what was bought", THIRD),
    "button.sum_skip": button("say no sum", THIRD),
    "button.sum_back": button("not now: leave the question for the sum", HALF),
    "button.orders": button("what the client has bought", HALF),
    "orders.title": line("heads what a client has bought", None, name="Иван Петрович Сидоров"),
    "orders.none": line("nothing was bought yet, and how a sum gets here"),
    "orders.total": line("how many sales there are, and what they come to", None, n=3, sum=_SUM),
    "orders.unknown": line("of how many sales the sum is not known", None, n=3),
    "sale.unsaid": line("nobody has said the sum"),
    "sale.from_tap": line("the sale was said after a call"),
    "sale.from_file": line("the sale comes from a file"),
    "sale.by": line("who has sold it", None, name="Константин Константинопольский"),
    "sale.voided": line("the sale counts no more"),
    "button.sale_void": button("let the sale count no more", 36),
    "button.sale_counts": button("let the sale count again", 36),
    "settings.ask_currency": line("asks in which money the house counts, and says what becomes of sums"),
    "button.settings_currency": button("in which money the house counts", HALF),
    "audit.sale_counted": line("a sale counts no more, or again"),
    "audit.currency_set": line("the house's money was chosen"),
    "button.sales_file": button("how a list of sales is sent", HALF),
    "sales_file.how": line("says how a list of sales is sent: which columns, which files"),
    "sales_file.unread": line("the file is no list of sales"),
    "sales_file.title": line("heads a list of sales: of which team", None, team="Первый отдел"),
    "sales_file.known": line("sales to clients who are known", None, n=812, sum=_SUM),
    "sales_file.new": line("sales to clients who are not known yet", None, n=150, clients=43, sum=_SUM),
    "sales_file.doubtful": line("sales of which nobody knows to whom they were", None, n=38, sum=_SUM),
    "sales_file.taken_before": line("sales that are stored already, or stand there twice", None, n=12, sum=_SUM),
    "sales_file.faults": line("heads the rows that tell of no sale", None, n=5),
    "sales_file.line": line("a row that tells of no sale, and why", None, line=107, fault="нет имени клиента"),
    **{f"sales_file.fault.{one}": line(f"why a row tells of no sale: {one}", 60) for one in FAULTS},
    "sales_file.other_team": line("the list may be of another team's clients: its buttons stand below"),
    "sales_file.taken": line("the list counts"),
    "sales_file.taken_toast": line("a toast: so many sales were stored", 200, n=962),
    "sales_file.dropped": line("the list was left, or has waited a day"),
    "sales_file.taken_back": line("the sales of the list count no more"),
    "sales_file.whose": line("asks whom a name in the list means", None, name="Константин Константинопольский"),
    "sales_file.whose_sales": line("how many sales are to that name", None, n=3),
    "button.sales_file_take": button("take all sales", 36, n=962),
    "button.sales_file_known": button("take those to known clients only", 36, n=812),
    "button.sales_file_doubt": button("go through the names in doubt", 36, n=38),
    "button.sales_file_drop": button("do not take the list", 36),
    "button.sales_file_back": button("take the list back", 36),
    "button.sales_file_new": button("the name is a new client's", HALF),
    "button.sales_file_leave": button("leave the name's sales out", HALF),
    "audit.sales_taken": line("a list of sales was taken"),
    "audit.sales_taken_back": line("a list of sales was taken back"),
    **{f"currency.{one}": button(f"money: {one}", HALF) for one in Currency},
}
