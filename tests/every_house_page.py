"""Every page of /house, with nothing written and with everything, each at its longest."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.script import Script
from bot.domain.house.sheet import ITEMS, Field, Item, Sheet
from bot.domain.ids import LanguageCode, PhraseId, TeamId
from bot.domain.people.employee import Team
from bot.screens.house.file_pages import bring_page, preview_page
from bot.screens.house.house_pages import choice_page, part_page, sheet_page
from bot.screens.house.line_pages import asking_page
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.house.file_sheet import Change, FileRead
from bot.services.house.fill_sheet import Asking, Choice, SheetView
from bot.services.house.ports import LineFinding

TEAM = Team(id=TeamId(2**31), name="Отдел продаж Север и Северо-Восток", size=9)
QUESTION = "Клиент уже рассказал, чем пользуется сейчас. Какие исполнения и принадлежности вы ему предложите, чтобы было удобно?"
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
    return Sheet({item: _longest(texts, item) for item in ITEMS.values()})


def _longest(texts: Texts, item: Item) -> str:
    said = "В плёнке, по одному. " if item.is_answer else texts.plain(f"house.example.{item.field}") + " и ещё" * 9
    return (said * 12)[: item.limit].strip()


def every_house_page(script: Script, texts: Texts, spoken: Texts) -> Iterator[tuple[str, Screen]]:
    """Give each page with its name."""
    says: dict[Field, list[PhraseId]] = {}
    for phrase in script.phrases:
        if phrase.says is not None:
            says.setdefault(phrase.says, []).append(phrase.id)
    for sheet in (Sheet(), _full(texts)):
        view = SheetView(team=TEAM, language=LANGUAGES[0], own=sheet, house=sheet, sentences=says)
        yield "sheet", sheet_page(view, texts, has_examples=True)
        yield "bring", bring_page(view, texts)
        for item in ITEMS.values():
            yield f"part {item.code}", part_page(view, item, texts)
            for is_walk in (True, False):
                asking = Asking(view=view, item=item, is_walk=is_walk, taken=item, is_mended=not item.is_answer)
                yield f"ask {item.code}", asking_page(asking, texts, spoken, QUESTION)
        for finding in REFUSED:
            asking = Asking(view=view, item=ITEMS["p1.what"], is_walk=True, refused=finding)
            yield f"refused {finding.problem}", asking_page(asking, texts, spoken)
        yield "done", asking_page(Asking(view=view, item=None, is_walk=True, taken=ITEMS["c1.weakness2"]), texts, spoken)
        for refused in (None, REFUSED[1]):
            changes = [Change(item=item, before="б" * 44, text="а" * 44, refused=refused) for item in ITEMS.values()]
            yield "preview", preview_page(FileRead(view=view, changes=changes, unknown=["x" * 24] * 9), texts)
    yield "choice", choice_page(Choice(language=LANGUAGES[0], languages=LANGUAGES, teams=[TEAM] * 20, has_house=True), texts)
