"""Calls are counted by day, so that figures of a period cost the same however many calls there are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BIG = sa.BigInteger()
SUMS = ("calls", "bought", "thinking", "refused", "call_back", "unfit", "overridden", "cards", "taps", "card_ms")
COUNTED = (
    "finished_at",
    "is_practice",
    "employee_id",
    "team_id",
    "started_at",
    "temperament",
    "temperament_source",
    "wants",
    "can",
    "outcome",
    "phrase_fits",
    "none_fits",
    "taps",
    "first_card_at",
)
"""Columns of a call on which the counts depend."""


def upgrade() -> None:
    """Count what there is, and have triggers note every change from now on."""
    op.create_table(
        "call_counts",
        sa.Column("employee_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("team_id", ROW_ID, autoincrement=False, nullable=False),
        *(sa.Column(name, BIG if name in ("taps", "card_ms") else sa.Integer(), nullable=False) for name in SUMS),
        sa.PrimaryKeyConstraint("employee_id", "day", "team_id", name="pk_call_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cell_counts",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("team_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("temperament", sa.String(16), nullable=False),
        sa.Column("wants", sa.String(8), nullable=False),
        sa.Column("can", sa.String(8), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "team_id", "temperament", "wants", "can", "outcome", name="pk_cell_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "count_changes",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("employee_id", ROW_ID, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("team_id", ROW_ID, nullable=False),
        sa.Column("temperament", sa.String(16), nullable=False),
        sa.Column("wants", sa.String(8), nullable=False),
        sa.Column("can", sa.String(8), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("unfit", "overridden", "cards", "taps")),
        sa.Column("card_ms", BIG, nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_count_changes"),
        sqlite_autoincrement=True,
    )
    _count()
    if op.get_bind().dialect.name == "postgresql":
        _watch_on_postgresql()
    else:
        _watch_on_sqlite()


def downgrade() -> None:
    """Nothing is counted."""
    if op.get_bind().dialect.name == "postgresql":
        for change in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER consultations_count_{change} ON consultations")
        op.execute("DROP FUNCTION note_count_change()")
    else:
        for change in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER consultations_count_{change}")
    for table in ("count_changes", "cell_counts", "call_counts"):
        op.drop_table(table)


def _values(row: str) -> dict[str, str]:
    """Spell each column of a change but for `calls`; `row` is OLD., NEW., or nothing."""
    if op.get_bind().dialect.name == "postgresql":
        of_dialect = {
            "day": f"to_char({row}started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
            "unfit": f"({row}phrase_fits IS FALSE OR {row}none_fits > 0)::integer",
            "overridden": f"({row}temperament_source = 'override')::integer",
            "cards": f"({row}first_card_at IS NOT NULL)::integer",
            "card_ms": f"COALESCE(ROUND(EXTRACT(EPOCH FROM {row}first_card_at - {row}started_at) * 1000), 0)::bigint",
        }
    else:
        length = f"(julianday({row}first_card_at) - julianday({row}started_at)) * 86400000"
        of_dialect = {
            "day": f"substr({row}started_at, 1, 10)",
            "unfit": f"({row}phrase_fits IS 0 OR {row}none_fits > 0)",
            "overridden": f"({row}temperament_source = 'override')",
            "cards": f"({row}first_card_at IS NOT NULL)",
            "card_ms": f"CAST(COALESCE(ROUND({length}), 0) AS INTEGER)",
        }
    plain = {name: f"{row}{name}" for name in ("employee_id", "team_id", "temperament", "wants", "can", "taps")}
    return plain | of_dialect | {"outcome": f"COALESCE({row}outcome, '')"}


def _counts(row: str) -> str:
    """Spell that a call counts."""
    return f"({row}finished_at IS NOT NULL AND NOT {row}is_practice)"


def _count() -> None:
    """Count the calls there are."""
    one = ", ".join(f"{value} AS {name}" for name, value in _values("").items())
    counted = f"(SELECT {one} FROM consultations WHERE {_counts('')}) AS counted"  # noqa: S608  names of ours alone
    sums = ", ".join(
        "count(*)"
        if name == "calls"
        else f"sum(CASE WHEN outcome = '{name}' THEN 1 ELSE 0 END)"
        if name in ("bought", "thinking", "refused", "call_back")
        else f"sum({name})"
        for name in SUMS
    )
    columns = f"employee_id, day, team_id, {', '.join(SUMS)}"
    op.execute(f"INSERT INTO call_counts ({columns}) SELECT employee_id, day, team_id, {sums} FROM {counted} GROUP BY 1, 2, 3")  # noqa: S608  as above
    added = ", ".join(f"sum({name})" for name in SUMS)
    op.execute(f"INSERT INTO call_counts ({columns}) SELECT 0, day, team_id, {added} FROM call_counts GROUP BY day, team_id")  # noqa: S608  as above
    by = "day, team_id, temperament, wants, can, outcome"
    op.execute(f"INSERT INTO cell_counts ({by}, calls) SELECT {by}, count(*) FROM {counted} GROUP BY {by}")  # noqa: S608  as above


def _note(row: str, sign: int) -> str:
    """Spell that a call counts from now on, or no more, if it does."""
    values = _values(row)
    names, of_row = ", ".join(values), ", ".join(values.values())
    return f"INSERT INTO count_changes ({names}, calls) SELECT {of_row}, {sign} WHERE {_counts(row)};"


def _watch_on_sqlite() -> None:
    gone, come = _note("OLD.", -1), _note("NEW.", 1)
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in COUNTED)
    is_over = "(OLD.finished_at IS NOT NULL OR NEW.finished_at IS NOT NULL)"
    for change, when, does in (
        ("insert", "NEW.finished_at IS NOT NULL", come),
        ("update", f"{is_over} AND ({differs})", gone + " " + come),
        ("delete", "OLD.finished_at IS NOT NULL", gone),
    ):
        op.execute(
            f"CREATE TRIGGER consultations_count_{change} AFTER {change.upper()} ON consultations WHEN {when} BEGIN {does} END"
        )


def _watch_on_postgresql() -> None:
    gone, come = _note("OLD.", -1), _note("NEW.", 1)
    op.execute(
        "CREATE FUNCTION note_count_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP <> 'INSERT' THEN {gone} END IF; IF TG_OP <> 'DELETE' THEN {come} END IF; RETURN NULL; END $$"
    )
    old, new = (f"ROW({', '.join(f'{row}.{name}' for name in COUNTED)})" for row in ("OLD", "NEW"))
    for change, when in (
        ("insert", "NEW.finished_at IS NOT NULL"),
        ("update", f"(OLD.finished_at IS NOT NULL OR NEW.finished_at IS NOT NULL) AND {old} IS DISTINCT FROM {new}"),
        ("delete", "OLD.finished_at IS NOT NULL"),
    ):
        op.execute(
            f"CREATE TRIGGER consultations_count_{change} AFTER {change.upper()} ON consultations FOR EACH ROW WHEN ({when}) "
            "EXECUTE FUNCTION note_count_change()"
        )
