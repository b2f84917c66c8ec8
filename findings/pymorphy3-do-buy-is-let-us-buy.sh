#!/usr/bin/env bash
# Library: pymorphy3 2.0.6 (forms of Russian words).
#
# The guess: the singular of the imperative of «купить» is «купи», its plural «купите»; that is what
# one says to a client, so it comes first.
#
# What happens: the imperative that includes the speaker comes first for verbs of a finished deed:
# «купим», «перезвоним» for one and «купимте», «перезвонимте» for several. For verbs of a lasting
# deed the same call gives «звони» and «звоните». Only who asks for the mark `excl`, «without me»,
# gets «купи» and «купите».
#
# Why it matters: half of the verbs in a script that is made for «ты» and for «вы» are right, the
# other half propose to do it together, in words that nobody says on the telephone; a test with
# «звонить» passes.
#
# Output seen:
#   pymorphy3 2.0.6
#   купить: купим, купимте; with excl: купи, купите
#   перезвонить: перезвоним, перезвонимте; with excl: перезвони, перезвоните
#   подумать: подумаем, подумаемте; with excl: подумай, подумайте
#   оплатить: оплатим, оплатимте; with excl: оплати, оплатите
#   звонить: звони, звоните; with excl: звони, звоните
#   слушать: слушай, слушайте; with excl: слушай, слушайте
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pymorphy3==2.0.6 setuptools==80.9.0

cd "$work"
"$work/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from pymorphy3 import MorphAnalyzer

print("pymorphy3", version("pymorphy3"))
words = MorphAnalyzer()
expected = {
    "купить": ("купим", "купимте", "купи", "купите"),
    "перезвонить": ("перезвоним", "перезвонимте", "перезвони", "перезвоните"),
    "подумать": ("подумаем", "подумаемте", "подумай", "подумайте"),
    "оплатить": ("оплатим", "оплатимте", "оплати", "оплатите"),
    "звонить": ("звони", "звоните", "звони", "звоните"),
    "слушать": ("слушай", "слушайте", "слушай", "слушайте"),
}
for verb, forms in expected.items():
    read = words.parse(verb)[0]
    made = tuple(read.inflect({"impr", number, *more}).word for more in ((), ("excl",)) for number in ("sing", "plur"))
    print(f"{verb}: {made[0]}, {made[1]}; with excl: {made[2]}, {made[3]}")
    assert made == forms
PY
