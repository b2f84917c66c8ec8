"""Interface texts of changing words: /words, a phrase, a draft, what rules object to."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

TOAST = 200
QUARTER = 8
HALF = 20
WHOLE = 36
_NAME = "Александра Константиновна"
_TEXT = "Сравним полную стоимость: что входит в цену, что нет?"
_AT = "23 нояб., 10:00"

EDITING_WORDS: Mapping[str, WordSpec] = {
    # Where to find a phrase.
    "command.words": line("command menu: /words", 256),
    "help.command.words": line("help: what stands behind /words"),
    "words.title": line("heads the words that editors change"),
    "words.note": line("says what to do there"),
    "words.ask_place": line("asks for the place in a call"),
    "words.ask_wants": button("place: it is not known whether he wants to buy", HALF),
    "words.ask_can": button("place: it is not known whether he has the budget", HALF),
    "words.anybody": button("manner: suits every client", HALF),
    "words.moment.opening": line("moment of a call", 24),
    "words.moment.finding_out": line("moment of a call", 24),
    "words.moment.objection": line("moment of a call", 24),
    "words.moment.price": line("moment of a call", 24),
    "words.moment.closing": line("moment of a call", 24),
    "words.moment.next_contact": line("moment of a call", 24),
    "words.line": line("a phrase in a numbered list", None, number=8, about="следующий контакт", text=_TEXT),
    "words.pick": line("below a numbered list: tap a number"),
    "words.number": button("the number of a line", QUARTER, number=8),
    "words.none_here": line("no phrase stands in this place"),
    "words.ask_search": line("the next text is words of the phrase that is looked for"),
    "words.found": line("heads what was found", None, text="стоимость"),
    "words.not_found": line("nothing was found: what to do", None, text="стоимость"),
    "words.edited": line("heads the list of changed phrases"),
    "words.none_edited": line("nothing was changed yet"),
    "words.notes": line("heads the list of what clients said when nothing fitted or the bot understood nothing"),
    "words.notes_counted": line("how many notes there are", None, fits_not=12, mark="🔈", unclear=34),
    "words.no_notes": line("no such note: where they come from"),
    "words.file": line("caption of the file of changed words", 200, language="RU"),
    # The inbox of what did not fit.
    "inbox.title": line("heads the inbox of what clients said when nothing fitted"),
    "inbox.waiting": line("how many notes wait for an answer or to be put away", None, n=123),
    "inbox.pick": line("asks for the step of the call"),
    "inbox.empty": line("nothing waits"),
    "inbox.no_step": line("the step before the first card", 24),
    "inbox.step": line("heads the notes of one step", None, step="хочет ✓ бюджет ✗", n=123),
    "inbox.settled": line("the note was answered or put away", None, at=_AT),
    "inbox.write_answer": line("the next text is an answer to who wrote the note", None, name=_NAME),
    "inbox.sent": line("the answer is on its way", TOAST),
    "inbox.answer": line(
        "an answer to a note: what was noted, the answer, and who gives it", None, said=_TEXT, answer=_TEXT, name=_NAME
    ),
    "button.inbox_step": button("a step of the call with how many notes wait there", HALF, step="🔎 узнаёт", n=123),
    "button.inbox_all": button("all notes, also those that were settled", HALF),
    "button.inbox_answer": button("answer who wrote the note", HALF),
    "button.inbox_put_away": button("put the note away", HALF),
    "button.inbox_put_back": button("put the note back among those that wait", HALF),
    "button.inbox_phrase": button("open the phrase that did not fit", WHOLE),
    # Making an example of a note.
    "example.title": line("heads an example that is being made of what a client said"),
    "example.write": line("the next text is the sentence as a client says it, without names and numbers"),
    "example.fault.empty": line("the text has no words"),
    "example.fault.long": line("the text is too long for an example"),
    "example.fault.contact": line("the text has a phone number, an address or what was taken out in their place"),
    "example.fault.client": line("the text has a word of what the client is called"),
    "example.fault.name": line("the text has a word that may be somebody's name", None, word="Анна"),
    "example.said": line("the sentence", None, text=_TEXT),
    "example.pick": line("asks what the sentence means"),
    "example.pick_one": line("asks for one meaning; a second tap takes it back"),
    "example.check": line("only the editor sees it; asks to look once more whether a name is in it"),
    "example.now": line("as what the sentence is read now", None, said="⚡ смелый, бюджет ✗"),
    "example.then": line("as what it would be read with this example", None, said="⚡ смелый, бюджет ✗"),
    "example.unread": line("in place of meanings: it is not understood"),
    "example.reread": line(
        "how many of the notes that were not understood in 90 days would be, with this example", None, n=34, understood=3
    ),
    "example.published": line("the example is in force", TOAST),
    "example.undone": line("the example is taken back", TOAST),
    "example.list": line("heads the list of examples made in the bot"),
    "example.none": line("none was made: where they come from"),
    "example.one": line("heads one example"),
    "example.by": line("who made it and when", None, at=_AT, name=_NAME),
    "example.taken_back": line("when it was taken back", None, at=_AT),
    "example.undone_line": line("marks one in the list that was taken back", None, about="RU · ⚡ смелый"),
    "example.file": line("caption of the file of examples", 200, language="RU"),
    "button.example_make": button("make an example of the note", WHOLE),
    "button.example_take": button("take the note's own words", WHOLE),
    "button.example_temperament": button("say of which type the sentence speaks", HALF),
    "button.example_wants": button("say whether he wants", HALF),
    "button.example_can": button("say whether he can pay", HALF),
    "button.example_objection": button("say which objection it is", HALF),
    "button.example_occasion": button("say what comes up", HALF),
    "button.example_decides": button("it is a decision to buy", HALF),
    "button.example_nothing": button("it says nothing, and the bot is to learn that", WHOLE),
    "button.examples": button("list of examples made in the bot", HALF),
    "finding.examples.known": line("it is an example already, with just this meaning"),
    "finding.examples.both": line(
        "the same sentence is an example of something that excludes it", None, label="⚡ смелый", other="🌱 искренний"
    ),
    # What the weights in force would have said.
    "weighed.title": line("heads what the weights in force would have said of the calls of 90 days"),
    "weighed.running": line("how many calls are judged so far; another tap tells more", None, n=12345),
    "weighed.all": line("stands before how many calls would be named otherwise, of all kinds"),
    "weighed.leaning": line("a type that is not named for sure", None, type="⚡ смелый"),
    "weighed.share": line(
        "so many calls of so many, the share and its interval", None, changed=12, n=345, share="3 %", low="2 %", high="6 %"
    ),
    "weighed.too_few": line("so many calls of so many, too few for a share", None, changed=1, n=9),
    "weighed.note": line("what is judged: typed words weigh what they did, weights stand in files and are in force at once"),
    "button.weighed": button("what the weights in force would have said", WHOLE),
    "button.weighed_again": button("look again how far it is", HALF),
    # A phrase.
    "words.sample_name": line("a client's name with which phrases are shown; at most 14 characters", 14),
    "words.with_name": line("the sentence with a name", None, text=_TEXT),
    "words.without_name": line("the sentence without a name", None, text=_TEXT),
    "words.name_mark": line("stands for the client's name in a text that is shown as it is written", 12),
    "words.same": line("the sentence, which needs no name", None, text=_TEXT),
    "words.use": line(
        "how often it was shown in 90 days, and how often it fitted or not", None, n=5000, fitted=120, fitted_not=14
    ),
    "words.use_more": line("the same when it was shown more often than is counted", None, n=5000, fitted=120, fitted_not=14),
    "words.use_since": line("the same since the text in force came into force", None, at=_AT, n=5000, fitted=120, fitted_not=14),
    "words.use_since_more": line("the same, and more often than is counted", None, at=_AT, n=5000, fitted=120, fitted_not=14),
    "words.from_files": line("nobody has changed it"),
    "words.changed": line("who changed it and when", None, at=_AT, name=_NAME),
    "words.editor_elsewhere": line("in place of the name of an editor of another team"),
    "words.client_said": line("what the client said when it did not fit", None, text=_TEXT),
    "words.conflict": line("an upgrade has another text now, and an edit is in force: asks which to keep", None, text=_TEXT),
    "words.sign_conflict": line("marks a changed phrase that needs a decision, in a list", 24),
    "words.gone": line("marks a changed phrase that the files do not have any more, in a list", 40),
    "button.words_change": button("change the words", HALF),
    "button.words_undo": button("back to the text before", HALF),
    "button.words_past": button("history", HALF),
    "button.words_keep": button("keep the edit", HALF),
    "button.words_take": button("take the upgrade's text", HALF),
    "button.words_back": button("back", HALF),
    "button.words_home": button("to the beginning of /words", HALF),
    "button.words_search": button("look for a phrase by its words", HALF),
    "button.words_edited": button("list of changed phrases", HALF),
    "button.words_notes": button("list of what clients said when nothing fitted", HALF),
    "button.words_file": button("send the changed words as a file", HALF),
    "button.edit": button("on a card, for editors: change this phrase; a sign alone", 6),
    # Writing.
    "words.write": line("the next text is the new words; the old ones follow to be copied", None, text=_TEXT),
    "words.draft": line("heads a text that is not in force yet"),
    "words.draft_note": line("only the editor sees it until it is published"),
    "words.typed": line("the text as typed, where it cannot be shown as a sentence", None, text=_TEXT),
    "words.now": line("the text that it replaces", None, text=_TEXT),
    "words.try_again": line("rules object to what was typed: what is typed next is the next try"),
    "words.mend_to": line("the proposed repair", None, text=_TEXT),
    "words.overtaken": line("somebody has changed the phrase meanwhile: both texts are shown", None, name=_NAME),
    "words.overtaken_files": line("an upgrade has changed the phrase meanwhile: both texts are shown"),
    "words.published": line("the new words are in force", TOAST),
    "words.undone": line("the words before are in force again", TOAST),
    "words.too_late": line("somebody else has changed the phrase since", TOAST),
    "button.words_publish": button("put the text in force", HALF),
    "button.words_publish_over": button("put one's own text in force all the same", WHOLE),
    "button.words_mend": button("take the proposed repair", WHOLE),
    "button.words_replace": button("take the proposed repair: one word for another", WHOLE, word="к сожалению", instead="зато"),
    "button.words_rewrite": button("write another text", HALF),
    "button.words_drop": button("leave everything as it is", HALF),
    "button.words_address_on": button("begin with the client's name", HALF),
    "button.words_address_off": button("without the client's name", HALF),
    # History.
    "words.past": line("heads the history of a phrase"),
    "words.past_line": line("one text of the history", None, at=_AT, name=_NAME, text=_TEXT),
    "words.past_undone": line("one text of the history that was taken back", None, at=_AT, name=_NAME, text=_TEXT),
    "words.past_files": line("the text of the files", None, text=_TEXT),
    # Notes to owners.
    "words.folder_refused": line(
        "a changed folder does not pass and is not in force", None, n=3, first="ru/phrases.yaml:12 speech …"
    ),
    "words.left_out": line("so many edits do not pass the rules any more and are not in force", None, n=3),
    "words.in_conflict": line("so many edits stand against a new text of an upgrade", None, n=3),
    # What rules object to.
    "finding.shape.empty": line("the text is empty"),
    "finding.shape.hidden": line("a sign that is not seen", None, sign="U+200B"),
    "finding.template_syntax.huge": line("longer than any phrase", None, most=4096),
    "finding.template_syntax.braces": line("braces that do not form a whole"),
    "finding.template_syntax.deep": line("braces within braces"),
    "finding.template_syntax.not_allowed": line("something in braces that phrases do not use", None, sign="import"),
    "finding.card_lengths.long": line("too long for the card, with a name", None, length=93, most=80, over=13),
    "finding.phrase_address.unknown": line("something unknown in braces", None, names="client"),
    "finding.phrase_address.inside": line("the form of address stands inside"),
    "finding.phrase_address.hole": line("without a name there would be a hole"),
    "finding.phrase_address.impossible": line("the braces cannot be put together"),
    "finding.phrase_punctuation.empty": line("without a name nothing is left"),
    "finding.phrase_punctuation.spaces": line("line breaks, or several spaces in a row"),
    "finding.phrase_punctuation.space_before": line("a space before a punctuation mark"),
    "finding.phrase_punctuation.doubled": line("two punctuation marks in a row"),
    "finding.phrase_punctuation.markup": line("< or >, which is shown as it stands", None, sign="<"),
    "finding.phrase_punctuation.begins": line("begins with something that is no letter", None, sign="—"),
    "finding.phrase_punctuation.no_end": line("does not end with . ! ? or …"),
    "finding.phrase_punctuation.capital": line("a capital letter after the form of address"),
    "finding.phrase_punctuation.space_after": line("a space after the form of address"),
    "finding.phrase_repeats.same": line("another phrase of the same place reads the same", None, text=_TEXT),
    "finding.speech.replace": line(
        "a word that is not said; what to write in its place", None, word="к сожалению", instead="зато"
    ),
    "finding.speech.forbidden": line(
        "a word that is not said; what to say instead", None, word="к сожалению", instead="то, что возможно"
    ),
    "finding.other": line("what has no words of its own: as the check says it, in English", None, text="ru/phrases.yaml"),
    # The audit log.
    "audit.words_published": line("a changed phrase was published"),
    "audit.words_undone": line("a change of a phrase was taken back"),
    "audit.words_kept": line("a changed phrase was kept although an upgrade has another text"),
    "audit.note_answered": line("a note of what did not fit was answered", None, whom=_NAME),
    "audit.note_put_away": line("a note of what did not fit was put away"),
    "audit.note_put_back": line("a note of what did not fit was put back"),
    "audit.example_published": line("an example of clients' words was published"),
    "audit.example_undone": line("an example of clients' words was taken back"),
    "audit.words_let_go": line("an upgrade's text was taken in place of a changed phrase"),
}
