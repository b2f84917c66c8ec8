"""An editor's way past every screen of changing words, photographed."""

from __future__ import annotations

from bot.domain.people.employee import Role
from bot.domain.phrases.text_name import TextKind
from bot.screens.calls.actions import OpenFacts
from bot.screens.house.actions import AskLine, OpenSheetOf
from bot.screens.phrases.actions import (
    ListChapters,
    ListLines,
    ListManners,
    ListPages,
    ListStep,
    ListWeek,
    OpenChange,
    OpenManner,
    OpenNote,
    OpenPlace,
    OpenText,
)
from tests.buttons import CHOLERIC, FINISH, MORE, NONE_FITS, OBJECTS, PRICE, TO_CARD, WHY, means
from tests.conversation.house_sheet import sell
from tests.floor import Desk, Shown

from .camera import Camera
from .every_guide_page import TALLEST_PAGE

OLGA = 1001
EDITED_PAGE = 900
"""Pixels allowed to a page of the guide with what an editor is told of it below: he may scroll."""
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
    await by_place(camera, olga)
    await olga.send(f"/words {PHRASE}")
    await camera.take("words-found", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenText))
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
    await kinds(camera, olga)
    await house(camera, olga)


async def by_place(camera: Camera, olga: Desk) -> None:
    """To phrases by manner and place."""
    await olga.send("/words")
    await camera.take("words-home", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("words-home")
    await olga.tap(means(ListManners))
    await camera.take("words-manners", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenManner))
    await camera.take("words-places", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenPlace))
    await camera.take("words-list", is_card=False, tallest=TALLEST_PAGE)


async def kinds(camera: Camera, olga: Desk) -> None:
    """Lines of the card and pages of the guide: their lists, a page with its texts, a draft that is too long, this week."""
    await olga.send("/words")
    await olga.tap(means(ListLines, kind=TextKind.TASK))
    await camera.take("words-tasks", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenText))
    await camera.take("words-task", is_card=False, tallest=TALLEST_PAGE)
    await olga.send("/words")
    await olga.tap(means(ListChapters))
    await camera.take("words-chapters", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(ListPages))
    await camera.take("words-pages", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenText))
    await camera.take("words-page", is_card=False, tallest=EDITED_PAGE)
    await tap(olga, "words_change")
    await camera.take("words-write-page", is_card=False, tallest=EDITED_PAGE)
    await olga.send("Первый абзац.\n\n- пункт\n- ещё пункт")
    await camera.take("words-page-findings", is_card=False, tallest=EDITED_PAGE)
    await tap(olga, "words_mend")
    await tap(olga, "words_publish")
    await olga.send("/words")
    await olga.tap(means(ListWeek))
    await camera.take("words-week", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenChange))
    await camera.take("words-change", is_card=False, tallest=EDITED_PAGE)


async def tap(desk: Desk, key: str) -> None:
    """Tap a button of the last message that has it, by the key of its words."""
    label = desk.floor.says(f"button.{key}")
    await desk.tap(label, last_with(desk, label).id)


def last_with(desk: Desk, label: str) -> Shown:
    """The last message that has a button."""
    return next(one for one in reversed(desk.shown) if any(label in row for row in one.labels))


async def house(camera: Camera, olga: Desk) -> None:
    """The house sheet: empty, a question, an answer with what is said of it, full, a file's changes; its facts in a call."""
    floor = camera.stage.floor
    await olga.send("/house")
    await camera.take("house-choice", is_card=False, tallest=TALLEST_PAGE)
    await olga.tap(means(OpenSheetOf, team=1))
    await camera.take("house-empty", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("house-empty")
    await olga.tap(means(AskLine))
    await camera.take("house-question", is_card=False, tallest=TALLEST_PAGE)
    await olga.send("Окна «Тёплый дом»")
    await olga.send("окна, в которых зимой не дует")
    await camera.take("house-answer", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("house-answer")
    await olga.send("окна, но не двери")
    await camera.take("house-refused", is_card=False, tallest=TALLEST_PAGE)
    await sell(floor)
    await olga.tap(means(OpenSheetOf))
    await olga.send("/call")
    await olga.tap(OBJECTS)
    await olga.tap(PRICE)
    await camera.take("house-card")
    await camera.portrait("house-card")
    await olga.tap(MORE)
    await camera.take("house-more")
    await olga.tap(means(OpenFacts))
    await camera.take("house-facts", is_card=False, tallest=TALLEST_PAGE)
    await camera.portrait("house-facts")
    await olga.tap(TO_CARD)
    await olga.tap(FINISH)
