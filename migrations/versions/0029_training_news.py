"""What is to be told of a trainee by day: gates, mentors named and mentors lost."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LONG_PAST = datetime(2026, 1, 1, tzinfo=UTC)
"""So that they are looked at as soon as there is time."""


def upgrade() -> None:
    """Nothing waits yet; of whoever has a mentor it is noticed from now on when he has none any more."""
    op.create_table(
        "training_news",
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_training_news_employee_id"), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("was_open", sa.Boolean(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "kind", "stage", name="pk_training_news"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_training_news_look_at", "training_news", ["look_at"])
    news = sa.table(
        "training_news",
        sa.column("employee_id", ROW_ID),
        sa.column("kind", sa.String),
        sa.column("stage", sa.String),
        sa.column("was_open", sa.Boolean),
        sa.column("told", sa.JSON),
        sa.column("look_at", sa.DateTime(timezone=True)),
    )
    mentored = op.get_bind().execute(sa.text("SELECT employee_id FROM mentorships")).scalars().all()
    if mentored:
        rest = {"kind": "alone", "stage": "", "was_open": False, "told": [], "look_at": LONG_PAST}
        op.bulk_insert(news, [{"employee_id": one, **rest} for one in mentored])


def downgrade() -> None:
    """What nobody was told of yet, nobody is told."""
    op.drop_table("training_news")
