"""The tables, as SQLAlchemy Core sees them.

The schema is the same on SQLite and PostgreSQL; `migrations/` builds it and a test proves the two equal. Enumerations are
stored by value and checked by the dataclasses, so that a new member needs no migration.

Indexes: exports walk `started_at` or one of the (whom, started_at) pairs; temperament and intent have few values, so a filter
on them walks the same indexes, and the row that every tap rewrites carries no index on what a tap changes.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from bot.db.schema.column_types import BigNumber, RowNumber, UtcDateTime, json_document

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# ---- who ----

teams = Table(
    "teams",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
)

employees = Table(
    "employees",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("person_id", BigNumber, nullable=False, unique=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("language", String(8), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("is_compact", Boolean, nullable=False),
    Column("unreachable_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("is_editor", Boolean, nullable=False, server_default=false()),
    Column("is_chat_mode", Boolean, nullable=False, server_default=false()),
    Column("wants_reminders", Boolean, nullable=False, server_default=true()),
    # Minutes after midnight where the employee is; equal values mean that no time is quiet.
    Column("quiet_from", Integer, nullable=False, server_default=text("1260")),
    Column("quiet_until", Integer, nullable=False, server_default=text("480")),
    # On Mondays; none: no figures of the week come.
    Column("digest_at", Integer, server_default=text("540")),
    Column("has_chosen_zone", Boolean, nullable=False, server_default=false()),
    Column("blocked_at", UtcDateTime),
    Column("removed_at", UtcDateTime),
    Column("erased_at", UtcDateTime),
    Column("topic_id", BigNumber),
    Column("wants_whispers", Boolean, nullable=False, server_default=true()),
)
"""A removed employee keeps his row, and so do his calls; blocked or removed, he may do nothing.

