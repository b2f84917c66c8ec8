"""Types with what the bot said of them, cues and phrases are counted by day as well, of all calls of a period."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BIG = sa.BigInteger()
SUMS = ("calls", "bought", "thinking", "refused", "call_back", "unfit", "overridden", "cards", "taps", "card_ms")
OUTCOMES = ("bought", "thinking", "refused", "call_back")
CELL = ("day", "team_id", "temperament", "wants", "can", "outcome")
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
"""Columns of a call on which the counts depended."""
SAID = ("confidence", "bot_confidence")
"""And those on which they depend now."""
PLACED = ("finished_at", "is_practice", "team_id", "started_at")
"""Columns that say whether, when and where a call counts."""
NAMED = "('choleric', 'melancholic', 'sanguine', 'phlegmatic')"
SURE_FROM = 0.8
LEAN_MARGIN = 0.05
BANDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where each band of confidence but the first begins."""
BATCH = 1000


def upgrade() -> None:
    """Count what there is, and have triggers note every change from now on."""
    _unwatch()
    _fold()
    op.drop_table("count_changes")
    _create_changes(is_full=True)
    op.add_column("consultations", sa.Column("bot_confidence", sa.Float()))
    _read_what_was_said()
    op.create_table(
        "type_counts",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("team_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("temperament", sa.String(16), nullable=False),
        sa.Column("temperament_source", sa.String(16), nullable=False),
        sa.Column("is_sure", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("said", BIG, nullable=False),
        sa.PrimaryKeyConstraint("day", "team_id", "temperament", "temperament_source", "is_sure", "band", name="pk_type_counts"),
        sqlite_with_rowid=False,
    )
    cue = (("question_id", 64), ("option_id", 64))
    _create_pair("cue", cue, ("calls",))
    _create_pair("phrase", (("phrase_id", 64),), ("calls", "fitted", "fitted_not"))
    _count()
    _watch(is_full=True)


def downgrade() -> None:
    """They are not counted; the counts that there were before stay."""
    _unwatch(is_full=True)
    _fold()
    for table in ("phrase_changes", "phrase_counts", "cue_changes", "cue_counts", "type_counts", "count_changes"):
        op.drop_table(table)
    op.drop_column("consultations", "bot_confidence")
    _create_changes(is_full=False)
    _watch(is_full=False)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


# ---- tables ----


def _create_changes(*, is_full: bool) -> None:
    said = (
        sa.Column("temperament_source", sa.String(16), nullable=False),
        sa.Column("is_sure", sa.Integer(), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
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
        *(said if is_full else ()),
        sa.PrimaryKeyConstraint("id", name="pk_count_changes"),
        sqlite_autoincrement=True,
    )


def _create_pair(of: str, key: tuple[tuple[str, int], ...], sums: tuple[str, ...]) -> None:
    """Make a table of counts, and the one of their changes, which has the same columns and a number."""

    def columns() -> list[sa.Column[Any]]:
        return [
            sa.Column("day", sa.String(10), nullable=False),
            sa.Column("team_id", ROW_ID, autoincrement=False, nullable=False),
            *(sa.Column(name, sa.String(length), nullable=False) for name, length in key),
            *(sa.Column(name, sa.Integer(), nullable=False) for name in sums),
        ]

    names = [name for name, _ in key]
    op.create_table(
        f"{of}_counts",
        *columns(),
        sa.PrimaryKeyConstraint("day", "team_id", *names, name=f"pk_{of}_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        f"{of}_changes",
        sa.Column("id", ROW_ID, nullable=False),
        *columns(),
        sa.PrimaryKeyConstraint("id", name=f"pk_{of}_changes"),
        sqlite_autoincrement=True,
    )


# ---- what there is ----


def _fold() -> None:
    """Put all changes that are noted into the counts: the table in which they stand is made anew."""
    added = ", ".join(
        "sum(calls)"
        if name == "calls"
        else f"sum(CASE WHEN outcome = '{name}' THEN calls ELSE 0 END)"
        if name in OUTCOMES
        else f"sum({name} * calls)"
        for name in SUMS
    )
    both = ", ".join(f"{name} = call_counts.{name} + excluded.{name}" for name in SUMS)
    for employee in ("employee_id", "0"):
        op.execute(
            f"INSERT INTO call_counts (employee_id, day, team_id, {', '.join(SUMS)}) "  # noqa: S608  names of ours alone
            f"SELECT {employee}, day, team_id, {added} FROM count_changes WHERE true GROUP BY 1, 2, 3 "
            f"ON CONFLICT (employee_id, day, team_id) DO UPDATE SET {both}"
        )
    by = ", ".join(CELL)
    op.execute(
        f"INSERT INTO cell_counts ({by}, calls) SELECT {by}, sum(calls) FROM count_changes WHERE true GROUP BY {by} "  # noqa: S608  as above
        f"ON CONFLICT ({by}) DO UPDATE SET calls = cell_counts.calls + excluded.calls"
    )
    for table in ("call_counts", "cell_counts"):
        op.execute(f"DELETE FROM {table} WHERE calls = 0")  # noqa: S608  as above


def _read_what_was_said() -> None:
    """Read off the last card of each call in which the manager named the type what the bot had named, and for how probable."""
    connection = op.get_bind()
    calls = sa.table("consultations", sa.column("id"), sa.column("temperament_source"), sa.column("bot_confidence", sa.Float()))
    cards = sa.table("cards_shown", *map(sa.column, ("id", "consultation_id", "revision")), sa.column("posterior", sa.JSON()))
    last = (
        sa.select(cards.c.posterior)
        .where(cards.c.consultation_id == calls.c.id)
        .order_by(cards.c.revision.desc(), cards.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    some = (
        sa.select(calls.c.id, last.label("posterior"))
        .where(calls.c.temperament_source == "override", calls.c.id > sa.bindparam("after"))
        .order_by(calls.c.id)
        .limit(BATCH)
    )
    change = sa.update(calls).where(calls.c.id == sa.bindparam("number")).values(bot_confidence=sa.bindparam("confidence"))
    after = 0
    while rows := connection.execute(some, {"after": after}).all():
        after = rows[-1].id
        said = [{"number": row.id, "confidence": _said(row.posterior)} for row in rows if row.posterior]
        if said:
            connection.execute(change, said)


def _said(posterior: dict[str, float]) -> float | None:
    first, second, *_ = (*sorted(posterior.values(), reverse=True), 0.0)
    return None if first - second < LEAN_MARGIN else round(first, 4)


def _count() -> None:
    """Count the calls there are."""
    one = ", ".join(f"{value} AS {name}" for name, value in _values("", is_full=True).items())
    by = "day, team_id, temperament, temperament_source, is_sure, band"
    op.execute(
        f"INSERT INTO type_counts ({by}, calls, said) SELECT {by}, count(*), sum(said) "  # noqa: S608  names of ours alone
        f"FROM (SELECT {one} FROM consultations WHERE {_counts('')}) AS counted GROUP BY {by}"
    )
    day = _day("consultations.")
    op.execute(
        "INSERT INTO cue_counts (day, team_id, question_id, option_id, calls) "  # noqa: S608  as above
        f"SELECT {day}, team_id, question_id, option_id, count(DISTINCT consultations.id) FROM consultations "
        "JOIN answers ON answers.consultation_id = consultations.id "
        f"WHERE {_counts('consultations.')} AND undone_at IS NULL GROUP BY 1, 2, 3, 4"
    )
    op.execute(
        "INSERT INTO phrase_counts (day, team_id, phrase_id, calls, fitted, fitted_not) "  # noqa: S608  as above
        "SELECT day, team_id, phrase_id, sum(calls), sum(fitted), sum(fitted_not) "
        f"FROM ({_phrases('consultations.', 1, 'consultations, ')}) AS shown GROUP BY 1, 2, 3"
    )


# ---- what a call counts for; `row` is OLD., NEW., a table, or nothing ----


def _day(row: str) -> str:
    if _is_postgresql():
        return f"to_char({row}started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    return f"substr({row}started_at, 1, 10)"


def _counts(row: str) -> str:
    """Spell that a call counts."""
    return f"({row}finished_at IS NOT NULL AND NOT {row}is_practice)"


def _values(row: str, *, is_full: bool) -> dict[str, str]:
    """Spell each column of `count_changes` but for `calls`."""
    if _is_postgresql():
        of_dialect = {
            "unfit": f"({row}phrase_fits IS FALSE OR {row}none_fits > 0)::integer",
            "overridden": f"({row}temperament_source = 'override')::integer",
            "cards": f"({row}first_card_at IS NOT NULL)::integer",
            "card_ms": f"COALESCE(ROUND(EXTRACT(EPOCH FROM {row}first_card_at - {row}started_at) * 1000), 0)::bigint",
        }
    else:
        length = f"(julianday({row}first_card_at) - julianday({row}started_at)) * 86400000"
        of_dialect = {
            "unfit": f"({row}phrase_fits IS 0 OR {row}none_fits > 0)",
            "overridden": f"({row}temperament_source = 'override')",
            "cards": f"({row}first_card_at IS NOT NULL)",
            "card_ms": f"CAST(COALESCE(ROUND({length}), 0) AS INTEGER)",
        }
    plain = {name: f"{row}{name}" for name in ("employee_id", "team_id", "temperament", "wants", "can", "taps")}
    values = plain | {"day": _day(row)} | of_dialect | {"outcome": f"COALESCE({row}outcome, '')"}
    return values | _of_what_was_said(row) if is_full else values


def _of_what_was_said(row: str) -> dict[str, str]:
    """Spell who named the type, whether for sure, and in which band of confidence the bot had named one, −1 for none.

    Where the manager confirmed it, the call's confidence is the bot's.
    """
    said = (
        f"CASE WHEN {row}temperament_source = 'confirmed' AND {row}temperament IN {NAMED} THEN {row}confidence "
        f"WHEN {row}temperament_source = 'override' THEN {row}bot_confidence END"
    )
    bands = " ".join(f"WHEN ({said}) >= {begin} THEN {number}" for number, begin in reversed([*enumerate(BANDS, 1)]))
    return {
        "temperament_source": f"{row}temperament_source",
        "is_sure": f"CASE WHEN {row}confidence >= {SURE_FROM} THEN 1 ELSE 0 END",
        "band": f"CASE WHEN ({said}) IS NULL THEN -1 {bands} ELSE 0 END",
        "said": f"CAST(COALESCE(ROUND(({said}) * 10000), 0) AS INTEGER)",
    }


def _phrases(row: str, sign: int, source: str = "") -> str:
    """Select the phrases of a call, each once; the manager's word is about the last."""
    if _is_postgresql():
        each = f"json_array_elements_text({row}phrases_shown)"
        shown = f"LATERAL (SELECT DISTINCT phrase AS phrase_id FROM {each} AS phrases(phrase)) AS phrases"  # noqa: S608  as below
        last, fits, fits_not = f"({row}phrases_shown ->> -1)", f"{row}phrase_fits IS TRUE", f"{row}phrase_fits IS FALSE"
    else:
        shown = f"json_each({row}phrases_shown) AS phrases"
        last = f"json_extract({row}phrases_shown, '$[#-1]')"
        fits, fits_not = f"{row}phrase_fits IS 1", f"{row}phrase_fits IS 0"
    phrase = "phrases.phrase_id" if _is_postgresql() else "phrases.value"
    fitted, fitted_not = (f"CASE WHEN {said} AND {phrase} = {last} THEN {sign} ELSE 0 END" for said in (fits, fits_not))
    distinct = "" if _is_postgresql() else "DISTINCT "
    number = f", {row}id AS call_id" if source else ""
    return (
        f"SELECT {distinct}{_day(row)} AS day, {row}team_id AS team_id, {phrase} AS phrase_id, {sign} AS calls, "  # noqa: S608  names of ours alone
        f"{fitted} AS fitted, {fitted_not} AS fitted_not{number} FROM {source}{shown} WHERE {_counts(row)}"
    )


# ---- triggers ----


def _note(row: str, sign: int, *, is_full: bool) -> str:
    """Spell that a call counts from now on, or no more, if it does."""
    values = _values(row, is_full=is_full)
    names, of_row = ", ".join(values), ", ".join(values.values())
    return f"INSERT INTO count_changes ({names}, calls) SELECT {of_row}, {sign} WHERE {_counts(row)};"


def _note_phrases(change: str) -> str:
    """Spell by how much the counts of a call's phrases change."""
    gone, come = _phrases("OLD.", -1), _phrases("NEW.", 1)
    both = {"insert": come, "delete": gone, "update": f"{gone} UNION ALL {come}"}[change]
    sums = ("calls", "fitted", "fitted_not")
    return (
        f"INSERT INTO phrase_changes (day, team_id, phrase_id, {', '.join(sums)}) "  # noqa: S608  as above
        f"SELECT day, team_id, phrase_id, {', '.join(f'sum({name})' for name in sums)} FROM ({both}) AS changed "
        f"GROUP BY day, team_id, phrase_id HAVING {' OR '.join(f'sum({name}) <> 0' for name in sums)};"
    )


def _note_cues(row: str, sign: int) -> str:
    """Spell that the cues of a call count from now on, or no more, if it does."""
    return (
        "INSERT INTO cue_changes (day, team_id, question_id, option_id, calls) "  # noqa: S608  as above
        f"SELECT DISTINCT {_day(row)}, {row}team_id, question_id, option_id, {sign} FROM answers "
        f"WHERE consultation_id = {row}id AND undone_at IS NULL AND {_counts(row)};"
    )


def _note_answer(row: str, sign: int) -> str:
    """Spell that an answer of a call that is over counts from now on, or no more: once a call, however often it was given."""
    return (
        "INSERT INTO cue_changes (day, team_id, question_id, option_id, calls) "  # noqa: S608  as above
        f"SELECT {_day('consultations.')}, team_id, {row}question_id, {row}option_id, {sign} FROM consultations "
        f"WHERE id = {row}consultation_id AND {_counts('consultations.')} AND {row}undone_at IS NULL AND NOT EXISTS ("
        f"SELECT 1 FROM answers WHERE consultation_id = {row}consultation_id AND position <> {row}position "
        f"AND question_id = {row}question_id AND option_id = {row}option_id AND undone_at IS NULL);"
    )


def _unwatch(*, is_full: bool = False) -> None:
    of_calls = ("count", "phrases") if is_full else ("count",)
    triggers = [(f"consultations_{what}_{change}", "consultations") for what in of_calls for change in CHANGES]
    if is_full:
        triggers += [
            ("consultations_cues_update", "consultations"),
            *((f"answers_cues_{change}", "answers") for change in CHANGES),
        ]
    for trigger, table in triggers:
        op.execute(f"DROP TRIGGER {trigger}{f' ON {table}' if _is_postgresql() else ''}")
    if _is_postgresql():
        functions = ("note_count_change", "note_phrase_change", "note_cue_change", "note_answer_change")
        for function in functions if is_full else functions[:1]:
            op.execute(f"DROP FUNCTION {function}()")


CHANGES = ("insert", "update", "delete")
IS_OVER = {
    "insert": "NEW.finished_at IS NOT NULL",
    "update": "(OLD.finished_at IS NOT NULL OR NEW.finished_at IS NOT NULL)",
    "delete": "OLD.finished_at IS NOT NULL",
}
ANSWER_DIFFERS = (
    "((OLD.undone_at IS NULL) <> (NEW.undone_at IS NULL) OR OLD.question_id <> NEW.question_id OR OLD.option_id <> NEW.option_id)"
)


def _watch(*, is_full: bool) -> None:
    counted = COUNTED + SAID if is_full else COUNTED
    gone, come = _note("OLD.", -1, is_full=is_full), _note("NEW.", 1, is_full=is_full)
    by_change = {"insert": come, "update": f"{gone} {come}", "delete": gone}
    _watch_calls("count", "note_count_change", by_change, counted)
    if not is_full:
        return
    phrases = {change: _note_phrases(change) for change in CHANGES}
    _watch_calls("phrases", "note_phrase_change", phrases, (*PLACED, "phrases_shown", "phrase_fits"))
    # Answers are there after their call begins to be and are gone before it is.
    _watch_calls("cues", "note_cue_change", {"update": f"{_note_cues('OLD.', -1)} {_note_cues('NEW.', 1)}"}, PLACED)
    gone, come = _note_answer("OLD.", -1), _note_answer("NEW.", 1)
    _watch_answers({"insert": come, "update": f"{gone} {come}", "delete": gone})


def _watch_calls(what: str, function: str, does: dict[str, str], columns: tuple[str, ...]) -> None:
    """Have a trigger on calls do something where one is over and one of these columns changes."""
    if _is_postgresql():
        steps = " ".join(f"IF TG_OP = '{change.upper()}' THEN {done} END IF;" for change, done in does.items())
        op.execute(f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {steps} RETURN NULL; END $$")
    differs = _differ(columns)
    for change, done in does.items():
        when = f"{IS_OVER[change]} AND ({differs})" if change == "update" else IS_OVER[change]
        head = f"CREATE TRIGGER consultations_{what}_{change} AFTER {change.upper()} ON consultations"
        if _is_postgresql():
            op.execute(f"{head} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {function}()")
        else:
            op.execute(f"{head} WHEN {when} BEGIN {done} END")


def _differ(columns: tuple[str, ...]) -> str:
    if not _is_postgresql():
        return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    old, new = (
        f"ROW({', '.join(f'{row}.{name}' + ('::text' if name == 'phrases_shown' else '') for name in columns)})"
        for row in ("OLD", "NEW")
    )
    return f"{old} IS DISTINCT FROM {new}"


def _watch_answers(does: dict[str, str]) -> None:
    """Have a trigger on answers note what an answer changes that comes to a call that is over, or goes.

    On PostgreSQL before the change: only then does each row of a statement see what those before it did.
    """
    if _is_postgresql():
        steps = " ".join(f"IF TG_OP = '{change.upper()}' THEN {done} END IF;" for change, done in does.items())
        row = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
        op.execute(f"CREATE FUNCTION note_answer_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {steps} {row} END $$")
    for change, done in does.items():
        when = ANSWER_DIFFERS if change == "update" else ""
        if _is_postgresql():
            op.execute(
                f"CREATE TRIGGER answers_cues_{change} BEFORE {change.upper()} ON answers FOR EACH ROW "
                f"{f'WHEN ({when}) ' if when else ''}EXECUTE FUNCTION note_answer_change()"
            )
        else:
            head = f"CREATE TRIGGER answers_cues_{change} AFTER {change.upper()} ON answers"
            op.execute(f"{head} {f'WHEN {when} ' if when else ''}BEGIN {done} END")
