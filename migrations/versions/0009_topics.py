"""The topic of his private chat in which an employee wrote or tapped last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it; until somebody writes, his messages go where Telegram puts them."""
    op.add_column("employees", sa.Column("topic_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Forget the topics."""
    op.drop_column("employees", "topic_id")
