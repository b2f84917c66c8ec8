#!/usr/bin/env bash
# Libraries: SQLAlchemy 2.1.9 on SQLite.
#
# The guess: a DateTime column plus a timedelta works as on PostgreSQL, or is refused where the
# database cannot do it.
#
# What happens: SQLite keeps both as text, the timedelta as a moment after the 1st of January
# 1970, and `+` on two texts adds the numbers they begin with. «due + 1 hour» is 2026 + 1970, the
# whole number 3996, which sorts before every date. A condition with it gives wrong rows in
# silence; an update with it destroys the column, and the row then fails to be read.
#
# Why it matters: «due within the hour», written on the column's side, is true of every reminder
# or of none. It is seen on SQLite only, and the same statement is right on PostgreSQL. Put the
# arithmetic on Python's side: `due < now + hour`.
#
# Output seen:
#   SQLAlchemy 2.1.9
#   due + 1 h < now + 2 h, true of 1:         [1, 2]
#   due + 1 h > now, true of both:            []
#   due < now + 1 h, true of 1:               [1]
#   after due = due + 1 h:                    (3996, 'integer')
#   reading the row:                          TypeError: fromisoformat: argument must be str
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check SQLAlchemy==2.1.9

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta
from importlib.metadata import version

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, create_engine, insert, select, text, update

print("SQLAlchemy", version("sqlalchemy"))
engine = create_engine("sqlite://")
reminders = Table("reminders", meta := MetaData(), Column("id", Integer, primary_key=True), Column("due", DateTime))
meta.create_all(engine)
now, hour = datetime(2026, 11, 29, 12), timedelta(hours=1)

with engine.begin() as db:
    db.execute(insert(reminders), [{"id": 1, "due": now}, {"id": 2, "due": now + timedelta(days=5)}])

    def ids(condition):
        return db.execute(select(reminders.c.id).where(condition).order_by(reminders.c.id)).scalars().all()

    early, late = ids(reminders.c.due + hour < now + 2 * hour), ids(reminders.c.due + hour > now)
    right = ids(reminders.c.due < now + hour)
    print("due + 1 h < now + 2 h, true of 1:        ", early)
    print("due + 1 h > now, true of both:           ", late)
    print("due < now + 1 h, true of 1:              ", right)
    assert (early, late, right) == ([1, 2], [], [1])

    db.execute(update(reminders).where(reminders.c.id == 1).values(due=reminders.c.due + hour))
    stored = db.execute(text("select due, typeof(due) from reminders where id = 1")).one()
    print("after due = due + 1 h:                   ", tuple(stored))
    assert tuple(stored) == (3996, "integer")
    try:
        db.execute(select(reminders)).all()
    except TypeError as error:
        print("reading the row:                          TypeError:", error)
    else:
        raise SystemExit("the row can be read")
PY
