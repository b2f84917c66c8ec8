#!/usr/bin/env bash
# Libraries: Alembic 1.20.1 with SQLAlchemy 2.1.9 on SQLite.
#
# The guess: `batch_alter_table` copies the table with everything on it, apart from constraints
# without a name, of which the manual warns.
#
# What happens: although every constraint is named, changing the length of one column takes three
# things away without a warning: the triggers, the collation of the columns, and AUTOINCREMENT.
# The unique constraint stays and means something else (it tells «ab» from «AB» now), and the
# number of a deleted row is given out again.
#
# Why it matters: an append-only table that rests on a trigger is writable after an unrelated
# migration, and a button or log line that holds an old number points to another row. Compare the
# whole text of `sqlite_master` with that of a fresh database after every migration, and create
# triggers again.
#
# Output seen:
#   Alembic 1.20.1 SQLAlchemy 2.1.9
#   before: {'number given twice': False, 'AB beside ab': False, 'can be changed': False}
#   after:  {'number given twice': True, 'AB beside ab': True, 'can be changed': True}
#   triggers left: 0
#   CREATE TABLE "calls" (
#   	id INTEGER NOT NULL,
#   	code VARCHAR(20) NOT NULL,
#   	note VARCHAR(50),
#   	PRIMARY KEY (id),
#   	CONSTRAINT uq_calls_code UNIQUE (code)
#   )
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check alembic==1.20.1 SQLAlchemy==2.1.9

cd "$work"
"$work/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

warnings.simplefilter("error")
print("Alembic", version("alembic"), "SQLAlchemy", version("sqlalchemy"))
engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
meta = sa.MetaData()
sa.Table(
    "calls",
    meta,
    sa.Column("id", sa.Integer),
    sa.Column("code", sa.String(20, collation="NOCASE"), nullable=False),
    sa.Column("note", sa.String(20)),
    sa.PrimaryKeyConstraint("id", name="pk_calls"),
    sa.UniqueConstraint("code", name="uq_calls_code"),
    sqlite_autoincrement=True,
)
meta.create_all(engine)


def try_out(when):
    seen = {}
    with engine.connect() as db:
        db.execute(sa.text("insert into calls (code, note) values ('ab', 'x')"))
        db.execute(sa.text("insert into calls (code, note) values ('last', 'x')"))
        last = db.execute(sa.text("select max(id) from calls")).scalar()
        db.execute(sa.text("delete from calls where code = 'last'"))
        db.execute(sa.text("insert into calls (code) values ('next')"))
        seen["number given twice"] = db.execute(sa.text("select max(id) from calls")).scalar() == last
        for name, statement in (("AB beside ab", "insert into calls (code) values ('AB')"), ("can be changed", "update calls set note = 'y'")):
            try:
                db.execute(sa.text(statement))
                seen[name] = True
            except sa.exc.IntegrityError:
                seen[name] = False
        db.rollback()
    print(when, seen)
    return seen


with engine.begin() as db:
    db.execute(sa.text("create trigger calls_stay before update on calls begin select raise(abort, 'append only'); end"))
before = try_out("before:")
with engine.begin() as db:
    operations = Operations(MigrationContext.configure(db))
    with operations.batch_alter_table("calls") as calls:
        calls.alter_column("note", type_=sa.String(50))
after = try_out("after: ")
with engine.connect() as db:
    triggers = db.execute(sa.text("select count(*) from sqlite_master where type = 'trigger'")).scalar()
    print("triggers left:", triggers)
    print(db.execute(sa.text("select sql from sqlite_master where name = 'calls'")).scalar())

assert not any(before.values())
assert all(after.values()) and triggers == 0
PY
