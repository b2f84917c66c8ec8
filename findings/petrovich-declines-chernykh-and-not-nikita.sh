#!/usr/bin/env bash
# Library: Petrovich 2.0.1.
#
# The guess: a library of rules for Russian names leaves «Черных» and «Белых» as they are, which
# never change, and declines «Никита» and «Саша» like every name in -а.
#
# What happens: it is the other way round: the dative of «Черных» is «Черныху», and that of a man
# named Никита, Фома, Кузьма or Саша is the name unchanged, though Илья becomes «Илье». A woman
# named Саша is declined.
#
# Why it matters: «позвонить Никита» and «письмо Черныху» stand in messages to clients. A bot
# that greets by name does better with sentences that need no case.
#
# Output seen:
#   Petrovich 2.0.1
#   Черных → Черныху, Белых → Белыху, Живаго → Живаго
#   Никита → Никита, Фома → Фома, Кузьма → Кузьма, Саша → Саша, Илья → Илье
#   Саша → Саше, Анна → Анне
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Petrovich==2.0.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from petrovich.enums import Case, Gender
from petrovich.main import Petrovich

print("Petrovich", version("Petrovich"))
names = Petrovich()
surnames = {name: names.lastname(name, Case.DATIVE, Gender.MALE) for name in ("Черных", "Белых", "Живаго")}
men = {name: names.firstname(name, Case.DATIVE, Gender.MALE) for name in ("Никита", "Фома", "Кузьма", "Саша", "Илья")}
women = {name: names.firstname(name, Case.DATIVE, Gender.FEMALE) for name in ("Саша", "Анна")}
for kind in (surnames, men, women):
    print(", ".join(f"{name} → {dative}" for name, dative in kind.items()))
assert surnames == {"Черных": "Черныху", "Белых": "Белыху", "Живаго": "Живаго"}
assert men == {"Никита": "Никита", "Фома": "Фома", "Кузьма": "Кузьма", "Саша": "Саша", "Илья": "Илье"}
assert women == {"Саша": "Саше", "Анна": "Анне"}
PY
