"""The pages of /house and the facts of a call fit a phone in every language, also when everything is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.content.library import Library
from bot.content.render.measure import MAX_MESSAGE, read_markup, utf16_length
from bot.domain.house.sheet import ITEMS, Field, Sheet
from bot.domain.ids import LanguageCode, TeamId
from bot.domain.people.employee import Team
from bot.screens.action import MAX_BYTES, decode
from bot.screens.house.house_pages import asking_page, bring_page, choice_page, preview_page, sheet_page
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.house.file_sheet import Change, FileRead
from bot.services.house.fill_sheet import Asking, Choice, SheetView
from bot.services.house.ports import LineFinding

TEAM = Team(id=TeamId(2**31), name="Отдел продаж Север и Северо-Восток", size=9)
LANGUAGES = [LanguageCode(code) for code in ("en", "fi", "ro", "ru")]
REFUSED = [
    LineFinding(problem="long", facts={"length": 153, "most": 44}),
    LineFinding(
        problem="speech",
        facts={"word": "к сожалению", "instead": "без рода: «узнаю», «хочу»; о клиенте «готовы», «согласны»"},
    ),
    *(LineFinding(problem=one) for one in ("empty", "lines", "marks", "private")),
    *(LineFinding(problem=one, facts={"sign": "!"}) for one in ("markup", "end", "begins")),
]


def _full(texts: Texts) -> Sheet:
    return Sheet({item: (texts.plain(f"house.example.{item.field}") + " и ещё" * 9)[: item.limit] for item in ITEMS.values()})


def _pages(texts: Texts, spoken: Texts, library: Library) -> Iterator[tuple[str, Screen]]:
    says: dict[Field, list[object]] = {}
    for phrase in library.script.phrases:
        if phrase.says is not None:
            says.setdefault(phrase.says, []).append(phrase.id)
    for sheet in (Sheet(), _full(texts)):
        view = SheetView(team=TEAM, language=LANGUAGES[0], own=sheet, house=sheet, sentences=says)  # type: ignore[arg-type]
        yield "sheet", sheet_page(view, texts, has_examples=True)
        yield "bring", bring_page(view, texts)
        for item in ITEMS.values():
            for is_walk in (True, False):
                asking = Asking(view=view, item=item, is_walk=is_walk, taken=item, is_mended=True)
                yield f"ask {item.code}", asking_page(asking, texts, spoken)
        for finding in REFUSED:
            asking = Asking(view=view, item=ITEMS["p1.what"], is_walk=True, refused=finding)
            yield f"refused {finding.problem}", asking_page(asking, texts, spoken)
        yield "done", asking_page(Asking(view=view, item=None, is_walk=True, taken=ITEMS["c1.weakness2"]), texts, spoken)
        for refused in (None, REFUSED[1]):
            changes = [Change(item=item, before="б" * 44, text="а" * 44, refused=refused) for item in ITEMS.values()]
            yield "preview", preview_page(FileRead(view=view, changes=changes, unknown=["x" * 24] * 9), texts)
    yield "choice", choice_page(Choice(language=LANGUAGES[0], languages=LANGUAGES, teams=[TEAM] * 20, has_house=True), texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits(library: Library, language: LanguageCode) -> None:
    """Telegram's limits, and no label that a phone cuts."""
    texts, wrong = library.texts(language), []
    for name, screen in _pages(texts, texts, library):
        text, problems = read_markup(screen.html)
        wrong += [f"{name}: {one}" for one in problems]
        wrong += [f"{name}: {utf16_length(text)}"] if utf16_length(text) > MAX_MESSAGE else []
        assert sum(map(len, screen.keyboard)) <= 100
        for row in screen.keyboard:
            widest = {1: 36, 2: 22, 3: 13}.get(len(row), 9)
            for one in row:
                decode(one.action)
                assert len(one.action.encode()) <= MAX_BYTES
                wrong += [f"{name}: «{one.label}» is one of {len(row)}"] if len(one.label) > widest else []
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_progress_counts_in_every_plural(library: Library, language: LanguageCode) -> None:
    """One sentence, two, five, twenty-one: each has its form."""
    texts = library.texts(language)
    said = [texts.plain("house.progress", done=7, all=18, n=n) for n in (0, 1, 2, 5, 21, 23)]
    assert all(str(n) in one for n, one in zip((0, 1, 2, 5, 21, 23), said, strict=True))
    assert len(set(said)) == len(said)
