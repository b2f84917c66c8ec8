"""The first minutes of a call, as a manager lives them."""

from __future__ import annotations

from tests.buttons import CHOLERIC, MELANCHOLIC, OBJECTS
from tests.floor import Desk, Floor


async def test_a_call_opens_with_a_sentence_and_one_tap_gives_the_clients(floor: Floor, anna: Desk) -> None:
    """The opening already carries a sentence; one tap on a cue edits the same message to the sentence for this client."""
    await anna.send("/call Иван Ильич")
    opening = anna.card
    assert opening.lines[0].startswith("«Иван Ильич, ")
    assert opening.row_is(0, CHOLERIC, MELANCHOLIC, OBJECTS)
    await anna.tap(CHOLERIC)
    assert anna.card.id == opening.id
    assert "похоже, смелый" in anna.card.text
    assert [shown.id for shown in anna.shown] == [opening.id], "the card is alone and last"
