"""The shape of the guide: `script/guide.yaml` and each language's `guide.yaml`. Leaves out all meaning: see `rules`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.read.language import GuidePageWords, GuideWords
from bot.content.read.shape import Shape
from bot.content.read.structure import GuideEntry, GuidePageEntry
from bot.content.read.yaml_tree import Node


def read_guide(shape: Shape, tree: Node | None) -> GuideEntry:
    """Shape the structure of the guide; a file that is missing or broken gives an empty one."""
    entries = shape.table(tree, "the file", ("chapters", "pages", "pocket"))
    if entries is None:
        return GuideEntry()
    pages = []
    for item in shape.items(entries["pages"].node, "pages"):
        page = shape.table(item, "a page", ("id", "chapter", "facts"), ("claim", "retired", "supervisors"))
        page_id = shape.text(page["id"], "a page's id") if page else None
        chapter = shape.text(page["chapter"], "a page's chapter") if page else None
        if page and page_id and chapter:
            pages.append(
                GuidePageEntry(
                    id=page_id,
                    chapter=chapter,
                    facts=shape.texts(page["facts"], "facts"),
                    is_claim=shape.flag(page.get("claim"), "claim"),
                    retired=shape.flag(page.get("retired"), "retired"),
                    is_for_supervisors=shape.flag(page.get("supervisors"), "supervisors"),
                )
            )
    pocket = shape.table(entries["pocket"].node, "“pocket”", ("phrases", "tasks"))
    return GuideEntry(
        chapters=shape.texts(entries["chapters"], "chapters"),
        pages=tuple(pages),
        pocket_phrases=shape.texts(pocket["phrases"], "phrases") if pocket else (),
        pocket_tasks=shape.texts(pocket["tasks"], "tasks") if pocket else (),
    )


def read_guide_words(shape: Shape, tree: Node | None) -> GuideWords:
    """Shape the guide of one language."""
    entries = shape.table(tree, "the file", ("chapters", "pages"))
    if entries is None:
        return GuideWords()
    return GuideWords(
        chapters=shape.named_texts(entries["chapters"], "chapters"),
        pages=_pages(shape, entries["pages"].node),
    )


def _pages(shape: Shape, tree: Node | None) -> Mapping[str, GuidePageWords]:
    found = {}
    for page_id, entry in shape.entries(tree, "pages").items():
        words = shape.table(entry.node, f"“{page_id}”", ("title", "text", "ask"), ("note",))
        title = shape.text(words["title"], "title") if words else None
        text = shape.text(words["text"], "text") if words else None
        if words and title and text:
            note = shape.text(words.get("note"), "note")
            found[page_id] = GuidePageWords(title=title, text=text, ask=shape.texts(words["ask"], "ask"), note=note)
    return found