Erasing him puts a number of ours in the place of `person_id` and `name`: see `bot.domain.people.employee.pseudonym`.
"""

mentorships = Table(
    "mentorships",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("mentor_id", ForeignKey("employees.id"), nullable=False, index=True),
)
"""Who looks after whom; one mentor a person."""

invites = Table(
    "invites",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("code_hash", String(128), nullable=False, unique=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("created_by", ForeignKey("employees.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("used_by", ForeignKey("employees.id")),
    Column("revoked_at", UtcDateTime),
    Index(None, "team_id", "created_at"),
)
"""Hashes of single-use codes; an invitation is open while it is neither used, revoked nor past its time."""

desk_links = Table(
    "desk_links",
    metadata,
    Column("code_hash", String(128), primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)
"""Hashes of single-use codes that open the desk page, the newest of each person; one that was used is deleted."""

desk_sessions = Table(
    "desk_sessions",
    metadata,
    Column("token_hash", String(128), primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)
"""Who is signed in at the desk page until when; one that has ended is deleted."""

organisation = Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("client_naming", String(16)),
    Column("staff_informed_at", UtcDateTime),
    # ISO 4217; none while nobody has chosen.
    Column("currency", String(3)),
)
"""What the owner has decided for the whole house: one row, number 1, or none while nothing is decided."""

owner_codes = Table(
    "owner_codes",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("code_hash", String(128), nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("used_by", BigNumber),
)

clients = Table(
    "clients",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("name", Text),
    Column("name_key", Text, index=True),
    Column("language", String(8), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("erased_at", UtcDateTime),
    # The name is a code of the seller's own, so nobody is addressed by it.
    Column("is_code", Boolean, nullable=False, server_default=false()),
    Index(None, "team_id", "name_key"),
    # What a call refers to: its client, in its own team.
    Index("uq_clients_id_team_id", "id", "team_id", unique=True),
)
"""Erasing a client clears `name` and `name_key` and leaves the row, so that counts stay."""

supervised_teams = Table(
    "supervised_teams",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("team_id", ForeignKey("teams.id"), primary_key=True, autoincrement=False, index=True),
    Column("since", UtcDateTime, nullable=False),
)
"""Teams that a supervisor looks after besides the one he works in. A row goes with the right to it."""

client_keepers = Table(
    "client_keepers",
    metadata,
    Column("client_id", ForeignKey("clients.id"), primary_key=True, autoincrement=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("since", UtcDateTime, nullable=False),
)
"""To whom a client was handed over last. Whoever has called him since counts as well as that one, and nobody else."""

# ---- the live consultation ----

consultations = Table(
    "consultations",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("client_id", RowNumber),
    Column("language", String(8), nullable=False),
    Column("is_practice", Boolean, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("last_activity_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("finished_by", String(16)),
    Column("revision", Integer, nullable=False),
    Column("taps", Integer, nullable=False),
    Column("first_card_at", UtcDateTime),
    Column("last_place", String(64)),
    Column("last_tap_at", UtcDateTime),
    Column("phrases_shown", json_document(), nullable=False),
    Column("phrase_fits", Boolean),
    Column("none_fits", Integer, nullable=False),
    Column("outcome", String(16)),
    Column("follow_up_at", UtcDateTime),
    Column("temperament", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("temperament_source", String(16), nullable=False),
    Column("runner_up", String(16)),
    Column("wants", String(8), nullable=False),
    Column("can", String(8), nullable=False),
    Column("task_id", String(64)),
    Column("content_version", String(64), nullable=False),
    # What was known of a returning client when the call began; the state is derived from it and the answers.
    Column("last_time", json_document()),
    # What was objected, and what the cards said, without the client's name: lists, in order; none in calls that are older.
    Column("objections", json_document()),
    Column("sentences", json_document()),
    # For how probable the bot held the type that it named last; none where it named none.
    Column("bot_confidence", Float),
    # The invented client of a live run, which is a practice call; none in all others.
    Column("persona", String(64)),
    # What it was bought for, in hundredths of the house's money; none where nobody has said. See `sales`.
    Column("sum_minor", BigNumber),
    Column("currency", String(3)),
    # No call has a client of another team, whatever a use case might forget.
    ForeignKeyConstraint(["client_id", "team_id"], ["clients.id", "clients.team_id"]),
    CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence_is_a_share"),
    CheckConstraint("(finished_at IS NULL) = (finished_by IS NULL)", name="finished_by_somebody"),
    Index(None, "started_at", "id"),
    Index(None, "employee_id", "started_at", "id"),
    Index(None, "team_id", "started_at", "id"),
    Index(None, "client_id", "started_at", "id"),
)

is_open = text("finished_at IS NULL")
Index(
    "uq_consultations_open_of_employee",
    consultations.c.employee_id,
    unique=True,
    sqlite_where=is_open,
)
Index("ix_consultations_idle", consultations.c.last_activity_at, sqlite_where=is_open)
_has_outcome = text("outcome IS NOT NULL")
Index(
    "ix_consultations_outcome",
    consultations.c.outcome,
    consultations.c.started_at,
    consultations.c.id,
    sqlite_where=_has_outcome,
)
did_not_fit = text("phrase_fits = false OR none_fits > 0")
"""Of calls in which a sentence did not fit, which are few. Each walk through them has an index."""
for _name, _whose in (("", ()), ("_of_employee", (consultations.c.employee_id,)), ("_of_team", (consultations.c.team_id,))):
    Index(
        f"ix_consultations_unfit{_name}",
        *_whose,
        consultations.c.started_at,
        consultations.c.id,
        consultations.c.phrase_fits,
        consultations.c.none_fits,
        sqlite_where=did_not_fit,
    )

answers = Table(
    "answers",
    metadata,
    Column("consultation_id", ForeignKey("consultations.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("question_id", String(64), nullable=False),
    Column("option_id", String(64), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("likelihoods", json_document()),
    Column("undone_at", UtcDateTime),
)
"""An undone answer stays, marked, and its position is not used again."""

cards_shown = Table(
    "cards_shown",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("consultation_id", ForeignKey("consultations.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("shown_at", UtcDateTime, nullable=False),
    Column("posterior", json_document(), nullable=False),
    Column("recognition", String(16), nullable=False),
    Column("runner_up", String(16)),
    Column("phrase_id", String(64), nullable=False),
    Column("task_id", String(64), nullable=False),
    Column("content_version", String(64), nullable=False),
    Column("weights_version", String(64), nullable=False),
    # By which model the words were read that led to it; none for a tap.
    Column("read_by", String(64)),
    # Which of the call's sentences it said, from 0; none for cards of before and without words.
    Column("sentence", Integer),
    Index(None, "consultation_id", "revision"),
    # How often a phrase was shown lately, and in which calls: all in the index.
    Index("ix_cards_shown_phrase_id_shown_at", "phrase_id", "shown_at", "consultation_id", "revision"),
)

free_texts = Table(
    "free_texts",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("consultation_id", ForeignKey("consultations.id"), index=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("text", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("erased_at", UtcDateTime),
    # Of a note of what did not fit: when it was answered or put away.
    Column("settled_at", UtcDateTime),
)
"""The one table that holds people's words. Erasing clears `text`; the row stays as a count."""
is_unsettled = text("kind IN ('name_or_words', 'former_name') AND text IS NOT NULL")
"""A typed name of which nobody knows yet whose it is, or one given up that may be taken back. Queries repeat it word for word."""
Index("ix_free_texts_unsettled", free_texts.c.employee_id, free_texts.c.created_at, sqlite_where=is_unsettled)
is_note = text("kind IN ('none_fits', 'not_understood')")
"""Queries repeat it word for word: only then does a database see that the partial index fits."""
Index("ix_free_texts_notes", free_texts.c.id, sqlite_where=is_note)
is_corrected = text("kind = 'corrected'")
Index("ix_free_texts_corrected", free_texts.c.id, sqlite_where=is_corrected)
has_text = text("text IS NOT NULL")
Index("ix_free_texts_kept", free_texts.c.created_at, free_texts.c.id, sqlite_where=has_text)

