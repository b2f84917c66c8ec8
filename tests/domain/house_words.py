"""Lines of a house sheet for tests, each at its place."""

from __future__ import annotations

from bot.domain.house.sheet import ITEMS, Sheet

WINDOWS = {
    "p1.name": "Окна «Тёплый дом»",
    "p1.what": "окна, в которых зимой не дует",
    "p1.proof": "четыре тысячи окон за двенадцать лет",
    "p1.covers": "в цене замер, монтаж и вывоз старых рам",
    "p1.newest": "новая рама сама проветривает комнату",
    "p1.guarantee": "десять лет гарантии на профиль",
    "p1.delivery": "ставим через восемь дней",
    "p1.trial": "образец можно подержать дома неделю",
    "p1.reference": "такие стоят в школе номер пять",
    "t1.instalment": "рассрочка на полгода без процентов",
    "t1.deferral": "платить можно через месяц",
    "t1.discount": "до пяти процентов, решает Марина",
    "t1.gift": "москитная сетка от трёх окон",
    "c1.name": "Окна у дома",
    "c1.strength": "дешевле на десятую часть",
    "c1.weakness": "гарантия только на стекло",
}
"""A full sheet of one product, the terms and one competitor."""


def sheet(lines: dict[str, str] | None = None, /, **changed: str) -> Sheet:
    """Return a sheet of these lines by their codes, the windows by default; `p1_what` stands for `p1.what`, empty for none."""
    said = (WINDOWS if lines is None else lines) | {code.replace("_", ".", 1): text for code, text in changed.items()}
    return Sheet({ITEMS[code]: text for code, text in said.items() if text})
