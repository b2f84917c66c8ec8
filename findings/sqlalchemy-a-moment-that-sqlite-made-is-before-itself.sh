#!/usr/bin/env bash
# Library: SQLAlchemy 2.1.9, with SQLite.
#
# The guess: a moment that was read from a row finds that row again; «from this moment on» includes
# it.
#
# What happens: SQLite keeps moments as text and compares letters. What the database itself writes
# (`func.now()`, as a default or in a statement) has no fraction, what Python hands over always ends
# in «.000000», and the shorter text comes first. The row's moment is less than itself: `==` and
# `>=` do not find it, `<` does. A row whose moment Python wrote is found.
#
# Why it matters: «since the last look» leaves out the row it began with and «before it» includes
# it, yet only where the database wrote the moment: a migration that fills a column with
# `CURRENT_TIMESTAMP` makes two kinds of rows. Let Python write every moment.
#
# Output seen:
#   SQLAlchemy 2.1.9
#   written by the database: == 0, >= 0, <= 1, < 1
#   written by Python: == 1, >= 1, <= 1, < 0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check SQLAlchemy==2.1.9

cd "$work"
"$work/venv/bin/python" - <<'PY'
import operator
from datetime import datetime

import sqlalchemy
from sqlalchemy import Column, DateTime, Integer, MetaData, Table, create_engine, func, insert, select

print("SQLAlchemy", sqlalchemy.__version__)
calls = Table("calls", MetaData(), Column("id", Integer, primary_key=True), Column("at", DateTime, server_default=func.now()))
SIGNS = {"==": operator.eq, ">=": operator.ge, "<=": operator.le, "<": operator.lt}


def found(**values: datetime) -> dict[str, int]:
    engine = create_engine("sqlite://")
    calls.create(engine)
    with engine.begin() as connection:
        connection.execute(insert(calls).values(id=1, **values))
        at = connection.scalar(select(calls.c.at))
        return {
            sign: connection.scalar(select(func.count()).select_from(calls).where(compare(calls.c.at, at)))
            for sign, compare in SIGNS.items()
        }


by_database, by_python = found(), found(at=datetime(2026, 11, 30, 9, 0))
for name, counts in (("the database", by_database), ("Python", by_python)):
    print(f"written by {name}: " + ", ".join(f"{sign} {count}" for sign, count in counts.items()))
assert by_database == {"==": 0, ">=": 0, "<=": 1, "<": 1}
assert by_python == {"==": 1, ">=": 1, "<=": 1, "<": 0}
PY
