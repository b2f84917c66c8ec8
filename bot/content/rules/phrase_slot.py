"""A phrase that says a line of the house sheet has the line's slot, and a neutral one has none."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.content.render.sentence import slots_in
from bot.domain.house.sheet import SAID

ID = "phrase_slot"
TITLE = "A phrase has exactly the slot that `says` names, in every language"


def check(content: Content) -> Iterator[Finding]:
    """Give phrases whose slots are others than what they say. That line and words fit the card, `card_lengths` sees to."""
    if not content.structure.phrases:
        return
    says = {phrase.id.value: phrase.says for phrase in content.structure.phrases}
    for phrase in content.structure.phrases:
        if phrase.says is not None and phrase.says not in SAID:
            message = f"{phrase.id.value} says {phrase.says}, which no phrase may say"
            hint = f"it is one of {', '.join(SAID)}"
            yield Finding(rule=ID, file=layout.SCRIPT_PHRASES, line=phrase.id.line, message=message, hint=hint)
    for language in content.languages:
        for phrase_id, text in language.phrases.items():
            field = says.get(phrase_id)
            found = list(slots_in(text.value))
            if phrase_id not in says or field not in (None, *SAID) or found == ([] if field is None else [field]):
                continue
            slot = "" if field is None else f"{{{{ offer.{field} }}}}"
            yield Finding(
                rule=ID,
                file=language.file(layout.PHRASES),
                line=text.line,
                message=f"{phrase_id} must have {slot} once and no other slot"
                if slot
                else f"{phrase_id} is neutral and has no slot",
                hint="" if slot else "take the slot out, or write `says` in script/phrases.yaml",
                problem="slot" if slot else "neutral",
                facts=(("slot", slot),) if slot else (),
            )
