"""What trainees practise and how they remember it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
DAY = sa.String(10)


def _whose(table: str) -> sa.Column[int]:
    return sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name=f"fk_{table}_employee_id"), nullable=False)


def upgrade() -> None:
    """Nobody has practised yet."""
    op.create_table(
        "trainees",
        _whose("trainees"),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("practised_on", DAY),
        sa.Column("is_timed", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("streak", "freezes", "longest", "frozen")),
        sa.Column("begun", sa.JSON(), nullable=False),
        sa.Column("reminded", sa.JSON(), nullable=False),
        sa.Column("nudge_at", MOMENT),
        sa.PrimaryKeyConstraint("employee_id", name="pk_trainees"),
    )
    op.create_index("ix_trainees_nudge_at", "trainees", ["nudge_at"])
    op.create_table(
        "training_sittings",
        _whose("training_sittings"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("waiting", sa.JSON(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("asked_today", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("shown_at", MOMENT, nullable=False),
        sa.Column("sign", sa.BigInteger(), nullable=False),
        sa.Column("given", sa.String(32)),
        sa.Column("finished_at", MOMENT),
        sa.PrimaryKeyConstraint("employee_id", name="pk_training_sittings"),
    )
    op.create_table(
        "training_cards",
        _whose("training_cards"),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("stability", sa.Float(), nullable=False),
        sa.Column("difficulty", sa.Float(), nullable=False),
        sa.Column("due_on", DAY, nullable=False),
        sa.Column("reviewed_on", DAY, nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("is_learning", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "item", name="pk_training_cards"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_training_cards_employee_id_due_on", "training_cards", ["employee_id", "due_on"])
    op.create_table(
        "training_reviews",
        sa.Column("id", ROW_ID, nullable=False),
        _whose("training_reviews"),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("asked", sa.String(32), nullable=False),
        sa.Column("given", sa.String(32), nullable=False),
        sa.Column("rating", sa.String(8), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_reviews"),
    )
    op.create_index("ix_training_reviews_employee_id_item_id", "training_reviews", ["employee_id", "item", "id"])
    op.create_table(
        "training_mixups",
        _whose("training_mixups"),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(16), nullable=False),
        sa.Column("given", sa.String(16), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "month", "asked", "given", name="pk_training_mixups"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "training_days",
        _whose("training_days"),
        sa.Column("day", DAY, nullable=False),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "day", name="pk_training_days"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """What was practised goes."""
    for table in ("training_days", "training_mixups", "training_reviews", "training_cards", "training_sittings", "trainees"):
        op.drop_table(table)
