"""What the sentence on the card wants to hear from the client."""

from __future__ import annotations

from enum import StrEnum


class AsksFor(StrEnum):
    """What a seller's task asks; the content names it beside the task. A task that asks nothing, or something else, has none."""

    TIME = "time"
    """Has he a minute?"""
    NEED = "need"
    """What is he looking for?"""
    OPEN = "open"
    """Anything else that no short answer settles: what he compares with, what he uses now, where to send it."""
    WISH = "wish"
    """Does he want it?"""
    BUDGET = "budget"
    """What sum is there?"""
    DECIDER = "decider"
    """Who decides?"""
    TERMS = "terms"
    """How would he pay?"""
    EASIER_TERMS = "easier_terms"
    """Which terms would help somebody who cannot pay?"""
    DEAL = "deal"
    """Shall it be ordered?"""
    CAUSE = "cause"
    """Why not?"""
    DATE = "date"
    """When shall it be taken up again?"""
    OFFER = "offer"
    """Would he like to hear, see or try something?"""


class ShortAnswer(StrEnum):
    """An answer that says little by itself, and enough behind a question."""

    YES = "yes"
    NO = "no"
    NO_THANKS = "no_thanks"
    """«Нет, спасибо»: whatever was asked, he wants to go."""
    LIKES = "likes"
    """«Да, нравится», «очень»."""
    NOT_REALLY = "not_really"
    """«Не очень»."""
    LOOKING = "looking"
    """«Просто смотрю»."""
    SUM = "sum"
    """«Двадцать тысяч», «до ста»."""
    DEPENDS = "depends"
    """«Смотря», «it depends»."""
    DEPENDS_ON_PRICE = "depends_on_price"
    """«Смотря сколько»."""
    ASKS_SOMEBODY = "asks_somebody"
    """«Надо спросить жену»."""
    SOMEBODY = "somebody"
    """«Жена»."""
