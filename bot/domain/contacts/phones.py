"""Phone numbers by their shape: how long they are with a country's code, with a leading zero, with a Russian eight.

A shape says where a number begins and where it ends, so that the time or the price behind it is not taken with it. What has no
known shape is judged by its length alone: see `masking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.contacts.figures import article_at, figure_at
from bot.domain.contacts.moments import moment_at
from bot.domain.contacts.numbers import Group, Link
from bot.domain.contacts.plain_text import plain_pattern
from bot.domain.contacts.sums import THOUSAND

_NATIONAL = {
    "7": 10, "1": 10, "40": 9, "373": 8, "44": 10, "375": 9, "380": 9, "374": 8, "992": 9, "993": 8, "994": 9, "995": 9, "996": 9,
    "998": 9, "371": 8, "48": 9, "33": 9, "34": 9, "90": 10,
}  # fmt: skip
"""Digits behind a country's code, where all numbers have as many."""
_LONGEST = 15
"""Digits of the longest number there is (E.164)."""
_SHORTEST_ABROAD = 8
_RUSSIAN = 11
_AFTER_EIGHT = frozenset("034789")
_MOST_WITH_ZERO, _LEAST_WITH_ZERO, _COMPLETE_WITH_ZERO = 11, 8, 9
_MOST_PARTS = 20
_QUOTES = re.compile("[«»<>“”„]")
_LISTED = 5
"""Digits of things that are equally long and stand in a list, such as postal codes: none goes on in the next."""
_LONGEST_LIST = 100
"""Sizes and floors are smaller."""
_AMERICAN = ((3, 3, 4), (3, 3, 2, 2), (3, 7))
_CUE = plain_pattern(
    r"(?<![^\W\d])(?:тел|телефон…|т|моб…|сот…|факс…|звон…|позвон…|перезвон…|набер…|ватсап…|вотсап…|вацап…|вайбер…"
    r"|whats ?app|viber|tel|telefon…|phone|ph|mobile|cell|call|ring|text|fax|sort code|mobil|fix|suna…|sun"
    r"|puh|puhelin…|p|gsm|soit…|tekstaa)"
    r"(?:[ .:;,#№=()-]{1,3}(?:номер…|на|по|number|no|nr|at|on|me|numar…|la|pe|de|e|is|numero…|fix|tel)){0,3}"
    r"[ .:;,#№=()-]{0,4}\Z"
)
_CUE_FITS_IN = 48
_SHORT = re.compile(r"\d{1,3}(?:[- .]\d{2}){2}")
_EXTENSION = plain_pattern(
    r"[ ,;(]{0,3}(?:доб(?:авочн…)?|вн(?:утр…)?|ext(?:ension)?|x|int(?:erior)?|alanumero|alanro)[ .:#№]{0,3}\d{1,6}(?!\d)\)?"
    r"| ?#\d{1,6}(?!\d)|,{1,2}\d{3,4}(?![^\W_])(?=[;.!?)\n]|\Z)"
)
_SCHEME = re.compile(r"(?<![\w.])(?:tel|callto|sms|viber|whatsapp):\Z")
_SCHEME_FITS_IN = 10


def phone_at(signs: str, groups: Sequence[Group], at: int, *, is_first: bool) -> int | None:
    """Return behind which group the phone number ends that begins with this one; None when no known shape begins here.

    Args:
        is_first: nothing that could be the beginning of the same number stands before.
    """
    group = groups[at]
    if group.plus_at is not None:
        return _abroad(signs, groups, at, prefix="")
    if not (is_first or groups[at - 1].ends_there):
        return None
    if group.digits[0] in "78":
        return _russian(signs, groups, at) or _american(groups, at)
    if article_at(signs, groups, at) is not None:
        return None
    return _with_zeros(signs, groups, at, is_first=is_first) if group.digits[0] == "0" else _american(groups, at)


def is_asked_for(signs: str, start: int) -> bool:
    """Tell whether the words before a place announce a phone number."""
    return _CUE.search(signs[max(0, start - _CUE_FITS_IN) : start]) is not None


def is_short_phone(signs: str, groups: Sequence[Group]) -> bool:
    """Tell whether a number is written as small towns and old people write theirs: «2-33-44»."""
    return _SHORT.fullmatch(signs[groups[0].start : groups[-1].end]) is not None


def with_extension(signs: str, end: int) -> int:
    """Return where a phone number ends together with its extension."""
    extension = _EXTENSION.match(signs, end)
    return end if extension is None else extension.end()


def with_scheme(signs: str, start: int) -> int:
    """Return where a phone number begins together with the «tel:» of a link."""
    scheme = _SCHEME.search(signs[max(0, start - _SCHEME_FITS_IN) : start])
    return start if scheme is None else start - len(scheme[0])


