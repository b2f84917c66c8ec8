"""The library with the phrases that were edited in the bot.

Only phrases that differ are replaced, so this is cheap enough to be done in a running bot. An edit that no longer passes the
gates, because a rule has become stricter or a neighbour now says the same, is left out and named; the others are in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.content.findings import Finding
from bot.content.library import Library
from bot.content.render.templates import Template
from bot.domain.ids import LanguageCode, PhraseId
from bot.domain.phrases.edited_phrase import EditedPhrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """A library with edits, and what became of each edit that is not simply in force."""

    library: Library
    left_out: Sequence[tuple[EditedPhrase, Finding]] = ()
    """Edits that do not pass, each with the first finding; the files' text is said instead."""
    in_conflict: Sequence[EditedPhrase] = ()
    """Edits whose text of the files has changed since; they are in force until an editor decides."""


@dataclass(slots=True)
class Overlay:
    """Puts edits over a library and remembers what was judged already: a text is judged once for one version of the files."""

    _accepted: dict[tuple[str, LanguageCode, PhraseId, str], Template | Finding] = field(default_factory=dict)

    def put(self, base: Library, edits: Sequence[EditedPhrase]) -> Overlaid:
        """Return the library in which these edits are in force."""
        library, left_out, in_conflict = base, [], []
        changed: dict[LanguageCode, dict[PhraseId, Template]] = {}
        fresh: dict[tuple[str, LanguageCode, PhraseId, str], Template | Finding] = {}
        for edit in edits:
            original = original_text(base, edit.language, edit.phrase_id)
            if original is None or original == edit.text:
                continue  # the files have no such phrase, or say the same by now
            key = (base.files_version, edit.language, edit.phrase_id, edit.text)
            judged = fresh[key] = self._accepted[key] if key in self._accepted else _judged(library, edit)
            if isinstance(judged, Finding):
                left_out.append((edit, judged))
                continue
            changed.setdefault(edit.language, {})[edit.phrase_id] = judged
            library = _with_phrases(base, changed)
            if edit.conflicts_with(original):
                in_conflict.append(edit)
        self._accepted = fresh
        return Overlaid(library=library, left_out=left_out, in_conflict=in_conflict)


def original_text(base: Library, language: LanguageCode, phrase_id: PhraseId) -> str | None:
    """Return the files' text of a phrase; None when they have no such phrase, or no such language."""
    if language not in base.languages or base.script.phrase(phrase_id) is None:
        return None
    return base.texts(language).phrase_template(phrase_id).source


def _judged(library: Library, edit: EditedPhrase) -> Template | Finding:
    from bot.content.edits.phrase_gate import judge_phrase  # noqa: PLC0415  # a start without edits needs no rules

    phrase = library.script.phrase(edit.phrase_id)
    if phrase is None:
        raise LookupError(edit.phrase_id)
    judged = judge_phrase(library, edit.language, phrase, edit.text)
    if judged.findings or judged.template is None:
        return judged.findings[0]
    return judged.template


def _with_phrases(base: Library, changed: dict[LanguageCode, dict[PhraseId, Template]]) -> Library:
    said = sorted((language, phrase, one.source) for language, texts in changed.items() for phrase, one in texts.items())
    whole = json.dumps([base.script.version, said], ensure_ascii=False)
    version = hashlib.sha256(whole.encode()).hexdigest()[: len(base.script.version)]
    return base.with_phrases(replace(base.script, version=version), changed)
