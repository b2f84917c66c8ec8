"""A text and its draft, as an editor sees them; what rules object to; notes to owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Objection, Occasion, Place
from bot.domain.calls.temperament import ICONS, Manner, Temperament
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.phrases.edited_text import TextEdit, sign_of
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName, asked_words
from bot.domain.phrases.text_use import TextUse
from bot.screens.action import encode
from bot.screens.guide.guide_pages import page_html
from bot.screens.page import PAGE_SIZE, button, chosen, page, pager, part
from bot.screens.phrases.actions import (
    AddressDraft,
    AskText,
    DropDraft,
    EditingAction,
    ListEdited,
    ListExamples,
    ListLines,
    ListNotes,
    ListPages,
    ListPastWeights,
    MendDraft,
    OpenPlace,
    OpenText,
    OpenWords,
    PublishDraft,
    SettleConflict,
    TextPast,
    UndoEdit,
)
from bot.screens.promise import Html
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Priority
from bot.services.phrases.draft_text import DraftView
from bot.services.phrases.edit_text import TextHistory, TextPlace, TextView
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
LONGEST_TEXT = 900
"""Characters of a page's text as it is shown; a page that passes has seven hundred."""
LONGEST_FACT = 100
PAST_OF_PAGE = 2
"""Texts of a page of the guide on a page of its history: longer than that no message is."""
ASKED_OTHERWISE = (TextKind.PAGE, TextKind.ASK, TextKind.TASK, TextKind.AVOID, TextKind.NEXT_STEP, TextKind.TITLE, TextKind.NOTE)
"""Kinds for which it is said how they are written; for phrases the client's name is spoken of."""
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


def text_title(texts: Texts, name: TextName, stands: TextPlace) -> str:
    """Say where a text belongs: what of it the files have no more is left out."""
    kind = [] if name.kind is TextKind.PHRASE else [texts.plain(f"words.kind.{name.kind}")]
    if stands.page is not None:
        return " · ".join([texts.guide_page(stands.page.id).title, *kind])
    manner = [] if stands.manner is None else [manner_name(texts, stands.manner)]
    place = [] if stands.place is None else [place_name(texts, stands.place)]
    moment = [] if stands.moment is None else [texts.plain(f"words.moment.{stands.moment}")]
    return " · ".join([*kind, *manner, *place, *moment])


def text_page(view: TextView, me: Employee, texts: Texts, spoken: Texts) -> Screen:
    """Show a text as it is read, how it did, and what can be done with it.

    Args:
        view: the text.
        me: the reader.
        texts: of his language.
        spoken: of the text's language.
    """
    language, name = view.language, view.name
    lines = [
        *([client_said(view.note, texts), ""] if view.note else ()),
        *_said(view.judged, name, view.stands, texts, spoken),
    ]
    lines += ["", use_line(view.use, texts, since=None if view.counted_since is None else _moment(view.counted_since, me, texts))]
    lines.append(_state(view.edit, view.editor, me, texts))
    change = button(texts, "button.words_change", AskText(language=language, name=name.code))
    past = button(texts, "button.words_past", TextPast(language=language, name=name.code, page=0))
    rows = [*_parts_of_page(view, texts), [change, *([past] if view.edit or view.was_edited else ())], _beside(view, texts)]
    note = ""
    if view.is_in_conflict:
        note = texts.plain("words.conflict", text=readable(clipped(view.original, LONGEST_TEXT), texts))
        sign = sign_of(view.original)
        rows.append(
            [
                button(texts, key, SettleConflict(language=language, name=name.code, original=sign, kept=kept))
                for key, kept in (("button.words_keep", 1), ("button.words_take", 0))
            ]
        )
    elif view.edit is not None:
        undo = UndoEdit(language=language, name=name.code, edit=int(view.edit.id))
        rows.append([button(texts, "button.words_undo", undo)])
    is_whole_page = name.kind in OF_PAGE and name.kind is not TextKind.ASK  # its title stands there
    title = texts.plain(f"words.kind.{name.kind}") if is_whole_page else text_title(texts, name, view.stands)
    return page(texts, title, lines=lines, note=note, keyboard=[*rows, [_way_back(view, texts)]])


def _beside(view: TextView, texts: Texts) -> list[Button]:
    """Return the ways from a phrase to what stands with it on the card."""
    stands = view.stands
    if stands.task is None or stands.manner is None:
        return []
    names = (TextName(TextKind.TASK, stands.task), TextName(TextKind.AVOID, stands.manner))
    return [button(texts, f"words.kind.{name.kind}", OpenText(language=view.language, name=name.code, note=0)) for name in names]


