"""A line of the house sheet held against the rules that phrases keep, and a sheet as a file.

It implements the port `bot.services.house.ports.LineJudge`. The rules are loaded when the first line is judged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.content.form import begins_with_capital
from bot.content.library import LoadedScripts
from bot.content.spoken_words import forbidden_in
from bot.domain.house.sheet import FIRST, ITEMS, LONGEST_ANSWER, LONGEST_LINE, LONGEST_NAME, Field, Item, Part, items_of
from bot.domain.ids import LanguageCode
from bot.domain.masking import mask
from bot.domain.names import says_something, visible
from bot.services.house.ports import LineFinding, LineJudged, SheetFile

HEAD = (
    "# house sheet: sheet 0 is the house's, any other number a team's; names up to "
    f"{LONGEST_NAME} characters, lines up to {LONGEST_LINE}, answers of the quiz (q1…) up to {LONGEST_ANSWER}\n"
)
_MARKUP = "{}<>[]"
_QUOTES = "«\"“„”'"
_ENDS = "!?…,;:.-–—"


class LibraryLines:
    """A judge of lines by the speech rules in force."""

    def __init__(self, scripts: LoadedScripts) -> None:
        """Keep where to ask; nothing is read."""
        self._scripts = scripts

    def judge(self, language: LanguageCode, item: Item, text: str) -> LineJudged:
        """Hold a line against everything that one line can break."""
        if "\n" in text.strip() and not item.is_answer:
            return LineJudged(text=text, finding=LineFinding(problem="lines"))
        said = " ".join(visible(text).split())
        if item.field is not Field.NAME and not item.is_answer:
            said = self._begun_small(language, said.removesuffix("."))
        return LineJudged(text=said, finding=self._finding(language, item, said))

    def as_file(self, team: int, language: LanguageCode, lines: Mapping[Item, str]) -> str:
        """Return the lines of one sheet as YAML, with every place that is asked for."""
        parts = {(one.part, one.number) for one in (*FIRST, *lines)}
        answers = {(Part.QUIZ, number) for part, number in parts if part is Part.PRODUCT}
        more = [one for one in sorted({*parts, *answers}) if one not in {(item.part, item.number) for item in FIRST}]
        places = [*FIRST, *(item for part, number in more for item in items_of(part, number))]
        head = [f"sheet: {team}", f"language: {language}", "lines:"]
        body = [f"  {item.code}: {json.dumps(lines.get(item, ''), ensure_ascii=False)}" for item in places]
        return HEAD + "\n".join([*head, *body]) + "\n"

    def read_file(self, raw: bytes) -> SheetFile | None:
        """Return what a file says; None when it is none of ours."""
        from bot.content.read.yaml_tree import Scalar, Table, parse_yaml  # noqa: PLC0415  # needed for files alone

        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
        tree, findings = parse_yaml(text, "")
        if findings or not isinstance(tree, Table):
            return None
        entries = {key: entry.node for key, entry in tree.entries.items()}
        team, language, lines = entries.get("sheet"), entries.get("language"), entries.get("lines")
        if not (isinstance(team, Scalar) and isinstance(language, Scalar) and isinstance(lines, Table)):
            return None
        if type(team.value) is not int or team.value < 0 or not isinstance(language.value, str):
            return None
        said, unknown = {}, []
        for code, entry in lines.entries.items():
            value = entry.node.value if isinstance(entry.node, Scalar) else code
            if code not in ITEMS or not isinstance(entry.node, Scalar):
                unknown.append(code[:24])
            else:
                said[ITEMS[code]] = "" if value is None else str(value)
        return SheetFile(team=team.value, language=language.value, lines=said, unknown=unknown)

    def _begun_small(self, language: LanguageCode, said: str) -> str:
        speech = self._scripts.library.speech(language)
        is_quoted = said[:1] in _QUOTES
        return said if is_quoted or not begins_with_capital(said, speech.capitals) else said[:1].lower() + said[1:]

    def _finding(self, language: LanguageCode, item: Item, said: str) -> LineFinding | None:  # noqa: PLR0911  # one line a reason
        from bot.content.render.sentence import capitalised  # noqa: PLC0415  # see above
        from bot.content.rules.phrase_punctuation import punctuation_slips  # noqa: PLC0415  # see above

        if not says_something(said):
            return LineFinding(problem="empty")
        if mask(said) != said:
            return LineFinding(problem="private")
        if len(said) > item.limit:
            return LineFinding(problem="long", facts={"length": len(said), "most": item.limit})
        if item.is_answer:  # read, and never put into a sentence
            return None
        markup = next((sign for sign in said if sign in _MARKUP), None)
        if markup is not None:
            return LineFinding(problem="markup", facts={"sign": markup})
        if item.field is Field.NAME:
            return None
        if said[-1] in _ENDS:
            return LineFinding(problem="end", facts={"sign": said[-1]})
        # A name in quotation marks may stand first: Finnish opens them with the mark that others close them with.
        slips = {problem for problem, _, _ in punctuation_slips(capitalised(said.lstrip(_QUOTES)) + ".")}
        if "begins" in slips:
            return LineFinding(problem="begins", facts={"sign": said[0]})
        if slips or any(sign in said for sign in ".!?"):
            return LineFinding(problem="marks")
        for word, rule in forbidden_in(said, self._scripts.library.speech(language)) if item.is_said else ():
            if rule.of_people:
                continue
            return LineFinding(problem="speech", facts={"word": word, "instead": rule.replace or rule.instead})
        return None
