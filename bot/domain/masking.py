"""Masking of phone numbers and e-mail addresses in typed text. Leaves out names: people need them to recognise a call.

A run of seven and more digits is a phone number unless its shape or its neighbour says otherwise: in doubt it is masked,
because a lost figure can be typed again and a stored phone number cannot be taken back.
"""

from __future__ import annotations

import re

PHONE_SIGN = "[☎]"
EMAIL_SIGN = "[@]"

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
_DASH = r"[-\u2010-\u2015]"
_BETWEEN_DIGITS = r"[ \t\u00a0\u2007\u2009\u202f\-\u2010-\u2015.()/]"
_UNIT = (
    r"(?:[$€£₽₴₸₺%]|(?:руб|рубл[а-я]+|р|тыс|тысяч[а-я]*|млн|миллион[а-я]*|млрд|евро|доллар[а-я]*|ле[йяюев]+|грн|тенге"
    r"|rub|usd|eur|ron|mdl|lei|leu|euro[a-z]*|mln|mil|шт|штук[а-я]*|pcs|buc|kpl|кг|км)\b)"
)
_GROUPED = rf"[1-9]\d{{0,2}}(?:(?:{_SPACE}|\.)\d{{3}})+"
_CENTS = r"(?:,\d{1,2})?"
_AMOUNT = rf"(?:{_GROUPED}|[1-9]\d{{0,8}}){_CENTS}"
_ROUND = rf"(?:[1-9]\d{{0,2}}{_SPACE}000|[1-9]\d?{_SPACE}\d{{3}}{_SPACE}000|[1-9]\d{{0,2}}{_SPACE}000{_SPACE}000)"
_GOES_ON = rf"(?!{_BETWEEN_DIGITS}{{0,3}}\d)"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_TIME = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"

_FIGURES = (
    rf"(?:{_AMOUNT}{_SPACE}?{_DASH}{_SPACE}?)?{_AMOUNT}{_SPACE}?{_UNIT}",
    rf"(?:{_ROUND}{_SPACE}?{_DASH}{_SPACE}?)?{_ROUND}{_GOES_ON}",
    rf"{_DAY}(?P<between>[./-]){_MONTH}(?P=between){_YEAR}(?!\d)",
    rf"{_YEAR}(?P<iso>[./-])(?:0[1-9]|1[0-2])(?P=iso)(?:0[1-9]|[12]\d|3[01])(?!\d)",
    rf"{_YEAR}{_SPACE}?{_DASH}{_SPACE}?{_YEAR}{_GOES_ON}",
    rf"{_TIME}{_SPACE}?{_DASH}{_SPACE}?{_TIME}{_GOES_ON}",
)
_PARTS = re.compile(
    rf"(?P<email>[\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+)"
    rf"|(?P<figure>(?<![\d+])(?:{'|'.join(_FIGURES)}))"
    rf"|(?P<phone>\+?\(?\d(?:{_BETWEEN_DIGITS}{{0,3}}\d){{6,}})",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """Replace phone numbers and e-mail addresses by signs that read the same in every language.

    Prices, dates, years, opening hours and numbers of fewer than seven digits stay. The result is never longer than the
    text and masking it again changes nothing.
    """
    return _PARTS.sub(_sign, text)


def _sign(part: re.Match[str]) -> str:
    if part["email"]:
        return EMAIL_SIGN
    if part["phone"]:
        return PHONE_SIGN
    return part[0]
