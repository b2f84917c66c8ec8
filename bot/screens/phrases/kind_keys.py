"""Interface texts of changing lines of the card and pages of the guide, and of what was changed this week."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

THIRD = 14
HALF = 20
_NAME = "Александра Константиновна"
_AT = "23 нояб., 10:00"
_TEXT = "узнать, хочет ли купить"
_PAGE = "Вежливость без навязчивости"
_VOTES = {"n": 5000, "fitted": 120, "fitted_not": 14}

KIND_WORDS: Mapping[str, WordSpec] = {
    "words.ask_manner": line("asks to whom a phrase is said"),
    "words.ask_chapter": line("asks for a chapter of the guide"),
    "words.ask_page": line("asks for a page of the guide"),
    "words.guide": line("heads the chapters and pages of the guide that can be changed"),
    "words.unused": line("in place of where a task stands: no phrase has it"),
    "words.kind.phrase": line("what a text is: a phrase", 40),
    "words.kind.task": line("what a text is: a task", 40),
    "words.kind.avoid": line("what a text is: what to avoid", 40),
    "words.kind.next": line("what a text is: what to do after the call", 40),
    "words.kind.page": line("what a text is: the text of a page of the guide", 40),
    "words.kind.title": line("what a text is: the title of a page of the guide", 40),
    "words.kind.ask": line("what a text is: the words by which a page of the guide is looked for", 40),
    "words.kind.note": line("what a text is: the note of a page of the guide", 40),
    "words.asked_by": line("by which words a page is found", None, text="вежливость, личное внимание"),
    "words.write_task": line("the next text is a task: how it is written; the old one follows", None, text=_TEXT),
    "words.write_avoid": line("the next text is what to avoid: how it is written; the old one follows", None, text="спора"),
    "words.write_next": line("the next text is a next step: how it is written; the old one follows", None, text=_TEXT),
    "words.write_page": line("the next text is that of a page: how it is written; the old one follows", None, text=_PAGE),
    "words.write_title": line("the next text is a title: how it is written; the old one follows", None, text=_PAGE),
    "words.write_ask": line("the next text is what people type to find a page; the old words follow", None, text="вежливость"),
    "words.write_note": line("the next text is a note: how it is written; the old one follows", None, text=_PAGE),
    "words.differs": line("in other languages the page says more or less than the new text", None, languages="EN, FI, RO"),
    "words.shown": line("how often a page was opened or a next step shown in 90 days", None, n=5000),
    "words.shown_since": line("the same since the text in force came into force", None, at=_AT, n=5000),
    "words.past_undone_by": line(
        "one text of the history, who took it back and when", None, at=_AT, name=_NAME, undone_at=_AT, by=_NAME, text=_TEXT
    ),
    "button.words_phrases": button("change phrases", HALF),
    "button.words_task": button("change tasks", HALF),
    "button.words_avoid": button("change what to avoid", HALF),
    "button.words_next": button("change what to do after the call", HALF),
    "button.words_guide": button("change pages of the guide", HALF),
    "button.words_week": button("what was changed in the last seven days", HALF),
    "button.words_page": button("the text of a page", THIRD),
    "button.words_title": button("the title of a page", THIRD),
    "button.words_ask": button("the words by which a page is found", THIRD),
    "button.words_note": button("the note of a page", THIRD),
    # What was changed in the last seven days.
    "week.title": line("heads what was changed in the last seven days"),
    "week.none": line("nothing was changed in these days: what to do"),
    "week.changed": line("who changed it and when", None, at=_AT, name=_NAME),
    "week.undone": line("who took the newest text back and when", None, at=_AT, name=_NAME),
    "week.before": line("what was said before the change", None, text=_TEXT),
    "week.after": line("what is said since the change", None, text=_TEXT),
    "week.shown": line("how often it was shown since, where nobody says whether it fits", None, n=5000),
    "week.few": line("how often it was shown since, and so few votes that no share is said", None, **_VOTES),
    "week.few_more": line("the same when it was shown more often than is counted", None, **_VOTES),
    "week.fitted": line("how often it was shown since, and which share fitted", None, share="90 %", **_VOTES),
    "week.fitted_more": line("the same when it was shown more often than is counted", None, share="90 %", **_VOTES),
    "button.week_open": button("open the text that was changed", HALF),
    # What rules object to.
    "finding.card_lengths.line": line("the whole line of the card is too long", None, length=53, most=44, over=9),
    "finding.card_line_form.capital": line("a line of the card begins with a capital letter"),
    "finding.card_line_form.end": line("a line of the card ends with a sign", None, sign="."),
    "finding.card_line_form.uneven": line("a line of the card has braces, a line break or several spaces in a row"),
    "finding.card_line_form.markup": line("markup that would be shown as it stands", None, sign="<b>"),
    "finding.guide_form.same": line("another page has the same title", None, text=_PAGE),
    "finding.guide_form.end": line("a title ends with a full stop"),
    "finding.guide_form.empty": line("two empty lines in a row"),
    "finding.guide_form.point": line("a point does not begin with its sign and a space"),
    "finding.guide_form.arrow": line("a line of our own does not begin with the arrow and a space"),
    "finding.guide_form.asked": line("too few words by which the page is found, or one of them twice", None, n=2, least=3),
    "finding.guide_form.ours": line("a title or a note begins with an arrow"),
    "finding.guide_form.line": line("a title or a note has a line break or several spaces in a row"),
    "finding.guide_form.markup": line("markup that would be shown as it stands", None, sign="<b>"),
    "finding.guide_lengths.long": line("longer than its place", None, length=753, most=700, over=53),
    "finding.guide_lengths.lines": line("more lines than a phone shows", None, lines=31, most=27),
}
"""Key → what it is for and which facts it may use."""
