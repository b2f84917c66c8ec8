#!/usr/bin/env bash
# Library: anki-sm-2 0.2.0 (the older scheduler of Anki).
#
# The guess: a card that was hard at first and is then known day after day comes less and less
# often; a right answer makes the time to the next one longer, if only by a day, as in Anki.
#
# What happens: the next interval is the last one times the ease, rounded. Four answers «hard» bring
# the ease to 1.305, one day times 1.305 is one day, and «good» does not raise the ease: every later
# «good» gives one day again. A year of right answers changes nothing.
#
# Why it matters: the cards that were hard in the first week crowd out everything else, each day,
# although they have long been known. Take the greater of the new interval and the last one plus a
# day.
#
# Output seen:
#   anki-sm-2 0.2.0
#   4 times hard: 1, 1, 1, 1 days, ease 1.305
#   365 times good: 365 times 1 day, ease 1.305
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check anki-sm-2==0.2.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from collections import Counter
from datetime import datetime, timezone
from importlib.metadata import version

from anki_sm_2 import Card, Rating, Scheduler

print("anki-sm-2", version("anki-sm-2"))
scheduler = Scheduler(learning_steps=())
card, _ = scheduler.review_card(Card(card_id=1), Rating.Good, datetime(2026, 11, 2, 9, 0, tzinfo=timezone.utc))
hard = []
for _ in range(4):
    card, _ = scheduler.review_card(card, Rating.Hard, card.due)
    hard.append(card.current_interval)
print(f"4 times hard: {', '.join(map(str, hard))} days, ease {card.ease:.3f}")
good = Counter()
for _ in range(365):
    card, _ = scheduler.review_card(card, Rating.Good, card.due)
    good[card.current_interval] += 1
print(f"365 times good: {good[1]} times 1 day, ease {card.ease:.3f}")
assert hard == [1, 1, 1, 1]
assert good == {1: 365}
PY
