#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: a compact number keeps two figures that say something (1.5K, 1,5 тыс.), and what
# rounds to a million is told as one.
#
# What happens: no decimals are kept unless `fraction_digits` asks for them, so 1 500 and 2 499
# are both «2 тыс.»; and the unit is chosen before the rounding, so 999 999 is «1000 тыс.»
# (1000K), not «1 млн», and one decimal changes nothing in that.
#
# Why it matters: sums of sales are shown this way on small screens. A forecast of one and a half
# million reads as two.
#
# Output seen:
#   Babel 2.18.0
#   en ['2K', '2K', '1000K', '2M']
#   ru ['2 тыс.', '2 тыс.', '1000 тыс.', '2 млн']
#   ro ['2 K', '2 K', '1000 K', '2 mil.']
#   fi ['2 t.', '2 t.', '1000 t.', '2 milj.']
#   1 500 000 EUR in fi: 2 milj. €
#   999 999 with one digit in ru: 1000 тыс.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from babel.numbers import format_compact_currency, format_compact_decimal

print("Babel", version("babel"))


def plain(text):
    return text.replace("\u00a0", " ")


for language in ("en", "ru", "ro", "fi"):
    print(language, [plain(format_compact_decimal(n, locale=language)) for n in (1500, 2499, 999_999, 1_500_000)])
money = plain(format_compact_currency(1_500_000, "EUR", locale="fi"))
one_digit = plain(format_compact_decimal(999_999, locale="ru", fraction_digits=1))
print("1 500 000 EUR in fi:", money)
print("999 999 with one digit in ru:", one_digit)

assert plain(format_compact_decimal(1500, locale="ru")) == plain(format_compact_decimal(2499, locale="ru")) == "2 тыс."
assert plain(format_compact_decimal(999_999, locale="ru")) == "1000 тыс."
assert format_compact_decimal(999_999, locale="en") == "1000K"
assert money == "2 milj. €"
assert one_digit == "1000 тыс."
PY
