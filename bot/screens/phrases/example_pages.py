"""Making an example of what a client said: the sentence, what it means, what it would change; the list of what was made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.domain.calls.meanings import AXES, DECIDES, NOTHING, Axis
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.temperament import ICONS, Temperament
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.employee import Employee
from bot.domain.phrases.edited_example import EditedExample, ExampleEdit
from bot.screens.action import encode
from bot.screens.page import PAGE_SIZE, button, chosen, page, pager
from bot.screens.phrases.actions import (
    AskExample,
    AskMeaning,
    DropExample,
    EditingAction,
    ExportExamples,
    ListExamples,
    ListStep,
    OpenExample,
    OpenNote,
    OpenTaught,
    OpenWords,
    PublishExample,
    SetMeaning,
    SpeakExample,
    TakeNote,
    TryExample,
    UndoExample,
)
from bot.screens.phrases.phrase_lists import FILE_SLOT
from bot.screens.phrases.text_pages import LONGEST_COPY, client_said, finding_text
from bot.screens.screen import Button, File, Screen, Show
from bot.screens.texts import Texts
from bot.services.pages import Part
from bot.services.phrases.make_example import ExampleAsked, ExampleTried, ExampleView, Fault, PublishedView, TextFault
from bot.services.phrases.ports import WordsFinding

A_ROW = 2
FOUR = 4
LONGEST_COPIED = 34
MOST_SHOWN = 3
"""Notes that would be understood then, of which the newest are shown."""
RESPECTS = ((Axis.TEMPERAMENT, Axis.WANTS), (Axis.CAN, Axis.OBJECTION))
"""Asked on a page of their own; what has one answer only is a button that is on or off."""


def label_name(label: str, texts: Texts) -> str:
    """Say what a label means."""
    axis = next((one for one, labels in AXES.items() if label in labels), None)
    if axis is Axis.TEMPERAMENT:
        kind = Temperament(label)
        return f"{ICONS[kind]} {texts.temperament(kind)}"
    if axis is Axis.OBJECTION:
        return texts.plain(f"objection.{Objection(label.removeprefix('objection_'))}")
    if axis is Axis.OCCASION:
        return texts.plain(f"button.occasion_{Occasion(label.removeprefix('occasion_'))}")
    return texts.plain(f"button.{label}" if axis in (Axis.WANTS, Axis.CAN) else f"button.example_{label}")


def ask_page(view: ExampleAsked, texts: Texts) -> Screen:
    """Ask for the sentence; the note's own words can be copied, and taken if they tell of nobody."""
    note = view.note
    lines = [client_said(note, texts)]
    if view.fault is not None:
        lines += ["", fault_text(view.fault, texts)]
    copies = Button(label=_clip(note.text, LONGEST_COPIED), copies=note.text) if 0 < len(note.text) <= LONGEST_COPY else None
    rows = [
        [copies] if copies else [],
        [button(texts, "button.example_take", TakeNote(note=note.id))] if view.fault is None else [],
        [button(texts, "button.example_drop", OpenNote(note=note.id))],
    ]
    return page(texts, texts.plain("example.title"), lines=lines, note=texts.plain("example.write"), keyboard=rows)


def fault_text(fault: TextFault, texts: Texts) -> str:
    """Say why a text can be no example."""
    facts = {"word": _clip(fault.word, LONGEST_COPIED)} if fault.fault is Fault.NAME else {}
    return texts.plain(f"example.fault.{fault.fault}", **facts)


def draft_page(view: ExampleView, texts: Texts, languages: Sequence[LanguageCode]) -> Screen:
    """Show a draft and what it means; where it was asked, as what it would be read, and what else would be understood by it."""
    draft, example = view.draft, view.draft.example
    number = int(draft.id)
    lines = [texts.plain("example.said", text=example.text)]
    if view.tried is not None and example.labels:
        lines += ["", *_tried(view.tried, texts)]
    lines += [fault_text(view.fault, texts)] if view.fault is not None else []
    lines += [f"• {finding_text(_in_words(one, texts), texts)}" for one in view.findings]
    tongues = [
        Button(
            label=chosen(texts, one.upper(), is_so=one == example.language),
            action=encode(SpeakExample(draft=number, language=one)),
        )
        for one in languages
    ]
    rows: list[list[Button]] = [
        tongues if len(languages) > 1 else [],
        *([_respect(draft, axis, texts) for axis in row] for row in RESPECTS),
        [_respect(draft, Axis.OCCASION, texts), _toggle(draft, DECIDES, texts)],
        [_toggle(draft, NOTHING, texts)],
        [button(texts, "button.example_try", TryExample(draft=number))] if example.labels and view.tried is None else [],
        [button(texts, "button.words_publish", PublishExample(draft=number))] if view.may_be_published else [],
        [
            button(texts, "button.words_rewrite", AskExample(note=draft.note_id)),
            button(texts, "button.example_drop", DropExample(draft=number)),
        ],
    ]
    note = texts.plain("example.check" if example.labels else "example.pick")
    return page(texts, texts.plain("example.title"), lines=lines, note=note, keyboard=rows)


def _tried(tried: ExampleTried, texts: Texts) -> list[str]:
    lines = [
        texts.plain("example.now", said=meanings(tried.read_now, texts)),
        texts.plain("example.then", said=meanings(tried.read_then, texts)),
    ]
    if tried.reread:
        lines.append(texts.plain("example.reread", n=tried.reread, understood=len(tried.understood)))
    return [*lines, *(f"• {_clip(note.text, 60)}" for note in tried.understood[:MOST_SHOWN])]


