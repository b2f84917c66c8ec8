"""How a phrase did, and what clients said when none fitted, are found without walking through everything."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two indexes."""
    op.create_index("ix_cards_shown_phrase_id_shown_at", "cards_shown", ["phrase_id", "shown_at", "consultation_id", "revision"])
    fits_not = sa.text("kind = 'none_fits'")
    op.create_index("ix_free_texts_none_fits", "free_texts", ["id"], sqlite_where=fits_not, postgresql_where=fits_not)


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_free_texts_none_fits", "free_texts")
    op.drop_index("ix_cards_shown_phrase_id_shown_at", "cards_shown")
