"""What the buttons under the words that editors change mean. Verbs begin with E.

What is published, undone or settled names what its reader saw, so that a button of yesterday changes nothing by surprise.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.calls.meanings import Axis
from bot.domain.calls.temperament import Manner
from bot.domain.phrases.text_name import TextKind
from bot.screens.fields import Flag, Hundredths, Name, PageNumber, RowId, RowIdOrNone, TextSign


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWords:
    """Show where phrases can be found, in a language."""

    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class ListManners:
    """Show to whom phrases are said."""

    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLines:
    """List all lines of the card of one kind."""

    language: Name
    kind: TextKind
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChapters:
    """Show the chapters of the guide to whoever changes its pages."""

    language: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPages:
    """Show the pages of a chapter to whoever changes them."""

    language: Name
    chapter: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWeek:
    """List what was changed in the last seven days, and how it has done since."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChange:
    """Show one of these changes, by the number of its edit: what was said before and what is now."""

    edit: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenManner:
    """Show the places of a call for one manner."""

    language: Name
    manner: Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlace:
    """List the phrases of one manner and place."""

    language: Name
    manner: Manner
    place: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenText:
    """Show a text, by the code of its name, in its own message; `note` is the note for which it is looked at, or 0."""

    language: Name
    name: Name
    note: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitText:
    """The same from a card or a page of the guide: the message comes anew, above the card."""

    language: Name
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskText:
    """The next text is its new words."""

    language: Name
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class MendDraft:
    """Take the proposed repair."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDraft:
    """Put the form of address before a draft, or take it away."""

    draft: RowId
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDraft:
    """Put a draft in force in place of the text whose sign this is."""

    draft: RowId
    over: TextSign


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft:
    """Let a draft go."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoEdit:
    """Go back to the text before this edit, while it is the one in force."""

    language: Name
    name: Name
    edit: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPast:
    """Show what was ever published for a text."""

    language: Name
    name: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleConflict:
    """Keep the edit, or take the files' new text, whose sign this is."""

    language: Name
    name: Name
    original: TextSign
    kept: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEdited:
    """List the texts that were changed."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNotes:
    """List what clients said when nothing fitted."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPhrase:
    """The next text is words of the phrase that is looked for."""

    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEdits:
    """Send the changed words as files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInbox:
    """Show at which steps of the call notes wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStep:
    """List the notes that wait at one step."""

    step: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNote:
    """Show one note."""

    note: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleNote:
    """Put a note away, or back among those that wait."""

    note: RowId
    is_settled: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAnswer:
    """The next text is an answer to whoever wrote a note."""

    note: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExample:
    """The next text is the sentence of an example made of a note."""

    note: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeNote:
    """The note's own words are the sentence."""

    note: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptNote:
    """Let recognition learn a note's own words as what they meant by what was said after them."""

    note: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenExample:
    """Show a draft of an example."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMeaning:
    """Show what a draft may mean in one respect."""

    draft: RowId
    axis: Axis


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMeaning:
    """Say that a draft means something, or that it does not."""

    draft: RowId
    label: Name
    on: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakExample:
    """Say in which language a draft is said."""

    draft: RowId
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class TryExample:
    """Say as what words would be read with a draft."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishExample:
    """Let recognition learn a draft."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class DropExample:
    """Let a draft of an example go."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExamples:
    """List the examples that were made in the bot."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTaught:
    """Show one of them."""

    example: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoExample:
    """Take one of them back."""

    example: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportExamples:
    """Send the examples as files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeighed:
    """Show what the weights in force would have said of the calls lately, or how far the judging is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWeighed:
    """List the calls of which something else would be said, in one way."""

    change: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeights:
    """Show the questions of which cues may be weighed otherwise."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestionWeights:
    """Show the cues of a question with what they weigh."""

    question: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCueWeight:
    """Show one cue."""

    question: Name
    option: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWeight:
    """Let a cue weigh this in one's own draft."""

    question: Name
    option: Name
    to: Hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeightsDraft:
    """Show a draft, and what it would have said of the calls lately, or how far the judging is."""

    draft: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWouldChange:
    """List the calls of which a draft would say something else, in one way."""

    draft: RowId
    change: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishWeights:
    """Put a draft in force; the sign is of what its reader saw judged against what."""

    draft: RowId
    over: TextSign


