"""Erasing: people without a name and a number, what strangers did today, dead messages without content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PSEUDONYMS = -(2**62)
"""From here downwards numbers stand for people who were erased; Telegram's have 52 bits."""
SAME = ("id", "done_at", "action", "details")
"""What stays as it is when in a line of the audit log a person's number gives way to a pseudonym."""


def upgrade() -> None:
    """Add a table, a column and an index; let a line of the audit log lose whose it is, and nothing else."""
    op.add_column("employees", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "knocks",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("guesses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "person_id", name="pk_knocks"),
    )
    unsettled = sa.text("kind = 'name_or_words' AND text IS NOT NULL")
    op.create_index(
        "ix_free_texts_unsettled",
        "free_texts",
        ["employee_id", "created_at"],
        sqlite_where=unsettled,
        postgresql_where=unsettled,
    )
    op.execute("UPDATE outbox SET payload = '' WHERE state = 'dead'")
    # Older ones may quote the message.
    op.execute("UPDATE outbox SET reason = 'refused' WHERE state = 'dead' AND (reason LIKE '%\"%' OR reason LIKE '%''%')")
    _guard_audit_log(lets_people_go=True)


def downgrade() -> None:
    """Take them away; who was erased stays so."""
    _guard_audit_log(lets_people_go=False)
    op.drop_index("ix_free_texts_unsettled", "free_texts")
    op.drop_table("knocks")
    op.drop_column("employees", "erased_at")


def _guard_audit_log(*, lets_people_go: bool) -> None:
    """Refuse every change of a line, or every one but that its person gets a pseudonym."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_log_append_only ON audit_log")
        function = "refuse_change"
        if lets_people_go:
            function = "refuse_change_of_audit_log"
            same = " AND ".join(f"NEW.{name}::text = OLD.{name}::text" for name in SAME)
            op.execute(
                f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF TG_OP = 'UPDATE' THEN IF OLD.person_id > 0 AND NEW.person_id <= {PSEUDONYMS} AND {same} "
                "THEN RETURN NEW; END IF; END IF; "
                "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
            )
        op.execute(
            "CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log "
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
        if not lets_people_go:
            op.execute("DROP FUNCTION refuse_change_of_audit_log()")
        return
    op.execute("DROP TRIGGER audit_log_no_update")
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in SAME)
    but = f"WHEN NOT (OLD.person_id > 0 AND NEW.person_id <= {PSEUDONYMS} AND {same}) " if lets_people_go else ""
    op.execute(
        f"CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log {but}"
        "BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END"
    )
