"""Kinds of calls are counted by week as well, of all teams together too and of each person: few rows make up a period."""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BIG = sa.BigInteger()
CALL_SUMS = ("calls", "bought", "thinking", "refused", "call_back", "unfit", "overridden", "cards", "taps", "card_ms")
OUTCOMES = ("bought", "thinking", "refused", "call_back")
NAMED = "('choleric', 'melancholic', 'sanguine', 'phlegmatic')"
SURE_FROM = 0.8
BANDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where each band of confidence but the first begins."""


class Kinds(NamedTuple):
    """A table of counts by kinds: its columns but for day and team, and the table in which its changes are noted."""

    counts: str
    changes: str
    by: tuple[tuple[str, int | None], ...]
    """Column and length of its text; None for a number."""
    sums: tuple[str, ...]
    noted: tuple[str, ...]
    """What each change adds to each sum."""


ALL = (
    Kinds(
        counts="cell_counts",
        changes="count_changes",
        by=(("temperament", 16), ("wants", 8), ("can", 8), ("outcome", 16)),
        sums=("calls",),
        noted=("calls",),
    ),
    Kinds(
        counts="type_counts",
        changes="count_changes",
        by=(("temperament", 16), ("temperament_source", 16), ("is_sure", None), ("band", None)),
        sums=("calls", "said"),
        noted=("calls", "said * calls"),
    ),
    Kinds(
        counts="cue_counts",
        changes="cue_changes",
        by=(("question_id", 64), ("option_id", 64)),
        sums=("calls",),
        noted=("calls",),
    ),
    Kinds(
        counts="phrase_counts",
        changes="phrase_changes",
        by=(("phrase_id", 64),),
        sums=("calls", "fitted", "fitted_not"),
        noted=("calls", "fitted", "fitted_not"),
    ),
)


def upgrade() -> None:
    """Make the rows out of those there are; what a person's calls say of his weeks is read off them once."""
    _unwatch()
    _fold()
    for kinds in ALL:
        _make_anew(kinds, is_full=True)
        _add_up(kinds)
        _count_people(kinds)
    for kinds in ALL[2:]:
        _make_changes(kinds, is_full=True)
    _watch(is_full=True)


def downgrade() -> None:
    """The days of teams stay."""
    _unwatch()
    for kinds in ALL:
        _make_anew(kinds, is_full=False)
    _fold()
    for kinds in ALL[2:]:
        _make_changes(kinds, is_full=False)
    _watch(is_full=False)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


# ---- tables ----


def _columns(kinds: Kinds, *, is_full: bool) -> list[sa.Column[Any]]:
    day: sa.Column[Any] = sa.Column("day", sa.String(10), nullable=False)
    team: sa.Column[Any] = sa.Column("team_id", ROW_ID, autoincrement=False, nullable=False)
    place = [sa.Column("employee_id", ROW_ID, autoincrement=False, nullable=False), team, day] if is_full else [day, team]
    by: list[sa.Column[Any]] = [
        sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)
        if length is None
        else sa.Column(name, sa.String(length), nullable=False)
        for name, length in kinds.by
    ]
    return [*place, *by, *(sa.Column(name, BIG if name == "said" else sa.Integer(), nullable=False) for name in kinds.sums)]


def _make_anew(kinds: Kinds, *, is_full: bool) -> None:
    """Make a table of counts anew with what it holds of the days of teams; in what order its key is, a table is born with."""
    names = ", ".join(("day", "team_id", *(name for name, _ in kinds.by), *kinds.sums))
    which = "" if is_full else "WHERE employee_id = 0 AND team_id <> 0 AND substr(day, 1, 1) <> 'w'"
    op.execute(f"CREATE TEMPORARY TABLE counts_before AS SELECT {names} FROM {kinds.counts} {which}")  # noqa: S608  names of ours alone
    op.drop_table(kinds.counts)
    place = ("employee_id", "team_id", "day") if is_full else ("day", "team_id")
    op.create_table(
        kinds.counts,
        *_columns(kinds, is_full=is_full),
        sa.PrimaryKeyConstraint(*place, *(name for name, _ in kinds.by), name=f"pk_{kinds.counts}"),
        sqlite_with_rowid=False,
    )
    to, of = (f"employee_id, {names}", f"0, {names}") if is_full else (names, names)
    op.execute(f"INSERT INTO {kinds.counts} ({to}) SELECT {of} FROM counts_before")  # noqa: S608  as above
    op.execute("DROP TABLE counts_before")


