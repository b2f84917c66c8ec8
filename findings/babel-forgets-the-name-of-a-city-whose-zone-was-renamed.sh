#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: the city of a zone is told in the language asked for, by the zone's old name or its
# new one: `Europe/Kiev` and `Europe/Kyiv` are one zone.
#
# What happens: the translation is in Babel's data, under the old name only, and the look-up turns
# every old name into the new one first. So for 18 renamed zones, among them Kyiv, Kolkata,
# Kathmandu, Yangon, Ho Chi Minh, Nuuk and Buenos Aires, the bare identifier comes in every
# language, even when it is asked by its old name.
#
# Why it matters: a search for the city in one's own language (Киев, Калькутта, Kiova) finds
# nothing, and a page in Cyrillic shows Latin letters. Read `locale.time_zones` by the zone's
# other names too.
#
# Output seen:
#   Babel 2.18.0
#   ru Europe/Kyiv: told «Kyiv» and «Kyiv», in the data «Киев»
#   ru Asia/Kolkata: told «Kolkata» and «Kolkata», in the data «Калькутта»
#   ru Asia/Kathmandu: told «Kathmandu» and «Kathmandu», in the data «Катманду»
#   ru America/Argentina/Buenos_Aires: told «Argentina/Buenos Aires» and «Argentina/Buenos Aires», in the data «Буэнос-Айрес»
#   fi Europe/Kyiv: told «Kyiv» and «Kyiv», in the data «Kiova»
#   fi Asia/Kolkata: told «Kolkata» and «Kolkata», in the data «Kalkutta»
#   18 zones in Russian: Africa/Asmara, America/Argentina/Buenos_Aires, America/Argentina/Catamarca, America/Argentina/Cordoba, America/Argentina/Jujuy, America/Argentina/Mendoza, America/Atikokan, America/Indiana/Indianapolis, America/Kentucky/Louisville, America/Nuuk, Asia/Ho_Chi_Minh, Asia/Kathmandu, Asia/Kolkata, Asia/Yangon, Atlantic/Faroe, Europe/Kyiv, Pacific/Chuuk, Pacific/Pohnpei
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

print("Babel", version("babel"))
aliases = get_global("zone_aliases")
for language, renamed in {
    "ru": ("Europe/Kiev", "Asia/Calcutta", "Asia/Katmandu", "America/Buenos_Aires"),
    "fi": ("Europe/Kiev", "Asia/Calcutta"),
}.items():
    locale = Locale(language)
    for old in renamed:
        new = aliases[old]
        told = [get_timezone_location(zone, locale=locale, return_city=True) for zone in (old, new)]
        kept = locale.time_zones[old]["city"]
        print(f"{language} {new}: told «{told[0]}» and «{told[1]}», in the data «{kept}»")
        assert told[0] == told[1] == new.split("/", 1)[1].replace("_", " ")
        assert kept not in told

lost = sorted({new for old, new in aliases.items() if "city" in Locale("ru").time_zones.get(old, {}) and "city" not in Locale("ru").time_zones.get(new, {})})
print(len(lost), "zones in Russian:", ", ".join(lost))
assert "Europe/Kyiv" in lost and len(lost) == 18
PY
