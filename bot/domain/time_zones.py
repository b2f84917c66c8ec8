"""Time zones that people are offered, and which names are zones at all."""

from __future__ import annotations

from zoneinfo import ZoneInfo

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


def is_time_zone(name: str) -> bool:
    """Tell whether a name is an IANA time zone of a place, as `Europe/Riga` is."""
    if "/" not in name:
        return False
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True
