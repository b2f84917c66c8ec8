"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
IS_OPEN = sa.text("finished_at IS NULL")
HAS_OUTCOME = sa.text("outcome IS NOT NULL")
IS_UNSENT = sa.text("state <> 'dead'")

APPEND_ONLY = ("interactions", "audit_log")


def upgrade() -> None:
    """Create every table."""
    create_people()
    create_consultations()
    create_records()
    create_traffic()
    for table in APPEND_ONLY:
        make_append_only(table)


def downgrade() -> None:
    """Drop every table; indexes and triggers go with them."""
    for table in (
        "slots",
        "outbox",
        "processed_updates",
        "audit_log",
        "interactions",
        "prompts",
        "free_texts",
        "cards_shown",
        "answers",
        "consultations",
        "clients",
        "owner_codes",
        "employees",
        "teams",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def make_append_only(table: str) -> None:
    """Let the database itself refuse to change or delete a record of what was done."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def create_people() -> None:
    """Create who uses the bot, and about whom."""
    op.create_table(
        "teams",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
    )
    op.create_index("ix_teams_name_key", "teams", ["name_key"])
    op.create_table(
        "employees",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("team_id", ROW_ID, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("is_compact", sa.Boolean(), nullable=False),
        sa.Column("unreachable_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_employees_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_employees"),
        sa.UniqueConstraint("person_id", name="uq_employees_person_id"),
    )
    op.create_index("ix_employees_name_key", "employees", ["name_key"])
    op.create_index("ix_employees_team_id", "employees", ["team_id"])
    op.create_table(
        "owner_codes",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("code_hash", sa.String(length=128), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_owner_codes"),
        sa.UniqueConstraint("code_hash", name="uq_owner_codes_code_hash"),
    )
    op.create_table(
        "clients",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("erased_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_clients_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_clients"),
    )
    op.create_index("ix_clients_name_key", "clients", ["name_key"])
    op.create_index("ix_clients_team_id_name_key", "clients", ["team_id", "name_key"])


def create_consultations() -> None:
    """Create the live consultation."""
    op.create_table(
        "consultations",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("employee_id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, nullable=False),
        sa.Column("client_id", ROW_ID, nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("last_activity_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("finished_by", sa.String(length=16), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("taps", sa.Integer(), nullable=False),
        sa.Column("first_card_at", MOMENT, nullable=True),
        sa.Column("last_place", sa.String(length=64), nullable=True),
        sa.Column("last_tap_at", MOMENT, nullable=True),
        sa.Column("phrases_shown", sa.JSON(), nullable=False),
        sa.Column("phrase_fits", sa.Boolean(), nullable=True),
        sa.Column("none_fits", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("follow_up_at", MOMENT, nullable=True),
        sa.Column("temperament", sa.String(length=16), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("temperament_source", sa.String(length=16), nullable=False),
        sa.Column("runner_up", sa.String(length=16), nullable=True),
        sa.Column("wants", sa.String(length=8), nullable=False),
        sa.Column("can", sa.String(length=8), nullable=False),
        sa.Column("task_id", sa.String(length=64), nullable=True),
        sa.Column("content_version", sa.String(length=64), nullable=False),
        sa.CheckConstraint("(finished_at IS NULL) = (finished_by IS NULL)", name=op.f("ck_consultations_finished_by_somebody")),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_consultations_confidence_is_a_share")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_consultations_client_id"),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_consultations_employee_id"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_consultations_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consultations"),
    )
    op.create_index("ix_consultations_client_id_started_at_id", "consultations", ["client_id", "started_at", "id"])
    op.create_index("ix_consultations_employee_id_started_at_id", "consultations", ["employee_id", "started_at", "id"])
    op.create_index(
        "ix_consultations_idle", "consultations", ["last_activity_at"], sqlite_where=IS_OPEN, postgresql_where=IS_OPEN
    )
    op.create_index(
        "ix_consultations_outcome",
        "consultations",
        ["outcome", "started_at", "id"],
        sqlite_where=HAS_OUTCOME,
        postgresql_where=HAS_OUTCOME,
    )
    op.create_index("ix_consultations_started_at_id", "consultations", ["started_at", "id"])
    op.create_index("ix_consultations_team_id_started_at_id", "consultations", ["team_id", "started_at", "id"])
    op.create_index(
        "uq_consultations_open_of_employee",
        "consultations",
        ["employee_id"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    op.create_table(
        "answers",
        sa.Column("consultation_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.String(length=64), nullable=False),
        sa.Column("option_id", sa.String(length=64), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.Column("likelihoods", sa.JSON(), nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultations.id"], name="fk_answers_consultation_id"),
        sa.PrimaryKeyConstraint("consultation_id", "position", name="pk_answers"),
    )
    op.create_table(
        "cards_shown",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("consultation_id", ROW_ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shown_at", MOMENT, nullable=False),
        sa.Column("posterior", sa.JSON(), nullable=False),
        sa.Column("recognition", sa.String(length=16), nullable=False),
        sa.Column("runner_up", sa.String(length=16), nullable=True),
        sa.Column("phrase_id", sa.String(length=64), nullable=False),
        sa.Column("task_id", sa.String(length=64), nullable=False),
        sa.Column("content_version", sa.String(length=64), nullable=False),
        sa.Column("weights_version", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultations.id"], name="fk_cards_shown_consultation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cards_shown"),
    )
    op.create_index("ix_cards_shown_consultation_id_revision", "cards_shown", ["consultation_id", "revision"])
    op.create_table(
        "free_texts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("consultation_id", ROW_ID, nullable=True),
        sa.Column("employee_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("erased_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultations.id"], name="fk_free_texts_consultation_id"),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_free_texts_employee_id"),
        sa.PrimaryKeyConstraint("id", name="pk_free_texts"),
    )
    op.create_index("ix_free_texts_consultation_id", "free_texts", ["consultation_id"])
    op.create_index("ix_free_texts_employee_id", "free_texts", ["employee_id"])
    op.create_table(
        "prompts",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("consultation_id", ROW_ID, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultations.id"], name="fk_prompts_consultation_id"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_prompts"),
    )


def create_records() -> None:
    """Create what was done."""
    op.create_table(
        "interactions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.Column("employee_id", ROW_ID, nullable=True),
        sa.Column("team_id", ROW_ID, nullable=True),
        sa.Column("consultation_id", ROW_ID, nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultations.id"], name="fk_interactions_consultation_id"),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_interactions_employee_id"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_interactions_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_interactions"),
    )
    op.create_index("ix_interactions_consultation_id_id", "interactions", ["consultation_id", "id"])
    op.create_index("ix_interactions_done_at_id", "interactions", ["done_at", "id"])
    op.create_table(
        "audit_log",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_done_at", "audit_log", ["done_at"])


def create_traffic() -> None:
    """Create how updates come in and messages go out."""
    op.create_table(
        "processed_updates",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("processed_at", MOMENT, nullable=False),
        sa.Column("incident_id", sa.String(length=64), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_processed_updates"),
    )
    op.create_index("ix_processed_updates_processed_at", "processed_updates", ["processed_at"])
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("slot", sa.String(length=64), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("is_anew", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("incident_id", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_due", "outbox", ["priority", "id"], sqlite_where=IS_UNSENT, postgresql_where=IS_UNSENT)
    op.create_index(
        "uq_outbox_unsent_of_slot", "outbox", ["chat_id", "slot"], unique=True, sqlite_where=IS_UNSENT, postgresql_where=IS_UNSENT
    )
    op.create_table(
        "slots",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("object", sa.String(length=64), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "object", name="pk_slots"),
    )
