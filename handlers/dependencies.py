"""What the handlers are given at start, and who acts in a turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from bot.domain.calls.learnt_weights import LearntWeights
from bot.domain.house.sheet import Item
from bot.domain.ids import LanguageCode, PhraseId
from bot.screens.job import Job
from bot.screens.menu import Entry
from bot.screens.sheet import Sheet
from bot.screens.slot_kind import SlotKinds
from bot.screens.texts import Texts
from bot.screens.turn import Turn
from bot.services.act import Act
from bot.services.content_ports import GuideSearch, PhraseSearch, Recogniser, Scripts
from bot.services.house.ports import HouseTools
from bot.services.people.access import Defaults
from bot.services.phrases.ports import ExampleJudge, ExampleTrial, TextJudge, WeightJudge
from bot.services.phrases.weigh_anew import Weighing
from bot.services.sales.take_list import OpenTable
from bot.services.training.last_told import LastTold
from bot.services.training.ports import TrainingContent

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """The adapters that handlers use, as ports, and what all features together have."""

    scripts: Scripts
    texts: Callable[[str], Texts]
    """Texts of a language code; an unknown code gets the default language."""
    languages: Callable[[], Sequence[LanguageCode]]
    """Codes of the languages that have words."""
    recogniser: Recogniser
    guide_search: GuideSearch
    phrase_search: PhraseSearch
    text_judge: TextJudge
    """Where editors' texts are judged."""
    example_judge: ExampleJudge
    example_trial: ExampleTrial
    weight_judge: WeightJudge
    put_learnt: Callable[[Sequence[LearntWeights]], None]
    """Lets what teams' calls have taught be in force in this process from now on, and nothing else."""
    house: HouseTools
    """What filling in the house sheet needs."""
    house_examples: Callable[[str], Mapping[str, Mapping[Item, str]]]
    """What a house may sell, by the example's name, in a language; nothing outside of the playground."""
    weighing: Weighing
    """Judges the calls lately by the weights in force, or by a draft's."""
    training: TrainingContent
    """What trainees are asked, and who judges what they type."""
    last_told: LastTold = field(default_factory=LastTold)
    """What was said to trainees' latest answers."""
    keep_up_content: Job
    """Takes in what other processes have published and what has changed in the folder of content."""
    common_words: Callable[[LanguageCode], Collection[str]]
    """Texts that look like a name and are none, lower case."""
    desk_url: Callable[[], str | None]
    """Where the desk page is for people, without a path; None where it is not served."""
    next_call_labels: Collection[str]
    """What the button under the input field says, in every language; it may grow while the bot runs."""
    open_table: OpenTable
    """Opens a list that somebody has sent."""
    sheet_file: Callable[[Sheet], Awaitable[bytes]]
    """Makes a workbook of a page of figures, outside the event loop."""
    defaults: Defaults
    bot_name: Callable[[], str]
    """The bot's name on Telegram, known once it is connected."""
    entries: Sequence[Entry]
    """The commands in the order of menus."""
    slot_kinds: SlotKinds
    """Every sort of message."""

    def say(self, language: LanguageCode, phrase_id: PhraseId, line: str) -> str:
        """Return what a phrase says, with a line of the house sheet where it has a slot, to a client whose name is not known."""
        return self.texts(language).phrase(phrase_id, None, line)


def act_of(turn: Turn, deps: Dependencies) -> Act:
    """Return who acts in this turn.

    Raises:
        PermissionError: nobody who may; the dispatch refuses such turns before a handler sees them.
    """
    if turn.employee is None:
        raise PermissionError("a handler for employees was given a stranger's turn")
    return Act(
        work=turn.work,
        employee=turn.employee,
        script=deps.scripts.of_team(turn.employee.team_id),
        now=turn.now,
        update_id=turn.update_id,
        say=deps.say,
        drills=deps.training.book,
    )


async def look(turn: Turn, deps: Dependencies, read: Callable[[Act], Coroutine[Any, Any, T]]) -> T:
    """Have a use case read that writes nothing and may take long: see `Turn.look`."""
    act = act_of(turn, deps)
    return await turn.look(lambda work: read(replace(act, work=work)))


def texts_of(turn: Turn, deps: Dependencies) -> Texts:
    """Return the words of who acts in this turn: of the employee's language, or of the one that Telegram names for a stranger."""
    return deps.texts(turn.employee.language if turn.employee else turn.person.language_code or "")