def _parts_of_page(view: TextView, texts: Texts) -> list[list[Button]]:
    """Return a button for each text of a page of the guide, the one that is shown marked."""
    if view.stands.page is None:
        return []
    parts = [
        Button(
            label=chosen(texts, texts.plain(f"button.words_{kind}"), is_so=kind is view.name.kind),
            action=encode(OpenText(language=view.language, name=view.name.of_page(kind).code, note=0)),
        )
        for kind in OF_PAGE
        if kind in view.judged.page
    ]
    return [parts[:2], parts[2:]]


def use_line(use: TextUse, texts: Texts, *, since: str | None) -> str:
    """Say how often a text was shown and fitted, and since when that is counted; None is for 90 days."""
    more = "_more" if use.is_more else ""
    key = "words.use" if use.is_judged else "words.shown"
    when = {} if since is None else {"at": since}
    return texts.plain(f"{key}{'' if since is None else '_since'}{more}", n=use.shown, **when, **_fitted(use))


def _fitted(use: TextUse) -> Mapping[str, int]:
    return {"fitted": use.fitted, "fitted_not": use.fitted_not} if use.is_judged else {}


def _way_back(view: TextView, texts: Texts) -> Button:
    return button(texts, "button.words_back", _back(view))


def _back(view: TextView) -> EditingAction:
    stands, language = view.stands, view.language
    if view.note is not None:
        return ListNotes(page=0)
    if view.is_in_conflict:
        return ListEdited(page=0)
    if stands.page is not None:
        return ListPages(language=language, chapter=stands.page.chapter, page=0)
    if view.name.kind is not TextKind.PHRASE:
        return ListLines(language=language, kind=view.name.kind, page=0)
    if stands.manner is None or stands.place is None:
        return OpenWords(language=language)
    return OpenPlace(language=language, manner=stands.manner, place=stands.place.value, page=0)


def _state(edit: TextEdit | None, editor: str | None, me: Employee, texts: Texts) -> str:
    if edit is None or edit.published_at is None:
        return texts.plain("words.from_files")
    name = texts.plain("words.editor_elsewhere") if editor is None else editor
    return texts.plain("words.changed", at=_moment(edit.published_at, me, texts), name=name)


def _moment(at: datetime, me: Employee, texts: Texts) -> str:
    return texts.moment(at, me.time_zone)


def _said(judged: Judgement, name: TextName, stands: TextPlace, texts: Texts, spoken: Texts) -> list[str]:
    """Return a text as it is read where it stands; nothing where that cannot be put together."""
    if name.kind is TextKind.ASK:
        return [texts.plain("words.asked_by", text=", ".join(asked_words(judged.page[name.kind])))]
    if name.kind in OF_PAGE:
        parts = {kind: clipped(text, LONGEST_TEXT) for kind, text in judged.page.items()}
        title, text, note = (parts.get(kind, "") for kind in (TextKind.TITLE, TextKind.PAGE, TextKind.NOTE))
        return [] if stands.page is None else [Html(page_html(spoken, stands.page, title=title, text=text, note=note))]
    if name.kind is not TextKind.PHRASE:
        return [clipped(line, LONGEST_SHOWN) for line in judged.card]
    if judged.with_name is None or judged.without_name is None:
        return []
    if judged.with_name == judged.without_name:
        return [texts.plain("words.same", text=judged.with_name)]
    return [
        texts.plain("words.with_name", text=judged.with_name),
        texts.plain("words.without_name", text=judged.without_name),
    ]


def write_page(language: str, name: TextName, current: str, texts: Texts) -> Screen:
    """Ask for the new words; the old ones can be copied with a tap, without the form of address, which the bot puts there."""
    bare = current.removeprefix(ADDRESS)
    if "{" not in bare:
        current = bare
    back = button(texts, "button.words_drop", OpenText(language=language, name=name.code, note=0))
    copies = Button(label=clipped(current, 34), copies=current) if len(current) <= LONGEST_COPY and "\n" not in current else None
    key = f"words.write_{name.kind}" if name.kind in ASKED_OTHERWISE else "words.write"
    return Screen(html=texts.html(key, text=current), keyboard=[*([[copies]] if copies else ()), [back]])


