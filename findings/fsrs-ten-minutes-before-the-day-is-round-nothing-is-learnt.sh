#!/usr/bin/env bash
# Library: fsrs 6.3.2 (spaced repetition: when to show a card again).
#
# The guess: a card that was learnt on Monday at nine and is answered on Tuesday at ten to nine is
# a day old, give or take ten minutes; the memory model is continuous, so it hardly matters.
#
# What happens: ages are whole spans of 24 hours, cut down. Ten minutes before the span is round the
# answer counts as one of the same day and the card's stability stays what it was; ten minutes later
# it more than triples. Forgetting comes in the same steps: the whole day long nothing is forgotten.
#
# Why it matters: whoever practises each morning a little earlier than the morning before learns
# nothing, as the scheduler sees it, and is shown the same cards again. Give it whole study days (a
# fixed hour of the day) instead of the moments of the answers.
#
# Output seen:
#   fsrs 6.3.2
#   learnt on Monday 09:00, stability 2.31 days
#   answered Tuesday 08:50: remembered before 1.000, stability 2.31, next in 2 days
#   answered Tuesday 09:10: remembered before 0.947, stability 7.32, next in 7 days
#   answered Wednesday 08:50: remembered before 0.947, stability 7.32, next in 7 days
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fsrs==6.3.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime, timezone
from importlib.metadata import version

from fsrs import Card, Rating, Scheduler

print("fsrs", version("fsrs"))
scheduler = Scheduler(learning_steps=(), enable_fuzzing=False)
monday = datetime(2026, 11, 2, 9, 0, tzinfo=timezone.utc)
card, _ = scheduler.review_card(Card(card_id=1), Rating.Good, monday)
print(f"learnt on Monday 09:00, stability {card.stability:.2f} days")


def answered(at: datetime) -> float:
    before = scheduler.get_card_retrievability(card, at)
    then, _ = scheduler.review_card(card, Rating.Good, at)
    days = (then.due - at).days
    print(f"answered {at:%A %H:%M}: remembered before {before:.3f}, stability {then.stability:.2f}, next in {days} days")
    return then.stability


early = answered(datetime(2026, 11, 3, 8, 50, tzinfo=timezone.utc))
late = answered(datetime(2026, 11, 3, 9, 10, tzinfo=timezone.utc))
next_day = answered(datetime(2026, 11, 4, 8, 50, tzinfo=timezone.utc))
assert early == card.stability
assert late > 3 * card.stability
assert next_day == late
PY