prompts = Table(
    "prompts",
    metadata,
    Column("chat_id", BigNumber, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
"""`subject` is the id of what the next text is about: a call, a client, an employee, a phrase, as the kind says."""

# ---- what was bought ----

sale_files = Table(
    "sale_files",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("sent_at", UtcDateTime, nullable=False, index=True),
    # Rows that could not be read, as `line:fault`, in order.
    Column("faults", json_document(), nullable=False),
    Column("taken_at", UtcDateTime),
    Column("dropped_at", UtcDateTime),
)
"""Lists of sales that were sent. One waits until it is taken or dropped; one that was taken and then dropped was taken back."""

sale_rows = Table(
    "sale_rows",
    metadata,
    Column("file_id", ForeignKey("sale_files.id"), primary_key=True, autoincrement=False),
    # Of the row in the file, from 1.
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("client_name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("sold_on", String(10), nullable=False),
    Column("amount_minor", BigNumber, nullable=False),
    Column("state", String(16), nullable=False),
    Column("client_id", ForeignKey("clients.id")),
)
"""The rows of a list that waits. They go when it is taken or dropped, or after a day: names of people stand in them."""

sales = Table(
    "sales",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("client_id", RowNumber),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("employee_id", ForeignKey("employees.id")),
    Column("consultation_id", ForeignKey("consultations.id"), unique=True),
    Column("file_id", ForeignKey("sale_files.id"), index=True),
    # The day where it was sold, `2026-11-30`.
    Column("sold_on", String(10), nullable=False),
    # Hundredths of the currency; none where somebody does not want to say.
    Column("amount_minor", BigNumber),
    Column("currency", String(3), nullable=False),
    Column("source", String(8), nullable=False),
    Column("entered_by", ForeignKey("employees.id")),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("voided_at", UtcDateTime),
    ForeignKeyConstraint(["client_id", "team_id"], ["clients.id", "clients.team_id"]),
    CheckConstraint("amount_minor > 0", name="amount_is_something"),
    Index(None, "client_id", "sold_on"),
    Index(None, "team_id", "sold_on"),
    Index(None, "employee_id", "sold_on"),
)
"""What clients have bought. Erasing a client leaves the row, which then tells of nobody."""

# ---- time ----

is_waiting = text("state = 'waiting'")
"""Queries repeat it word for word: only then does a database see that the partial index fits."""
reminders = Table(
    "reminders",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    Column("consultation_id", ForeignKey("consultations.id"), index=True),
    Column("due_at", UtcDateTime, nullable=False),
    # The wall time that was meant, `2026-11-23T10:00`, and where: `due_at` is reckoned from them.
    Column("local_due", String(16), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("shown_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Index(None, "employee_id", "kind", "local_due"),
)
Index("ix_reminders_due", reminders.c.due_at, reminders.c.id, sqlite_where=is_waiting)

# ---- words edited in the bot ----

# ---- work with people ----

# What a supervisor and a manager agree on after looking at calls; nobody else reads it, and closed means that nobody does.
coachings = Table(
    "coachings",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("coach_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    # The calls: from, inclusive, until, exclusive; among how many was drawn, and by which seed.
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("verb", String(8)),
    Column("line_id", ForeignKey("free_texts.id")),
    Column("measure", String(16), nullable=False),
    Column("due_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("offered_at", UtcDateTime),
    Column("agreed_at", UtcDateTime),
    Column("reminded_at", UtcDateTime),
    Column("done_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
)

coaching_calls = Table(
    "coaching_calls",
    metadata,
    Column("coaching_id", ForeignKey("coachings.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("consultation_id", ForeignKey("consultations.id"), nullable=False),
    Column("why", String(16), nullable=False),
    # What was seen, from a closed list.
    Column("seen", json_document(), nullable=False),
    Column("note_id", ForeignKey("free_texts.id")),
)

# Two who look after a team judge the same calls, each without knowing what the other says.
judgings = Table(
    "judgings",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("first_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("second_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("first_done_at", UtcDateTime),
    Column("second_done_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
)

judging_calls = Table(
    "judging_calls",
    metadata,
    Column("judging_id", ForeignKey("judgings.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("consultation_id", ForeignKey("consultations.id"), nullable=False),
    Column("first_kind", String(16)),
    Column("first_fits", Boolean),
    Column("second_kind", String(16)),
    Column("second_fits", Boolean),
)

# ---- training ----

trainees = Table(
    "trainees",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    # Study days are local dates, `2026-11-30`: see `bot.domain.training.study_day`.
    Column("last_day", String(10), nullable=False),
    Column("practised_on", String(10)),
    Column("is_timed", Boolean, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("streak", "freezes", "longest", "frozen")),
    # Moments at which the latest sittings began, and the study days of reminders since the last practice.
    Column("begun", json_document(), nullable=False),
    Column("reminded", json_document(), nullable=False),
    Column("nudge_at", UtcDateTime, index=True),
)
"""Whoever has practised: how he wants it, and how steadily he does."""

training_sittings = Table(
    "training_sittings",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("day", String(10), nullable=False),
    Column("kind", String(16), primary_key=True),
    # What waits, [drill, label, is new, comes again], and the labels of what was asked.
    Column("waiting", json_document(), nullable=False),
    Column("asked", json_document(), nullable=False),
    Column("asked_today", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("shown_at", UtcDateTime, nullable=False),
    Column("sign", BigNumber, nullable=False),
    Column("given", String(32)),
    Column("finished_at", UtcDateTime),
    # Of a sitting that somebody gave: the row of `assigned`.
    Column("assigned_id", BigNumber),
    # So many of what was asked had been failed in it and came back.
    Column("repeated", Integer, nullable=False),
)
"""The newest sitting of each kind of each trainee: what it asks, and how far he has got."""

training_cards = Table(
    "training_cards",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("item", String(64), primary_key=True),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("due_on", String(10), nullable=False),
    Column("reviewed_on", String(10), nullable=False),
    Column("reps", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("is_learning", Boolean, nullable=False),
    Index(None, "employee_id", "due_on"),
    Index(None, "employee_id", "lapses"),
    sqlite_with_rowid=False,
)
"""What somebody remembers of a drill, as FSRS reckons it."""

training_reviews = Table(
    "training_reviews",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    Column("item", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("asked", String(32), nullable=False),
    Column("given", String(32), nullable=False),
    Column("rating", String(8), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("day", String(10), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Index(None, "employee_id", "item", "id"),
    Index(None, "employee_id", "day"),
)
"""The first answer to a card in each sitting, for its trainee alone and to reckon memories anew; what he typed is not kept."""

training_repeats = Table(
    "training_repeats",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    Column("item", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("asked", String(32), nullable=False),
    Column("given", String(32), nullable=False),
    Column("rating", String(8), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("day", String(10), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Index(None, "employee_id", "item", "id"),
)
"""Answers to what was failed and came back in the same sitting, for a later model; no figure nor memory is reckoned by them."""

training_mixups = Table(
    "training_mixups",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("asked", String(16), primary_key=True),
    Column("given", String(16), primary_key=True),
    Column("answers", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How often in a month somebody took which temperament for which; right ones too."""

training_days = Table(
    "training_days",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    Column("finished", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("fresh", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    # So many of the finished ones were somebody else's wish, and come on top of the day's.
    Column("assigned", Integer, nullable=False, server_default=text("0")),
    sqlite_with_rowid=False,
)
"""How much was practised on a study day, and how much of it was asked for the first time."""

training_stages = Table(
    "training_stages",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("stage", String(32), primary_key=True),
    Column("begun_on", String(10), nullable=False),
    Column("confirmed_by", ForeignKey("employees.id")),
    Column("confirmed_at", UtcDateTime),
    sqlite_with_rowid=False,
)
"""The stages of training that somebody has begun; a confirmed one has its gate open."""

training_ticks = Table(
    "training_ticks",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("tick", String(32), primary_key=True),
    Column("ticked_by", ForeignKey("employees.id"), nullable=False),
    Column("ticked_at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)
"""What is done of the stages, and who has said so: the trainee, or whoever guided him then."""

training_counts = Table(
    "training_counts",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Calls that a trainee made and requests that he received on a study day, as people count them: not the calls of the bot."""

training_news = Table(
    "training_news",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("kind", String(8), primary_key=True),
    # Empty where it is of no stage.
    Column("stage", String(32), primary_key=True),
    Column("was_open", Boolean, nullable=False),
    # Who knows.
    Column("told", json_document(), nullable=False),
    Column("look_at", UtcDateTime, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""What somebody is to be told of a trainee by day, or what is watched: see `bot.domain.training.path_news`."""

assignments = Table(
    "assignments",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("given_by", ForeignKey("employees.id"), nullable=False),
    Column("pack", String(64), nullable=False),
    Column("frequency", String(16), nullable=False),
    Column("due_on", String(10), nullable=False),
    Column("first_on", String(10)),
    Column("created_at", UtcDateTime, nullable=False),
    # None of a draft, which is its maker's alone.
    Column("given_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Index(None, "team_id", "id"),
)
"""What supervisors give people to practise."""
is_draft = assignments.c.given_at.is_(None) & assignments.c.closed_at.is_(None)
Index("ix_assignments_drafts", assignments.c.given_by, sqlite_where=is_draft)

assigned = Table(
    "assigned",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("assignment_id", ForeignKey("assignments.id"), nullable=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    # The study days on which a sitting of it was finished.
    Column("done_on", json_document(), nullable=False),
    # When he is to be told of it; None when he was.
    Column("tell_at", UtcDateTime),
    UniqueConstraint("assignment_id", "employee_id"),
    Index(None, "employee_id", "id"),
)
"""To whom an assignment was given, and on which days he has done it."""
is_untold = assigned.c.tell_at.is_not(None)
Index("ix_assigned_untold", assigned.c.tell_at, sqlite_where=is_untold)

quiz_attempts = Table(
    "quiz_attempts",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("kind", String(8), nullable=False),
    # Of the check some weeks after passing; the first try or the second.
    Column("is_again", Boolean, nullable=False),
    Column("number", Integer, nullable=False),
    # As it was when it was given: the product, the situation, [id, name, text, model answer] of what is asked.
    Column("product", Text, nullable=False),
    # Which of the team's products that is.
    Column("product_number", Integer, nullable=False, server_default="1"),
    Column("scene", json_document()),
    Column("asked", json_document(), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("given_by", ForeignKey("employees.id")),
    Column("given_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("closed_by", ForeignKey("employees.id")),
    Column("closed_at", UtcDateTime),
    Column("decided_by", ForeignKey("employees.id")),
    Column("settled_at", UtcDateTime),
    # From when on it is to be looked at whether it is asked again; nothing once it was.
    Column("again_from", UtcDateTime),
    # Who knows of the stage, and whether nobody is to be told of it any more.
    Column("told", json_document(), nullable=False),
    Column("is_told", Boolean, nullable=False),
    Index(None, "employee_id", "kind", "id"),
)
"""Tries of the product quiz and of the role game."""
wants_telling = text("is_told IS FALSE OR stage IN ('sent', 'undecided')")
"""Queries repeat it word for word. What waits for somebody may wait for another tomorrow."""
Index("ix_quiz_attempts_telling", quiz_attempts.c.id, sqlite_where=wants_telling)
Index("ix_quiz_attempts_again", quiz_attempts.c.again_from, sqlite_where=quiz_attempts.c.again_from.is_not(None))

quiz_answers = Table(
    "quiz_answers",
    metadata,
    Column("attempt_id", ForeignKey("quiz_attempts.id"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    # What the trainee typed lies with all typed words.
    Column("text_id", ForeignKey("free_texts.id")),
    Column("is_right", Boolean),
    Column("marked_by", ForeignKey("employees.id")),
    Column("marked_at", UtcDateTime),
    sqlite_with_rowid=False,
)
"""What was said to each question of a try, and its mark."""

content_edits = Table(
    "content_edits",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("language", String(8), nullable=False),
    Column("item", String(128), nullable=False),
    Column("text", Text, nullable=False),
    Column("text_before", Text, nullable=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime),
    Column("undone_at", UtcDateTime),
    # The number of the employee who took it back, where that was noted: of words, since version 36 of the schema.
    Column("undone_by", RowNumber),
    Index(None, "language", "item", "id"),
)
"""The history of words and weights: what was written when, by whom, and instead of what.

Weights are of no language: theirs is empty.
"""

cue_evidence = Table(
    "cue_evidence",
    metadata,
    Column("team_id", ForeignKey("teams.id"), primary_key=True, autoincrement=False),
    # Of UTC, on which the calls began.
    Column("day", String(10), primary_key=True),
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    Column("question_id", String(64), primary_key=True),
    Column("option_id", String(64), primary_key=True),
    Column("temperament", String(16), primary_key=True),
    Column("calls", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""In how many calls a cue was heard from clients of a type that a person has said: from these a team's weights are learnt."""

weight_learning = Table(
    "weight_learning",
    metadata,
    Column("team_id", ForeignKey("teams.id"), primary_key=True, autoincrement=False),
    # The first day of UTC that is not in `cue_evidence` yet.
    Column("counted_until", String(10), nullable=False),
    # When it was last reckoned what follows, or the team was first seen.
    Column("learnt_at", UtcDateTime, nullable=False),
)
"""How far each team's calls are counted: a night that was cut off goes on from here."""

learnt_weights = Table(
    "learnt_weights",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    # A list, by cue: what it weighed and would weigh, by how many calls of how many people.
    Column("cues", json_document(), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("decided_by", ForeignKey("employees.id")),
    Column("taken_at", UtcDateTime),
    Column("dropped_at", UtcDateTime),
    Column("undone_at", UtcDateTime),
    # Who knows that it waits for a decision; empty where it is of before anybody was told.
    Column("told", json_document()),
    Index(None, "team_id", "id"),
)
"""What nights have found for a team, and what a person has decided about it: nothing counts before."""

house_lines = Table(
    "house_lines",
    metadata,
    Column("id", RowNumber, primary_key=True),
    # NULL: the house's own, for every team that has none at that place.
    Column("team_id", ForeignKey("teams.id")),
    Column("language", String(16), nullable=False),
    Column("item", String(16), nullable=False),
    # Empty: the place was emptied.
    Column("text", Text, nullable=False),
    Column("written_by", ForeignKey("employees.id")),
    Column("written_at", UtcDateTime, nullable=False),
    Column("undone_at", UtcDateTime),
    # Of whose file it is, while he has not said that it counts.
    Column("drafted_by", ForeignKey("employees.id")),
    Index(None, "team_id", "language", "item", "id"),
)
"""What a house sells, a line a row: of each place the newest that was not taken back counts, those before are for undo."""

# ---- what was done ----

interactions = Table(
    "interactions",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("done_at", UtcDateTime, nullable=False),
    Column("update_id", BigNumber),
    Column("employee_id", ForeignKey("employees.id")),
    Column("team_id", ForeignKey("teams.id")),
    Column("consultation_id", ForeignKey("consultations.id")),
    Column("details", json_document(), nullable=False),
    Index(None, "done_at", "id"),
    Index(None, "consultation_id", "id"),
)
"""Append-only: triggers refuse UPDATE, and DELETE of what is not older than its team keeps calls.

Holds ids and choices, so there is nothing in it to erase on request.
"""
has_no_call = text("consultation_id IS NULL")
Index("ix_interactions_without_call", interactions.c.team_id, interactions.c.done_at, sqlite_where=has_no_call)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("done_at", UtcDateTime, nullable=False, index=True),
    Column("person_id", BigNumber, nullable=False),
    Column("action", String(64), nullable=False),
    Column("details", json_document(), nullable=False),
)
"""Append-only like `interactions`, but for one change that the trigger lets through: a pseudonym takes a person's place.

Lines may go that are five years older than the newest one.
"""

retention = Table(
    "retention",
    metadata,
    Column("team_id", ForeignKey("teams.id"), primary_key=True, autoincrement=False),
    Column("calls_months", Integer, nullable=False),
    Column("texts_months", Integer, nullable=False),
    # Calls that began before then are gone, or going: the triggers of `interactions` believe it.
    Column("calls_before", UtcDateTime),
    Column("kept_at", UtcDateTime),
)
"""How long a team's calls and words are kept, and when that was last carried out; no row before it was first looked at."""

# ---- looking at calls, and taking them along ----

log_choices = Table(
    "log_choices",
    metadata,
    Column("employee_id", ForeignKey("employees.id"), primary_key=True, autoincrement=False),
    # As `bot.domain.supervision.choice` spells it: closed lists, days and numbers of ours.
    Column("choice", String(128), nullable=False),
    Column("chosen_at", UtcDateTime, nullable=False),
)
"""Which calls somebody has chosen to see, kept for his next visit."""

is_unfinished = text("state IN ('waiting', 'running', 'sending')")
"""Queries repeat it word for word: only then does a database see that the partial index fits."""
jobs = Table(
    "jobs",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("employee_id", ForeignKey("employees.id"), nullable=False, index=True),
    Column("chat_id", BigNumber, nullable=False),
    # What was asked for, in the words of the kind.
    Column("request", json_document(), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    # Until then whoever runs it is taken to be alive; each sign of life puts it off.
    Column("alive_until", UtcDateTime),
    Column("rows_done", Integer, nullable=False),
    Column("reason", String(32)),
    Column("finished_at", UtcDateTime),
    # The messages in which the files were sent, by their numbers, until they are taken out of the chat.
    Column("messages", json_document(), nullable=False),
    Column("sent_at", UtcDateTime),
    Column("taken_out_at", UtcDateTime),
)
"""Slow work that somebody has asked for. It runs outside of the lanes: see `docs/decisions`."""
Index("ix_jobs_unfinished", jobs.c.id, sqlite_where=is_unfinished)
is_to_be_taken_out = text("sent_at IS NOT NULL AND taken_out_at IS NULL")
"""Queries repeat it word for word."""
Index("ix_jobs_to_be_taken_out", jobs.c.sent_at, sqlite_where=is_to_be_taken_out)
is_of_nothing_more = text("(sent_at IS NULL OR taken_out_at IS NOT NULL) AND state <> 'sending'")
"""Jobs of which no file stands in a chat, nor is on its way into one."""

knocks = Table(
    "knocks",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("person_id", BigNumber, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Column("guesses", Integer, nullable=False),
)
"""How often people were refused at the door on a day, and how many codes they guessed; 0 stands for all the rest together."""

# ---- how many calls there were ----

call_counts = Table(
    "call_counts",
    metadata,
    # 0 for all of a team together.
    Column("employee_id", RowNumber, primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    Column("team_id", RowNumber, primary_key=True, autoincrement=False),
    *(Column(name, Integer, nullable=False) for name in ("calls", "bought", "thinking", "refused", "call_back")),
    *(Column(name, Integer, nullable=False) for name in ("unfit", "overridden", "cards")),
    *(Column(name, BigNumber, nullable=False) for name in ("taps", "card_ms")),
    sqlite_with_rowid=False,
)
"""Finished real calls that began on a day of UTC, by who led them in which team, and once more for each team as a whole."""


def _place(*, is_key: bool = True) -> list[Column[Any]]:
    """Return by what is counted, whatever is counted.

    So many rows hold a call of kinds: its team's day and week, those of all teams together, and the week of who led it.
    """
    return [
        # 0 for all of a team together.
        Column("employee_id", RowNumber, primary_key=is_key, autoincrement=False, nullable=False),
        # 0 for all teams together.
        Column("team_id", RowNumber, primary_key=is_key, autoincrement=False, nullable=False),
        # A day of UTC, `2026-11-30`, or a week by its Monday, `w20261130`: between two of one sort none of the other lies.
        Column("day", String(10), primary_key=is_key, nullable=False),
    ]


cell_counts = Table(
    "cell_counts",
    metadata,
    *_place(),
    Column("temperament", String(16), primary_key=True),
    Column("wants", String(8), primary_key=True),
    Column("can", String(8), primary_key=True),
    # Empty where there is none.
    Column("outcome", String(16), primary_key=True),
    Column("calls", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The same calls by type, intent and outcome; by person in weeks alone: on a day he has hardly more calls than kinds of them."""

type_counts = Table(
    "type_counts",
    metadata,
    *_place(),
    Column("temperament", String(16), primary_key=True),
    Column("temperament_source", String(16), primary_key=True),
    Column("is_sure", Integer, primary_key=True, autoincrement=False),
    # -1 where the bot has named no type, or nobody has said whether it was right.
    Column("band", Integer, primary_key=True, autoincrement=False),
    Column("calls", Integer, nullable=False),
    # The sum of the bot's confidences, in ten-thousandths.
    Column("said", BigNumber, nullable=False),
    sqlite_with_rowid=False,
)
"""The same calls by type, by who named it and how sure, and by the band of confidence with which the bot had named one."""


def _cue_columns(*, is_key: bool) -> list[Column[Any]]:
    return [
        *_place(is_key=is_key),
        *(Column(name, String(64), primary_key=is_key, nullable=False) for name in ("question_id", "option_id")),
        Column("calls", Integer, nullable=False),
    ]


def _phrase_columns(*, is_key: bool) -> list[Column[Any]]:
    return [
        *_place(is_key=is_key),
        Column("phrase_id", String(64), primary_key=is_key, nullable=False),
        *(Column(name, Integer, nullable=False) for name in ("calls", "fitted", "fitted_not")),
    ]


cue_counts = Table("cue_counts", metadata, *_cue_columns(is_key=True), sqlite_with_rowid=False)
"""In how many of the same calls a cue was tapped and not taken back."""
cue_changes = Table(
    "cue_changes", metadata, Column("id", RowNumber, primary_key=True), *_cue_columns(is_key=False), sqlite_autoincrement=True
)
"""What is not in `cue_counts` yet, as in `count_changes`."""
phrase_counts = Table("phrase_counts", metadata, *_phrase_columns(is_key=True), sqlite_with_rowid=False)
"""In how many of the same calls a phrase was shown; of those that ended with it, in how many it fitted, or did not."""
phrase_changes = Table(
    "phrase_changes",
    metadata,
    Column("id", RowNumber, primary_key=True),
    *_phrase_columns(is_key=False),
    sqlite_autoincrement=True,
)
"""What is not in `phrase_counts` yet, as in `count_changes`."""

count_changes = Table(
    "count_changes",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("employee_id", RowNumber, nullable=False),
    Column("day", String(10), nullable=False),
    Column("team_id", RowNumber, nullable=False),
    Column("temperament", String(16), nullable=False),
    Column("wants", String(8), nullable=False),
    Column("can", String(8), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("unfit", Integer, nullable=False),
    Column("overridden", Integer, nullable=False),
    Column("cards", Integer, nullable=False),
    Column("taps", Integer, nullable=False),
    Column("card_ms", BigNumber, nullable=False),
    # 1 for a call that counts from now on, -1 for one that counts no more.
    Column("calls", Integer, nullable=False),
    # As in `type_counts`.
    Column("temperament_source", String(16), nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("is_sure", "band", "said")),
    # Numbers of rows that are gone must not come again: whoever adds rows up names them by their numbers.
    sqlite_autoincrement=True,
)
"""What is not in the counts yet. Triggers on `consultations` write it, whatever changes a call; see decision 32."""

# ---- how updates come in and messages go out ----

processed_updates = Table(
    "processed_updates",
    metadata,
    Column("bot_id", BigNumber, primary_key=True, autoincrement=False),
    Column("update_id", BigNumber, primary_key=True, autoincrement=False),
    Column("processed_at", UtcDateTime, nullable=False, index=True),
    Column("incident_id", String(64)),
    Column("error", Text),
)

crashes = Table(
    "crashes",
    metadata,
    Column("bot_id", BigNumber, primary_key=True, autoincrement=False),
    Column("update_id", BigNumber, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
)
"""Updates that a process had in hand when it ended, and how often."""

is_unsent = text("state <> 'dead'")
"""Queries repeat it word for word: only then does a database see that the partial indexes fit."""
outbox = Table(
    "outbox",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("chat_id", BigNumber, nullable=False),
    Column("slot", String(64)),
    Column("payload", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("is_anew", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("incident_id", String(64)),
    Column("reason", Text),
    # The process that sends it, by its number: see `process_identity`. Nobody's on SQLite, where there is only one.
    Column("owner", BigNumber),
    # Delivered rows are deleted. Were their numbers used again, a late report on an old message would hit a new one.
    sqlite_autoincrement=True,
)
Index(
    "uq_outbox_unsent_of_slot",
    outbox.c.chat_id,
    outbox.c.slot,
    unique=True,
    sqlite_where=is_unsent,
)
Index("ix_outbox_due", outbox.c.priority, outbox.c.id, sqlite_where=is_unsent)

slots = Table(
    "slots",
    metadata,
    Column("chat_id", BigNumber, primary_key=True, autoincrement=False),
    Column("object", String(64), primary_key=True),
    Column("message_id", BigNumber, nullable=False),
    Column("digest", String(128), nullable=False),
)


def complete_for_postgresql() -> None:
    """Give partial indexes their condition on PostgreSQL too, for comparing schemas.

    Said with the index itself, it would load that dialect at each start.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
