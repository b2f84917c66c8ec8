"""Supervisors look at calls with those whose calls they are and agree on one behaviour, and whisper onto running cards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody has agreed on anything yet, and nobody has said that he wants no whispers."""
    op.add_column("employees", sa.Column("wants_whispers", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "coachings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_coachings_team_id"), nullable=False),
        sa.Column("coach_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_coachings_coach_id"), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_coachings_employee_id"), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(8)),
        sa.Column("line_id", ROW_ID, sa.ForeignKey("free_texts.id", name="fk_coachings_line_id")),
        sa.Column("measure", sa.String(16), nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("offered_at", MOMENT),
        sa.Column("agreed_at", MOMENT),
        sa.Column("reminded_at", MOMENT),
        sa.Column("done_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_coachings"),
    )
    op.create_index("ix_coachings_coach_id", "coachings", ["coach_id"])
    op.create_index("ix_coachings_employee_id", "coachings", ["employee_id"])
    op.create_table(
        "coaching_calls",
        sa.Column("coaching_id", ROW_ID, sa.ForeignKey("coachings.id", name="fk_coaching_calls_coaching_id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "consultation_id", ROW_ID, sa.ForeignKey("consultations.id", name="fk_coaching_calls_consultation_id"), nullable=False
        ),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("note_id", ROW_ID, sa.ForeignKey("free_texts.id", name="fk_coaching_calls_note_id")),
        sa.PrimaryKeyConstraint("coaching_id", "position", name="pk_coaching_calls"),
    )


def downgrade() -> None:
    """What was noted goes: nobody could read it, and nothing would erase it."""
    op.drop_table("coaching_calls")
    op.drop_table("coachings")
    op.execute("DELETE FROM free_texts WHERE kind IN ('coaching_line', 'coaching_note', 'whisper')")
    op.execute("DELETE FROM prompts WHERE kind IN ('coaching_line', 'coaching_note', 'whisper')")
    op.drop_column("employees", "wants_whispers")
