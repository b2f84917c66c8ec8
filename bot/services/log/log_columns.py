"""The columns of the interaction log as it leaves the product: a contract with other programs. Order counts."""

from __future__ import annotations

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
)
"""One row a consultation."""

EVENT_COLUMNS = ("event_id", "done_at", "kind", "consultation_id", "team", "manager", "client", "update_id", "details")
"""One row an interaction; `details` is a JSON object as text."""
