"""Pages of weights: they fit, every button leads back, numbers come with their n, and what is not judged yet cannot be taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.content.render.measure import read_markup
from bot.domain.ids import LanguageCode
from bot.screens.action import decode
from bot.screens.phrases.actions import (
    OpenCueWeight,
    OpenWeighed,
    OpenWeights,
    OpenWeightsDraft,
    PublishWeights,
    SetWeight,
    VisitLearnt,
)
from bot.screens.phrases.weight_pages import draft_page, past_page, questions_page
from bot.screens.screen import Screen
from bot.services.pages import Part
from bot.services.phrases.change_weights import PastWeights, QuestionsListed
from bot.services.phrases.ports import WordsFinding
from bot.services.phrases.weigh_anew import WeighedAnew
from tests.every_weight_page import ME, every_learnt_news, every_weight_page, full_draft

LANGUAGES = [LanguageCode(code) for code in ("ru", "en", "ro", "fi")]
ROWS, LINES = 9, 26
BACK = {"OpenWeighed", "OpenWeights", "OpenQuestionWeights", "OpenWeightsDraft", "OpenWords", "OpenLearnt", "OpenLearntTeam"}


def actions(screen: Screen) -> list[object]:
    """What the buttons of a page mean."""
    return [decode(one.action) for row in screen.keyboard for one in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_and_leads_back(library: Library, language: LanguageCode) -> None:
    """No label that a phone cuts, no more rows than it shows; from each page a button goes back to where one came from."""
    wrong = []
    for name, screen in every_weight_page(library.script, library.texts(language)):
        text, problems = read_markup(screen.html)
        assert not problems
        if text.count("\n") + 1 > LINES or len(screen.keyboard) > ROWS:
            wrong.append(f"{name}: {text.count(chr(10)) + 1} lines, {len(screen.keyboard)} rows")
        for row in screen.keyboard:
            widest = {1: 36, 2: 23, 3: 12}.get(len(row), 9)
            wrong += [f"{name}: «{one.label}»" for one in row if len(one.label) > widest]
        last = {type(decode(one.action)).__name__ for row in screen.keyboard[-2:] for one in row}
        if not last & BACK:
            wrong.append(f"{name}: no way back")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_tells_of_a_proposal_fits_and_leads_there(library: Library, language: LanguageCode) -> None:
    """One button, which no phone cuts; of several teams it leads to their list."""
    one, several = every_learnt_news(library.texts(language))
    assert [type(action) for screen in (one, several) for action in actions(screen)] == [VisitLearnt, VisitLearnt]
    assert actions(several) == [VisitLearnt(team=0)]
    for screen in (one, several):
        assert screen.is_silent
        assert not read_markup(screen.html)[1]
        assert len(screen.keyboard[0][0].label) <= 36


def test_a_cue_offers_the_steps_and_what_the_files_have(library: Library) -> None:
    """Each with its number; the files' own only where it is none of the steps, and the chosen one is marked."""
    texts = library.texts(LANGUAGES[0])
    page = next(screen for name, screen in every_weight_page(library.script, texts) if name.startswith("cue "))
    steps = [(decode(one.action), one.label) for row in page.keyboard for one in row]
    assert [action.to for action, _ in steps if isinstance(action, SetWeight)] == [50, 60, 65, 75, 85, 0]
    (marked,) = [action for action, label in steps if isinstance(action, SetWeight) and texts.plain("chosen", label="") in label]
    assert isinstance(marked, SetWeight)
    assert marked.to == 85
    for share in (0.75, 0.70, 0.60):
        assert texts.percent(share) in page.html
    assert "12345" in page.html.replace("\N{NO-BREAK SPACE}", "")


def test_a_draft_is_taken_only_when_it_is_judged_and_no_rule_objects(library: Library) -> None:
    """Until then it can be looked at again and dropped; what is in force already is nothing to publish."""
    texts = library.texts(LANGUAGES[0])
    full = full_draft(library.script, texts)
    taken = [one for one in actions(draft_page(full, 0, texts)) if isinstance(one, PublishWeights)]
    assert [one.over for one in taken] == [full.sign]
    running = replace(full, weighed=WeighedAnew(judged=7, is_done=False, changed=0, changes=[]))
    finding = WordsFinding(rule="shape", problem="", message="strength of phrase1/shorter must be a number from 0.4 to 0.9")
    for view in (running, replace(full, findings=[finding]), replace(full, changes=[])):
        assert not [one for one in actions(draft_page(view, 0, texts)) if isinstance(one, PublishWeights)]
    assert [one for one in actions(draft_page(running, 0, texts)) if isinstance(one, OpenWeightsDraft)]
    assert finding.message in draft_page(replace(full, findings=[finding]), 0, texts).html
    assert texts.plain("weights.same") in draft_page(replace(full, changes=[]), 0, texts).html


def test_pages_of_changes_count_on(library: Library) -> None:
    """The second page begins where the first has ended; past the end is the last."""
    texts = library.texts(LANGUAGES[0])
    full = full_draft(library.script, texts)
    assert "\n5. " in draft_page(full, 1, texts).html
    assert draft_page(full, 9_999, texts) == draft_page(full, (len(full.weighed.changes) - 1) // 4, texts)


def test_empty_pages_say_so(library: Library) -> None:
    """No draft: no button to it. Nothing was ever published: nothing to undo or to send."""
    texts = library.texts(LANGUAGES[0])
    listed = QuestionsListed(questions=[one.id for one in library.script.questions], draft=None)
    assert not [one for one in actions(questions_page(listed, 0, texts)) if isinstance(one, OpenWeightsDraft | OpenCueWeight)]
    nothing = PastWeights(
        read=Part(items=[], page=0, has_more=False), names={}, undoable=None, in_force=0, left_out=0, in_conflict=0
    )
    page = past_page(nothing, ME, texts)
    assert texts.plain("weights.none") in page.html
    assert actions(page) == [OpenWeights(page=0)]
    assert OpenWeighed() in actions(questions_page(listed, 0, texts))
