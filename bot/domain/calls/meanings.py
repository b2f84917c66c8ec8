"""What a client's sentence can mean for recognition: the labels of the examples, by what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.temperament import Temperament


class Axis(StrEnum):
    """What a label answers."""

    TEMPERAMENT = "temperament"
    WANTS = "wants"
    DECIDES = "decides"
    CAN = "can"
    OBJECTION = "objection"
    OCCASION = "occasion"


NOTHING = "nothing"
DECIDES = "decides"
AXES: Mapping[Axis, tuple[str, ...]] = {
    Axis.TEMPERAMENT: tuple(kind.value for kind in Temperament),
    Axis.WANTS: ("wants_yes", "wants_no"),
    Axis.DECIDES: (DECIDES,),
    Axis.CAN: ("can_yes", "can_no"),
    Axis.OBJECTION: tuple(f"objection_{cause}" for cause in Objection if cause is not Objection.ASK_CAUSE),
    Axis.OCCASION: tuple(f"occasion_{occasion}" for occasion in Occasion if occasion is not Occasion.FIND_OUT),
}
"""Labels of one axis exclude each other; labels of different axes may share a sentence."""
TAUGHT_BY_TALK = tuple(label for axis in (Axis.TEMPERAMENT, Axis.WANTS, Axis.CAN, Axis.OBJECTION) for label in AXES[axis])
"""What lines of talk teach; a line without any of them is ordinary talk."""
LABELS = (*(label for labels in AXES.values() for label in labels), NOTHING)


def plain(sentence: str) -> str:
    """Return the form under which two sentences are one: letters and digits, small, one space between words."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in sentence.casefold()).split())


def with_meaning(labels: tuple[str, ...], label: str, *, is_on: bool) -> tuple[str, ...]:
    """Return labels with one more, which takes the place of whatever it excludes; or without it."""
    kept = {one for one in labels if one != label}
    if is_on:
        kept = {one for one in kept if not _excludes(label, one)} | {label}
    return tuple(one for one in LABELS if one in kept)


def _excludes(label: str, other: str) -> bool:
    return NOTHING in (label, other) or any(label in axis and other in axis for axis in AXES.values())


def meanings_of(reading: Reading) -> tuple[str, ...]:
    """Return what was clearly read out of words, by labels; none where they say nothing."""
    found = set()
    if reading.likelihoods() is not None:
        found.add(max(reading.temperament, key=lambda kind: reading.temperament[kind]).value)
    for said, name in ((reading.said_wants(), "wants"), (reading.said_can(), "can")):
        if said is not Known.UNKNOWN:
            found.add(f"{name}_{said}")
    if reading.said_decision():
        found.add(DECIDES)
    if (objection := reading.said_objection()) is not None:
        found.add(f"objection_{objection}")
    if (occasion := reading.said_occasion()) is not None:
        found.add(f"occasion_{occasion}")
    return tuple(label for label in LABELS if label in found)
