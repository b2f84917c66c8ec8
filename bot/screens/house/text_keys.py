"""Interface texts about the house sheet: filling it in, and its facts in a call. Leaves out the rest: see `screens.text_keys`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.house.sheet import FIELDS, LONGEST_LINE, Field, Part
from bot.screens.text_spec import WordSpec, button, line

WHOLE, HALF, THIRD, FIFTH = 36, 18, 12, 6
_QUESTION = "Какие у этого товара свойства и чем он отличается от того, что предлагают конкуренты?"
_LINE = "десять лет гарантии на профиль и фурнитуру"
COMPETITOR_NAME = "competitor"
"""What stands for the name of a competitor, where that of a product is asked otherwise."""
ASKED = (*(one for one in Field if one not in FIELDS[Part.QUIZ]), COMPETITOR_NAME)

HOUSE_WORDS: Mapping[str, WordSpec] = {
    "command.house": line("command menu: /house", 256),
    "help.command.house": line("help: what stands behind /house"),
    **{f"house.field.{one}": line(f"name of a line: {one}", HALF) for one in Field},
    **{f"house.ask.{one}": line(f"asks for a line: {one}", 160) for one in ASKED},
    **{f"house.example.{one}": line(f"an example of a line: {one}", LONGEST_LINE) for one in ASKED},
    "house.title": line("heads the sheet: whose, in which language", None, whose="Первый отдел", code="RU"),
    "house.default": line("whose the sheet is that counts where a team has no line", 24),
    "house.choose": line("heads the choice of a sheet"),
    "house.choose_how": line("says what the choice is about: team and language"),
    "house.empty": line("nothing is written yet: what it is good for and how long it takes"),
    "house.how": line("what the sheet does, above its lines"),
    "house.from_house": line("a team's empty lines are taken from the house's sheet"),
    "house.progress": line("how much is written, and how many sentences say a line of it", None, done=7, all=18, n=23),
    "house.product": line("heads a product", 40, number=2),
    "house.terms": line("heads what is offered whatever is sold", 40),
    "house.competitor": line("heads a competitor", 40, number=2),
    "house.part": line("heads a part of the sheet: how much of it is written", None, part="Условия", done=3, all=4),
    "house.answers": line("names the answers of the quiz about a product", None, product="Окна «Тёплый дом» ПВХ"),
    "house.answers_how": line("what the answers of the quiz are for", 120),
    "house.answers_stand_in": line("says which answers are put together of other lines", 80),
    "house.line": line("a line of the sheet", None, field="Гарантия", text=_LINE),
    "house.inherited": line("a line that the team takes from the house's sheet", None, field="Гарантия", text=_LINE),
    "house.say_example": line("gives an example", None, example=_LINE),
    "house.now": line("what is written there now", None, text=_LINE),
    "house.form": line("how a line is written", None, most=44),
    "house.form_name": line("how a name is written", None, most=24),
    "house.form_answer": line("how long an answer of the quiz may be, and what it is for", None, most=220),
    "house.ask_answer": line("asks for a good answer to a question of the quiz", None, text=_QUESTION),
    "house.taken": line("what was written last", None, field="Гарантия", text=_LINE),
    "house.will_say": line("heads the sentences that say the line now"),
    "house.will_read": line("no sentence says the line: the seller reads it among the facts"),
    "house.done": line("everything was asked"),
    "house.mended": line("the first letter was made small; what to do with a name", 120),
    "house.refused.long": line("the line is too long", 120, length=53, most=44),
    "house.refused.empty": line("the text says nothing", 120),
    "house.refused.lines": line("the text has several lines", 120),
    "house.refused.markup": line("braces or angle brackets in the text", 120, sign="{"),
    "house.refused.end": line("the line ends with a mark that it may not have", 120, sign="!"),
    "house.refused.marks": line("marks are doubled, or there is a space before one", 120),
    "house.refused.begins": line("the line begins with something that is no letter", 120, sign="—"),
    "house.refused.private": line("a phone number, an address or a link", 120),
    "house.refused.speech": line("a word that is not said", 160, word="к сожалению", instead="то, что возможно"),
    "house.refused.place": line("a file has a line that no sheet has", 120),
    "house.undone": line("a toast: the line before is back", 200),
    "house.nothing_to_undo": line("a toast: there was nothing before", 200),
    "house.emptied": line("a toast: the line is taken off", 200),
    "house.file_caption": line("under the file with a sheet", None, whose="Первый отдел", code="RU"),
    "house.load_ask": line("asks for the file, sent back with changes"),
    "house.file_broken": line("what was sent is no sheet of ours"),
    "house.file_large": line("what was sent is too large"),
    "house.file_same": line("what was sent says what the sheet says"),
    "house.preview": line("heads what a file would change", None, whose="Первый отдел", code="RU"),
    "house.change_count": line("how much a file changes", None, new=3, other=5, gone=1, refused=2),
    "house.change_more": line("so many changes are not shown", None, n=12),
    "house.change_new": line("a line that the file brings", None, field="Гарантия", text=_LINE),
    "house.change_other": line("a line that the file changes", None, field="Гарантия", text=_LINE, before="гарантия пять лет"),
    "house.change_empty": line("a line that the file empties", None, field="Гарантия", before="гарантия пять лет"),
    "house.change_refused": line(
        "a line of the file that is not taken, and why", None, field="Гарантия", reason="слишком длинно"
    ),
    "house.file_taken": line("the lines of the file are in force", None, n=7),
    "audit.house_written": line(
        "audit log: a line of the house sheet was written, of a team or of the house", None, team="Первый"
    ),
    "button.house_begin": button("begin to fill in the sheet", WHOLE),
    "button.house_go_on": button("go on with what is not written", WHOLE, done=7, all=18),
    "button.house_skip": button("leave this line out", THIRD),
    "button.house_back": button("the line before", THIRD),
    "button.house_later": button("stop here", THIRD),
    "button.house_next": button("the next line", WHOLE),
    "button.house_sheet": button("back to the sheet", WHOLE),
    "button.house_part": button("back to the lines among which this one stands", WHOLE),
    "button.house_product": button("open a product", WHOLE, product="Окна «Тёплый дом» ПВХ", done=7, all=9),
    "button.house_terms": button("open what is offered whatever is sold", HALF, done=3, all=4),
    "button.house_answers": button("open the answers of the quiz about the product", HALF, done=5, all=7),
    "button.house_answers_begin": button("begin to write the answers that are missing", WHOLE),
    "button.house_lines": button("from the answers to the product's lines", THIRD),
    "button.house_number": button("another product or competitor, by its number", FIFTH, number=2),
    "button.house_undo": button("the line before is to count again", HALF),
    "button.house_empty": button("take the line off", HALF),
    "button.house_add_product": button("write about another product", HALF),
    "button.house_add_competitor": button("write about another competitor", HALF),
    "button.house_file": button("send the sheet as a file", HALF),
    "button.house_load": button("bring a sheet from a file", HALF),
    "button.house_other": button("another team or language", WHOLE),
    "button.house_team": button("a team's sheet", WHOLE, team="Первый отдел продаж"),
    "button.house_default": button("the house's own sheet", WHOLE),
    "button.house_language": button("a language", FIFTH, code="RU"),
    "button.house_open": button("open the sheet in this language", WHOLE),
    "button.house_line": button("a line, to be changed; written or not", HALF, mark="✓", field="Условия"),
    "button.house_take": button("take what the file brings", HALF),
    "button.house_drop": button("leave the sheet as it is", HALF),
    "button.house_windows": button("fill in an example: windows", THIRD),
    "button.house_software": button("fill in an example: business software", THIRD),
    "button.house_clear": button("empty the whole sheet", THIRD),
    "house.examples": line("only in the playground: examples fill the sheet"),
    # In a call.
    "button.facts": button("the facts of what is sold, in a call", FIFTH),
    "button.fact_product": button("talk about this product", 24, name="Окна «Тёплый дом» ПВХ"),
    "button.fact_competitors": button("what the house says of its competitors", 24),
    "button.fact_competitor": button("what the house says of a competitor", 24, name="Окна у дома"),
    "button.facts_back": button("back to the card", WHOLE),
    "facts.title": line("heads the facts of a product", None, name="Окна «Тёплый дом» ПВХ"),
    "facts.nameless": line("heads the facts of a product without a name", 60),
    "facts.competitor": line("heads what the house says of a competitor", None, name="Окна у дома"),
    "facts.of": line(
        "heads the lines of one of several products, or of a competitor, among facts that were found", None, name="Окна"
    ),
    "facts.own_words": line("says that these are the house's own words of a competitor"),
    "facts.found": line("facts of the sheet that were found by what was asked in a call"),
}