def _make_changes(kinds: Kinds, *, is_full: bool) -> None:
    """Make a table of changes anew, in which there is nothing."""
    op.drop_table(kinds.changes)
    op.create_table(
        kinds.changes,
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(kinds, is_full=is_full),
        sa.PrimaryKeyConstraint("id", name=f"pk_{kinds.changes}"),
        sqlite_autoincrement=True,
    )


# ---- what there is ----


def _fold() -> None:
    """Put all changes that are noted into the counts of the days of teams, and forget them."""
    added = ", ".join(
        "sum(calls)"
        if name == "calls"
        else f"sum(CASE WHEN outcome = '{name}' THEN calls ELSE 0 END)"
        if name in OUTCOMES
        else f"sum({name} * calls)"
        for name in CALL_SUMS
    )
    both = ", ".join(f"{name} = call_counts.{name} + excluded.{name}" for name in CALL_SUMS)
    for employee in ("employee_id", "0"):
        op.execute(
            f"INSERT INTO call_counts (employee_id, day, team_id, {', '.join(CALL_SUMS)}) "  # noqa: S608  names of ours alone
            f"SELECT {employee}, day, team_id, {added} FROM count_changes WHERE true GROUP BY 1, 2, 3 "
            f"ON CONFLICT (employee_id, day, team_id) DO UPDATE SET {both}"
        )
    op.execute("DELETE FROM call_counts WHERE calls = 0")
    for kinds in ALL:
        by = ", ".join(("day", "team_id", *(name for name, _ in kinds.by)))
        sums = ", ".join(f"sum({each})" for each in kinds.noted)
        both = ", ".join(f"{name} = {kinds.counts}.{name} + excluded.{name}" for name in kinds.sums)
        op.execute(
            f"INSERT INTO {kinds.counts} ({by}, {', '.join(kinds.sums)}) SELECT {by}, {sums} FROM {kinds.changes} WHERE true "  # noqa: S608  as above
            f"GROUP BY {by} ON CONFLICT ({by}) DO UPDATE SET {both}"
        )
        op.execute(f"DELETE FROM {kinds.counts} WHERE calls = 0")  # noqa: S608  as above
    for changes in ("count_changes", "cue_changes", "phrase_changes"):
        op.execute(f"DELETE FROM {changes}")  # noqa: S608  as above


def _add_up(kinds: Kinds) -> None:
    """Add the weeks of teams to their days, and then both of all teams together."""
    by, sums = ", ".join(name for name, _ in kinds.by), ", ".join(kinds.sums)
    added = ", ".join(f"sum({name})" for name in kinds.sums)
    for place in (f"0, team_id, {_week('day')}", "0, 0, day"):
        op.execute(
            f"INSERT INTO {kinds.counts} (employee_id, team_id, day, {by}, {sums}) "  # noqa: S608  names of ours alone
            f"SELECT {place}, {by}, {added} FROM {kinds.counts} GROUP BY 1, 2, 3, {by}"
        )