def _reach(groups: Sequence[Group], at: int, *, most: int) -> Iterator[tuple[int, str]]:
    """Give, group after group, where a number may end and the digits up to there."""
    digits, parting = "", ""
    for end in range(at, min(len(groups), at + _MOST_PARTS)):
        digits += groups[end].digits
        if len(digits) > most:
            return
        yield end + 1, digits
        if groups[end].link is Link.APART or (end + 1 < len(groups) and groups[end + 1].plus_at is not None):
            return
        if groups[end].link is Link.WEAK:
            sign = _QUOTES.sub('"', groups[end].between.strip(" "))
            is_listed = groups[end].size == groups[end + 1].size >= _LISTED
            if is_listed or sign != (parting or sign) or moment_at(groups, end + 1) is not None or _is_whole(groups, end + 1):
                return
            parting = sign


def _is_whole(groups: Sequence[Group], at: int) -> bool:
    """Tell whether a whole number begins here, so that what stands before has nothing to do with it: «7 400; 8 916 123 45 67»."""
    digits = ""
    for group in groups[at : at + _MOST_PARTS]:
        digits += group.digits
        if group.link is not Link.TIGHT:
            break
    return (digits[0] in "78" and len(digits) >= _RUSSIAN) or (digits[0] == "0" and len(digits) >= _COMPLETE_WITH_ZERO)


def _abroad(signs: str, groups: Sequence[Group], at: int, *, prefix: str) -> int | None:
    """A number with its country's code, behind a plus or what is dialled for it; behind +44 a zero in brackets may stand too."""
    best = None
    for end, digits in _reach(groups, at, most=_LONGEST + len(prefix) + 1):
        number = digits.removeprefix(prefix)
        code = next((code for code in _NATIONAL if number.startswith(code)), None)
        if code is not None and groups[end - 1].ends_there:
            national = number.removeprefix(code)
            if len(national) == _NATIONAL[code] + national.startswith("0"):
                return end
            if len(national) < _NATIONAL[code]:
                best = end if len(number) >= _SHORTEST_ABROAD else best
                continue
        if len(number) >= _SHORTEST_ABROAD:
            best = end
            if groups[end - 1].link is not Link.TIGHT or figure_at(signs, groups, end, is_first=False) is not None:
                return best
    return best


def _with_zeros(signs: str, groups: Sequence[Group], at: int, *, is_first: bool) -> int | None:
    """A number that begins with one zero or two."""
    if not is_first and groups[at].size <= THOUSAND:
        return None  # the zeros of «5 000 000»
    abroad = _abroad(signs, groups, at, prefix="00") if groups[at].digits.startswith("00") else None
    return abroad or _with_zero(signs, groups, at)


def _with_zero(signs: str, groups: Sequence[Group], at: int) -> int | None:
    """A number as it is dialled within a country: nine to eleven digits, zero the first."""
    if groups[at].digits == "0" and groups[at].between in (",", "."):
        return None  # a decimal
    best = None
    for end, digits in _reach(groups, at, most=_MOST_WITH_ZERO):
        last = groups[end - 1]
        if len(digits) >= _LEAST_WITH_ZERO:
            best = None if _is_list(groups[at:end]) else end
        if len(digits) < _COMPLETE_WITH_ZERO:
            continue
        if last.link is not Link.TIGHT or figure_at(signs, groups, end, is_first=False) is not None:
            return best
        if groups[end].size == 1 < last.size:
            return best
    return best if best is not None and groups[best - 1].ends_there else None


def _russian(signs: str, groups: Sequence[Group], at: int) -> int | None:
    """Eleven digits, eight or seven the first; behind 8~10, the way abroad, another number."""
    if groups[at].digits.startswith("810"):
        return _abroad(signs, groups, at, prefix="810")
    for end, digits in _reach(groups, at, most=_RUSSIAN):
        if len(digits) > 1 and digits[1] not in _AFTER_EIGHT:
            return None
        if len(digits) == _RUSSIAN:
            row = groups[at:end]
            return end if groups[end - 1].ends_there and not _is_list(row) and not _is_sums(row) else None
    return None


def _is_list(row: Sequence[Group]) -> bool:
    """Sizes and floors in a row, «7, 8, 9, 10»."""
    values = [int(group.digits) for group in row]
    return len(row) > 1 and values == sorted(set(values)) and max(values) < _LONGEST_LIST


def _is_sums(row: Sequence[Group]) -> bool:
    """Prices in a row, «8 400 000 7 500», «77 000 – 106 000»."""
    first, *others = [group.size for group in row]
    if any(group.is_said for group in row) or not set(others) <= {1, THOUSAND}:
        return False
    return others.count(1) == 1 or first in (2, THOUSAND)


def _american(groups: Sequence[Group], at: int) -> int | None:
    """Ten digits as Americans group them, which Russians do as well without their eight."""
    first = at + (groups[at].digits == "1" and groups[at].link is Link.TIGHT)
    for shape in _AMERICAN:
        row = groups[first : first + len(shape)]
        if tuple(group.size for group in row) != shape or row[0].digits[0] in "01" or not row[-1].ends_there:
            continue
        if all(group.digits[-1] == "0" for group in row):
            continue  # measures
        if all(group.link is Link.TIGHT or (group.link is Link.WEAK and "\n" in group.between) for group in row[:-1]):
            return first + len(shape)
    return None
