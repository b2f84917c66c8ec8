#!/usr/bin/env bash
# Library: fsrs 6.3.2 (spaced repetition: when to show a card again).
#
# The guess: `Card()` makes a plain object, in a microsecond or two; only the database costs time.
#
# What happens: a card without a number takes the milliseconds since 1970 for one and then sleeps for
# a millisecond, so that the next one has another. A pack of three hundred holds up everything
# else in the process for a third of a second and more, since `time.sleep` stops an event loop too.
#
# Why it matters: a bot that gives a newcomer his first pack stands still for everybody, and a profiler
# of processor time shows nothing. Numbers of two processes may be equal all the same. Give each card a
# number of your own: then it takes no time.
#
# Output seen (the first figure is about 0.3 s or more):
#   fsrs 6.3.2
#   300 cards without numbers: 0.36 s without any work
#   300 cards with numbers: less than a tenth of that
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fsrs==6.3.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
import time
from importlib.metadata import version

from fsrs import Card

print("fsrs", version("fsrs"))
begun, worked = time.perf_counter(), time.process_time()
cards = [Card() for _ in range(300)]
asleep = (time.perf_counter() - begun) - (time.process_time() - worked)
begun = time.perf_counter()
numbered = [Card(card_id=number) for number in range(300)]
awake = time.perf_counter() - begun
print(f"300 cards without numbers: {asleep:.2f} s without any work")
print("300 cards with numbers:", "less than a tenth of that" if awake < asleep / 10 else f"{awake:.2f} s")
assert asleep >= 0.25
assert awake < asleep / 10
assert len({card.card_id for card in cards}) == len({card.card_id for card in numbered}) == 300
PY
