"""Who has been told that weights wait for a decision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what waits already nobody has been told."""
    op.add_column("learnt_weights", sa.Column("told", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Nobody is told any more."""
    op.drop_column("learnt_weights", "told")
