#!/usr/bin/env bash
# Library: number-parser 0.3.2.
#
# The guess: numbers in words become digits; what is not understood stays in words.
#
# What happens: half of a number may be left over. The Russian year «две тысячи двадцать шестой» (two thousand
# and twenty-sixth) becomes «2020 шестой», «полторы тысячи» (one and a half thousand) becomes «полторы
# 1000», and «пять с половиной тысяч» (five and a half thousand) «5 с половиной 1000».
#
# Why it matters: whoever takes the first digits of the result for the sum or the year is told another
# one, six years or four and a half thousand off. `parse_number` on the phrase alone gives None and is honest.
#
# Output seen:
#   number-parser 0.3.2
#   две тысячи двадцать шестой год -> 2020 шестой год
#   полторы тысячи -> полторы 1000
#   пять с половиной тысяч -> 5 с половиной 1000
#   сто пятьдесят тысяч -> 150000
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check number-parser==0.3.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from number_parser import parse, parse_number

print("number-parser", version("number-parser"))
SEEN = {
    "две тысячи двадцать шестой год": "2020 шестой год",
    "полторы тысячи": "полторы 1000",
    "пять с половиной тысяч": "5 с половиной 1000",
    "сто пятьдесят тысяч": "150000",
}
for said, seen in SEEN.items():
    print(said, "->", parse(said, "ru"))
    assert parse(said, "ru") == seen
assert parse_number("полторы тысячи", "ru") is None
PY
