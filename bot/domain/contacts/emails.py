"""E-mail addresses and handles, typed or spoken: «ivan@mail.ru», «ivan собака mail точка ru», «ivan (at) mail (dot) ru», «@ivan».

The sign or word that makes an address is found first, and what it joins is read from there to both sides, so far and no farther:
the whole takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.contacts.plain_text import PlainText, plain_pattern

_DOT_WORDS = "точка|тчк|дот|dot|punct|piste"
_JOINING_WORDS = (
    f"{_DOT_WORDS}|(?:нижнее )?подчёркивание|нижний пробел|тире|дефис|минус|underscore|dash|hyphen|minus|linie jos|liniuță"
    "|alaviiva|viiva|tavuviiva|väliviiva"
)
_ENDINGS = "com|ru|net|org|md|ro|fi|uk|us|info|biz|eu|de|by|kz|ua|io|gov|edu|me|tv|su|fr|es|it|se|ee|рф|ру|ком|нет|орг|бай|инфо"
"""What a domain ends in when its dots are spoken: any word may follow a spoken dot."""
_MAILERS = "gmail|googlemail|yahoo|hotmail|outlook|icloud|mail|yandex|rambler|bk|inbox|proton|protonmail|live|aol|gmx|luukku"
_SPOKEN_MAILERS = "мэйл|мейл|майл|яндекс|джимейл|джимэйл|гмейл|жмейл|рамблер|бк|инбокс|gmail|yahoo|yandex|mail"
_END = r"(?![^\W\d])"
_LABEL = rf"(?!(?:{_DOT_WORDS})(?![^\W_]))[^\W_](?:(?:[^\W_]|-){{0,61}}[^\W_])?"
_SPOKEN_DOT = rf"(?: (?:{_DOT_WORDS}) | ?[(\[{{<] ?(?:{_DOT_WORDS}|\.) ?[)\]}}>] ?| ?-(?:{_DOT_WORDS})- ?|_(?:{_DOT_WORDS})_)"
_LOOSE_DOT = rf"(?: \. |,|(?:\. | \.)(?=(?:com|ru|ro|fi|net|org|md|рф)(?![^\W_]))|{_SPOKEN_DOT})"
_TYPED_DOMAIN = rf"(?:{_LABEL}\.){{1,5}}(?:xn--[a-z0-9-]{{1,59}}|[^\W\d_]{{2,24}}){_END}"
_SPOKEN_DOMAIN = rf"{_LABEL}(?:(?:\.|{_SPOKEN_DOT}){_LABEL}){{0,4}}{_SPOKEN_DOT}(?:{_ENDINGS}){_END}"
_LOOSE_DOMAIN = rf"{_LABEL}(?:(?:\.|{_LOOSE_DOT}){_LABEL}){{0,4}}{_LOOSE_DOT}(?:{_ENDINGS}){_END}"

_BEHIND_SIGN = plain_pattern(rf"{_LOOSE_DOMAIN}|{_TYPED_DOMAIN}")
_BEHIND_WORD = plain_pattern(rf"{_SPOKEN_DOMAIN}|{_TYPED_DOMAIN}|(?:{_SPOKEN_MAILERS}) (?:{_ENDINGS}){_END}")
_BEHIND_AT = plain_pattern(rf"{_SPOKEN_DOMAIN}|(?:{_MAILERS})\.[a-z]{{2,3}}{_END}|(?:gmail|yahoo|hotmail|outlook|icloud){_END}")
_HOST = plain_pattern(r"[^\W\d_](?:[\w-]{0,61}[^\W_])?")
_MAILER = plain_pattern(rf"(?:{_MAILERS})(?:\.|{_SPOKEN_DOT})")

_DOG = "[сc][оoаa]б[аa](?:[кk]|ч[кk])[аa]"
"""How Russians read the sign; a Latin letter among the others is seen by nobody."""
_JOINT = plain_pattern(
    # «[@]» with spaces around it is what stands where an address was masked already.
    r"(?P<sign>(?<=[^\W_])\[@\](?=[^\W_])|(?<!\[)@+|@+(?!\])|&#64;|%40)"
    rf"|(?P<bracket> ?[(\[{{<] ?(?:at|a|@|{_DOG}|arond|a rond|miukumauku) ?[)\]}}>] ?|_(?:at|{_DOG})_| -(?:at|{_DOG})- )"
    r"(?<!\[@\])(?<!\[@\] )"
    rf"|(?P<word> (?:{_DOG}|ат|эт|arond|a rond|coadă de maimuță|miukumauku|at-merkki|at merkki|at-sign|at sign) )"
    r"|(?P<at> at )"
)
_BEFORE_SHOP = frozenset(
    (
        *("look", "looked", "looking", "see", "saw", "seen", "was", "is", "are", "were", "be", "bought", "buy", "found", "find"),
        *("price", "prices", "cheaper", "better", "best", "available", "ordered", "order", "checked", "check", "shop", "shopped"),
        *("shopping", "work", "works", "worked", "working", "me", "it", "him", "her", "them", "us", "stock", "sale", "listed"),
        *("only", "and", "or", "but", "that", "this", "not", "one", "there", "here", "up", "down", "started", "sold", "sell"),
    )
)
"""Words behind which «at» names a shop: «looked at amazon.com»."""
_IDENTIFIER = re.compile(r"[._\d]")

_LOCAL = frozenset(".+%'&!#$*=?^{}~-_")
_LONGEST_PIECE, _MOST_PIECES = 64, 6
_JOINING = plain_pattern(rf"(?: (?:{_JOINING_WORDS}) | ?[(\[{{](?:{_DOT_WORDS})[)\]}}] ?)\Z")
_JOINING_FITS_IN = 26
_LONGEST_QUOTED = 66
_MAILTO = "mailto:"

_HANDLE = re.compile(r"(?!\d)\w[\w.]{1,62}\w")
_FREE_HANDLE = re.compile(r" (?=[a-z0-9.]{0,40}[_\d])[a-z][\w.]{3,62}\w")
_LETTER = re.compile(r"[^\W\d_]")
_SPELT = re.compile(r"(?<![^\W\d])\w (?:[\w.-] ){1,63}@(?: [\w.-]){3,64}(?!\w)")

Span = tuple[int, int]


def emails(plain: PlainText) -> Iterator[Span]:
    """Give where addresses and handles stand in the plain signs; places may overlap."""
    for spelt in _SPELT.finditer(plain.signs):  # «i v a n @ m a i l . r u»
        yield spelt.span()
    at = done = 0
    while (joint := _JOINT.search(plain.signs, at)) is not None:
        # The space behind one word may stand before the next.
        at = joint.end() - (joint["word"] is not None or joint["at"] is not None)
        found = _around(plain, joint, done)
        if found is not None:
            yield found
            done = found[1]
            at = max(at, done)


def _around(plain: PlainText, joint: re.Match[str], done: int) -> Span | None:
    """Read what a joint joins; None when that is no address.

    Args:
        done: where the address before ended; nothing of it belongs to this one.
    """
    signs, (start, end) = plain.signs, joint.span()
    if joint["sign"] is not None:
        return _around_sign(signs, start, end, done)
    first = _local_start(signs, start, done)
    if joint["bracket"] is not None:
        domain = _BEHIND_SIGN.match(signs, end)
    elif joint["word"] is not None or "ä" in plain.typed[slice(*plain.span(start, end))].casefold():
        domain = _BEHIND_WORD.match(signs, end)
    else:
        is_shop = signs[first:start] in _BEFORE_SHOP and not _IDENTIFIER.search(signs, first, start)
        domain = _BEHIND_AT.match(signs, end) or (None if is_shop else _BEHIND_WORD.match(signs, end))
    return None if domain is None or first == start else (first, domain.end())


def _around_sign(signs: str, start: int, end: int, done: int) -> Span | None:
    """Read what stands around the sign itself: an address, also torn apart by spaces, or a handle."""
    after = end + (signs[end : end + 1] == " ")
    domain = _BEHIND_SIGN.match(signs, after)
    first = _local_start(signs, start, done)
    if first < start and domain is None and after == end:
        domain = _HOST.match(signs, end)  # «ivan@mail»
    if first == start and domain is not None and signs[start - 1 : start] == " ":
        torn = _local_start(signs, start - 1, done)
        is_torn = torn < start - 1 and (after > end or _MAILER.match(signs, end) is not None)
        first = torn if is_torn else start
    if first < start and domain is not None:
        return first, domain.end()
    handle = _HANDLE.match(signs, end) or _FREE_HANDLE.match(signs, end)
    return None if handle is None or _LETTER.search(handle[0]) is None else (start, handle.end())


def _local_start(signs: str, end: int, done: int) -> int:
    """Return where the part before the joint begins, walking back from it piece by piece; `end` when there is none."""
    if signs[end - 1 : end] == '"' and end - 1 > done:
        opening = signs.rfind('"', max(done, end - _LONGEST_QUOTED), end - 1)
        return end if opening < 0 else opening
    at = end
    for _ in range(_MOST_PIECES):
        first = at
        while first > max(done, at - _LONGEST_PIECE) and _is_local(signs[first - 1]):
            first -= 1
        if first == at:
            break
        at = first
        joining = _JOINING.search(signs[max(done, at - _JOINING_FITS_IN) : at])
        before = at if joining is None else at - len(joining[0])
        if before == at or before <= done or not _is_local(signs[before - 1]):
            break
        at = before
    while at < end and not signs[at].isalnum() and signs[at] != "_":
        at += 1  # a bracket or a dash before the name is not of it
    return at - len(_MAILTO) if signs[max(done, at - len(_MAILTO)) : at] == _MAILTO else at


def _is_local(sign: str) -> bool:
    return sign.isalnum() or sign in _LOCAL
