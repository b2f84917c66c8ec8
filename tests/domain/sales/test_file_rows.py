"""Lists of sales as people keep them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sales.amount import MINOR
from bot.domain.sales.file_rows import FileRow, RowFault, Table, read_list

TODAY = date(2026, 11, 30)


def rows_of(*table: list[object]) -> list[tuple[str, date | None, int | None]]:
    """What the good rows say: client, day, units."""
    found = read_list(table, TODAY)  # type: ignore[arg-type]  # lists of whatever a test puts there
    assert found is not None
    return [(one.client, one.sold_on, (one.amount_minor or 0) // MINOR) for one in found if one.fault is None]


@pytest.mark.parametrize(
    "head",
    [
        ["Дата", "Клиент", "Сумма"],
        ["Date of sale", "Customer", "Amount, EUR"],
        ["Data vânzării", "Clientul", "Valoare"],
        ["Päivämäärä", "Asiakas", "Summa"],
        ["ДАТА ОПЛАТЫ", "Контрагент", "Итого, руб."],
    ],
)
def test_columns_are_known_by_their_names(head: list[object]) -> None:
    """In any of the four languages, however they are written."""
    assert rows_of(head, ["02.11.2026", "Иван", "1 200,00"]) == [("Иван", date(2026, 11, 2), 1200)]


def test_columns_may_stand_in_any_order_under_a_title() -> None:
    """Above a list there may be a title; beside it other columns."""
    head: list[object] = ["№", "Сумма", "Товар", "Клиент", "Дата"]
    row: list[object] = [1, 500, "Окно", "Пётр", "2026-11-05"]
    assert rows_of(["Продажи за ноябрь", None], [], head, row) == [("Пётр", date(2026, 11, 5), 500)]


def test_columns_without_names_are_known_by_what_stands_in_them() -> None:
    """A day, letters, a number."""
    table = (["Иван", 1200.0, datetime(2026, 11, 2)], ["Пётр", 800.0, datetime(2026, 11, 3)])  # noqa: DTZ001  a sheet's
    assert rows_of(*map(list, table)) == [("Иван", date(2026, 11, 2), 1200), ("Пётр", date(2026, 11, 3), 800)]


def test_days_are_read_as_the_whole_column_writes_them() -> None:
    """The month stands first only where no other way of reading is left."""
    head: list[object] = ["Sold on (date)", "Client", "Sum"]
    assert [day for _, day, _ in rows_of(head, ["03/04/2026", "A", 1], ["05/04/26", "A", 1])] == [
        date(2026, 4, 3),
        date(2026, 4, 5),
    ]
    assert [day for _, day, _ in rows_of(head, ["03/04/2026", "A", 1], ["05/24/2026", "A", 1])] == [
        date(2026, 3, 4),
        date(2026, 5, 24),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["", "Иван", 100], RowFault.NO_DAY),
        (["Итого", "", 100], RowFault.NO_DAY),
        (["32.01.2026", "Иван", 100], RowFault.NO_DAY),
        (["01.01.1899", "Иван", 100], RowFault.NO_DAY),
        (["01.12.2026", "Иван", 100], RowFault.TO_COME),
        (["01.11.2026", " — ", 100], RowFault.NO_CLIENT),
        (["01.11.2026", "Иван", "нет"], RowFault.NO_SUM),
        (["01.11.2026", "Иван", -100], RowFault.NO_SUM),
        (["01.11.2026", "Иван", "-100"], RowFault.NO_SUM),
        (["01.11.2026", "Иван"], RowFault.NO_SUM),
    ],
)
def test_a_row_that_tells_of_no_sale_says_why(row: list[object], fault: RowFault) -> None:
    """With its line, so that it is found in the file; the others count all the same."""
    found = read_list((["Дата", "Клиент", "Сумма"], row, ["02.11.2026", "Пётр", 5]), TODAY)  # type: ignore[arg-type]
    assert found is not None
    assert [(one.line, one.fault) for one in found] == [(2, fault), (3, None)]


@pytest.mark.parametrize("table", [[], [[]], [["Привет"]], [["Дата", "Клиент"], ["01.11.2026", "Иван"]]])
def test_what_is_no_list_is_said_to_be_none(table: Table) -> None:
    """Without a day, a client and a sum there is nothing to take."""
    assert read_list(table, TODAY) is None


cells = st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.datetimes() | st.dates()


@given(st.lists(st.lists(cells, max_size=5), max_size=8))
def test_anything_may_stand_in_a_file(table: Table) -> None:
    """Nothing that stands there breaks the reading; what is taken for a sale has a day, a client and a sum."""
    found: list[FileRow] = list(read_list([["Дата", "Клиент", "Сумма"], *table], TODAY) or ())
    assert all(one.sold_on and one.client and one.amount_minor for one in found if one.fault is None)
