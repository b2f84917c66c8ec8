"""Making an example of what a client said, for recognition to learn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import ExampleEdit
from bot.screens.phrases import example_pages as pages
from bot.screens.phrases.actions import (
    AcceptNote,
    AskExample,
    AskMeaning,
    DropExample,
    ExportExamples,
    ListExamples,
    OpenExample,
    OpenTaught,
    PublishExample,
    SetMeaning,
    SpeakExample,
    TakeNote,
    TryExample,
    UndoExample,
)
from bot.screens.phrases.inbox_pages import note_page
from bot.screens.screen import Screen, Toast
from bot.screens.turn import Reply, Turn
from bot.services.phrases import inbox, make_example
from bot.services.phrases.make_example import ExampleAsked, ExampleTried
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, look, texts_of
from handlers.feature import Tap
from handlers.phrases.shown import show_below, show_here
from handlers.showing import above_the_card


async def ask_example(turn: Turn, deps: Dependencies, action: AskExample) -> Reply:
    """An example is to be made of a note."""
    asked = await make_example.ask_for_example(act_of(turn, deps), deps.example_judge, turn.chat_id, action.note)
    return show_here(turn, pages.ask_page(asked, texts_of(turn, deps)))


async def take_note(turn: Turn, deps: Dependencies, action: TakeNote) -> Reply:
    """The note's own words are taken."""
    return show_here(
        turn, await _begun(turn, deps, await make_example.take_note(act_of(turn, deps), deps.example_judge, action.note))
    )


async def accept_note(turn: Turn, deps: Dependencies, action: AcceptNote) -> Reply:
    """The note's own words are an example of what they meant."""
    texts = texts_of(turn, deps)
    done = await make_example.accept_note(act_of(turn, deps), deps.example_judge, action.note)
    if isinstance(done, ExampleAsked):
        return show_here(turn, pages.ask_page(done, texts))
    if isinstance(done, make_example.ExampleView):
        return show_here(turn, pages.draft_page(done, texts, deps.languages()))
    return await _published(turn, deps, done)


