#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: `get_timezone_location` names a zone by its place, «Финляндия» or «Россия (Москва)»,
# whatever the season: it is given no moment.
#
# What happens: in Russian every zone gets the words for summer time, all year round, and so do
# Moscow, where clocks have not been changed for summer since 2011, and UTC. Of the three patterns
# that CLDR has (general, standard, daylight) Babel keeps the last for these languages. Bulgarian,
# Croatian and Icelandic suffer alike; English, Finnish and Romanian are right.
#
# Why it matters: in a list of zones to choose from, or in a line «your zone is …», a Russian
# reads in December that his clock is on summer time, and corrects a setting that was right. With
# `return_city=True` the bare city comes, without the pattern.
#
# Output seen:
#   Babel 2.18.0
#   ru | Финляндия, летнее время | Россия (Москва), летнее время | неизвестный регион (UTC), летнее время
#   bg | Финландия – лятно часово време | Русия (Москва) – лятно часово време | непознат регион (UTC) – лятно часово време
#   hr | Finska, ljetno vrijeme | Rusija (Moskva), ljetno vrijeme | nepoznato područje (UTC), ljetno vrijeme
#   is | Finnland (sumartími) | Rússland (Moskva) (sumartími) | Óþekkt svæði (UTC) (sumartími)
#   fi | aikavyöhyke: Suomi | aikavyöhyke: Venäjä (Moskova) | aikavyöhyke: tuntematon alue (UTC)
#   ro | Ora din Finlanda | Ora din Rusia (Moscova) | Ora din Regiune necunoscută (UTC)
#   en | Finland Time | Russia (Moscow) Time | Unknown Region (UTC) Time
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from babel.dates import get_timezone_location

print("Babel", version("babel"))
for language in ("ru", "bg", "hr", "is", "fi", "ro", "en"):
    print(language, "|", " | ".join(get_timezone_location(zone, locale=language) for zone in ("Europe/Helsinki", "Europe/Moscow", "UTC")))

summer = {"ru": "летнее время", "bg": "лятно", "hr": "ljetno", "is": "sumar"}
for language, word in summer.items():
    for zone in ("Europe/Helsinki", "Europe/Moscow", "UTC"):
        assert word in get_timezone_location(zone, locale=language), (language, zone)
assert get_timezone_location("Europe/Helsinki", locale="en") == "Finland Time"
assert get_timezone_location("Europe/Moscow", locale="ru", return_city=True) == "Москва"
PY
