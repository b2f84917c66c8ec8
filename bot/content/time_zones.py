"""The cities of time zones by their names in a language, from CLDR."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from bot.domain.time_zones import is_time_zone

MOST_FOUND = 6
ENGLISH = Locale("en")


def city(time_zone: str, locale: Locale) -> str:
    """Return the city that a zone is named for.

    Babel 2.18 looks a zone up by its newest name alone, while CLDR keeps the city of a renamed one under the old name: Киев.
    """
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
    """Return the zones whose city begins as the text, in the language or in English, or that have this very name."""
    sought = _plain(text)
    if not sought:
        return ()
    found = {zone: None for zone, names in _cities(locale).items() if zone.casefold() == sought or sought in names}
    found |= {zone: None for zone, names in _cities(locale).items() if any(name.startswith(sought) for name in names)}
    return list(found)[:MOST_FOUND]


@cache
def _cities(locale: Locale) -> Mapping[str, frozenset[str]]:
    """Name the city of every zone; made when somebody first looks for one."""
    zones = sorted(zone for zone in get_global("zone_territories") if is_time_zone(zone))
    return {zone: frozenset(_plain(city(zone, spoken)) for spoken in (locale, ENGLISH)) for zone in zones}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").replace("-", " ").split())
