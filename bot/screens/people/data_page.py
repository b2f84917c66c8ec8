"""What is stored about staff, told to staff."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.erasing.retention import Retention
from bot.screens.page import button, page
from bot.screens.people.settings import back
from bot.screens.people.settings_actions import ConfirmInformed
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.people.own_settings import SettingsView
from bot.services.people.ports import Organisation

TOLD: Mapping[str, frozenset[str]] = {
    "data.profile": frozenset({"employees"}),
    "data.people": frozenset(
        {
            "coachings",
            "coaching_calls",
            "judgings",
            "judging_calls",
            "mentorships",
            *("training_stages", "training_ticks", "training_counts", "training_news"),
            "supervised_teams",
            "invites",
            "owner_codes",
            "desk_links",
            "desk_sessions",
        }
    ),
    "data.work": frozenset(
        {
            *("call_counts", "cell_counts", "type_counts", "cue_counts", "phrase_counts"),
            *("count_changes", "cue_changes", "phrase_changes"),
            *("interactions", "content_edits", "cue_evidence", "learnt_weights", "house_lines"),
        }
    ),
    "data.training": frozenset(
        {
            *("trainees", "training_sittings", "training_cards", "training_reviews"),
            "training_repeats",
            *("training_mixups", "training_days", "assignments", "assigned"),
            *("quiz_attempts", "quiz_answers"),
        }
    ),
    "data.calls": frozenset({"jobs", "log_choices", "reminders", "sales", "sale_files", "slots"}),
    "data.audit": frozenset({"audit_log"}),
}
"""Each line, and the tables that it tells of: together every table that holds what is personal to employees."""


def data_screen(view: SettingsView, house: Organisation, kept: Retention, texts: Texts) -> Screen:
    """Tell what is stored, why, who sees it and how long in one's team; the owner confirms that staff know it."""
    lines = [
        *(texts.plain(key) for key in TOLD),
        texts.plain("data.clients"),
        texts.plain("data.why"),
        texts.plain("data.who"),
        texts.plain("data.until", calls=kept.calls_months, texts=kept.texts_months),
        texts.plain("data.erased"),
    ]
    informed = house.staff_informed_at
    if informed is not None:
        note = texts.plain("data.informed", at=texts.moment(informed, view.employee.time_zone))
        confirm = button(texts, "button.data_not_informed", ConfirmInformed(on=0))
    else:
        note = texts.plain("data.no_figures")
        confirm = button(texts, "button.data_informed", ConfirmInformed(on=1))
        if view.house is not None:
            note = f"{note}\n{texts.plain('data.ask_informed')}"
    rows = [[confirm] if view.house is not None else [], [back(texts)]]
    return page(texts, texts.plain("data.title"), lines=lines, note=note, keyboard=rows)
