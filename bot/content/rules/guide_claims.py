"""What the documents only claim says so."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "guide_claims"
TITLE = "A guide page marked as a claim has a note in every language, and only such a page has one"


def check(content: Content) -> Iterator[Finding]:
    """Give claims without a note and notes without a claim."""
    claims = {page.id.value: page.is_claim for page in content.structure.guide.pages}
    for language in content.languages:
        for page_id, words in language.guide.pages.items():
            is_claim = claims.get(page_id)
            if is_claim and words.note is None:
                message = f"{page_id} is a claim of the documents and has no note"
                hint = "add note: one line, why it is only their claim"
                yield Finding(rule=ID, file=language.file(layout.GUIDE), line=words.title.line, message=message, hint=hint)
            if is_claim is False and words.note is not None:
                message = f"{page_id} has a note and is not marked as a claim"
                hint = "write claim: true in script/guide.yaml, or take the note out"
                yield Finding(rule=ID, file=language.file(layout.GUIDE), line=words.note.line, message=message, hint=hint)
