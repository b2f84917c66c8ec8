"""Everybody is asked once where he works; a house in which codes are in use has chosen them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has been asked yet. Where codes were in force without having been chosen, and are in use, they stay."""
    op.add_column("employees", sa.Column("has_chosen_zone", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE organisation SET client_naming = 'codes' "
        "WHERE client_naming IS NULL AND EXISTS (SELECT 1 FROM clients WHERE clients.is_code)"
    )
    op.execute(
        "INSERT INTO organisation (id, client_naming) SELECT 1, 'codes' "
        "WHERE NOT EXISTS (SELECT 1 FROM organisation) AND EXISTS (SELECT 1 FROM clients WHERE clients.is_code)"
    )


def downgrade() -> None:
    """Forget who has been asked."""
    op.drop_column("employees", "has_chosen_zone")
