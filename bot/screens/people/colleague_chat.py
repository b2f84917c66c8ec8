"""What a change of a colleague brings into chats: news, pages that close, links that end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.screens.calls.shown_call import TextsOf, card_of
from bot.screens.people.invites import invite_slot, settled_message
from bot.screens.screen import Screen, Show
from bot.screens.slot_kind import NEVER, SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Priority, Slot
from bot.services.people.consequences import Consequences, News, Told
from bot.services.people.invitations import InviteView

NEWS_CLOSE_ON: Mapping[News, frozenset[Change]] = {
    News.ROLE: frozenset({Change.ACCESS}),
    News.TEAM: frozenset({Change.ACCESS}),
    News.EDITOR: frozenset({Change.ACCESS, Change.EDITOR}),
    News.LET_IN: frozenset({Change.ACCESS}),
    News.TEAM_GIVEN: frozenset({Change.ACCESS, Change.FURTHER_TEAM}),
    News.TEAM_TAKEN: frozenset({Change.ACCESS}),
    News.HANDED: frozenset({Change.ACCESS, Change.TEAM}),
}
NEWS_SLOTS: Mapping[News, SlotKind] = {
    news: SlotKind(name=f"news:{news}", closes_on=closes_on) for news, closes_on in NEWS_CLOSE_ON.items()
}
CLOSED_SLOT = SlotKind(name="closed", closes_on=NEVER, is_one_an_object=True)
"""In place of a message: the newest one that was in the chat when a change closed what stood there; one for each change."""


def closed_page(slot: Slot, texts: Texts, *, has_access: bool) -> Show:
    """Close a message: nobody waits for it, so it goes out after everything else."""
    screen = Screen(html=texts.html("news.closed" if has_access else "stranger"), is_closing=True)
    return Show(slot=slot, screen=screen, priority=Priority.BROADCAST)


def his_side(him: Employee, consequences: Consequences, texts_of: TextsOf, languages: Sequence[LanguageCode]) -> Iterator[Show]:
    """Give what others than who acts are shown of a change: him who was changed, and his mentor."""
    for view in consequences.withdrawn:
        yield _ended_link(him, view, texts_of(him.language))
    for told in consequences.told:
        yield _news(told, texts_of(told.employee.language))
    for told in {told.employee.id: told for told in consequences.told}.values():
        if told.live is not None:  # after all his news, so that it stays the last message
            yield card_of(told.employee, told.live, texts_of, languages, is_anew=True)


def _ended_link(him: Employee, view: InviteView, texts: Texts) -> Show:
    """Return what is left of a link that ended: said where it stands, and only there."""
    chat_id = ChatId(int(him.person_id))
    if not him.has_access:
        return closed_page(invite_slot(chat_id, view), texts, has_access=False)
    settled = settled_message(chat_id, view, texts)
    return replace(settled, screen=replace(settled.screen, is_closing=True))


def _news(told: Told, texts: Texts) -> Show:
    """Return one piece of news. It makes no sound: it comes unasked, at whatever hour."""
    key = told.employee.role if told.news is News.ROLE else told.news
    facts = {"team": told.team.name, "name": told.other.name if told.other else ""}
    if told.news is News.HANDED:
        facts |= {"clients": str(told.clients), "promises": str(told.promises)}
    html = texts.html(f"news.{key}", **facts)
    slot = NEWS_SLOTS[told.news].in_chat(ChatId(int(told.employee.person_id)))
    return Show(slot=slot, screen=Screen(html=html, is_silent=True), priority=Priority.REMINDER, is_anew=True)
