"""What a house sells: short lines that sentences may say, each with those that it has replaced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nothing is written yet, so every sentence stays the neutral one."""
    op.create_table(
        "house_lines",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_house_lines_team_id")),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("item", sa.String(16), nullable=False),
        sa.Column("text", sa.String(64), nullable=False),
        sa.Column("written_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_house_lines_written_by")),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT),
        sa.Column("drafted_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_house_lines_drafted_by")),
        sa.PrimaryKeyConstraint("id", name="pk_house_lines"),
    )
    op.create_index("ix_house_lines_team_id_language_item_id", "house_lines", ["team_id", "language", "item", "id"])


def downgrade() -> None:
    """What was written goes: every sentence is the neutral one again."""
    op.drop_table("house_lines")
