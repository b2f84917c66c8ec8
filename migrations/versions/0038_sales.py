"""What clients have bought, for how much, and in which money a house counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody has said a sum yet; what was bought before is known from the calls alone."""
    op.add_column("consultations", sa.Column("sum_minor", sa.BigInteger()))
    op.add_column("consultations", sa.Column("currency", sa.String(3)))
    op.add_column("organisation", sa.Column("currency", sa.String(3)))
    op.create_table(
        "sale_files",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_sale_files_team_id"), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_sale_files_employee_id"), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("faults", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("taken_at", MOMENT),
        sa.Column("dropped_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_sale_files"),
    )
    op.create_index("ix_sale_files_employee_id", "sale_files", ["employee_id"])
    op.create_index("ix_sale_files_sent_at", "sale_files", ["sent_at"])
    op.create_table(
        "sale_rows",
        sa.Column("file_id", ROW_ID, sa.ForeignKey("sale_files.id", name="fk_sale_rows_file_id"), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("client_name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("sold_on", sa.String(10), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("client_id", ROW_ID, sa.ForeignKey("clients.id", name="fk_sale_rows_client_id")),
        sa.PrimaryKeyConstraint("file_id", "line", name="pk_sale_rows"),
    )
    op.create_index("ix_sale_rows_name_key", "sale_rows", ["name_key"])
    op.create_table(
        "sales",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("client_id", ROW_ID),
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_sales_team_id"), nullable=False),
        sa.Column("employee_id", ROW_ID, sa.ForeignKey("employees.id", name="fk_sales_employee_id")),
        sa.Column("consultation_id", ROW_ID, sa.ForeignKey("consultations.id", name="fk_sales_consultation_id")),
        sa.Column("file_id", ROW_ID, sa.ForeignKey("sale_files.id", name="fk_sales_file_id")),
        sa.Column("sold_on", sa.String(10), nullable=False),
        sa.Column("amount_minor", sa.BigInteger()),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("entered_by", ROW_ID, sa.ForeignKey("employees.id", name="fk_sales_entered_by")),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("voided_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_sales"),
        sa.ForeignKeyConstraint(["client_id", "team_id"], ["clients.id", "clients.team_id"], name="fk_sales_client_id"),
        sa.UniqueConstraint("consultation_id", name="uq_sales_consultation_id"),
        sa.CheckConstraint("amount_minor > 0", name="ck_sales_amount_is_something"),
    )
    op.create_index("ix_sales_file_id", "sales", ["file_id"])
    op.create_index("ix_sales_client_id_sold_on", "sales", ["client_id", "sold_on"])
    op.create_index("ix_sales_team_id_sold_on", "sales", ["team_id", "sold_on"])
    op.create_index("ix_sales_employee_id_sold_on", "sales", ["employee_id", "sold_on"])


def downgrade() -> None:
    """The sums go; that something was bought stays with its call."""
    op.drop_table("sales")
    op.drop_table("sale_rows")
    op.drop_table("sale_files")
    op.drop_column("organisation", "currency")
    op.drop_column("consultations", "currency")
    op.drop_column("consultations", "sum_minor")
