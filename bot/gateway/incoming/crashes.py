"""What follows for an update that was in hand when a process ended.

Once proves nothing: a kill, a power cut and an update that stops the house look alike afterwards. So it is counted, and after the
second time the update is set aside: `Intake` fails it as it fails any other, with an incident, and it is acknowledged at last.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from bot.gateway.incoming.in_hand import LeftBehind
from bot.services.errors import StorageUnavailable
from bot.services.ports import Clock, UnitOfWorkFactory

log = structlog.get_logger(__name__)


async def count_crashes(left: Sequence[LeftBehind], open_work: UnitOfWorkFactory, clock: Clock) -> None:
    """Count what was in hand at the end of processes; what has been processed all the same is forgotten."""
    for one in left:
        try:
            async with open_work() as work:
                times = await work.updates.was_in_hand(one.bot_id, one.update_id, clock())
                await work.commit()
        except StorageUnavailable:
            log.warning("storage is unavailable: what was in hand at the last end is not counted", update_id=one.update_id)
        else:
            if times:
                log.warning("the last process ended with an update in hand", update_id=one.update_id, times=times)
