"""A practice call may have an invented client who speaks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No call has had one yet."""
    op.add_column("consultations", sa.Column("persona", sa.String(64)))


def downgrade() -> None:
    """Live runs stay, as practice calls."""
    op.drop_column("consultations", "persona")
