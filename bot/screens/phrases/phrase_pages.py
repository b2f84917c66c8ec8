"""A phrase and its draft, as an editor sees them; what rules object to; notes to owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Objection, Occasion, Phrase, Place
from bot.domain.calls.temperament import ICONS, Manner, Temperament
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.phrases.edited_phrase import PhraseEdit, sign_of
from bot.screens.page import PAGE_SIZE, button, page, pager, part
from bot.screens.phrases.actions import (
    AddressDraft,
    AskPhrase,
    DropDraft,
    ListEdited,
    ListExamples,
    ListNotes,
    ListPastWeights,
    MendDraft,
    OpenPhrase,
    OpenPlace,
    PhrasePast,
    PublishDraft,
    SettleConflict,
    UndoEdit,
)
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Priority
from bot.services.phrases.draft_phrase import DraftView
from bot.services.phrases.edit_phrase import PhraseHistory, PhraseView
from bot.services.phrases.ports import FitNote, Judgement, WordsFinding

WORDS_SLOT = SlotKind(
    name="words", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE, Change.EDITOR})
)
"""Notes of what clients said are read there, one's own or the team's."""
FOLDER_SLOT = SlotKind(name="content", closes_on=frozenset({Change.ACCESS, Change.ROLE}), is_one_an_object=True)
"""One for each state of the folder."""
EDITS_SLOT = SlotKind(name="edits", closes_on=frozenset({Change.ACCESS, Change.ROLE}), is_one_an_object=True)
"""One for each state of the edits."""
ADDRESS = "{{ address }}"
"""How phrases are written that begin with the client's name."""
LONGEST_SHOWN = 300
"""Characters of a text as typed; a phrase has eighty."""
LONGEST_FACT = 100
LONGEST_COPY = 256
"""What Telegram takes."""


