"""The fields in which it is chosen of which days: by a name, or by the first and the last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.desk.address import fields_of
from bot.desk.html import el
from bot.desk.pages.parts import choose, field
from bot.desk.visit import Visit
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import FIRST_DAY, LAST_DAY, PeriodKind


def days_fields(visit: Visit, named: Sequence[PeriodKind], choice: Choice, between: str = "") -> Iterable[Markup]:
    """Return the fields. The page's script lets one way of saying it take the place of the other; of two the days count.

    Args:
        between: the words of a choice between two moments, which nobody can name.
    """
    texts, said = visit.texts, fields_of(choice)
    periods = [(kind.value, texts.plain(f"log.period.{kind.name.lower()}")) for kind in named]
    periods.append((PeriodKind.DAYS.value, texts.plain("button.log_days")))
    if between:
        periods.append((str(choice.period), between))
    yield choose(texts.plain("desk.days"), "days", periods, str(choice.period) if between else choice.period.kind.value)
    for name in ("from", "to"):
        box = el("input", type="date", name=name, value=said.get(name), min=FIRST_DAY.isoformat(), max=LAST_DAY.isoformat())
        yield field(texts.plain(f"desk.{name}"), box)
