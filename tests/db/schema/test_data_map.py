"""The data map that `doctor` prints: nothing is stored without a reason on record."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.db.schema.data_map import DATA_MAP, Data, fields
from bot.db.schema.tables import metadata
from bot.domain.erasing.retention import Retention

BOOKKEEPING = {"alembic_version", "sqlite_sequence"}
"""Of the migrations and of SQLite itself: numbers only."""


def test_every_table_is_in_it_once_and_nothing_else() -> None:
    """A table that somebody adds must say what it holds, about whom and until when."""
    assert sorted(kept.table for kept in DATA_MAP) == sorted(metadata.tables)


def test_every_column_is_in_it_once_and_nothing_else() -> None:
    """A column that somebody adds must say what it holds, and so what becomes of it when somebody is erased."""
    for kept in DATA_MAP:
        named = [name for names in kept.columns.values() for name in names.split()]
        assert sorted(named) == sorted(metadata.tables[kept.table].c.keys()), kept.table


def test_what_names_people_or_holds_words_is_said_to_go() -> None:
    """A column with such a name is cleared when somebody is erased, whatever table it is added to."""
    telling = {"person_id", "used_by", "name", "name_key", "text", "payload", "chat_id", "digest"}
    ours = {
        ("teams", "name"),  # a team's
        ("teams", "name_key"),
        ("invites", "used_by"),  # a number of ours
        ("house_lines", "text"),  # what the house sells
        ("content_edits", "text"),  # published phrases; drafts go with whoever wrote them
    }
    goes = {Data.CLIENT, Data.PERSON, Data.WORDS}
    for kept in DATA_MAP:
        for kind, names in kept.columns.items():
            for name in telling & set(names.split()):
                assert kind in goes or (kept.table, name) in ours, (kept.table, name)


def test_the_migrations_make_no_other_table(migrated_file: Path) -> None:
    """What the map is held against is what a real database has."""
    with closing(sqlite3.connect(migrated_file)) as connection:
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found - BOOKKEEPING == {kept.table for kept in DATA_MAP}


def test_a_table_that_names_people_or_holds_their_words_says_whose() -> None:
    """Columns that point to a person, a client or free text make a table personal."""
    telling = {"person_id", "used_by", "client_id", "text", "name_key", "chat_id", "consultation_id"}
    harmless = {
        "teams",  # the name of a team
        "prompts",  # gone after ten minutes, and holds numbers only
    }
    for kept in DATA_MAP:
        if telling & set(metadata.tables[kept.table].c.keys()) and kept.table not in harmless:
            assert kept.personal, kept.table


def test_every_column_says_why_it_is_stored_and_for_how_long() -> None:
    """One line a column, and the terms that nobody has chosen are those of the program."""
    told = list(fields())
    assert len(told) == sum(len(table.c) for table in metadata.tables.values())
    assert [one for one in told if len(one.why) < 10 or len(one.until) < 4] == []
    months = {number for one in told if one.table in {"consultations", "free_texts"} for number in re.findall(r"\d+", one.until)}
    assert months == {str(Retention().calls_months), str(Retention().texts_months)}


def test_what_belongs_to_a_call_says_that_it_goes_with_it() -> None:
    """A table that refers to calls loses its rows with them, whatever it holds."""
    for kept in DATA_MAP:
        refers = {key.column.table.name for column in metadata.tables[kept.table].c for key in column.foreign_keys}
        if "consultations" in refers:
            assert "call" in kept.until or "began" in kept.until, kept.table
