"""The house sheet: looked at, filled in one line at a time, taken back.

The owner writes the house's and every team's, a supervisor those of the teams that he looks after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.house.sheet import FIRST, ITEMS, Field, Item, Line, LineId, Part, Sheet, items_of, sheets_in_force
from bot.domain.ids import LanguageCode, PhraseId, TeamId
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed, Whose, may
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question, own_chat
from bot.services.errors import NotFound
from bot.services.house.ports import HouseTools, LineFinding
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction
from bot.services.text_ports import PromptKind

HOUSE = 0
"""In place of a team's number: the sheet that counts where a team has no line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose sheets somebody may write, and in which languages."""

    language: LanguageCode
    languages: Sequence[LanguageCode]
    teams: Sequence[Team]
    has_house: bool

    @property
    def is_plain(self) -> bool:
        """There is one sheet to write, in one language."""
        return len(self.languages) == 1 and len(self.teams) + self.has_house == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """A sheet with what counts on it."""

    team: Team | None
    """None: the house's."""
    language: LanguageCode
    own: Sheet
    house: Sheet
    """What fills the gaps of a team's; empty for the house's own."""
    sentences: Mapping[Field, Sequence[PhraseId]] = field(default_factory=dict)
    """The phrases in use that say each line."""

    @property
    def number(self) -> int:
        """The team's number as buttons carry it."""
        return HOUSE if self.team is None else int(self.team.id)

    @property
    def sheet(self) -> Sheet:
        """What counts."""
        return self.own.over(self.house)

    @property
    def items(self) -> Sequence[Item]:
        """Every place that is asked for, and those of further products and competitors of which anything is written."""
        more = {(one.part, one.number) for one in self.sheet.lines if one.number > 1 and not one.is_answer}
        return [*FIRST, *(item for part, number in sorted(more, key=str) for item in items_of(part, number))]

    @property
    def done(self) -> int:
        """How many of them are filled."""
        return sum(item in self.sheet.lines for item in self.items)

    def count(self, part: Part, number: int) -> tuple[int, int]:
        """Return how many lines of a part are filled, or answers known, and how many it has."""
        items = items_of(part, number)
        if part is Part.QUIZ:
            return sum(self.sheet.answer(number, one.field) is not None for one in items), len(items)
        return sum(one in self.sheet.lines for one in items), len(items)

    @property
    def better(self) -> int:
        """How many sentences say a line that is filled."""
        said = {one for product in self.sheet.products or (1,) for one in self.sheet.said(product)}
        return sum(len(phrases) for one, phrases in self.sentences.items() if one in said)

    @property
    def first_missing(self) -> Item | None:
        """What the walk goes on with."""
        return next((item for item in FIRST if item not in self.sheet.lines), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One place of a sheet that is asked for, or all have been."""

    view: SheetView
    item: Item | None
    """None: nothing is left to ask."""
    is_walk: bool
    newest: Line | None = None
    """What counts at the place by itself, if anything was ever written there; undo takes it back."""
    taken: Item | None = None
    """What was written just now."""
    is_mended: bool = False
    """Its first letter was made small."""
    refused: LineFinding | None = None
    """Why what was typed was not taken."""


async def view_choice(act: Act, tools: HouseTools, language: str = "") -> Choice:
    """Say whose sheets somebody may write.

    Raises:
        NotAllowed.
    """
    languages = tools.languages()
    wanted = LanguageCode(language or act.employee.language)
    if not may(act.employee.role, Deed.WRITE_SHEET, Whose.OWN_TEAM):
        await act.refuse(Deed.WRITE_SHEET)
    await forget_question(act)
    has_house = may(act.employee.role, Deed.WRITE_SHEET, Whose.OTHER_TEAM)
    teams = [one for one in await act.work.teams.all() if has_house or one.id in act.employee.teams]
    chosen = wanted if wanted in languages else languages[0]
    return Choice(language=chosen, languages=languages, teams=teams, has_house=has_house)


async def view_sheet(act: Act, tools: HouseTools, team: int, language: str) -> SheetView:
    """Look at a sheet.

    Raises:
        NotFound, NotAllowed.
    """
    view = await sheet_for(act, tools, team, language)
    await forget_question(act)
    return view


async def view_part(act: Act, tools: HouseTools, team: int, language: str, code: str) -> tuple[SheetView, Item]:
    """Look at a part of a sheet: the one that has this line.

    Raises:
        NotFound: no sheet has such a place.
        NotAllowed.
    """
    return await view_sheet(act, tools, team, language), item_named(code)


async def ask_line(act: Act, tools: HouseTools, team: int, language: str, code: str, *, is_walk: bool) -> Asking:
    """Let the next plain text be a line of a sheet.

    Raises:
        NotFound: no sheet has such a place.
        NotAllowed.
    """
    view, item = await sheet_for(act, tools, team, language), item_named(code)
    return await _ask(act, view, item, is_walk=is_walk)


async def skip_line(act: Act, tools: HouseTools, team: int, language: str, code: str) -> Asking:
    """Go on to the next place of the walk that is not filled.

    Raises:
        NotFound, NotAllowed.
    """
    view, item = await sheet_for(act, tools, team, language), item_named(code)
    return await _ask(act, view, _next(view, item), is_walk=True)


async def step_back(act: Act, tools: HouseTools, team: int, language: str, code: str) -> Asking:
    """Go to the place before, filled or not; the first stays where it is.

    Raises:
        NotFound, NotAllowed.
    """
    view, item = await sheet_for(act, tools, team, language), item_named(code)
    walk = _walk(item)
    return await _ask(act, view, walk[max(0, walk.index(item) - 1)], is_walk=True)


async def take_line(act: Act, tools: HouseTools, subject: str, text: str) -> Asking:
    """Write what was typed, and on the walk ask for the next; what may not be said changes nothing and is asked for again.

    Args:
        subject: of the question, as `PromptKind.HOUSE_LINE` says.

    Raises:
        NotFound, NotAllowed.
    """
    team, language, code, walk = subject.split(":")
    view, item, is_walk = await sheet_for(act, tools, int(team), language), item_named(code), walk == "1"
    judged = tools.judge.judge(view.language, item, text)
    if judged.finding is not None:
        return replace(await _ask(act, view, item, is_walk=is_walk), refused=judged.finding)
    await write(act, tools, view, {item: judged.text})
    view = await sheet_for(act, tools, int(team), language)
    following = _next(view, item) if is_walk else None
    asking = await _ask(act, view, following, is_walk=is_walk) if is_walk else Asking(view=view, item=None, is_walk=False)
    if not is_walk:
        await forget_question(act)
    first = text.strip()[:1]
    return replace(asking, taken=item, is_mended=first.isupper() and judged.text[:1].islower())


async def empty_line(act: Act, tools: HouseTools, team: int, language: str, code: str) -> tuple[SheetView, Item]:
    """Take a line off the sheet.

    Raises:
        NotFound, NotAllowed.
    """
    view, item = await view_sheet(act, tools, team, language), item_named(code)
    if item not in view.own.lines:
        return view, item
    await write(act, tools, view, {item: ""})
    return await sheet_for(act, tools, team, language), item


async def undo_line(act: Act, tools: HouseTools, team: int, language: str, line: int) -> tuple[SheetView, Item | None]:
    """Let the line before count again; without a place when the one that the button names counts no more.

    Raises:
        NotFound, NotAllowed.
    """
    view = await view_sheet(act, tools, team, language)
    lines = [one for one in await act.work.house_lines.live() if int(one.id) == line]
    is_here = lines and (lines[0].team_id, lines[0].language) == (_team_id(view), view.language)
    if not is_here or not await act.work.house_lines.undo(LineId(line), act.now):
        return view, None
    await _audit(act, view, lines[0].item)
    tools.put(await act.work.house_lines.live())
    return await sheet_for(act, tools, team, language), lines[0].item


async def write(act: Act, tools: HouseTools, view: SheetView, lines: Mapping[Item, str]) -> None:
    """Let these lines count on a sheet from now on; they were judged before."""
    for item, text in lines.items():
        line = Line(
            id=LineId(0),
            team_id=_team_id(view),
            language=view.language,
            item=item,
            text=text,
            written_by=act.employee.id,
            written_at=act.now,
        )
        await act.work.house_lines.write(line)
        await _audit(act, view, item)
    tools.put(await act.work.house_lines.live())


async def sheet_for(act: Act, tools: HouseTools, team: int, language: str) -> SheetView:
    """Return a sheet that somebody may write.

    Raises:
        NotFound: there is no such team, or nobody speaks that language here.
        NotAllowed.
    """
    if team == HOUSE:
        if not may(act.employee.role, Deed.WRITE_SHEET, Whose.OTHER_TEAM):
            await act.refuse(Deed.WRITE_SHEET)
        found = None
    else:
        found = await team_for(act, team, Deed.WRITE_SHEET)
    code = LanguageCode(language)
    if code not in tools.languages():
        raise NotFound
    in_force = sheets_in_force(await act.work.house_lines.live())
    own = in_force.get(None if found is None else found.id, {}).get(code, Sheet())
    house = Sheet() if found is None else in_force.get(None, {}).get(code, Sheet())
    return SheetView(team=found, language=code, own=own, house=house, sentences=_sentences(act))


def item_named(code: str) -> Item:
    """Return the place that a button names.

    Raises:
        NotFound: no sheet has it.
    """
    if code not in ITEMS:
        raise NotFound
    return ITEMS[code]


def _sentences(act: Act) -> Mapping[Field, Sequence[PhraseId]]:
    found: dict[Field, list[PhraseId]] = {}
    for phrase in act.script.phrases:
        if phrase.says is not None and not phrase.retired:
            found.setdefault(phrase.says, []).append(phrase.id)
    return found


async def _ask(act: Act, view: SheetView, item: Item | None, *, is_walk: bool) -> Asking:
    if item is None:
        await forget_question(act)
        return Asking(view=view, item=None, is_walk=is_walk)
    subject = f"{view.number}:{view.language}:{item.code}:{int(is_walk)}"
    await ask_for_text(act, own_chat(act), PromptKind.HOUSE_LINE, subject)
    newest = await act.work.house_lines.newest(_team_id(view), view.language, item)
    return Asking(view=view, item=item, is_walk=is_walk, newest=newest)


def _walk(item: Item) -> Sequence[Item]:
    return FIRST if item in FIRST else items_of(item.part, item.number)


def _next(view: SheetView, item: Item) -> Item | None:
    walk = _walk(item)
    return next((one for one in walk[walk.index(item) + 1 :] if one not in view.own.lines), None)


def _team_id(view: SheetView) -> TeamId | None:
    return None if view.team is None else view.team.id


async def _audit(act: Act, view: SheetView, item: Item) -> None:
    of_team = {} if view.team is None else {"team": str(view.team.id)}
    await act.audit(AuditAction.HOUSE_WRITTEN, language=view.language, item=item.code, **of_team)
