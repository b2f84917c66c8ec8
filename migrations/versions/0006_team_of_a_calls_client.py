"""A call and its client belong to one team: the database refuses anything else, and what was linked across teams is parted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
IS_OPEN = sa.text("finished_at IS NULL")
HAS_OUTCOME = sa.text("outcome IS NOT NULL")
CLIENT = "fk_consultations_client_id"
CLIENT_OF_TEAM = "fk_consultations_client_id_team_id"


def consultations_as_they_were(*of_client: sa.ForeignKeyConstraint) -> sa.Table:
    """Spell the table out: SQLite builds it anew, and what is read back from it would lack its checks.

    Args:
        of_client: the reference to the client, as it stands before the change.
    """
    return sa.Table(
        "consultations",
        sa.MetaData(),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("employee_id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, nullable=False),
        sa.Column("client_id", ROW_ID, nullable=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("last_activity_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("finished_by", sa.String(16), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("taps", sa.Integer(), nullable=False),
        sa.Column("first_card_at", MOMENT, nullable=True),
        sa.Column("last_place", sa.String(64), nullable=True),
        sa.Column("last_tap_at", MOMENT, nullable=True),
        sa.Column("phrases_shown", sa.JSON(), nullable=False),
        sa.Column("phrase_fits", sa.Boolean(), nullable=True),
        sa.Column("none_fits", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=True),
        sa.Column("follow_up_at", MOMENT, nullable=True),
        sa.Column("temperament", sa.String(16), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("temperament_source", sa.String(16), nullable=False),
        sa.Column("runner_up", sa.String(16), nullable=True),
        sa.Column("wants", sa.String(8), nullable=False),
        sa.Column("can", sa.String(8), nullable=False),
        sa.Column("task_id", sa.String(64), nullable=True),
        sa.Column("content_version", sa.String(64), nullable=False),
        sa.Column("last_time", sa.JSON(), nullable=True),
        sa.CheckConstraint("(finished_at IS NULL) = (finished_by IS NULL)", name="ck_consultations_finished_by_somebody"),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name="ck_consultations_confidence_is_a_share"),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_consultations_employee_id"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_consultations_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consultations"),
        *of_client,
        sa.Index("ix_consultations_client_id_started_at_id", "client_id", "started_at", "id"),
        sa.Index("ix_consultations_employee_id_started_at_id", "employee_id", "started_at", "id"),
        sa.Index("ix_consultations_idle", "last_activity_at", sqlite_where=IS_OPEN),
        sa.Index("ix_consultations_outcome", "outcome", "started_at", "id", sqlite_where=HAS_OUTCOME),
        sa.Index("ix_consultations_started_at_id", "started_at", "id"),
        sa.Index("ix_consultations_team_id_started_at_id", "team_id", "started_at", "id"),
        sa.Index("uq_consultations_open_of_employee", "employee_id", unique=True, sqlite_where=IS_OPEN),
    )


def upgrade() -> None:
    """Part the calls from clients of another team, who were never theirs; all else that they hold stays. Then forbid it."""
    op.execute(
        "UPDATE consultations SET client_id = NULL WHERE client_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM clients WHERE clients.id = consultations.client_id AND clients.team_id = consultations.team_id)"
    )
    op.create_index("uq_clients_id_team_id", "clients", ["id", "team_id"], unique=True)
    before = sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=CLIENT)
    with op.batch_alter_table("consultations", copy_from=consultations_as_they_were(before)) as calls:
        calls.drop_constraint(CLIENT, type_="foreignkey")
        calls.create_foreign_key(CLIENT_OF_TEAM, "clients", ["client_id", "team_id"], ["id", "team_id"])


def downgrade() -> None:
    """Let a call have any client again."""
    before = sa.ForeignKeyConstraint(["client_id", "team_id"], ["clients.id", "clients.team_id"], name=CLIENT_OF_TEAM)
    with op.batch_alter_table("consultations", copy_from=consultations_as_they_were(before)) as calls:
        calls.drop_constraint(CLIENT_OF_TEAM, type_="foreignkey")
        calls.create_foreign_key(CLIENT, "clients", ["client_id"], ["id"])
    op.drop_index("uq_clients_id_team_id", "clients")
