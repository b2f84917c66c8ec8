"""Answers to cards that came back in their sitting, which no figure counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Those of before were not kept: the table begins empty."""
    op.create_table(
        "training_repeats",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_training_repeats_employee_id"), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("asked", sa.String(32), nullable=False),
        sa.Column("given", sa.String(32), nullable=False),
        sa.Column("rating", sa.String(8), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_repeats"),
    )
    op.create_index("ix_training_repeats_employee_id_item_id", "training_repeats", ["employee_id", "item", "id"])


def downgrade() -> None:
    """What was kept for a later model goes; nothing was reckoned by it."""
    op.drop_table("training_repeats")
