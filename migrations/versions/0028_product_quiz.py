"""What a team sells, and the tries of its trainees: the product quiz and the role game."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _refers(table: str, name: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, ROW_ID, sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{name}"), nullable=nullable)


def upgrade() -> None:
    """No team has written anything yet, and nobody was asked."""
    op.create_table(
        "product_sheets",
        _refers("product_sheets", "team_id", "teams"),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "item", name="pk_product_sheets"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quiz_attempts",
        sa.Column("id", ROW_ID, nullable=False),
        _refers("quiz_attempts", "employee_id", "employees"),
        _refers("quiz_attempts", "team_id", "teams"),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("is_again", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("scene", sa.JSON()),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        _refers("quiz_attempts", "given_by", "employees", nullable=True),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        _refers("quiz_attempts", "closed_by", "employees", nullable=True),
        sa.Column("closed_at", MOMENT),
        _refers("quiz_attempts", "decided_by", "employees", nullable=True),
        sa.Column("settled_at", MOMENT),
        sa.Column("again_from", MOMENT),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_attempts"),
    )
    op.create_index("ix_quiz_attempts_employee_id_kind_id", "quiz_attempts", ["employee_id", "kind", "id"])
    waits = sa.text("is_told IS FALSE OR stage IN ('sent', 'undecided')")
    op.create_index("ix_quiz_attempts_telling", "quiz_attempts", ["id"], sqlite_where=waits, postgresql_where=waits)
    passed = sa.text("again_from IS NOT NULL")
    op.create_index("ix_quiz_attempts_again", "quiz_attempts", ["again_from"], sqlite_where=passed, postgresql_where=passed)
    op.create_table(
        "quiz_answers",
        _refers("quiz_answers", "attempt_id", "quiz_attempts"),
        sa.Column("place", sa.Integer(), nullable=False),
        _refers("quiz_answers", "employee_id", "employees"),
        _refers("quiz_answers", "text_id", "free_texts", nullable=True),
        sa.Column("is_right", sa.Boolean()),
        _refers("quiz_answers", "marked_by", "employees", nullable=True),
        sa.Column("marked_at", MOMENT),
        sa.PrimaryKeyConstraint("attempt_id", "place", name="pk_quiz_answers"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quiz_answers_employee_id", "quiz_answers", ["employee_id"])


def downgrade() -> None:
    """What was asked goes, and what was written of products."""
    for table in ("quiz_answers", "quiz_attempts", "product_sheets"):
        op.drop_table(table)
