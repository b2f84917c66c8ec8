"""What somebody has chosen to see of the log, and slow work that runs outside of the lanes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
DOCUMENT = sa.JSON()


def upgrade() -> None:
    """Nobody has chosen anything, and no work is waiting."""
    op.create_table(
        "log_choices",
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_log_choices_employee_id"), nullable=False),
        sa.Column("choice", sa.String(128), nullable=False),
        sa.Column("chosen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("employee_id", name="pk_log_choices"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_jobs_employee_id"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("request", DOCUMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("alive_until", MOMENT),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("finished_at", MOMENT),
        sa.Column("messages", DOCUMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("taken_out_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_employee_id", "jobs", ["employee_id"])
    unfinished = sa.text("state IN ('waiting', 'running', 'sending')")
    op.create_index("ix_jobs_unfinished", "jobs", ["id"], sqlite_where=unfinished, postgresql_where=unfinished)
    to_be_taken_out = sa.text("sent_at IS NOT NULL AND taken_out_at IS NULL")
    op.create_index(
        "ix_jobs_to_be_taken_out", "jobs", ["sent_at"], sqlite_where=to_be_taken_out, postgresql_where=to_be_taken_out
    )


def downgrade() -> None:
    """Forget both."""
    op.drop_table("jobs")
    op.drop_table("log_choices")
