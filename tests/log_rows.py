"""The rows of the interaction log one by one, keyed by their columns, for tests that look at a few."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence

from bot.services.interaction_ports import LogFilter, LogReader, Page
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS


def consultations_in(reader: LogReader, which: LogFilter) -> AsyncIterator[Mapping[str, object]]:
    """Give the rows of consultations."""
    return _keyed(reader.consultation_pages(which), CONSULTATION_COLUMNS)


def events_in(reader: LogReader, which: LogFilter) -> AsyncIterator[Mapping[str, object]]:
    """Give the rows of interactions."""
    return _keyed(reader.event_pages(which), EVENT_COLUMNS)


async def _keyed(pages: AsyncIterator[Page], columns: Sequence[str]) -> AsyncIterator[Mapping[str, object]]:
    async for page in pages:
        for row in zip(*page, strict=True):
            yield dict(zip(columns, row, strict=True))
