"""What a team's own calls teach: weights, counted at night, proposed and decided about, and words that were read wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nothing is counted yet: the first nights count the calls of half a year."""
    op.create_table(
        "cue_evidence",
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_cue_evidence_team_id"), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_cue_evidence_employee_id"), nullable=False),
        sa.Column("question_id", sa.String(64), nullable=False),
        sa.Column("option_id", sa.String(64), nullable=False),
        sa.Column("temperament", sa.String(16), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "team_id", "day", "employee_id", "question_id", "option_id", "temperament", name="pk_cue_evidence"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "weight_learning",
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_weight_learning_team_id"), nullable=False),
        sa.Column("counted_until", sa.String(10), nullable=False),
        sa.Column("learnt_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", name="pk_weight_learning"),
    )
    op.create_table(
        "learnt_weights",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_learnt_weights_team_id"), nullable=False),
        sa.Column("cues", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("decided_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_learnt_weights_decided_by")),
        sa.Column("taken_at", MOMENT),
        sa.Column("dropped_at", MOMENT),
        sa.Column("undone_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_learnt_weights"),
    )
    op.create_index("ix_learnt_weights_team_id_id", "learnt_weights", ["team_id", "id"])
    where = sa.text("kind = 'corrected'")
    op.create_index("ix_free_texts_corrected", "free_texts", ["id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """What was learnt goes: the house's weights count everywhere. Words that were read wrong are words that told something."""
    op.drop_index("ix_free_texts_corrected", "free_texts")
    op.execute("UPDATE free_texts SET kind = 'cue' WHERE kind = 'corrected'")
    op.drop_table("learnt_weights")
    op.drop_table("weight_learning")
    op.drop_table("cue_evidence")
