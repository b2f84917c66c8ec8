"""How long a team's calls and words are kept, and the one way in which lines of the logs may go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PSEUDONYMS = -(2**62)
"""As in 0007."""
SAME = ("id", "done_at", "action", "details")
"""As in 0007."""
WITHIN_TERM = (
    "NOT EXISTS (SELECT 1 FROM retention WHERE retention.team_id = COALESCE("
    "(SELECT team_id FROM consultations WHERE consultations.id = OLD.consultation_id), OLD.team_id) "
    "AND COALESCE((SELECT started_at FROM consultations WHERE consultations.id = OLD.consultation_id), OLD.done_at) "
    "< retention.calls_before)"
)
"""A line is younger than what its team, or the team of its call, keeps."""


def upgrade() -> None:
    """Every team begins with the terms that nobody has chosen; what is too old goes in the nights to come."""
    op.create_table(
        "retention",
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_retention_team_id"), nullable=False),
        sa.Column("calls_months", sa.Integer(), nullable=False),
        sa.Column("texts_months", sa.Integer(), nullable=False),
        sa.Column("calls_before", MOMENT, nullable=True),
        sa.Column("kept_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("team_id", name="pk_retention"),
    )
    _index("ix_free_texts_kept", "free_texts", ["created_at", "id"], "text IS NOT NULL")
    _index("ix_interactions_without_call", "interactions", ["team_id", "done_at"], "consultation_id IS NULL")
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def downgrade() -> None:
    """Everything is kept for good."""
    if op.get_bind().dialect.name == "postgresql":
        same = " AND ".join(f"NEW.{name}::text = OLD.{name}::text" for name in SAME)
        _replace_function(
            "refuse_change_of_audit_log",
            f"IF TG_OP = 'UPDATE' THEN IF OLD.person_id > 0 AND NEW.person_id <= {PSEUDONYMS} AND {same} "
            "THEN RETURN NEW; END IF; END IF; ",
        )
        op.execute("DROP TRIGGER interactions_append_only ON interactions")
        op.execute(
            "CREATE TRIGGER interactions_append_only BEFORE UPDATE OR DELETE ON interactions "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute("DROP FUNCTION refuse_change_of_interactions()")
    else:
        for table in ("interactions", "audit_log"):
            op.execute(f"DROP TRIGGER {table}_no_delete")
            op.execute(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    op.drop_index("ix_interactions_without_call", "interactions")
    op.drop_index("ix_free_texts_kept", "free_texts")
    op.drop_table("retention")


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _guard_sqlite() -> None:
    within = {
        "interactions": WITHIN_TERM,
        "audit_log": "OLD.done_at >= (SELECT strftime('%Y-%m-%d %H:%M:%f', max(done_at), '-60 months') FROM audit_log)",
    }
    for table, condition in within.items():
        op.execute(f"DROP TRIGGER {table}_no_delete")
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _guard_postgresql() -> None:
    same = " AND ".join(f"NEW.{name}::text = OLD.{name}::text" for name in SAME)
    _replace_function(
        "refuse_change_of_audit_log",
        f"IF TG_OP = 'UPDATE' THEN IF OLD.person_id > 0 AND NEW.person_id <= {PSEUDONYMS} AND {same} "  # noqa: S608  ours alone
        "THEN RETURN NEW; END IF; "
        "ELSIF OLD.done_at < (SELECT max(done_at) FROM audit_log) - interval '60 months' THEN RETURN OLD; END IF; ",
    )
    _replace_function(
        "refuse_change_of_interactions", f"IF TG_OP = 'DELETE' THEN IF NOT ({WITHIN_TERM}) THEN RETURN OLD; END IF; END IF; "
    )
    op.execute("DROP TRIGGER interactions_append_only ON interactions")
    op.execute(
        "CREATE TRIGGER interactions_append_only BEFORE UPDATE OR DELETE ON interactions "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_interactions()"
    )


def _replace_function(name: str, allows: str) -> None:
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {allows}"
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
    )
