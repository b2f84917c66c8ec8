"""The columns of the interaction log as it leaves the product: a contract with other programs. Order counts."""

from __future__ import annotations

UTC_OFFSET = "utc_offset"
"""What the clock showed beyond UTC when the row began: UTC+02:00, for +02:00 alone is a formula to a spreadsheet. The file writes
it, because it depends on the zone in which that is written."""
ON_ONE_CLOCK = frozenset({"started_at", "finished_at", "done_at"})
"""Moments that have that offset, the end too: in the night in which clocks go back no call ends before it starts."""

CONSULTATION_COLUMNS = (
    "consultation_id",
    "started_at",
    "finished_at",
    "finished_by",
    "team",
    "manager",
    "client",
    "language",
    "is_practice",
    "temperament",
    "confidence",
    "temperament_source",
    "runner_up",
    "wants",
    "can",
    "intent",
    "task_id",
    "taps",
    "seconds_to_first_card",
    "phrases_shown",
    "phrase_fit",
    "none_fits",
    "outcome",
    "follow_up_at",
    "content_version",
    "objections",
    "sentences",
    UTC_OFFSET,
    "sum",
    "currency",
)
"""One row a consultation."""

EVENT_COLUMNS = (
    "event_id",
    "done_at",
    "kind",
    "consultation_id",
    "team",
    "manager",
    "client",
    "update_id",
    "details",
    UTC_OFFSET,
)
"""One row an interaction; `details` is a JSON object as text."""
