"""Rows of the outbox are claimed by the process that sends them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the claim; what waits is nobody's yet."""
    op.add_column("outbox", sa.Column("owner", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Forget who sends what."""
    op.drop_column("outbox", "owner")
