"""The call-back that a sentence names, as the card offers it: the moment, and whether it is promised already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import IDLE_AFTER, Answer, Consultation
from bot.domain.calls.named_time import moment_of
from bot.domain.calls.state import CallState
from bot.domain.local_time import to_wall
from bot.services.act import Act
from bot.services.calls.call_view import OfferedPromise


def offered_promise(act: Act, call: Consultation, answers: Sequence[Answer], state: CallState) -> OfferedPromise | None:
    """Return the next call that the sentence on a card names; None where it names none, and for a client who is invented.

    It is reckoned from the answer that brought the sentence, so that the button says one time however often the card is made
    anew; once that moment has passed, or the call was taken up again, from now. What is promised already stands in its place.
    """
    named = state.phrase.call_back
    if named is None or not call.is_open or call.persona is not None:
        return None
    me, zone = act.employee, ZoneInfo(act.employee.time_zone)
    is_made = call.follow_up_at is not None and call.follow_up_at > act.now
    if call.follow_up_at is not None and is_made:
        at = call.follow_up_at
    else:
        is_fresh = bool(answers) and timedelta(0) <= act.now - answers[-1].at < IDLE_AFTER
        at = moment_of(named, answers[-1].at if is_fresh else act.now, zone, me.quiet_from, me.quiet_until)
        if at <= act.now:
            at = moment_of(named, act.now, zone, me.quiet_from, me.quiet_until)
    days_ahead = (to_wall(at, zone).date() - to_wall(act.now, zone).date()).days
    return OfferedPromise(at=at, days_ahead=days_ahead, is_made=is_made)
