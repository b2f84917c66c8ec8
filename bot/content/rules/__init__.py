"""The rules of content, in the order of the three gates: shape, meaning, rendering.

A rule is one module: `ID` (the module's name), `TITLE` (one line), `check(content)`. It has one page of help,
`docs/content-rules/<id>.md`, and in `tests/content/corpus` an example that makes exactly this rule fire and one at the edge that
passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.content.rules import (
    basis,
    callback_bytes,
    card_lengths,
    card_line_form,
    claims,
    coverage_avoid,
    coverage_cells,
    coverage_drills,
    coverage_facts,
    coverage_guide,
    coverage_next_steps,
    coverage_objections,
    coverage_occasions,
    coverage_opening,
    coverage_questions,
    coverage_quiz,
    coverage_stages,
    cue_form,
    decided_doubt,
    drill_form,
    drill_giveaway,
    drill_lengths,
    drill_lines,
    drill_parts,
    drill_quotes,
    drill_repeats,
    drill_sides,
    drill_speech,
    examples,
    facts,
    facts_said,
    file_set,
    file_text,
    guide_claims,
    guide_form,
    guide_lengths,
    ids,
    interface_keys,
    interface_lengths,
    kept_time,
    manner_words,
    one_question,
    page_parity,
    page_set,
    phrase_address,
    phrase_punctuation,
    phrase_repeats,
    phrase_slot,
    price_asked,
    quiz_form,
    references,
    rendering,
    shape,
    speech,
    stage_texts,
    talk,
    telegraph_colon,
    template_syntax,
    used_tasks,
    words_complete,
    yaml_form,
)


class Rule(Protocol):
    """What every module of this package offers."""

    ID: str
    TITLE: str

    def check(self, content: Content, /) -> Iterator[Finding]:
        """Give what this rule finds in content that may be incomplete."""


RULES: tuple[Rule, ...] = (
    file_set,
    file_text,
    yaml_form,
    shape,
    template_syntax,
    ids,
    references,
    callback_bytes,
    coverage_cells,
    coverage_objections,
    coverage_occasions,
    coverage_questions,
    coverage_opening,
    coverage_avoid,
    coverage_next_steps,
    coverage_guide,
    coverage_drills,
    coverage_stages,
    coverage_quiz,
    coverage_facts,
    used_tasks,
    words_complete,
    cue_form,
    card_lengths,
    card_line_form,
    phrase_address,
    phrase_punctuation,
    phrase_repeats,
    phrase_slot,
    speech,
    kept_time,
    decided_doubt,
    price_asked,
    one_question,
    telegraph_colon,
    guide_form,
    guide_lengths,
    guide_claims,
    page_parity,
    facts_said,
    drill_parts,
    drill_sides,
    drill_quotes,
    drill_lines,
    drill_form,
    drill_giveaway,
    drill_lengths,
    drill_speech,
    drill_repeats,
    stage_texts,
    quiz_form,
    claims,
    facts,
    basis,
    examples,
    talk,
    manner_words,
    interface_keys,
    interface_lengths,
    page_set,
    rendering,
)

PHRASE_RULES: tuple[Rule, ...] = (
    template_syntax,
    card_lengths,
    phrase_address,
    phrase_punctuation,
    phrase_repeats,
    phrase_slot,
    speech,
    kept_time,
    decided_doubt,
    price_asked,
    one_question,
    telegraph_colon,
)
"""Those that a new text of one phrase can break; an edit in the bot is held against them, and against the shape of a text."""

LINE_RULES: tuple[Rule, ...] = (card_lengths, card_line_form)
"""The same of a task, of what to avoid and of a next step."""

PAGE_RULES: tuple[Rule, ...] = (guide_form, guide_lengths)
"""The same of a page of the guide, whichever of its texts is new: whatever else one page can break is added here.

That it says as much as in other languages (`page_parity`) is told and not asked for: a house may say more in one of them.
"""