async def take_text(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """The sentence was typed."""
    begun = await make_example.write_example(act_of(turn, deps), deps.example_judge, prompt, message.text or "")
    return await show_below(turn, deps, message, await _begun(turn, deps, begun))


async def open_example(turn: Turn, deps: Dependencies, action: OpenExample) -> Reply:
    """A draft is to be looked at."""
    return show_here(turn, await _draft(turn, deps, action.draft))


async def ask_meaning(turn: Turn, deps: Dependencies, action: AskMeaning) -> Reply:
    """What a draft means in one respect is to be said."""
    draft = await make_example.own_draft(act_of(turn, deps), action.draft)
    return show_here(turn, pages.meaning_page(draft, action.axis, texts_of(turn, deps)))


async def set_meaning(turn: Turn, deps: Dependencies, action: SetMeaning) -> Reply:
    """What a draft means was said."""
    await make_example.set_meaning(act_of(turn, deps), action.draft, action.label, is_on=bool(action.on))
    return show_here(turn, await _draft(turn, deps, action.draft))


async def speak_example(turn: Turn, deps: Dependencies, action: SpeakExample) -> Reply:
    """The language of a draft was picked."""
    view = await make_example.set_language(
        act_of(turn, deps), deps.example_judge, action.draft, LanguageCode(action.language), deps.languages()
    )
    return show_here(turn, pages.draft_page(view, texts_of(turn, deps), deps.languages()))


async def try_example(turn: Turn, deps: Dependencies, action: TryExample) -> Reply:
    """What a draft would change was asked: a recogniser learns it, beside the turn."""
    tried = await look(turn, deps, lambda act: make_example.try_example(act, deps.example_trial, action.draft))
    return show_here(turn, await _draft(turn, deps, action.draft, tried))


async def drop_example(turn: Turn, deps: Dependencies, action: DropExample) -> Reply:
    """A draft is let go."""
    act = act_of(turn, deps)
    note = await make_example.drop_example(act, action.draft)
    return show_here(turn, note_page(await inbox.view_note(act, note), act.employee, texts_of(turn, deps)))


async def publish_example(turn: Turn, deps: Dependencies, action: PublishExample) -> Reply:
    """Recognition is to learn a draft."""
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    done = await make_example.publish_example(act, deps.example_judge, action.draft)
    if isinstance(done, make_example.ExampleView):
        return show_here(turn, pages.draft_page(done, texts, deps.languages()))
    return await _published(turn, deps, done)


async def undo_example(turn: Turn, deps: Dependencies, action: UndoExample) -> Reply:
    """An example is taken back."""
    return _changed(turn, deps, await make_example.undo_example(act_of(turn, deps), action.example))


async def open_taught(turn: Turn, deps: Dependencies, action: OpenTaught) -> Reply:
    """An example was picked from the list."""
    act = act_of(turn, deps)
    view = await make_example.view_published(act, action.example)
    return show_here(turn, pages.taught_page(view, act.employee, texts_of(turn, deps), deps.example_judge.left_out()))


async def list_examples(turn: Turn, deps: Dependencies, action: ListExamples) -> Reply:
    """The examples made in the bot were asked for."""
    act = act_of(turn, deps)
    read = await make_example.list_examples(act, action.page)
    return show_here(turn, pages.examples_list(read, act.employee, texts_of(turn, deps), deps.example_judge.left_out()))


async def export(turn: Turn, deps: Dependencies, action: ExportExamples) -> Reply:
    """The examples are to be sent as files."""
    del action  # it says everything by itself
    files = await make_example.export_examples(act_of(turn, deps), deps.example_judge)
    return await above_the_card(turn, deps, *pages.exported_examples(turn.chat_id, texts_of(turn, deps), files))


async def _begun(turn: Turn, deps: Dependencies, begun: ExampleEdit | ExampleAsked) -> Screen:
    if isinstance(begun, ExampleAsked):
        return pages.ask_page(begun, texts_of(turn, deps))
    return await _draft(turn, deps, int(begun.id))


async def _draft(turn: Turn, deps: Dependencies, draft: int, tried: ExampleTried | None = None) -> Screen:
    view = await make_example.view_example(act_of(turn, deps), deps.example_judge, draft, tried)
    return pages.draft_page(view, texts_of(turn, deps), deps.languages())


async def _published(turn: Turn, deps: Dependencies, done: make_example.ExamplesChanged) -> Reply:
    """Show it with the way back to what else waits in the inbox."""
    note = await inbox.view_note(act_of(turn, deps), done.view.edit.note_id)
    return _changed(turn, deps, done, note.step)


def _changed(turn: Turn, deps: Dependencies, done: make_example.ExamplesChanged, step: str | None = None) -> Reply:
    """Show the example, and let this process recognise by it as soon as it is stored."""
    turn.after_commit.append(lambda: deps.example_judge.put(done.live))
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    screen = pages.taught_page(done.view, act.employee, texts, step=step)
    toast = Toast(text=texts.plain("example.published" if done.view.edit.is_live else "example.undone"))
    return Reply(outgoing=show_here(turn, screen).outgoing, toast=toast)


TAPS: Sequence[Tap[Any]] = (
    Tap(AskExample, ask_example),
    Tap(TakeNote, take_note),
    Tap(AcceptNote, accept_note),
    Tap(OpenExample, open_example),
    Tap(AskMeaning, ask_meaning),
    Tap(SetMeaning, set_meaning),
    Tap(SpeakExample, speak_example),
    Tap(TryExample, try_example),
    Tap(PublishExample, publish_example),
    Tap(DropExample, drop_example),
    Tap(ListExamples, list_examples),
    Tap(OpenTaught, open_taught),
    Tap(UndoExample, undo_example),
    Tap(ExportExamples, export),
)
