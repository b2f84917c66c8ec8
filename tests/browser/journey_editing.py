"""An editor's way past every screen of changing words, photographed."""

from __future__ import annotations

from bot.domain.people.employee import Role
from bot.screens.phrases.actions import ListStep, OpenNote, OpenPhrase
from tests.buttons import CHOLERIC, FINISH, MORE, NONE_FITS, WHY, means
from tests.floor import Desk, Shown

from .camera import Camera
from .every_guide_page import TALLEST_PAGE

OLGA = 1001
PHRASE = "какой результат вам нужен и к какому сроку"


async def editing(camera: Camera) -> None:
    """From a card to its phrase, a draft with a finding, its repair, publishing, history; the lists; what did not fit."""
    floor = camera.stage.floor
    olga = await floor.hire(OLGA, "Ольга", Role.OWNER)
    await camera.show(OLGA)
    await olga.send("/call")
    await olga.tap(CHOLERIC)
    await olga.tap(MORE)
    await olga.tap(NONE_FITS)
    await olga.send("А можно сначала образец?")
    await olga.tap(MORE)
    await olga.tap(WHY)
    await camera.take("editor-why", is_card=False)
    await olga.tap(FINISH)
    await olga.send("/words")
    await camera.take("words-home", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("words-home")
    await olga.tap(olga.card.labels[2][0])
    await camera.take("words-places", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(olga.card.labels[0][0])
    await camera.take("words-list", is_card=False, tallest=TALLEST_PAGE)
    await olga.send(f"/words {PHRASE}")
    await camera.take("words-found", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenPhrase))
    await camera.take("words-phrase", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("words-phrase")
    await tap(olga, "words_change")
    await camera.take("words-write", is_card=False, tallest=TALLEST_PAGE)
    await olga.send("Скажите коротко, но точно: что ищете")
    await camera.take("words-findings", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("words-findings")
    await tap(olga, "words_mend")
    await camera.take("words-draft", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("words-draft")
    await tap(olga, "words_publish")
    await camera.take("words-changed", is_card=False, tallest=TALLEST_PAGE)
    await tap(olga, "words_past")
    await camera.take("words-history", is_card=False, tallest=TALLEST_PAGE)
    await olga.send("/words")
    await tap(olga, "words_edited")
    await camera.take("words-edited", is_card=False, tallest=TALLEST_PAGE)
    await tap(olga, "words_file")
    await camera.take("words-file", is_card=False, tallest=TALLEST_PAGE)
    await olga.send("/words")
    await tap(olga, "words_notes")
    await camera.take("words-notes", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(ListStep))
    await camera.take("words-step", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenNote))
    await camera.take("words-note", is_card=False, tallest=TALLEST_PAGE)


async def tap(desk: Desk, key: str) -> None:
    """Tap a button of the last message that has it, by the key of its words."""
    label = desk.floor.says(f"button.{key}")
    await desk.tap(label, last_with(desk, label).id)


def last_with(desk: Desk, label: str) -> Shown:
    """The last message that has a button."""
    return next(one for one in reversed(desk.shown) if any(label in row for row in one.labels))
