"""Names are found whatever marks their letters bear: the keys under which they are looked up are made anew.

The keys are made by the program's own function, so that they are at every time those that it looks up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from bot.domain.folding import fold

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ("teams", "employees", "clients")
BATCH = 1000
"""Rows that are read and written at a time: a house may have a million clients."""


ASKED = "kind = 'name_or_words' AND text IS NOT NULL"
ASKED_OR_FORMER = "kind IN ('name_or_words', 'former_name') AND text IS NOT NULL"


def upgrade() -> None:
    """Make the keys of all names, folded. Names that were given up go with those that were asked about."""
    _make_keys(fold)
    _index_names(ASKED_OR_FORMER)


def downgrade() -> None:
    """Make them as they were: without regard to case, spaces and the way a letter is composed."""
    _make_keys(lambda name: " ".join(unicodedata.normalize("NFKC", name).casefold().split()))
    op.execute("UPDATE free_texts SET kind = 'name_or_words' WHERE kind = 'former_name'")
    _index_names(ASKED)


def _index_names(which: str) -> None:
    """Index the names that are erased soon."""
    op.drop_index("ix_free_texts_unsettled", "free_texts")
    where = sa.text(which)
    columns = ["employee_id", "created_at"]
    op.create_index("ix_free_texts_unsettled", "free_texts", columns, sqlite_where=where, postgresql_where=where)


def _make_keys(key_of: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for name in TABLES:
        table = sa.table(name, sa.column("id"), sa.column("name"), sa.column("name_key"))
        columns = table.c
        batch = (
            sa.select(columns.id, columns.name, columns.name_key)
            .where(columns.id > sa.bindparam("last"), columns.name.is_not(None))
            .order_by(columns.id)
            .limit(BATCH)
        )
        change = sa.update(table).where(columns.id == sa.bindparam("number")).values(name_key=sa.bindparam("made"))
        last = -(2**62)
        while rows := connection.execute(batch, {"last": last}).all():
            last = rows[-1].id
            made = [{"number": row.id, "made": key_of(row.name)} for row in rows]
            changed = [one for one, row in zip(made, rows, strict=True) if one["made"] != row.name_key]
            if changed:
                connection.execute(change, changed)