def show_words(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /words."""
    return Show(slot=WORDS_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def manner_name(texts: Texts, manner: Manner) -> str:
    """Name a manner with its icon."""
    if manner is Manner.ANY:
        return texts.plain("words.anybody")
    kind = Temperament(manner.value)
    return f"{ICONS[kind]} {texts.temperament(kind)}"


def place_name(texts: Texts, place: Place) -> str:
    """Name a place in a call."""
    if isinstance(place, Occasion):
        return texts.plain(f"button.occasion_{place}")
    if isinstance(place, Objection):
        return texts.plain(f"button.{place}")
    if place in (Cell.ASK_WANTS, Cell.ASK_CAN):
        return texts.plain(f"words.{place}")
    wants, can = place.value.split("_")
    return f"{texts.plain(f'button.wants_{wants}')} {texts.plain(f'button.can_{can}')}"


def readable(text: str, texts: Texts) -> str:
    """Return a text as it is written, with a word in the place of the form of address."""
    return text.replace(ADDRESS, f"[{texts.plain('words.name_mark')}] ")


def phrase_title(texts: Texts, phrase: Phrase) -> str:
    """Say where a phrase belongs."""
    moment = texts.plain(f"words.moment.{phrase.moment}")
    return f"{manner_name(texts, phrase.manner)} · {place_name(texts, phrase.place)} · {moment}"


def phrase_page(view: PhraseView, me: Employee, texts: Texts) -> Screen:
    """Show a phrase as the manager sees it, how it did, and what can be done with it."""
    language, phrase = view.language, view.phrase
    lines = [
        *([client_said(view.note, texts), ""] if view.note else ()),
        *_said(view.judged, texts),
    ]
    lines += [
        "",
        _use(view, me, texts),
        _state(view.edit, view.editor, me, texts),
    ]
    change = button(texts, "button.words_change", AskPhrase(language=language, phrase=phrase.id))
    past = button(texts, "button.words_past", PhrasePast(language=language, phrase=phrase.id, page=0))
    rows = [[change, *([past] if view.edit else ())]]
    note = ""
    if view.is_in_conflict:
        note = texts.plain("words.conflict", text=readable(view.original, texts))
        sign = sign_of(view.original)
        rows.append(
            [
                button(texts, key, SettleConflict(language=language, phrase=phrase.id, original=sign, kept=kept))
                for key, kept in (("button.words_keep", 1), ("button.words_take", 0))
            ]
        )
    elif view.edit is not None:
        undo = UndoEdit(language=language, phrase=phrase.id, edit=int(view.edit.id))
        rows.append([button(texts, "button.words_undo", undo)])
    return page(texts, phrase_title(texts, phrase), lines=lines, note=note, keyboard=[*rows, [_way_back(view, texts)]])


def _use(view: PhraseView, me: Employee, texts: Texts) -> str:
    """Say how often the text in force was shown and fitted, and since when that is counted."""
    use = view.use
    counted = {"n": use.shown, "fitted": use.fitted, "fitted_not": use.fitted_not}
    more = "_more" if use.is_more else ""
    if view.counted_since is None:
        return texts.plain(f"words.use{more}", **counted)
    return texts.plain(f"words.use_since{more}", at=texts.moment(view.counted_since, me.time_zone), **counted)


def _way_back(view: PhraseView, texts: Texts) -> Button:
    if view.note is not None:
        return button(texts, "button.words_back", ListNotes(page=0))
    if view.is_in_conflict:
        return button(texts, "button.words_back", ListEdited(page=0))
    back = OpenPlace(language=view.language, manner=view.phrase.manner, place=view.phrase.place.value, page=0)
    return button(texts, "button.words_back", back)


def _state(edit: PhraseEdit | None, editor: str | None, me: Employee, texts: Texts) -> str:
    if edit is None or edit.published_at is None:
        return texts.plain("words.from_files")
    name = texts.plain("words.editor_elsewhere") if editor is None else editor
    return texts.plain("words.changed", at=texts.moment(edit.published_at, me.time_zone), name=name)


def _said(judged: Judgement, texts: Texts) -> list[str]:
    if judged.with_name is None or judged.without_name is None:
        return []
    if judged.with_name == judged.without_name:
        return [texts.plain("words.same", text=judged.with_name)]
    return [
        texts.plain("words.with_name", text=judged.with_name),
        texts.plain("words.without_name", text=judged.without_name),
    ]


def write_page(language: str, phrase: str, current: str, texts: Texts) -> Screen:
    """Ask for the new words; the old ones can be copied with a tap, without the form of address, which the bot puts there."""
    bare = current.removeprefix(ADDRESS)
    if "{" not in bare:
        current = bare
    back = button(texts, "button.words_drop", OpenPhrase(language=language, phrase=phrase, note=0))
    copies = Button(label=_clip(current, 34), copies=current) if len(current) <= LONGEST_COPY else None
    return Screen(html=texts.html("words.write", text=current), keyboard=[*([[copies]] if copies else ()), [back]])


def draft_page(view: DraftView, texts: Texts) -> Screen:
    """Show a text that is not in force: as the manager would see it, what rules object to, and what would be put instead."""
    draft, judged = view.draft, view.judged
    lines = _said(judged, texts) or [texts.plain("words.typed", text=_clip(draft.text, LONGEST_SHOWN))]
    lines += ["", texts.plain("words.now", text=readable(view.current, texts))]
    number = int(draft.id)
    rows: list[list[Button]] = []
    if judged.findings:
        lines += ["", *(f"• {finding_text(one, texts)}" for one in judged.findings)]
        lines += ["", texts.plain("words.try_again")]
        if judged.mended is not None:
            lines += ["", texts.plain("words.mend_to", text=readable(_clip(judged.mended, LONGEST_SHOWN), texts))]
            rows.append([_mend_button(judged.findings, number, texts)])
    if view.overtaken_by is not None:
        key = "words.overtaken" if view.overtaken_by else "words.overtaken_files"
        lines += ["", texts.plain(key, name=view.overtaken_by) if view.overtaken_by else texts.plain(key)]
    if judged.may_be_published:
        label = "button.words_publish" if view.overtaken_by is None else "button.words_publish_over"
        rows.append([button(texts, label, PublishDraft(draft=number, over=sign_of(view.current)))])
    if judged.with_name is not None:
        key = "button.words_address_off" if view.has_address else "button.words_address_on"
        rows.append([button(texts, key, AddressDraft(draft=number, on=int(not view.has_address)))])
    again = button(texts, "button.words_rewrite", AskPhrase(language=draft.language, phrase=draft.phrase_id))
    rows.append([again, button(texts, "button.words_drop", DropDraft(draft=number))])
    return page(texts, texts.plain("words.draft"), lines=lines, note=texts.plain("words.draft_note"), keyboard=rows)


def _mend_button(findings: Sequence[WordsFinding], number: int, texts: Texts) -> Button:
    """Name the repair where it is one word for another."""
    one = findings[0]
    if len(findings) == 1 and (one.rule, one.problem) == ("speech", "replace"):
        label = texts.plain("button.words_replace", **one.facts)
        return Button(label=_clip(label, 60), action=button(texts, "button.words_mend", MendDraft(draft=number)).action)
    return button(texts, "button.words_mend", MendDraft(draft=number))


def finding_text(finding: WordsFinding, texts: Texts) -> str:
    """Say in the reader's words what a rule objects to; in English where there are no words for it."""
    facts: Mapping[str, object] = {
        name: _clip(value, LONGEST_FACT) if isinstance(value, str) else value for name, value in finding.facts.items()
    }
    try:
        return texts.plain(f"finding.{finding.rule}.{finding.problem}", **facts)
    except KeyError:
        return texts.plain("finding.other", text=_clip(finding.message, LONGEST_SHOWN))


def past_page(history: PhraseHistory, number: int, me: Employee, texts: Texts) -> Screen:
    """Show what was ever published for a phrase, newest first, and what the files say."""
    shown, number = part(history.edits, number)
    has_more = len(history.edits) > (number + 1) * PAGE_SIZE
    lines = [
        texts.plain(
            "words.past_line" if edit.is_live else "words.past_undone",
            at=texts.moment(edit.published_at or edit.created_at, me.time_zone),
            name=history.names.get(edit.employee_id) or texts.plain("words.editor_elsewhere"),
            text=readable(edit.text, texts),
        )
        for edit in shown
    ]
    language, phrase = history.language, history.phrase.id
    rows = [
        pager(texts, number, has_more=has_more, at=lambda at: PhrasePast(language=language, phrase=phrase, page=at)),
        [button(texts, "button.words_back", OpenPhrase(language=language, phrase=phrase, note=0))],
    ]
    note = texts.plain("words.past_files", text=readable(history.original, texts))
    return page(texts, texts.plain("words.past"), lines=lines, note=note, keyboard=rows)


def folder_refused(chat_id: ChatId, texts: Texts, first: object, n: int, sign: str) -> Show:
    """Tell an owner that a changed folder is not in force; said once for one state of the folder."""
    screen = Screen(html=texts.html("words.folder_refused", n=n, first=str(first)))
    return Show(slot=FOLDER_SLOT.in_chat(chat_id, sign), screen=screen, priority=Priority.BROADCAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditsNoticed:
    """How many edits need somebody's eye."""

    left_out: int
    in_conflict: int
    examples: int
    """That are not in force any more."""
    weights: int
    """That are not in force any more."""
    other_weights: int
    """In force, while the files have another strength by now."""

    @property
    def is_something(self) -> bool:
        """True when there is any."""
        return any(getattr(self, one.name) for one in fields(self))


def edits_noticed(chat_id: ChatId, texts: Texts, counts: EditsNoticed, sign: str) -> Show:
    """Tell an owner that edits need somebody's decision, with a way to each list in which they stand."""
    said = {
        "words.left_out": counts.left_out,
        "words.in_conflict": counts.in_conflict,
        "example.left_out": counts.examples,
        "weights.left_out": counts.weights,
        "weights.in_conflict": counts.other_weights,
    }
    html = "\n".join(texts.html(key, n=n) for key, n in said.items() if n)
    to_phrases = [button(texts, "button.words_edited", ListEdited(page=0))] if counts.left_out or counts.in_conflict else []
    to_examples = [button(texts, "button.examples", ListExamples(page=0))] if counts.examples else []
    is_weighed = counts.weights or counts.other_weights
    to_weights = [button(texts, "button.weights_past", ListPastWeights(page=0))] if is_weighed else []
    rows = [[*to_phrases, *to_examples], to_weights]
    screen = Screen(html=html, keyboard=[row for row in rows if row])
    return Show(slot=EDITS_SLOT.in_chat(chat_id, sign), screen=screen, priority=Priority.BROADCAST)


def client_said(note: FitNote, texts: Texts, most: int = LONGEST_SHOWN) -> str:
    """Say what the client said: that no phrase fitted, or nothing of it where the bot has just not understood him."""
    is_alone = note.is_not_understood or note.is_corrected
    return texts.plain("words.client_unread" if is_alone else "words.client_said", text=_clip(note.text, most))


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
