"""Who has taken back what was changed in the bot."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Of what was taken back before nobody has noted it."""
    op.add_column("content_edits", sa.Column("undone_by", ROW_ID, nullable=True))


def downgrade() -> None:
    """It is not noted any more; the audit log has it."""
    op.drop_column("content_edits", "undone_by")
