"""What the buttons under the words that editors change mean. Leaves out the codec: see `action`. Verbs begin with E.

What is published, undone or settled names what its reader saw, so that a button of yesterday changes nothing by surprise.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.temperament import Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWords:
    """Show where phrases can be found, in a language."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenManner:
    """Show the places of a call for one manner."""

    language: str
    manner: Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlace:
    """List the phrases of one manner and place."""

    language: str
    manner: Manner
    place: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPhrase:
    """Show a phrase in its own message; `note` is the note for which it is looked at, or 0."""

    language: str
    phrase: str
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseOfCard:
    """The same from a card: the message comes anew, above the card."""

    language: str
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPhrase:
    """The next text is the phrase's new words."""

    language: str
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MendDraft:
    """Take the proposed repair."""

    draft: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDraft:
    """Put the form of address before a draft, or take it away."""

    draft: int
    on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDraft:
    """Put a draft in force in place of the text whose sign this is."""

    draft: int
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft:
    """Let a draft go."""

    draft: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoEdit:
    """Go back to the text before this edit, while it is the one in force."""

    language: str
    phrase: str
    edit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhrasePast:
    """Show what was ever published for a phrase."""

    language: str
    phrase: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleConflict:
    """Keep the edit, or take the files' new text, whose sign this is."""

    language: str
    phrase: str
    original: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEdited:
    """List the phrases that were changed."""

    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNotes:
    """List what clients said when nothing fitted."""

    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPhrase:
    """The next text is words of the phrase that is looked for."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEdits:
    """Send the changed words as files."""


EditingAction = (
    OpenWords
    | OpenManner
    | OpenPlace
    | OpenPhrase
    | PhraseOfCard
    | AskPhrase
    | MendDraft
    | AddressDraft
    | PublishDraft
    | DropDraft
    | UndoEdit
    | PhrasePast
    | SettleConflict
    | ListEdited
    | ListNotes
    | SearchPhrase
    | ExportEdits
)

EDITING_VERBS: dict[str, type[EditingAction]] = {
    "E": OpenWords,
    "Em": OpenManner,
    "El": OpenPlace,
    "Eo": OpenPhrase,
    "Ec": PhraseOfCard,
    "Et": AskPhrase,
    "Er": MendDraft,
    "Ea": AddressDraft,
    "Ep": PublishDraft,
    "Ed": DropDraft,
    "Eu": UndoEdit,
    "Eh": PhrasePast,
    "Ek": SettleConflict,
    "Ew": ListEdited,
    "En": ListNotes,
    "Es": SearchPhrase,
    "Ex": ExportEdits,
}
