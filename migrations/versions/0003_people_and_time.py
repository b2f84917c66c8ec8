"""Invitations, mentors, reminders, settings of people and of the house, what is known of a returning client, edited words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

EMPLOYEE_COLUMNS = (
    ("is_editor", sa.Boolean(), sa.false()),
    ("is_chat_mode", sa.Boolean(), sa.false()),
    ("wants_reminders", sa.Boolean(), sa.true()),
    ("quiet_from", sa.Integer(), sa.text("1260")),
    ("quiet_until", sa.Integer(), sa.text("480")),
)


def upgrade() -> None:
    """Add tables and columns; whoever is an employee keeps everything, with the settings that a new one begins with."""
    for name, kind, default in EMPLOYEE_COLUMNS:
        op.add_column("employees", sa.Column(name, kind, nullable=False, server_default=default))
    op.add_column("employees", sa.Column("blocked_at", MOMENT, nullable=True))
    op.add_column("employees", sa.Column("removed_at", MOMENT, nullable=True))
    op.add_column("clients", sa.Column("is_code", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("consultations", sa.Column("last_time", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("prompts", sa.Column("subject", sa.String(64), nullable=True))
    op.execute("UPDATE prompts SET subject = CAST(consultation_id AS VARCHAR(64))")
    with op.batch_alter_table("prompts") as prompts:
        prompts.alter_column("subject", existing_type=sa.String(64), nullable=False)
        prompts.drop_constraint("fk_prompts_consultation_id", type_="foreignkey")
        prompts.drop_column("consultation_id")
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("client_naming", sa.String(16), nullable=True),
        sa.Column("staff_informed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    op.create_table(
        "mentorships",
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_mentorships_employee_id"), nullable=False),
        sa.Column("mentor_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_mentorships_mentor_id"), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", name="pk_mentorships"),
    )
    op.create_index("ix_mentorships_mentor_id", "mentorships", ["mentor_id"])
    op.create_table(
        "invites",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("code_hash", sa.String(128), nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_invites_team_id"), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_invites_created_by"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_invites_used_by"), nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("code_hash", name="uq_invites_code_hash"),
    )
    op.create_index("ix_invites_team_id_created_at", "invites", ["team_id", "created_at"])
    op.create_table(
        "reminders",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_reminders_employee_id"), nullable=False),
        sa.Column(
            "consultation_id",
            ROW_ID,
            sa.ForeignKey("consultations.id", name="fk_reminders_consultation_id"),
            nullable=True,
        ),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("local_due", sa.String(16), nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_reminders_due", "reminders", ["due_at", "id"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index("ix_reminders_employee_id_kind_local_due", "reminders", ["employee_id", "kind", "local_due"])
    op.create_index("ix_reminders_consultation_id", "reminders", ["consultation_id"])
    op.create_table(
        "content_edits",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("item", sa.String(128), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_before", sa.Text(), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_content_edits_employee_id"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_content_edits"),
    )
    op.create_index("ix_content_edits_language_item_id", "content_edits", ["language", "item", "id"])


def downgrade() -> None:
    """Take them away; what the older version does not know is forgotten, calls and people stay."""
    for table in ("content_edits", "reminders", "invites", "mentorships", "organisation"):
        op.drop_table(table)
    op.execute("DELETE FROM prompts WHERE kind NOT IN ('client_name', 'none_fits')")
    op.add_column("prompts", sa.Column("consultation_id", ROW_ID, nullable=True))
    op.execute("UPDATE prompts SET consultation_id = CAST(subject AS INTEGER)")
    with op.batch_alter_table("prompts") as prompts:
        prompts.alter_column("consultation_id", existing_type=ROW_ID, nullable=False)
        prompts.create_foreign_key("fk_prompts_consultation_id", "consultations", ["consultation_id"], ["id"])
        prompts.drop_column("subject")
    # The older version knows nobody who is shut out, so it must not recognise those who are.
    op.execute("UPDATE employees SET person_id = -person_id WHERE blocked_at IS NOT NULL OR removed_at IS NOT NULL")
    op.drop_column("consultations", "last_time")
    op.drop_column("clients", "is_code")
    for name in ("removed_at", "blocked_at", *(name for name, _, _ in reversed(EMPLOYEE_COLUMNS))):
        op.drop_column("employees", name)
