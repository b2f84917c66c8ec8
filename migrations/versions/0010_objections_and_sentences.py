"""What a client objected in a call and what the cards said stand with the call; what was not understood is found by editors."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS = ("objections", "sentences")
BATCH = 1000
"""Calls that are written at a time: a house may have a million."""
NOTES_BEFORE = "kind = 'none_fits'"
NOTES = "kind IN ('none_fits', 'not_understood')"


def upgrade() -> None:
    """Add the columns; what was objected in the calls so far is read from their answers."""
    for name in COLUMNS:
        op.add_column("consultations", sa.Column(name, sa.JSON()))
    _read_objections()
    _index_notes("ix_free_texts_none_fits", "ix_free_texts_notes", NOTES)


def downgrade() -> None:
    """Take them away; what was not understood is a cue that said nothing, as before."""
    op.execute("UPDATE free_texts SET kind = 'cue' WHERE kind = 'not_understood'")
    _index_notes("ix_free_texts_notes", "ix_free_texts_none_fits", NOTES_BEFORE)
    for name in reversed(COLUMNS):
        op.drop_column("consultations", name)


def _index_notes(before: str, name: str, which: str) -> None:
    op.drop_index(before, "free_texts")
    where = sa.text(which)
    op.create_index(name, "free_texts", ["id"], sqlite_where=where, postgresql_where=where)


def _read_objections() -> None:
    connection = op.get_bind()
    answers = sa.table("answers", *map(sa.column, ("consultation_id", "position", "question_id", "option_id", "undone_at"))).c
    calls = sa.table("consultations", sa.column("id"), sa.column("objections", sa.JSON()))
    said = (
        sa.select(answers.consultation_id, answers.option_id)
        .where(answers.question_id == "objection", answers.undone_at.is_(None), answers.option_id != "none")
        .order_by(answers.consultation_id, answers.position)
    )
    change = sa.update(calls).where(calls.c.id == sa.bindparam("number")).values(objections=sa.bindparam("heard"))
    made = [
        {"number": number, "heard": _heard([row.option_id for row in rows])}
        for number, rows in groupby(connection.execute(said).all(), attrgetter("consultation_id"))
    ]
    for start in range(0, len(made), BATCH):
        connection.execute(change, made[start : start + BATCH])


def _heard(causes: list[str]) -> list[str]:
    """Return each cause once in a row; a cause takes the place of the question for it."""
    heard: list[str] = []
    for cause in causes:
        if heard and heard[-1] == "ask_cause":
            heard.pop()
        if not heard or heard[-1] != cause:
            heard.append(cause)
    return heard
