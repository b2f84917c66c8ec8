"""How far trainees are on the four stages, and what they did on a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
DAY = sa.String(10)


def _person(table: str, name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, ROW_ID, sa.ForeignKey("employees.id", name=f"fk_{table}_{name}"), nullable=nullable)


def upgrade() -> None:
    """Nobody has begun yet: whoever is a trainee begins when he looks at his path."""
    op.create_table(
        "training_stages",
        _person("training_stages", "employee_id"),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("begun_on", DAY, nullable=False),
        _person("training_stages", "confirmed_by", nullable=True),
        sa.Column("confirmed_at", MOMENT),
        sa.PrimaryKeyConstraint("employee_id", "stage", name="pk_training_stages"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "training_ticks",
        _person("training_ticks", "employee_id"),
        sa.Column("tick", sa.String(32), nullable=False),
        _person("training_ticks", "ticked_by"),
        sa.Column("ticked_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "tick", name="pk_training_ticks"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "training_counts",
        _person("training_counts", "employee_id"),
        sa.Column("day", DAY, nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "day", name="pk_training_counts"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """What was ticked, confirmed and counted goes."""
    for table in ("training_counts", "training_ticks", "training_stages"):
        op.drop_table(table)
