"""A supervisor may look after further teams besides the one he works in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody has a further team yet."""
    op.create_table(
        "supervised_teams",
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_supervised_teams_employee_id"), nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_supervised_teams_team_id"), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "team_id", name="pk_supervised_teams"),
    )
    op.create_index("ix_supervised_teams_team_id", "supervised_teams", ["team_id"])


def downgrade() -> None:
    """Everybody looks after his own team alone."""
    op.drop_table("supervised_teams")