def meaning_page(draft: ExampleEdit, axis: Axis, texts: Texts) -> Screen:
    """Show what a draft may mean in one respect; a second tap takes it back."""
    options = [_toggle(draft, label, texts) for label in AXES[axis]]
    rows = [
        *(options[at : at + A_ROW] for at in range(0, len(options), A_ROW)),
        [button(texts, "button.words_back", OpenExample(draft=int(draft.id)))],
    ]
    lines = [texts.plain("example.said", text=draft.example.text)]
    return page(texts, texts.plain(f"button.example_{axis}"), lines=lines, note=texts.plain("example.pick_one"), keyboard=rows)


def taught_page(
    view: PublishedView, me: Employee, texts: Texts, left_out: Collection[EditedExample] = (), *, step: str | None = None
) -> Screen:
    """Show an example that is or was in force, or does not pass the rules any more.

    Args:
        step: of the inbox from which it was just made: the way back leads there, to what else waits.
    """
    edit = view.edit
    name = view.editor or texts.plain("words.editor_elsewhere")
    at = texts.moment(edit.published_at or edit.created_at, me.time_zone)
    lines = [
        texts.plain("example.said", text=edit.example.text),
        f"{edit.example.language.upper()} · {meanings(edit.example.labels, texts)}",
        texts.plain("example.by", at=at, name=name),
    ]
    if edit.is_live and edit.example in left_out:
        lines.append(texts.plain("example.is_left_out"))
    if edit.undone_at is not None:
        lines.append(texts.plain("example.taken_back", at=texts.moment(edit.undone_at, me.time_zone)))
    rows = [
        [button(texts, "button.example_undo", UndoExample(example=int(edit.id)))] if edit.is_live else [],
        [button(texts, "button.words_back", ListExamples(page=0) if step is None else ListStep(step=step, page=0))],
    ]
    return page(texts, texts.plain("example.one"), lines=lines, keyboard=rows)


def examples_list(read: Part[ExampleEdit], me: Employee, texts: Texts, left_out: Collection[EditedExample] = ()) -> Screen:
    """List what was ever published, newest first; a number opens one."""
    lines, numbers = [], []
    for at, edit in enumerate(read.items, read.page * PAGE_SIZE + 1):
        about = f"{edit.example.language.upper()} · {meanings(edit.example.labels, texts)}"
        if not edit.is_live:
            about = texts.plain("example.undone_line", about=about)
        elif edit.example in left_out:
            about = texts.plain("example.left_out_line", about=about)
        lines.append(texts.plain("words.line", number=at, about=about, text=_clip(edit.example.text, 80)))
        numbers.append(button(texts, "words.number", OpenTaught(example=int(edit.id)), number=at))
    rows = [
        *(numbers[at : at + FOUR] for at in range(0, len(numbers), FOUR)),
        pager(texts, read.page, has_more=read.has_more, at=lambda at: ListExamples(page=at)),
        [
            *([button(texts, "button.words_file", ExportExamples())] if any(one.is_live for one in read.items) else ()),
            button(texts, "button.words_home", OpenWords(language=me.language)),
        ],
    ]
    note = texts.plain("words.pick" if lines else "example.none")
    return page(texts, texts.plain("example.list"), lines=lines, note=note, keyboard=rows)


def exported_examples(chat_id: ChatId, texts: Texts, files: Mapping[LanguageCode, str]) -> tuple[Show, ...]:
    """Return each language's examples as a file."""
    return tuple(
        Show(
            slot=FILE_SLOT.in_chat(chat_id, f"{language}-examples"),
            screen=Screen(
                html=texts.html("example.file", language=language.upper()),
                file=File(name=f"{language}-examples.yaml", text=text),
            ),
            is_anew=True,
        )
        for language, text in files.items()
    )


def meanings(labels: Sequence[str], texts: Texts) -> str:
    """Name what words mean."""
    return ", ".join(label_name(label, texts) for label in labels) or texts.plain("example.unread")


def _respect(draft: ExampleEdit, axis: Axis, texts: Texts) -> Button:
    """Return the button that leads to one respect: what is chosen there, or what it asks."""
    said = next((label for label in draft.example.labels if label in AXES[axis]), None)
    action: EditingAction = AskMeaning(draft=int(draft.id), axis=axis)
    label = texts.plain(f"button.example_{axis}") if said is None else chosen(texts, label_name(said, texts), is_so=True)
    return Button(label=label, action=encode(action))


def _toggle(draft: ExampleEdit, label: str, texts: Texts) -> Button:
    is_on = label in draft.example.labels
    action: EditingAction = SetMeaning(draft=int(draft.id), label=label, on=int(not is_on))
    name = chosen(texts, label_name(label, texts), is_so=is_on)
    return Button(label=name, action=encode(action))


def _in_words(finding: WordsFinding, texts: Texts) -> WordsFinding:
    """Give a finding of the examples the reader's names of the labels."""
    facts = {
        name: label_name(value, texts) if name in ("label", "other") and isinstance(value, str) else value
        for name, value in finding.facts.items()
    }
    return WordsFinding(rule=finding.rule, problem=finding.problem, message=finding.message, facts=facts)


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
