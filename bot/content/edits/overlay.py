"""The library with the texts that were edited in the bot.

Only texts that differ are replaced, so this is cheap enough to be done in a running bot. An edit that no longer passes the
gates, because a rule has become stricter or a neighbour now says the same, is left out and named; the others are in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.content.findings import Finding
from bot.content.library import Library
from bot.content.render.templates import Template
from bot.domain.ids import LanguageCode, PageId, PhraseId
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName

Said = Template | str
"""What is in force for a text: for a phrase its template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """A library with edits, and what became of each edit that is not simply in force."""

    library: Library
    left_out: Sequence[tuple[EditedText, Finding]] = ()
    """Edits that do not pass, each with the first finding; the files' text is said instead."""
    in_conflict: Sequence[EditedText] = ()
    """Edits whose text of the files has changed since; they are in force until an editor decides."""


@dataclass(slots=True)
class Overlay:
    """Puts edits over a library and remembers what was judged already: a text is judged once for one version of the files."""

    _accepted: dict[tuple[str, LanguageCode, TextName, str], Said | Finding] = field(default_factory=dict)

    def put(self, base: Library, edits: Sequence[EditedText]) -> Overlaid:
        """Return the library in which these edits are in force."""
        library, left_out, in_conflict = base, [], []
        changed: dict[LanguageCode, dict[TextName, Said]] = {}
        fresh: dict[tuple[str, LanguageCode, TextName, str], Said | Finding] = {}
        for edit in edits:
            original = original_text(base, edit.language, edit.name)
            if original is None or original == edit.text:
                continue  # the files have no such text, or say the same by now
            key = (base.files_version, edit.language, edit.name, edit.text)
            judged = fresh[key] = self._accepted[key] if key in self._accepted else _judged(library, edit)
            if isinstance(judged, Finding):
                left_out.append((edit, judged))
                continue
            changed.setdefault(edit.language, {})[edit.name] = judged
            library = _with_texts(base, changed)
            if edit.conflicts_with(original):
                in_conflict.append(edit)
        self._accepted = fresh
        return Overlaid(library=library, left_out=left_out, in_conflict=in_conflict)


def original_text(base: Library, language: LanguageCode, name: TextName) -> str | None:
    """Return the files' text of that name; None when they have none, or no such language."""
    if language not in base.languages:
        return None
    if name.kind is TextKind.PHRASE and base.script.phrase(PhraseId(name.id)) is None:
        return None
    if name.kind in OF_PAGE and base.script.guide.page(PageId(name.id)) is None:
        return None
    return base.texts(language).written(name)


def _judged(library: Library, edit: EditedText) -> Said | Finding:
    from bot.content.edits.text_gate import judge_text  # noqa: PLC0415  # a start without edits needs no rules

    judged = judge_text(library, edit.language, edit.name, edit.text)
    if judged.findings or judged.template is None:
        return judged.findings[0] if judged.findings else edit.text
    return judged.template


def _with_texts(base: Library, changed: Mapping[LanguageCode, Mapping[TextName, Said]]) -> Library:
    pages = {code: {name: said for name, said in texts.items() if name.kind in OF_PAGE} for code, texts in changed.items()}
    script = replace(base.script, version=_version(base.script.version, changed))
    return base.with_texts(script, _version(base.guide_version, pages), changed)


def _version(before: str, changed: Mapping[LanguageCode, Mapping[TextName, Said]]) -> str:
    """Return what the same edits over the same files are always called; without edits the files' own version."""
    said = sorted(_spelled(changed))
    whole = json.dumps([before, said], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[: len(before)] if said else before


def _spelled(changed: Mapping[LanguageCode, Mapping[TextName, Said]]) -> Iterable[tuple[str, str, str]]:
    for language, texts in changed.items():
        for name, one in texts.items():
            yield language, name.code, one.source if isinstance(one, Template) else one
