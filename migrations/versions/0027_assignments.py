"""What supervisors give people to practise, and ways to what was answered on some days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
DAY = sa.String(10)
DRAFT = "given_at IS NULL AND closed_at IS NULL"
UNTOLD = "tell_at IS NOT NULL"


def upgrade() -> None:
    """Nothing was given yet."""
    op.create_table(
        "assignments",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_assignments_team_id"), nullable=False),
        sa.Column("given_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_assignments_given_by"), nullable=False),
        sa.Column("pack", sa.String(64), nullable=False),
        sa.Column("frequency", sa.String(16), nullable=False),
        sa.Column("due_on", DAY, nullable=False),
        sa.Column("first_on", DAY),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("given_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
    )
    op.create_index("ix_assignments_team_id_id", "assignments", ["team_id", "id"])
    is_draft = sa.text(DRAFT)
    op.create_index("ix_assignments_drafts", "assignments", ["given_by"], sqlite_where=is_draft, postgresql_where=is_draft)
    op.create_table(
        "assigned",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("assignment_id", ROW_ID, sa.ForeignKey("assignments.id", name="fk_assigned_assignment_id"), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_assigned_employee_id"), nullable=False),
        sa.Column("done_on", sa.JSON(), nullable=False),
        sa.Column("tell_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_assigned"),
        sa.UniqueConstraint("assignment_id", "employee_id", name="uq_assigned_assignment_id_employee_id"),
    )
    op.create_index("ix_assigned_employee_id_id", "assigned", ["employee_id", "id"])
    is_untold = sa.text(UNTOLD)
    op.create_index("ix_assigned_untold", "assigned", ["tell_at"], sqlite_where=is_untold, postgresql_where=is_untold)
    op.add_column("training_sittings", sa.Column("assigned_id", sa.BigInteger()))
    op.add_column("training_days", sa.Column("assigned", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.create_index("ix_training_reviews_employee_id_day", "training_reviews", ["employee_id", "day"])
    op.create_index("ix_training_cards_employee_id_lapses", "training_cards", ["employee_id", "lapses"])


def downgrade() -> None:
    """What was given is forgotten; what was practised stays, but for a sitting that the older version does not know."""
    op.drop_index("ix_training_cards_employee_id_lapses", "training_cards")
    op.drop_index("ix_training_reviews_employee_id_day", "training_reviews")
    op.execute("DELETE FROM training_sittings WHERE kind = 'assigned'")
    op.drop_column("training_days", "assigned")
    op.drop_column("training_sittings", "assigned_id")
    for table in ("assigned", "assignments"):
        op.drop_table(table)
