"""Every sort of message that the bot keeps, in one tuple."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people.changes import Change
from bot.screens.calls.card import CALL_SLOT
from bot.screens.clients.client_pages import CLIENTS_SLOT
from bot.screens.guide.guide_pages import GUIDE_SLOT, POCKET_SLOT
from bot.screens.messages import HELP_SLOT, HINT_SLOT, INCIDENT_SLOT, POLLER_SLOT
from bot.screens.people.audit import AUDIT_SLOT
from bot.screens.people.colleague_chat import CLOSED_SLOT, NEWS_SLOTS
from bot.screens.people.invites import INVITE_SLOT
from bot.screens.people.left import LEFT_SLOT
from bot.screens.people.settings import SETTINGS_SLOT
from bot.screens.people.team import TEAM_SLOT
from bot.screens.people.welcome import FIRST_STEPS_SLOT, REFUSAL_SLOT, WELCOME_SLOT
from bot.screens.phrases.phrase_lists import FILE_SLOT
from bot.screens.phrases.phrase_pages import EDITS_SLOT, FOLDER_SLOT, WORDS_SLOT
from bot.screens.reminders.reminder_messages import REMINDER_SLOT, REMINDERS_SLOT
from bot.screens.screen import MENU_SLOT
from bot.screens.slot_kind import SlotKind
from bot.services.outgoing_ports import Slot

SLOT_KINDS: Sequence[SlotKind] = (
    WELCOME_SLOT,
    FIRST_STEPS_SLOT,
    HELP_SLOT,
    HINT_SLOT,
    CALL_SLOT,
    CLIENTS_SLOT,
    REMINDER_SLOT,
    REMINDERS_SLOT,
    LEFT_SLOT,
    GUIDE_SLOT,
    POCKET_SLOT,
    SETTINGS_SLOT,
    TEAM_SLOT,
    INVITE_SLOT,
    *NEWS_SLOTS.values(),
    AUDIT_SLOT,
    WORDS_SLOT,
    FILE_SLOT,
    FOLDER_SLOT,
    EDITS_SLOT,
    POLLER_SLOT,
    REFUSAL_SLOT,
    INCIDENT_SLOT,
    MENU_SLOT,
    CLOSED_SLOT,
)

ONE_A_CHAT = frozenset(kind.name for kind in SLOT_KINDS if not kind.is_one_an_object)
"""Objects of the slots of which a chat has one each."""


def closes_on(slot: Slot) -> frozenset[Change]:
    """Tell with which changes a slot closes; one that is of no kind, left by another version, with any."""
    return next((kind.closes_on for kind in SLOT_KINDS if kind.holds(slot)), frozenset(Change))
