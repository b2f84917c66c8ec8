"""At which hour of Monday whoever looks after a team is told of its week."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nine o'clock, until somebody chooses otherwise."""
    op.add_column("employees", sa.Column("digest_at", sa.Integer(), nullable=True, server_default=sa.text("540")))
    # Who was erased has no settings.
    op.execute("UPDATE employees SET digest_at = NULL WHERE erased_at IS NOT NULL")


def downgrade() -> None:
    """Nobody is told."""
    op.drop_column("employees", "digest_at")
    op.execute("DELETE FROM reminders WHERE kind = 'digest'")
