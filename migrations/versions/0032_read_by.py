"""By which model the words were read that led to a card."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody knows it of the cards that were shown before."""
    op.add_column("cards_shown", sa.Column("read_by", sa.String(64), nullable=True))


def downgrade() -> None:
    """It is known of none."""
    op.drop_column("cards_shown", "read_by")