def draft_page(view: DraftView, texts: Texts, spoken: Texts) -> Screen:
    """Show a text that is not in force: as it would be read, what rules object to, and what would be put instead."""
    draft, judged = view.draft, view.judged
    said = _said(judged, draft.name, view.stands, texts, spoken)
    lines = said or [texts.plain("words.typed", text=clipped(draft.text, LONGEST_SHOWN))]
    if draft.name.kind is not TextKind.PAGE:  # two long texts below each other would be read by nobody
        lines += ["", texts.plain("words.now", text=readable(clipped(view.current, LONGEST_TEXT), texts))]
    number = int(draft.id)
    rows: list[list[Button]] = []
    if judged.findings:
        lines += ["", *(f"• {finding_text(one, texts)}" for one in judged.findings)]
        lines += ["", texts.plain("words.try_again")]
        if judged.mended is not None:
            lines += ["", texts.plain("words.mend_to", text=readable(clipped(judged.mended, LONGEST_SHOWN), texts))]
            rows.append([_mend_button(judged.findings, number, texts)])
    elif judged.differs_from:
        languages = ", ".join(one.upper() for one in judged.differs_from)
        lines += ["", texts.plain("words.differs", languages=languages)]
    if view.overtaken_by is not None:
        key = "words.overtaken" if view.overtaken_by else "words.overtaken_files"
        lines += ["", texts.plain(key, name=view.overtaken_by) if view.overtaken_by else texts.plain(key)]
    if view.overtaken_by is not None and draft.name.kind is TextKind.PAGE:
        lines += ["", texts.plain("words.now", text=clipped(view.current, LONGEST_TEXT))]
    if judged.may_be_published:
        label = "button.words_publish" if view.overtaken_by is None else "button.words_publish_over"
        rows.append([button(texts, label, PublishDraft(draft=number, over=sign_of(view.current)))])
    if judged.with_name is not None:
        key = "button.words_address_off" if view.has_address else "button.words_address_on"
        rows.append([button(texts, key, AddressDraft(draft=number, on=int(not view.has_address)))])
    again = button(texts, "button.words_rewrite", AskText(language=draft.language, name=draft.name.code))
    rows.append([again, button(texts, "button.words_drop", DropDraft(draft=number))])
    return page(texts, texts.plain("words.draft"), lines=lines, note=texts.plain("words.draft_note"), keyboard=rows)


def _mend_button(findings: Sequence[WordsFinding], number: int, texts: Texts) -> Button:
    """Name the repair where it is one word for another."""
    one = findings[0]
    if len(findings) == 1 and (one.rule, one.problem) == ("speech", "replace"):
        label = texts.plain("button.words_replace", **one.facts)
        return Button(label=clipped(label, 60), action=button(texts, "button.words_mend", MendDraft(draft=number)).action)
    return button(texts, "button.words_mend", MendDraft(draft=number))


def finding_text(finding: WordsFinding, texts: Texts) -> str:
    """Say in the reader's words what a rule objects to; in English where there are no words for it."""
    facts: Mapping[str, object] = {
        name: clipped(value, LONGEST_FACT) if isinstance(value, str) else value for name, value in finding.facts.items()
    }
    try:
        return texts.plain(f"finding.{finding.rule}.{finding.problem}", **facts)
    except KeyError:
        return texts.plain("finding.other", text=clipped(finding.message, LONGEST_SHOWN))


def past_page(history: TextHistory, number: int, me: Employee, texts: Texts) -> Screen:
    """Show what was ever published for a text, newest first, and what the files say."""
    language, name = history.language, history.name
    size = PAST_OF_PAGE if name.kind in (TextKind.PAGE, TextKind.ASK) else PAGE_SIZE
    shown, number = part(history.edits, number, size)
    has_more = len(history.edits) > (number + 1) * size
    rows = [
        pager(texts, number, has_more=has_more, at=lambda at: TextPast(language=language, name=name.code, page=at)),
        [button(texts, "button.words_back", OpenText(language=language, name=name.code, note=0))],
    ]
    lines = [_past_line(edit, history, me, texts) for edit in shown]
    note = texts.plain("words.past_files", text=readable(clipped(history.original, LONGEST_TEXT), texts))
    title = f"{texts.plain('words.past')} · {text_title(texts, name, history.stands)}"
    return page(texts, title, lines=lines, note=note, keyboard=rows)


def _past_line(edit: TextEdit, history: TextHistory, me: Employee, texts: Texts) -> str:
    elsewhere = texts.plain("words.editor_elsewhere")
    said = {
        "at": _moment(edit.published_at or edit.created_at, me, texts),
        "name": history.names.get(edit.employee_id) or elsewhere,
        "text": readable(clipped(edit.text, LONGEST_TEXT), texts),
    }
    if edit.undone_at is None:
        return texts.plain("words.past_line", **said)
    if edit.undone_by is None:
        return texts.plain("words.past_undone", **said)
    undone = {"undone_at": _moment(edit.undone_at, me, texts), "by": history.names.get(edit.undone_by) or elsewhere}
    return texts.plain("words.past_undone_by", **said, **undone)


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
    return texts.plain("words.client_unread" if is_alone else "words.client_said", text=clipped(note.text, most))


def clipped(text: str, most: int) -> str:
    """Cut a text that is too long for its place."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
