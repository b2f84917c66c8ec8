"""A trainee has a sitting of each kind: two types beside the day's cards, and what was given beside both."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLE = "training_sittings"


def _columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name=f"fk_{TABLE}_employee_id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("waiting", sa.JSON(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("asked_today", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("shown_at", MOMENT, nullable=False),
        sa.Column("sign", sa.BigInteger(), nullable=False),
        sa.Column("given", sa.String(32)),
        sa.Column("finished_at", MOMENT),
        sa.Column("assigned_id", sa.BigInteger()),
    ]


def upgrade() -> None:
    """The one that there is goes on; how many of its cards came back nobody knows, so none."""
    _anew("employee_id", "kind", repeated=True)


def downgrade() -> None:
    """Of each trainee the one stays that he was shown last."""
    _anew("employee_id", repeated=False)


def _anew(*key: str, repeated: bool) -> None:
    """Make the table with another key; there is a row or two for each trainee."""
    columns = _columns()
    old = sa.table(TABLE, *(sa.column(one.name, one.type) for one in columns))
    rows = op.get_bind().execute(sa.select(old).order_by(old.c.shown_at)).mappings().all()
    latest = {tuple(row[name] for name in key): dict(row) for row in rows}
    op.drop_table(TABLE)
    if repeated:
        columns.append(sa.Column("repeated", sa.Integer(), nullable=False))
    op.create_table(TABLE, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{TABLE}"))
    if latest:
        new = sa.table(TABLE, *(sa.column(one.name, one.type) for one in columns))
        op.bulk_insert(new, [{**row, "repeated": 0} if repeated else row for row in latest.values()])
