"""What is in force of the edits of a phrase, and on which text of the files it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.ids import EmployeeId, LanguageCode, PhraseId
from bot.domain.phrases.edit import EditId, newest_live
from bot.domain.phrases.edited_text import TextEdit, edited_texts, text_since
from bot.domain.phrases.text_name import phrase_named

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def edit(number: int, text: str, before: str, *, undone: bool = False, draft: bool = False) -> TextEdit:
    """One edit of one phrase."""
    return TextEdit(
        id=EditId(number),
        language=LanguageCode("ru"),
        name=phrase_named(PhraseId("p")),
        text=text,
        text_before=before,
        employee_id=EmployeeId(1),
        created_at=NOW,
        published_at=None if draft else NOW,
        undone_at=NOW if undone else None,
    )


def test_the_newest_published_edit_counts() -> None:
    """Drafts and what was undone do not."""
    edits = [edit(1, "B", "A"), edit(2, "C", "B", undone=True), edit(3, "D", "B", draft=True)]
    [found] = edited_texts(reversed(edits))
    assert (found.text, found.instead_of) == ("B", "A")
    newest = newest_live(edits)
    assert newest is not None
    assert newest.id == 1
    assert edited_texts([replace(edits[0], undone_at=NOW)]) == []


def test_an_edit_of_an_edit_stands_on_the_files_text() -> None:
    """However many follow each other, a conflict is with the text that the files had."""
    [found] = edited_texts([edit(1, "B", "A"), edit(2, "C", "B"), edit(3, "D", "C")])
    assert (found.text, found.instead_of) == ("D", "A")
    assert not found.conflicts_with("A")
    assert not found.conflicts_with("D"), "the files say the same by now"
    assert found.conflicts_with("E")


def test_a_text_is_as_old_as_the_last_change_of_what_is_said() -> None:
    """An edit, another over it, a way back; words that are kept against an upgrade are no new text, and a draft is none yet."""

    def at(hours: int) -> datetime:
        return NOW + timedelta(hours=hours)

    first = replace(edit(1, "B", "A"), published_at=at(1))
    over = replace(edit(2, "C", "B"), published_at=at(2))
    assert text_since([]) is None
    assert text_since([edit(1, "B", "A", draft=True)]) is None
    assert text_since([first]) == at(1)
    assert text_since([first, over]) == at(2)
    assert text_since([first, replace(over, undone_at=at(5))]) == at(5)
    assert text_since([replace(first, undone_at=at(4))]) == at(4), "the files' text is said again"
    assert text_since([first, replace(edit(2, "B", "E"), published_at=at(3))]) == at(1)


def test_a_kept_edit_stands_on_the_new_text() -> None:
    """Whoever keeps his words against an upgrade is not asked again, also after he has changed them once more."""
    kept = [edit(1, "B", "A"), edit(2, "B", "E")]
    assert edited_texts(kept)[0].instead_of == "E"
    assert edited_texts([*kept, edit(3, "C", "B")])[0].instead_of == "E"


def test_what_was_published_last_counts_also_when_it_was_begun_first() -> None:
    """Somebody begins a draft, another one begins and publishes, and then the first publishes over it."""
    first, second = edit(1, "C", "B"), edit(2, "B", "A")
    edits = [replace(first, published_at=NOW + timedelta(minutes=1)), second]
    newest = newest_live(edits)
    assert newest is not None
    assert newest.id == 1
    [found] = edited_texts(edits)
    assert (found.text, found.instead_of) == ("C", "A")
