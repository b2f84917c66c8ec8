"""When a note of what did not fit was answered or put away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All notes wait."""
    op.add_column("free_texts", sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Forget which were settled."""
    op.drop_column("free_texts", "settled_at")
