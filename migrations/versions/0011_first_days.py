"""Everybody is asked once where he works, clients can be handed over, teams closed; where codes are in use they are chosen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody has been asked yet. Where codes were in force without having been chosen, and are in use, they stay."""
    op.add_column("employees", sa.Column("has_chosen_zone", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("teams", sa.Column("closed_at", MOMENT, nullable=True))
    op.create_table(
        "client_keepers",
        sa.Column("client_id", ROW_ID, sa.ForeignKey("clients.id", name="fk_client_keepers_client_id"), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_client_keepers_employee_id"), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("client_id", name="pk_client_keepers"),
    )
    op.create_index("ix_client_keepers_employee_id", "client_keepers", ["employee_id"])
    op.execute(
        "UPDATE organisation SET client_naming = 'codes' "
        "WHERE client_naming IS NULL AND EXISTS (SELECT 1 FROM clients WHERE clients.is_code)"
    )
    op.execute(
        "INSERT INTO organisation (id, client_naming) SELECT 1, 'codes' "
        "WHERE NOT EXISTS (SELECT 1 FROM organisation) AND EXISTS (SELECT 1 FROM clients WHERE clients.is_code)"
    )


def downgrade() -> None:
    """Forget who has been asked, who keeps whom, and which teams are closed: clients are those of whoever has called them."""
    op.drop_column("teams", "closed_at")
    op.drop_table("client_keepers")
    op.drop_column("employees", "has_chosen_zone")
