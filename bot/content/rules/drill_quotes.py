"""What decides is in the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_words import ChooseWords, RespondWords
from bot.content.read.language import Language
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.domain.calls.intent import Known

ID = "drill_quotes"
TITLE = "What decides stands in its text letter by letter, and is named wherever one can tell, and only there"


def check(content: Content) -> Iterator[Finding]:
    """Give fragments that are not in their text, and those that are missing or name what nobody can tell."""
    for language in content.languages:
        file = language.file(layout.DRILLS)
        for drill, key, text, fragment in _fragments(language):
            if fragment.value not in text.value:
                message = f"“{fragment.value}” of {drill} is not in its text"
                hint = f"copy {key} out of the text, letter by letter"
                yield Finding(rule=ID, file=file, line=fragment.line, message=message, hint=hint)
        if content.is_whole(file, layout.SCRIPT_DRILLS):
            yield from _named(content, language)


def _fragments(language: Language) -> Iterator[tuple[str, str, Text, Text]]:
    """Give each fragment that is named: its drill, what it stands under, the text it is out of, and itself."""
    words = language.drills
    for drill, one in words.recognise.items():
        if one.decides:
            yield drill, "decides", one.text, one.decides
    for drill, contrast in words.contrast.items():
        yield from ((drill, "decides", line.text, line.decides) for lines in contrast.sides.values() for line in lines)
    for drill, cell in words.cell.items():
        yield from ((drill, key, cell.text, said) for key, said in (("wants", cell.wants), ("can", cell.can)) if said)
    answered: Mapping[str, ChooseWords | RespondWords] = {**words.choose, **words.respond}
    for drill, heard in answered.items():
        yield drill, "decides", heard.text, heard.decides


def _named(content: Content, language: Language) -> Iterator[Finding]:
    drills, words, file = content.structure.drills, language.drills, language.file(layout.DRILLS)
    for shown in drills.recognise:
        line = words.recognise.get(shown.id.value)
        if line:
            is_known = shown.shown.temperament is not None
            yield from _against(file, shown.id.value, "decides", line.text, line.decides, is_known=is_known)
    for cell in drills.cell:
        scene = words.cell.get(cell.id.value)
        if scene:
            for key, known, said in (("wants", cell.wants, scene.wants), ("can", cell.can, scene.can)):
                is_known = known is not Known.UNKNOWN
                yield from _against(file, cell.id.value, key, scene.text, said, is_known=is_known)


def _against(file: str, drill: str, key: str, text: Text, said: Text | None, *, is_known: bool) -> Iterator[Finding]:
    if is_known and said is None:
        message, hint = f"{drill} does not say which words decide", f"add {key}: a fragment of the text"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint=hint)
    if not is_known and said is not None:
        message, hint = f"{drill} names “{said.value}”, and nobody can tell there", f"take {key} out"
        yield Finding(rule=ID, file=file, line=said.line, message=message, hint=hint)