def _count_people(kinds: Kinds) -> None:
    """Count the calls of each person's weeks."""
    by = ", ".join(name for name, _ in kinds.by)
    if kinds.counts == "cue_counts":
        once = (
            "SELECT DISTINCT consultations.id, employee_id, team_id, started_at, question_id, option_id, 1 AS calls "  # noqa: S608  names of ours alone
            f"FROM consultations JOIN answers ON answers.consultation_id = consultations.id WHERE {_counts('')} "
            "AND undone_at IS NULL"
        )
    elif kinds.counts == "phrase_counts":
        once = _phrases("consultations.", 1, "consultations, ", "started_at")
    else:
        values = _values()
        columns = ", ".join(f"{values.get(name, name)} AS {name}" for name in (*(name for name, _ in kinds.by), *kinds.sums))
        once = f"SELECT employee_id, team_id, started_at, {columns} FROM consultations WHERE {_counts('')}"  # noqa: S608  as above
    sums = ", ".join(f"sum({name})" for name in kinds.sums)
    op.execute(
        f"INSERT INTO {kinds.counts} (employee_id, team_id, day, {by}, {', '.join(kinds.sums)}) "  # noqa: S608  as above
        f"SELECT employee_id, team_id, {_week(_day(''))}, {by}, {sums} FROM ({once}) AS counted GROUP BY 1, 2, 3, {by}"
    )


# ---- what a call counts for; `row` is OLD., NEW., a table, or nothing ----


def _day(row: str) -> str:
    if _is_postgresql():
        return f"to_char({row}started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    return f"substr({row}started_at, 1, 10)"


def _week(day: str) -> str:
    """Spell the week of a day."""
    if _is_postgresql():
        return f"'w' || to_char(date_trunc('week', ({day})::date), 'YYYYMMDD')"
    return f"'w' || strftime('%Y%m%d', {day}, '-6 days', 'weekday 1')"


def _counts(row: str) -> str:
    """Spell that a call counts."""
    return f"({row}finished_at IS NOT NULL AND NOT {row}is_practice)"


def _values() -> dict[str, str]:
    """Spell what columns of counts by kinds are of a call, where they are not columns of its own."""
    said = (
        f"CASE WHEN temperament_source = 'confirmed' AND temperament IN {NAMED} THEN confidence "
        "WHEN temperament_source = 'override' THEN bot_confidence END"
    )
    bands = " ".join(f"WHEN ({said}) >= {begin} THEN {number}" for number, begin in reversed([*enumerate(BANDS, 1)]))
    return {
        "calls": "1",
        "outcome": "COALESCE(outcome, '')",
        "is_sure": f"CASE WHEN confidence >= {SURE_FROM} THEN 1 ELSE 0 END",
        "band": f"CASE WHEN ({said}) IS NULL THEN -1 {bands} ELSE 0 END",
        "said": f"CAST(COALESCE(ROUND(({said}) * 10000), 0) AS INTEGER)",
    }


def _phrases(row: str, sign: int, source: str, *names: str) -> str:
    """Select the phrases of a call, each once; the manager's word is about the last."""
    if _is_postgresql():
        each = f"json_array_elements_text({row}phrases_shown)"
        shown = f"LATERAL (SELECT DISTINCT phrase AS phrase_id FROM {each} AS phrases(phrase)) AS phrases"  # noqa: S608  as below
        phrase, last = "phrases.phrase_id", f"({row}phrases_shown ->> -1)"
        fits, fits_not = f"{row}phrase_fits IS TRUE", f"{row}phrase_fits IS FALSE"
    else:
        shown = f"json_each({row}phrases_shown) AS phrases"
        phrase, last = "phrases.value", f"json_extract({row}phrases_shown, '$[#-1]')"
        fits, fits_not = f"{row}phrase_fits IS 1", f"{row}phrase_fits IS 0"
    fitted, fitted_not = (f"CASE WHEN {said} AND {phrase} = {last} THEN {sign} ELSE 0 END" for said in (fits, fits_not))
    distinct = "" if _is_postgresql() else "DISTINCT "
    # A call's own number keeps those of several apart.
    columns = ", ".join(f"{row}{name} AS {name}" for name in ("employee_id", "team_id", *names, *(("id",) if source else ())))
    return (
        f"SELECT {distinct}{columns}, {_day(row)} AS day, {phrase} AS phrase_id, {sign} AS calls, "  # noqa: S608  names of ours alone
        f"{fitted} AS fitted, {fitted_not} AS fitted_not FROM {source}{shown} WHERE {_counts(row)}"
    )


# ---- triggers: of phrases and cues alone; `count_changes` has noted before whose each call is ----

