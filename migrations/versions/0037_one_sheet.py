"""What a trainee is asked about a product stands on the house sheet; a try says which product, a card which sentence it said."""

from __future__ import annotations

from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
LONGEST_NAME = 24
ANSWERS = ("features", "packing", "instead", "kit", "conditions", "from_stock", "out_of_stock")

# Moments are carried over as they lie there: their columns have no type here.
LINES = sa.table("house_lines", *map(sa.column, ("id", "team_id", "language", "item", "text", "written_at")))
SHEETS = sa.table("product_sheets", *map(sa.column, ("team_id", "item", "wording", "written_at")))
PEOPLE = sa.table("employees", *map(sa.column, ("team_id", "language")))
PROMPTS = sa.table("prompts", sa.column("kind"))


def upgrade() -> None:
    """Carry over what teams have written for the quiz, in the language that most of a team read the bot in."""
    with op.batch_alter_table("house_lines") as lines:
        lines.alter_column("text", existing_type=sa.String(64), existing_nullable=False, type_=sa.Text())
    op.add_column("quiz_attempts", sa.Column("product_number", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("cards_shown", sa.Column("sentence", sa.Integer()))
    at = op.get_bind()
    for team, written in _by_team(at).items():
        language = _language(at, team)
        taken = set(at.execute(sa.select(LINES.c.item).where(LINES.c.team_id == team, LINES.c.language == language)).scalars())
        for item, (text, moment) in written.items():
            place = "p1.name" if item == "product" else f"q1.{item}"
            said = text[:LONGEST_NAME].rstrip() if item == "product" else text
            if place not in taken and (item == "product" or item in ANSWERS):
                line = {"team_id": team, "language": language, "item": place, "text": said, "written_at": moment}
                at.execute(sa.insert(LINES).values(**line))
    at.execute(sa.delete(PROMPTS).where(PROMPTS.c.kind == "sheet_text"))
    op.drop_table("product_sheets")


def downgrade() -> None:
    """Give the quiz a table of its own again; of several languages and products the first keeps its answers."""
    op.create_table(
        "product_sheets",
        sa.Column("team_id", ROW_ID, sa.ForeignKey("teams.id", name="fk_product_sheets_team_id"), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "item", name="pk_product_sheets"),
        sqlite_with_rowid=False,
    )
    at = op.get_bind()
    theirs = sa.select(LINES).where(LINES.c.team_id.is_not(None)).order_by(LINES.c.language.desc(), LINES.c.id)
    kept: dict[tuple[int, str], tuple[str, object]] = {}
    for row in at.execute(theirs).mappings():
        if row["item"] == "p1.name" or row["item"].startswith("q1."):
            item = "product" if row["item"] == "p1.name" else row["item"].removeprefix("q1.")
            kept[row["team_id"], item] = row["text"], row["written_at"]
    for (team, item), (text, moment) in kept.items():
        if text:
            at.execute(sa.insert(SHEETS).values(team_id=team, item=item, wording=text, written_at=moment))
    at.execute(sa.delete(LINES).where(LINES.c.item.like("q%")))
    op.drop_column("cards_shown", "sentence")
    op.drop_column("quiz_attempts", "product_number")
    with op.batch_alter_table("house_lines") as lines:
        lines.alter_column("text", existing_type=sa.Text(), existing_nullable=False, type_=sa.String(64))


def _by_team(at: sa.Connection) -> dict[int, dict[str, tuple[str, object]]]:
    found: dict[int, dict[str, tuple[str, object]]] = {}
    for row in at.execute(sa.select(SHEETS)).mappings():
        found.setdefault(row["team_id"], {})[row["item"]] = row["wording"], row["written_at"]
    return found


def _language(at: sa.Connection, team: int) -> str:
    """The one that most of its people have; with nobody in it, that most of all have."""
    rows = at.execute(sa.select(PEOPLE.c.team_id, PEOPLE.c.language)).all()
    counted = Counter(language for of, language in rows if of == team) or Counter(language for _, language in rows)
    return min(counted, key=lambda one: (-counted[one], one), default="ru")