@dataclass(frozen=True, slots=True, kw_only=True)
class DropWeights:
    """Let a draft go."""

    draft: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPastWeights:
    """Show what was ever published, newest first."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoWeights:
    """Take a publication back, while it is the newest in force."""

    edit: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWeights:
    """Send the changed cues as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLearnt:
    """Show what was learnt from calls: the team, or the list of teams."""

    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLearntTeam:
    """Show what a team is proposed, and what it would have said of its calls lately, or how far the judging is."""

    team: RowId
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLearnt:
    """Open from another message what a team is proposed, or with 0 the list of teams."""

    team: RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLearntChange:
    """List the calls of which what a team is proposed would say something else, in one way."""

    team: RowId
    change: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeLearnt:
    """Put a proposal in force in its team; the sign is of what its reader saw judged against what."""

    learnt: RowId
    over: TextSign


@dataclass(frozen=True, slots=True, kw_only=True)
class DropLearnt:
    """Leave the weights of a team as they are."""

    learnt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLearnt:
    """Take back what was taken, while it is the last one in its team."""

    learnt: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPastLearnt:
    """Show what was ever decided for a team, newest first."""

    team: RowId
    page: PageNumber


EditingAction = (
    OpenWords
    | ListManners
    | ListLines
    | ListChapters
    | ListPages
    | ListWeek
    | OpenChange
    | OpenManner
    | OpenPlace
    | OpenText
    | VisitText
    | AskText
    | MendDraft
    | AddressDraft
    | PublishDraft
    | DropDraft
    | UndoEdit
    | TextPast
    | SettleConflict
    | ListEdited
    | ListNotes
    | SearchPhrase
    | ExportEdits
    | OpenInbox
    | ListStep
    | OpenNote
    | SettleNote
    | AskAnswer
    | AskExample
    | TakeNote
    | AcceptNote
    | OpenExample
    | AskMeaning
    | SetMeaning
    | SpeakExample
    | TryExample
    | PublishExample
    | DropExample
    | ListExamples
    | OpenTaught
    | UndoExample
    | ExportExamples
    | OpenWeighed
    | ListWeighed
    | OpenWeights
    | OpenQuestionWeights
    | OpenCueWeight
    | SetWeight
    | OpenWeightsDraft
    | ListWouldChange
    | PublishWeights
    | DropWeights
    | ListPastWeights
    | UndoWeights
    | ExportWeights
    | OpenLearnt
    | OpenLearntTeam
    | VisitLearnt
    | ListLearntChange
    | TakeLearnt
    | DropLearnt
    | UndoLearnt
    | ListPastLearnt
)

EDITING_VERBS: dict[str, type[EditingAction]] = {
    "E": OpenWords,
    "Em": OpenManner,
    "El": OpenPlace,
    "Eo": OpenText,
    "Ec": VisitText,
    "Et": AskText,
    "Er": MendDraft,
    "Ea": AddressDraft,
    "Ep": PublishDraft,
    "Ed": DropDraft,
    "Eu": UndoEdit,
    "Eh": TextPast,
    "Ek": SettleConflict,
    "Ew": ListEdited,
    "En": ListNotes,
    "Es": SearchPhrase,
    "Ex": ExportEdits,
    "Ei": OpenInbox,
    "Eg": ListStep,
    "Ev": OpenNote,
    "Ez": SettleNote,
    "Eq": AskAnswer,
    "EA": AskExample,
    "EB": TakeNote,
    "E3": AcceptNote,
    "EC": OpenExample,
    "ED": AskMeaning,
    "EE": SetMeaning,
    "EF": SpeakExample,
    "EG": PublishExample,
    "EH": DropExample,
    "EI": ListExamples,
    "EJ": OpenTaught,
    "EK": UndoExample,
    "EL": ExportExamples,
    "EM": OpenWeighed,
    "EN": ListWeighed,
    "EO": TryExample,
    "EP": OpenWeights,
    "EQ": OpenQuestionWeights,
    "ER": OpenCueWeight,
    "ES": SetWeight,
    "ET": OpenWeightsDraft,
    "EU": ListWouldChange,
    "EV": PublishWeights,
    "EW": DropWeights,
    "EX": ListPastWeights,
    "EY": UndoWeights,
    "EZ": ExportWeights,
    "Eb": OpenLearnt,
    "Ee": OpenLearntTeam,
    "E4": VisitLearnt,
    "Ef": ListLearntChange,
    "Ej": TakeLearnt,
    "Ey": DropLearnt,
    "E1": UndoLearnt,
    "E2": ListPastLearnt,
    "E5": ListManners,
    "E6": ListLines,
    "E7": ListChapters,
    "E8": ListPages,
    "E9": ListWeek,
    "E0": OpenChange,
}
