"""Two who look after a team judge the same calls, each without knowing what the other says."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody has judged anything yet."""
    op.create_table(
        "judgings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_judgings_team_id"), nullable=False),
        sa.Column("first_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_judgings_first_id"), nullable=False),
        sa.Column("second_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_judgings_second_id"), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("first_done_at", MOMENT),
        sa.Column("second_done_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_judgings"),
    )
    op.create_index("ix_judgings_first_id", "judgings", ["first_id"])
    op.create_index("ix_judgings_second_id", "judgings", ["second_id"])
    op.create_table(
        "judging_calls",
        sa.Column("judging_id", ROW_ID, sa.ForeignKey("judgings.id", name="fk_judging_calls_judging_id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "consultation_id", ROW_ID, sa.ForeignKey("consultations.id", name="fk_judging_calls_consultation_id"), nullable=False
        ),
        sa.Column("first_kind", sa.String(16)),
        sa.Column("first_fits", sa.Boolean()),
        sa.Column("second_kind", sa.String(16)),
        sa.Column("second_fits", sa.Boolean()),
        sa.PrimaryKeyConstraint("judging_id", "position", name="pk_judging_calls"),
    )


def downgrade() -> None:
    """What was said of calls goes."""
    op.drop_table("judging_calls")
    op.drop_table("judgings")