CHANGES = ("insert", "update", "delete")
PLACED = ("finished_at", "is_practice", "team_id", "started_at")
"""Columns that say whether, when and where a call counts; and by whom it was led, where that counts."""
IS_OVER = {
    "insert": "NEW.finished_at IS NOT NULL",
    "update": "(OLD.finished_at IS NOT NULL OR NEW.finished_at IS NOT NULL)",
    "delete": "OLD.finished_at IS NOT NULL",
}
ANSWER_DIFFERS = (
    "((OLD.undone_at IS NULL) <> (NEW.undone_at IS NULL) OR OLD.question_id <> NEW.question_id OR OLD.option_id <> NEW.option_id)"
)


def _note_phrases(change: str, place: str) -> str:
    """Spell by how much the counts of a call's phrases change."""
    gone, come = _phrases("OLD.", -1, ""), _phrases("NEW.", 1, "")
    both = {"insert": come, "delete": gone, "update": f"{gone} UNION ALL {come}"}[change]
    sums = ("calls", "fitted", "fitted_not")
    added = ", ".join(f"sum({name})" for name in sums)
    return (
        f"INSERT INTO phrase_changes ({place}, phrase_id, {', '.join(sums)}) "  # noqa: S608  names of ours alone
        f"SELECT {place}, phrase_id, {added} FROM ({both}) AS changed "
        f"GROUP BY {place}, phrase_id HAVING {' OR '.join(f'sum({name}) <> 0' for name in sums)};"
    )


def _note_cues(row: str, sign: int, place: str) -> str:
    """Spell that the cues of a call count from now on, or no more, if it does."""
    return (
        f"INSERT INTO cue_changes ({place}, question_id, option_id, calls) "  # noqa: S608  as above
        f"SELECT DISTINCT {_of(row, place)}, question_id, option_id, {sign} FROM answers "
        f"WHERE consultation_id = {row}id AND undone_at IS NULL AND {_counts(row)};"
    )


def _note_answer(row: str, sign: int, place: str) -> str:
    """Spell that an answer of a call that is over counts from now on, or no more: once a call, however often it was given."""
    return (
        f"INSERT INTO cue_changes ({place}, question_id, option_id, calls) "  # noqa: S608  as above
        f"SELECT {_of('consultations.', place)}, {row}question_id, {row}option_id, {sign} FROM consultations "
        f"WHERE id = {row}consultation_id AND {_counts('consultations.')} AND {row}undone_at IS NULL AND NOT EXISTS ("
        f"SELECT 1 FROM answers WHERE consultation_id = {row}consultation_id AND position <> {row}position "
        f"AND question_id = {row}question_id AND option_id = {row}option_id AND undone_at IS NULL);"
    )


def _of(row: str, place: str) -> str:
    return ", ".join(_day(row) if name == "day" else f"{row}{name}" for name in place.split(", "))


def _unwatch() -> None:
    calls = [*(f"consultations_phrases_{change}" for change in CHANGES), "consultations_cues_update"]
    for table, triggers in (("consultations", calls), ("answers", [f"answers_cues_{change}" for change in CHANGES])):
        for trigger in triggers:
            op.execute(f"DROP TRIGGER {trigger}{f' ON {table}' if _is_postgresql() else ''}")
    if _is_postgresql():
        for function in ("note_phrase_change", "note_cue_change", "note_answer_change"):
            op.execute(f"DROP FUNCTION {function}()")


def _watch(*, is_full: bool) -> None:
    place = "employee_id, team_id, day" if is_full else "day, team_id"
    placed = (*PLACED, "employee_id") if is_full else PLACED
    phrases = {change: _note_phrases(change, place) for change in CHANGES}
    _watch_calls("phrases", "note_phrase_change", phrases, (*placed, "phrases_shown", "phrase_fits"))
    # Answers are there after their call begins to be and are gone before it is.
    cues = f"{_note_cues('OLD.', -1, place)} {_note_cues('NEW.', 1, place)}"
    _watch_calls("cues", "note_cue_change", {"update": cues}, placed)
    gone, come = _note_answer("OLD.", -1, place), _note_answer("NEW.", 1, place)
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
