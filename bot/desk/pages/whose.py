"""The field in which it is chosen whose calls are looked at: everybody's, a team's, or somebody's; or his in one team."""

from __future__ import annotations

from markupsafe import Markup

from bot.desk.html import el
from bot.desk.pages.parts import field, options_of
from bot.desk.visit import Visit
from bot.services.log.choose_calls import offer_people


async def whose_field(visit: Visit, chosen: str, name: str | None, team: str | None) -> Markup:
    """Return the field, for a reader who may see calls of others.

    Args:
        visit: Who asks.
        chosen: What is chosen, as an address says it.
        name: Of somebody who is chosen: he may have led calls here once, and be elsewhere now.
        team: Of the team that is chosen: beside somebody it is offered with him, as what is chosen already.
    """
    texts, offered = visit.texts, await offer_people(visit.act, of_every_team=True)
    people = [(f"e{one.id}", one.name) for one in offered.people]
    if name and chosen not in {value for value, _ in people}:
        is_of_team = team and chosen.startswith("t")
        people.append((chosen, texts.plain("figures.person", name=name, team=team) if is_of_team else name))
    teams = [(f"t{one.id}", one.name) for one in offered.teams]
    groups = [("desk.team", teams), ("desk.manager", people)] if teams else [("desk.manager", people)]
    options = [
        options_of([("", texts.plain("desk.everybody"))], chosen),
        *[el("optgroup", options_of(group, chosen), label=texts.plain(key)) for key, group in groups],
    ]
    return field(texts.plain("desk.whose"), el("select", options, name="whose"))
