"""Time zones that people are offered, which names are zones at all, and what is written for one: an offset, an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.folding import fold

OFFERED = (
    "Europe/London",
    "Europe/Bucharest",
    "Europe/Chisinau",
    "Europe/Helsinki",
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Vladivostok",
)
"""From west to east; every other one is found by its city."""
SPOKEN_IN = {
    "ro": frozenset({"Europe/Bucharest", "Europe/Chisinau"}),
    "fi": frozenset({"Europe/Helsinki", "Europe/Mariehamn", "Europe/Stockholm"}),
    "ru": frozenset(
        {
            *("Europe/Moscow", "Europe/Kaliningrad", "Europe/Simferopol", "Europe/Kirov", "Europe/Volgograd"),
            *("Europe/Astrakhan", "Europe/Saratov", "Europe/Ulyanovsk", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk"),
            *("Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk"),
            *("Asia/Chita", "Asia/Yakutsk", "Asia/Khandyga", "Asia/Vladivostok", "Asia/Ust-Nera", "Asia/Magadan"),
            *("Asia/Sakhalin", "Asia/Srednekolymsk", "Asia/Kamchatka", "Asia/Anadyr", "Europe/Minsk", "Europe/Chisinau"),
            *("Europe/Riga", "Europe/Tallinn", "Europe/Vilnius", "Asia/Almaty", "Asia/Bishkek", "Asia/Tashkent"),
        }
    ),
}
"""Where somebody who speaks a language may well work; English is spoken everywhere."""
HOME = {"ro": "Europe/Bucharest", "fi": "Europe/Helsinki", "ru": "Europe/Moscow"}
"""Where most of them do."""
FIXED = "Etc/"
"""What zones begin with that never change their clocks; IANA counts their hours the other way round: Etc/GMT-3 is UTC+3."""
_FIXED_HOURS = re.compile(r"Etc/GMT([+-])(\d{1,2})")
_MOST_EAST, _MOST_WEST = 14, 12
_OFFSET = re.compile(
    r"(?P<from>utc|gmt|z|ут[сц]|г[мр][тт]|мск|msk|по москве|к москве|от москвы|москва)?\s*(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})"
    r"(?:[:.]?(?P<minutes>\d{2}))?(?:\s*(?:ч|час|часа|часов|h|hours?|ore|tuntia|мск|msk|к мск|от мск|utc|gmt))?"
)
_OF_MOSCOW = re.compile(r"мск|msk|москв")
_BY_MOSCOW = {
    **{-1: "Europe/Kaliningrad", 0: "Europe/Moscow", 1: "Europe/Samara", 2: "Asia/Yekaterinburg", 3: "Asia/Omsk"},
    **{
        4: "Asia/Krasnoyarsk",
        5: "Asia/Irkutsk",
        6: "Asia/Yakutsk",
        7: "Asia/Vladivostok",
        8: "Asia/Magadan",
        9: "Asia/Kamchatka",
    },
}
"""Russians reckon from Moscow: «мск+2»."""
_PARTS_OF_HOURS = {
    **{330: "Asia/Kolkata", 210: "Asia/Tehran", 270: "Asia/Kabul", 345: "Asia/Kathmandu", 390: "Asia/Yangon"},
    **{570: "Australia/Darwin", 525: "Australia/Eucla"},
}
"""There is no fixed zone of half an hour; these places have had theirs for long. In minutes east."""
_ABBREVIATIONS = {
    "utc": ("Etc/UTC",),
    "gmt": ("Europe/London", "Etc/UTC"),
    "z": ("Etc/UTC",),
    **dict.fromkeys(("wet", "west"), ("Europe/Lisbon",)),
    **dict.fromkeys(("cet", "cest"), ("Europe/Berlin", "Europe/Warsaw")),
    **dict.fromkeys(("eet", "eest"), ("Europe/Helsinki", "Europe/Bucharest", "Europe/Chisinau", "Europe/Kyiv")),
    **dict.fromkeys(("bst",), ("Europe/London",)),
    **dict.fromkeys(("msk", "мск", "msd"), ("Europe/Moscow",)),
    **dict.fromkeys(("samt", "самт"), ("Europe/Samara",)),
    **dict.fromkeys(("yekt", "ект"), ("Asia/Yekaterinburg",)),
    **dict.fromkeys(("omst",), ("Asia/Omsk",)),
    **dict.fromkeys(("novt",), ("Asia/Novosibirsk",)),
    **dict.fromkeys(("krat",), ("Asia/Krasnoyarsk",)),
    **dict.fromkeys(("irkt",), ("Asia/Irkutsk",)),
    **dict.fromkeys(("yakt",), ("Asia/Yakutsk",)),
    **dict.fromkeys(("vlat",), ("Asia/Vladivostok",)),
    **dict.fromkeys(("magt",), ("Asia/Magadan",)),
    **dict.fromkeys(("pett",), ("Asia/Kamchatka",)),
    **dict.fromkeys(("est", "edt", "et"), ("America/New_York",)),
    **dict.fromkeys(("cst", "cdt", "ct"), ("America/Chicago",)),
    **dict.fromkeys(("mst", "mdt", "mt"), ("America/Denver",)),
    **dict.fromkeys(("pst", "pdt", "pt"), ("America/Los_Angeles",)),
    **dict.fromkeys(("ist",), ("Asia/Kolkata", "Europe/Dublin")),
    **dict.fromkeys(("trt",), ("Europe/Istanbul",)),
    **dict.fromkeys(("jst",), ("Asia/Tokyo",)),
    **dict.fromkeys(("aest", "aedt"), ("Australia/Sydney",)),
    **dict.fromkeys(("awst",), ("Australia/Perth",)),
    **dict.fromkeys(("nzst", "nzdt"), ("Pacific/Auckland",)),
}


def is_time_zone(name: str) -> bool:
    """Tell whether a name is an IANA time zone of a place, as `Europe/Riga` is, or a fixed one."""
    if "/" not in name:
        return False
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def guessed_zone(language: str, of_house: str) -> str:
    """Return where somebody is likely to work: as the house reckons, unless hardly anybody speaks his language there."""
    return of_house if of_house in SPOKEN_IN.get(language, {of_house}) else HOME[language]


def zones_written(text: str) -> Sequence[str]:
    """Return the zones that an offset or an abbreviation means, best first: `UTC+3`, `+3`, `мск+2`, `EET`."""
    written = " ".join(text.casefold().split())
    if abbreviated := _ABBREVIATIONS.get(fold(text)):
        return abbreviated
    found = _OFFSET.fullmatch(written)
    if found is None:
        return ()
    sign = 1 if found["sign"] == "+" else -1
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if _OF_MOSCOW.search(written):
        zone = _BY_MOSCOW.get(sign * hours)
        return () if minutes or zone is None else (zone,)
    if minutes:
        zone = _PARTS_OF_HOURS.get(sign * (hours * 60 + minutes))
        return () if zone is None else (zone,)
    if hours > (_MOST_EAST if sign > 0 else _MOST_WEST):
        return ()
    return ("Etc/UTC",) if not hours else (f"{FIXED}GMT{'-' if sign > 0 else '+'}{hours}",)


def fixed_offset(zone: str) -> str | None:
    """Return how a fixed zone is shown, such as UTC+3; None for a zone of a place."""
    found = _FIXED_HOURS.fullmatch(zone)
    if found is not None:
        return f"UTC{'+' if found[1] == '-' else '−'}{found[2]}"
    return "UTC" if zone.startswith(FIXED) else None
