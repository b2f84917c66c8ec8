#!/usr/bin/env bash
# Libraries: fsrs 6.3.2, fsrs-rs-python 0.9.3 (spaced repetition in Python and in Rust).
#
# The guess: answers of the same minute prove nothing new, so they leave the next date as it is; at
# the most the first of them counts.
#
# What happens: it depends on the button. «Good» again and again leaves the stability at 2.3 days
# to the last digit, while each «Easy» makes it more than a quarter longer: after twelve taps within
# one minute the card is known for 311 days and is shown again in the autumn of next year. The core
# in Rust gives the same figure.
#
# Why it matters: a button that was tapped twice on a slow connection, or going through the pile once
# more «just for practice», puts cards out of sight for weeks. Let one answer a day count for each
# card, or leave «Easy» out.
#
# Output seen:
#   fsrs 6.3.2, fsrs-rs-python 0.9.3
#   Good, taps 1, 2, 3, 6, 12: stability 2.3, 2.3, 2.3, 2.3, 2.3; asked again on 2026-11-04
#   Easy, taps 1, 2, 3, 6, 12: stability 8.3, 13.0, 19.9, 60.4, 311.7; asked again on 2027-09-10
#   Easy twelve times on one day, in Rust: stability 311.7
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fsrs==6.3.2 fsrs-rs-python==0.9.3

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

import fsrs_rs_python as rust
from fsrs import Card, Rating, Scheduler

print(f"fsrs {version('fsrs')}, fsrs-rs-python {version('fsrs-rs-python')}")
scheduler = Scheduler(learning_steps=(), enable_fuzzing=False)
nine = datetime(2026, 11, 2, 9, 0, tzinfo=timezone.utc)


def tapped(rating: Rating) -> list[float]:
    card, seen = Card(card_id=1), []
    for tap in range(12):
        card, _ = scheduler.review_card(card, rating, nine + timedelta(seconds=5 * tap))
        seen.append(card.stability)
    shown = ", ".join(f"{seen[tap - 1]:.1f}" for tap in (1, 2, 3, 6, 12))
    print(f"{rating.name}, taps 1, 2, 3, 6, 12: stability {shown}; asked again on {card.due:%Y-%m-%d}")
    return seen


good, easy = tapped(Rating.Good), tapped(Rating.Easy)
core = rust.FSRS(parameters=list(rust.DEFAULT_PARAMETERS))
same = core.memory_state(rust.FSRSItem([rust.FSRSReview(4, 0) for _ in range(12)]), None).stability
print(f"Easy twelve times on one day, in Rust: stability {same:.1f}")
assert good[0] == good[-1]
assert all(later > 1.2 * sooner for sooner, later in zip(easy, easy[1:]))
assert 300 < easy[-1] < 320
assert abs(same - easy[-1]) < 0.1
PY
