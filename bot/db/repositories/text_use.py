"""How often texts were shown and fitted, counted from cards, finished calls and what was opened; practice does not count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, exists, false, func, select

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import cards_shown, consultations, employees, interactions
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import LanguageCode, PageId, PhraseId
from bot.domain.phrases.text_use import TextUse
from bot.services.interaction_ports import InteractionKind
from bot.services.phrases.ports import Ending

COUNTED = 5000
"""So many showings of a phrase are counted, the newest; the index gives them without touching the table."""
LONGEST_CALL = timedelta(days=7)
"""Nobody leaves a call open for longer; by it calls that were finished since a moment are found by when they began."""

_lately = (
    select(cards_shown.c.consultation_id, cards_shown.c.revision)
    .where(cards_shown.c.phrase_id.in_(bindparam("phrases", expanding=True)), cards_shown.c.shown_at >= bindparam("since"))
    .order_by(cards_shown.c.shown_at.desc())
    .limit(COUNTED + 1)
    .subquery("lately")
)
_later = cards_shown.alias("later")
_followed_by_another = exists().where(
    _later.c.consultation_id == _lately.c.consultation_id,
    _later.c.revision > _lately.c.revision,
    _later.c.phrase_id.not_in(bindparam("phrases", expanding=True)),
)
_counts = and_(consultations.c.is_practice == false(), consultations.c.language == bindparam("spoken"))
_SHOWN = (
    select(func.count()).select_from(_lately.join(consultations, consultations.c.id == _lately.c.consultation_id)).where(_counts)
)
_VOTES = (
    select(consultations.c.phrase_fits, func.count(func.distinct(consultations.c.id)).label("calls"))
    .select_from(_lately.join(consultations, consultations.c.id == _lately.c.consultation_id))
    .where(_counts, consultations.c.phrase_fits.is_not(None), ~_followed_by_another)
    .group_by(consultations.c.phrase_fits)
)

_ENDINGS = (
    select(
        consultations.c.temperament,
        consultations.c.wants,
        consultations.c.can,
        consultations.c.outcome,
        func.count().label("calls"),
    )
    .where(
        _counts,
        consultations.c.started_at >= bindparam("begun"),
        consultations.c.finished_at >= bindparam("since"),
    )
    .group_by(consultations.c.temperament, consultations.c.wants, consultations.c.can, consultations.c.outcome)
)
_OPENED = (
    select(func.count())
    .select_from(interactions.join(employees, employees.c.id == interactions.c.employee_id))
    .where(
        interactions.c.done_at >= bindparam("since"),
        interactions.c.kind == InteractionKind.GUIDE_OPENED.value,
        interactions.c.details["page"].as_string() == bindparam("page"),
        employees.c.language == bindparam("spoken"),
    )
)


class TextUseRepository(Repository):
    """What editors are told of how texts do."""

    __slots__ = ()

    async def endings(self, language: LanguageCode, since: datetime) -> Sequence[Ending]:
        """Count how the calls that were finished since a moment have ended."""
        asked = {"spoken": language, "since": since, "begun": since - LONGEST_CALL}
        return [
            Ending(
                temperament=Recognition(row["temperament"]),
                wants=Known(row["wants"]),
                can=Known(row["can"]),
                outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
                calls=int(row["calls"]),
            )
            for row in (await self._transaction.execute(_ENDINGS, asked)).mappings()
        ]

    async def opened(self, language: LanguageCode, page_id: PageId, since: datetime) -> int:
        """Count how often a page was opened."""
        asked = {"page": page_id, "since": since, "spoken": language}
        return int((await self._transaction.execute(_OPENED, asked)).scalar_one())

    async def use_of(self, language: LanguageCode, phrases: Sequence[PhraseId], since: datetime) -> TextUse:
        """Count how often cards with one of these phrases were shown in a language, and how often it fitted."""
        asked = {"phrases": list(phrases), "since": since, "spoken": language}
        shown = int((await self._transaction.execute(_SHOWN, asked)).scalar_one())
        votes = {
            bool(row["phrase_fits"]): int(row["calls"]) for row in (await self._transaction.execute(_VOTES, asked)).mappings()
        }
        is_more = shown > COUNTED
        return TextUse(
            shown=COUNTED if is_more else shown, is_more=is_more, fitted=votes.get(True, 0), fitted_not=votes.get(False, 0)
        )
