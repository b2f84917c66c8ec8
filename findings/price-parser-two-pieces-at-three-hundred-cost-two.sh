#!/usr/bin/env bash
# Library: price-parser 0.5.1.
#
# The guess: the price is the number that stands beside the currency.
#
# What happens: where no currency stands right at a sum that it knows, the first number of the text is the amount, and the
# currency is taken from wherever it stands. «2 шт. по 300 р» (two pieces at 300 roubles) costs two roubles, «2026 год, 5000 р» costs
# 2026 roubles. A sign is lost: a discount of «-5 €» is a price of five.
#
# Why it matters: prices of lists and letters are read without an error and are off by orders of magnitude, always
# where a quantity, a year or a size comes first.
#
# Output seen:
#   price-parser 0.5.1
#   2 шт. по 300 р: 2 р
#   2026 год, 5000 р: 2026 р
#   -5 €: 5 €
#   5000 р, 2026 год: 5000 р
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check price-parser==0.5.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from price_parser import Price

print("price-parser", version("price-parser"))
SEEN = {"2 шт. по 300 р": 2, "2026 год, 5000 р": 2026, "-5 €": 5, "5000 р, 2026 год": 5000}
for text, seen in SEEN.items():
    price = Price.fromstring(text)
    print(f"{text}: {price.amount} {price.currency}")
    assert price.amount == seen
    assert price.currency
for text in ("2 pcs. at 300 €", "2 pcs. at €300", "2 pcs. at 300 EUR"):
    price = Price.fromstring(text)
    print(f"{text}: {price.amount} {price.currency}")
PY
