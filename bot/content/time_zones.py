"""The cities of time zones by their names in a language, from CLDR, and those of the table beside, from GeoNames.

`cities.txt` is made by `tools/make_cities.py`: a zone and the folded names of one city a line, the greatest city first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from bot.domain.folding import fold
from bot.domain.time_zones import FIXED, fixed_offset, is_time_zone, zones_written

MOST_FOUND = 6
SHORTEST_BEGINNING = 3
"""Letters of a city's name by which it is found in the table; fewer begin too many."""
ENGLISH = Locale("en")
CITIES = Path(__file__).with_name("cities.txt")
_BETWEEN = "|"
_BEFORE_A_CITY = frozenset(["г", "гор", "город", "в", "во", "из", "orasul", "oras", "in", "la", "city"])


def city(time_zone: str, locale: Locale) -> str:
    """Return the city that a zone is named for, or the offset of a fixed one.

    Babel 2.18 looks a zone up by its newest name alone, while CLDR keeps the city of a renamed one under the old name: Киев.
    """
    if (offset := fixed_offset(time_zone)) is not None:
        return offset
    for known_as in (time_zone, *_old_names().get(time_zone, ())):
        if named := locale.time_zones.get(known_as, {}).get("city"):
            return str(named)
    return get_timezone_location(time_zone, locale=locale, return_city=True)


@cache
def _old_names() -> Mapping[str, Sequence[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in get_global("zone_aliases").items():
        names[new].append(old)
    return names


def zones_named(text: str, locale: Locale) -> Sequence[str]:
    """Return the zones that a text means, best first.

    An offset or an abbreviation is what it says. A name means the cities that are called so, CLDR's and the
    table's, the greatest first; where none is, those that begin so.
    """
    if written := zones_written(text):
        return _in_order_of(locale, written)[:MOST_FOUND]
    if is_time_zone(text.strip()) and not text.strip().startswith(FIXED):
        return (text.strip(),)
    sought = fold(text.replace(".", " ").replace(_BETWEEN, " "))
    if not sought:
        return ()
    before, _, bare = sought.partition(" ")
    names = (sought, bare) if bare and before in _BEFORE_A_CITY else (sought,)
    found = next(filter(None, (_called(name, locale) for name in names)), ()) or _begun(names[-1], locale)
    return list(found)[:MOST_FOUND]


def _called(name: str, locale: Locale) -> Sequence[str]:
    """Return the zones of the cities that are called so, or of the zone itself: `asia/tokyo`."""
    known = [zone for zone, names in _cities(locale).items() if fold(zone) == name or name in names]
    return list(dict.fromkeys((*known, *_in_table(f"{_BETWEEN}{name}{_BETWEEN}"))))


def _begun(name: str, locale: Locale) -> Sequence[str]:
    """Return the zones of the cities whose names begin so; where none does, without the last letter: «в Самаре»."""
    for beginning in (name, name[:-1]) if len(name) > SHORTEST_BEGINNING else (name,):
        known = [zone for zone, names in _cities(locale).items() if any(one.startswith(beginning) for one in names)]
        listed = _in_table(f"{_BETWEEN}{beginning}") if len(beginning) >= SHORTEST_BEGINNING else ()
        if found := list(dict.fromkeys((*known, *listed))):
            return found
    return ()


def _in_order_of(locale: Locale, zones: Sequence[str]) -> Sequence[str]:
    """Put the zone of the language's own country first."""
    own = {"ro": "Europe/Bucharest", "fi": "Europe/Helsinki"}.get(locale.language)
    return sorted(zones, key=lambda zone: zone != own)


def _in_table(written: str) -> Iterator[str]:
    """Yield the zones of the lines that have this, the greatest city first."""
    table = _table()
    place = table.find(written)
    while place >= 0:
        begin = table.rfind("\n", 0, place) + 1
        yield table[begin : table.index(_BETWEEN, begin)]
        place = table.find(written, table.index("\n", place))


@cache
def _table() -> str:
    """Read the table, when somebody first looks for a city."""
    return CITIES.read_text(encoding="utf-8")


@cache
def _cities(locale: Locale) -> Mapping[str, frozenset[str]]:
    """Name the city of every zone; made when somebody first looks for one."""
    zones = sorted(zone for zone in get_global("zone_territories") if is_time_zone(zone) and not zone.startswith(FIXED))
    return {zone: frozenset(fold(city(zone, spoken)) for spoken in (locale, ENGLISH)) for zone in zones}
