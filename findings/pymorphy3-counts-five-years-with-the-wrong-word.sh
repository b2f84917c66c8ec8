#!/usr/bin/env bash
# Libraries: pymorphy3 2.0.6 with pymorphy3-dicts-ru 2.4.417150.4580142.
#
# The guess: `make_agree_with_number` gives the form that Russian uses after a number: 5 рублей, 5
# лет, 5 человек, полтора or 1,5 рубля.
#
# What happens: it gives the genitive plural of the same word, which is wrong for the two words
# that are counted most: «5 годов» for «5 лет» and «5 людей» for «5 человек». A fraction gets the
# plural too: «1.5 рублей».
#
# Why it matters: «клиент уже 5 годов» and «в отделе 5 людей» look like a machine's words to every
# Russian, and rubles, hours and minutes, which tests are written with, are right.
#
# Output seen:
#   pymorphy3 2.0.6
#   рубль {1: 'рубль', 2: 'рубля', 5: 'рублей', 21: 'рубль', 1.5: 'рублей'}
#   час {1: 'час', 2: 'часа', 5: 'часов', 21: 'час', 1.5: 'часов'}
#   год {1: 'год', 2: 'года', 5: 'годов', 21: 'год', 1.5: 'годов'}
#   человек {1: 'человек', 2: 'человека', 5: 'людей', 21: 'человек', 1.5: 'людей'}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pymorphy3

print("pymorphy3", version("pymorphy3"))
morph = pymorphy3.MorphAnalyzer()
seen = {}
for word in ("рубль", "час", "год", "человек"):
    parsed = morph.parse(word)[0]
    seen[word] = {n: parsed.make_agree_with_number(n).word for n in (1, 2, 5, 21, 1.5)}
    print(word, seen[word])

assert seen["рубль"][5] == "рублей" and seen["час"][5] == "часов"
assert seen["год"][5] == "годов"
assert seen["человек"][5] == "людей"
assert seen["рубль"][1.5] == "рублей"
PY
