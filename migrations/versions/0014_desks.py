"""The desk page: links that open it once, and who is signed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody is signed in yet."""
    op.create_table(
        "desk_links",
        sa.Column("code_hash", sa.String(128), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_desk_links_employee_id"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name="pk_desk_links"),
        sa.UniqueConstraint("employee_id", name="uq_desk_links_employee_id"),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("token_hash", sa.String(128), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_desk_sessions_employee_id"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_desk_sessions"),
    )
    op.create_index("ix_desk_sessions_employee_id", "desk_sessions", ["employee_id"])


def downgrade() -> None:
    """Everybody is signed out."""
    op.drop_table("desk_sessions")
    op.drop_table("desk_links")
