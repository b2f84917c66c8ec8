"""The words and signs beside a number that make it a figure: units behind it, money, goods and orders before it.

In the four languages.
"""

from __future__ import annotations

import re

from bot.domain.contacts.plain_text import plain_pattern

LONGEST_CODE, LONGEST_ORDER, LONGEST_MODEL, LONGEST_GLUED = 20, 8, 9, 8
"""Digits of what a word, a letter with a hyphen, or letters glued to it name. An article may be long, an order hardly."""

_UNIT = plain_pattern(
    r"[ ]{0,2}(?:(?:de|кв|куб|t)[ .]{0,2})?(?:[$€£¥₽₴₸₺₼₾₿%‰°]"
    # Money.
    r"|(?:руб…|р|тыс…|тр|млн|миллион…|млрд|миллиард…|лям…|лимон…|к|кк|коп…|евро|долл…|бакс…|уе|грн|грив…|тенге|сом…|сум(?:ов|а)?"
    r"|ле[йяюев]…|бан[иь]?|rub…|usd|eur|euro…|gbp|ron|mdl|lei|leu|mii|mie|mil|mln|mld|milioane…|milion…|miljo…|milj|mrd"
    r"|tuhat…|tuhan…|t|k|m|bn|million…|thousand…|hundred…|billion…|dollar…|pound…|quid|bucks|cent…|bani|e|sen[ti]…"
    # Pieces, people, times.
    r"|шт…|штук…|пар[аы]?|раз|раза|человек…|чел|упак…|уп|комплект…|коробк…|комнат…|этаж…|мест…|предмет…"
    r"|pcs|piece…|unit…|items|people|times|rooms|boxes|pairs|buc…|bucati|oameni|ori|camere|perechi|kpl|kappale…|kertaa|ihmis…"
    r"|huone…|paria|percent|процент…|prosent…|la suta"
    # Measures.
    r"|мм|см|дм|м|км|м2|м3|кг|г|гр|тонн…|т|л|литр…|мл|лс|вт|квт|ватт|гб|тб|мб|кб|дюйм…|градус…|соток|га"
    r"|mm|cm|dm|km|m2|m3|kg|g|gr|lbs?|miles?|mi|mph|inch…|in|ft|feet|sqft|l|ml|gb|tb|mb|gt|kw|w|hp|hv|cp|cm3|mp|cc|astet…|grade…"
    # Time.
    r"|год…|лет|гг|месяц…|мес|недел…|день|дн[яе]…|дней|час…|ч|мин…|сек…|year…|yrs?|month…|week…|days?|hours?"
    r"|hrs?|min…|sec…|am|pm|an|ani|luni|luna|saptamani|zile|ore|ora|vuo…|v|kk|kuukau…|viikko…|paiva…|tunti…|tuntia|h)(?![^\W_]))"
)
_MONEY = plain_pattern(
    r"(?:[$€£¥₽₴₸₺]|(?<![^\W\d])(?:usd|eur|gbp|ron|mdl|rub|chf|руб|бюджет…|цен[аоуые]|сумм[аоуые]"
    r"|стоит|стоимость…|итого|всего|оплат…|price|cost|total|asking|budget|pret(?:ul)?|buget(?:ul)?|suma"
    r"|hinta|budjetti|yhteensa|maksaa)[ .:-]{0,3}) ?\Z"
)
_UP_TO = plain_pattern(r"(?<![^\W\d])(?:за|от|до|около|под|почти|for|from|under|over|about|almost) \Z")
_ARTICLE = plain_pattern(
    r"(?<![^\W\d])(?:артикул…|арт|код…|модел…|гост|ту|штрих-?код…|sku|ean|upc|vin|asin|isbn|item|part|model…|cod|articol…"
    r"|cod de bare|malli…|tuotenumero…|tuotekoodi…|viivakoodi…|product code|barcode|serial|серийн…)"
    r"(?:[ .:#№-]{1,3}(?:товара|модели|изделия|produs|de|bare|number|no|nr|code|номер|р)){0,2}[ .:#№-]{0,3}\Z"
)
_ORDER = plain_pattern(
    r"(?<![^\W\d])(?:заказ…|накладн…|договор…|счет…|фактур…|order…|invoice…|po|ref|comand[aei]…|factur[aei]…|contract…"
    r"|tilau…|lasku…|sopimus…)(?:[ .:]{1,3}(?:seria|серия) [^\W\d_]{1,5})?(?:[ .:]{1,3}(?:№|#|nr|no|nro|number|номер))?"
    r"[ .:#№-]{0,3}\Z"
)
_MODEL = re.compile(r"(?<![^\W_])(?:\d{0,2}[^\W\d_]{1,4}|[^\W\d_]\d{1,2})-\Z")
_LETTERS = re.compile(r"(?<![^\W_])(?:[a-z]{1,3}|0x)\Z")
_PHONE_WORDS = frozenset(("tel", "ph", "mob", "nr", "no", "gsm", "puh", "fax", "p", "t", "m"))
"""As short as the beginning of a code, and none."""
_FITS_IN = 40


def has_unit_behind(signs: str, end: int) -> bool:
    """Tell whether a unit follows: «рублей», «€», «kpl», «years»."""
    return _UNIT.match(signs, end) is not None


def has_money_before(signs: str, start: int) -> bool:
    """Tell whether a currency or a word for a price stands before."""
    return _MONEY.search(_before(signs, start)) is not None


def is_up_to(signs: str, start: int) -> bool:
    """Tell whether a word stands before that people say before a sum, and hardly before a phone number: «за 12 999 999»."""
    return _UP_TO.search(_before(signs, start)) is not None


def names_article(signs: str, start: int) -> bool:
    """Tell whether the word before names goods: «артикул», «SKU», also with letters between, «артикул AB1234567»."""
    before = _before(signs, start)
    if not before.rstrip(" .:#№-")[-1:].isalpha():
        return False
    return _ARTICLE.search(before) is not None or _ARTICLE.search(_LETTERS.sub("", before)) is not None


def longest_named(signs: str, start: int, *, is_glued: bool) -> int:
    """Return how many digits an order, a model or a code may have that the signs before a number name; 0 when they name none."""
    before = _before(signs, start)
    if before.rstrip(" .:#№-")[-1:].isalpha() and _ORDER.search(before):
        return LONGEST_ORDER
    if before.endswith("-") and _MODEL.search(before):
        return LONGEST_MODEL
    letters = _LETTERS.search(before) if is_glued else None
    return LONGEST_GLUED if letters is not None and letters[0] not in _PHONE_WORDS else 0


def _before(signs: str, start: int) -> str:
    return signs[max(0, start - _FITS_IN) : start]
