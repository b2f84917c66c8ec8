#!/usr/bin/env bash
# Libraries: num2words 0.5.14.
#
# The guess: `num2words(1000, to="currency")` says a thousand, or, for a library that counts in
# cents, ten, but the same in each language.
#
# What happens: a whole number is cents in Russian, Finnish and English, so 1000 is ten roubles;
# in Romanian, for lei, it is whole units, so 1000 is a thousand lei. The same amount as a float
# is a thousand everywhere. The type of the number and the language decide together.
#
# Why it matters: an amount that comes from the database as an integer is written out a hundred
# times too small in three of four languages, and a test in the fourth passes. Pass a Decimal or a
# float with the fraction.
#
# Output seen:
#   num2words 0.5.14
#   ru RUB: 1000 «десять рублей, ноль копеек», 1000.0 «одна тысяча рублей, ноль копеек»
#   fi EUR: 1000 «kymmenen euroa ja nolla senttiä», 1000.0 «tuhat euroa ja nolla senttiä»
#   en EUR: 1000 «ten euro, zero cents», 1000.0 «one thousand euro, zero cents»
#   ro RON: 1000 «una mie de lei», 1000.0 «una mie de lei»
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
said = {}
for language, currency in (("ru", "RUB"), ("fi", "EUR"), ("en", "EUR"), ("ro", "RON")):
    said[language] = [num2words(amount, lang=language, to="currency", currency=currency) for amount in (1000, 1000.0)]
    print(f"{language} {currency}: 1000 «{said[language][0]}», 1000.0 «{said[language][1]}»")

assert said["ru"][0].startswith("десять рублей") and said["ru"][1].startswith("одна тысяча рублей")
assert said["fi"][0].startswith("kymmenen euroa") and said["fi"][1].startswith("tuhat euroa")
assert said["en"][0].startswith("ten euro") and said["en"][1].startswith("one thousand euro")
assert said["ro"][0] == said["ro"][1] == "una mie de lei"
PY
