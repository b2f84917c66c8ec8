"""The words of one language, as screens ask for them. Leaves out loading and judging them: see `library`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, get_datetime_format
from babel.numbers import format_percent

from bot.content.content import Compiled, Language
from bot.content.sentence import sentence
from bot.content.templates import Template
from bot.domain.ids import OptionId, PhraseId, QuestionId, TaskId
from bot.domain.temperament import Manner, Temperament


class LanguageWords:
    """Implements the port `bot.screens.words.Words` for one checked language."""

    def __init__(self, language: Language, compiled: Compiled) -> None:
        code = language.code
        self._interface: Mapping[str, Mapping[str, Template]] = {
            key: forms for (spoken, key), forms in compiled.interface.items() if spoken == code
        }
        self._phrases: Mapping[str, Template] = {
            phrase_id: phrase for (spoken, phrase_id), phrase in compiled.phrases.items() if spoken == code
        }
        self._pages = compiled.pages
        self._tasks = {key: text.value for key, text in language.tasks.items()}
        self._avoid = {key: text.value for key, text in language.avoid.items()}
        self._prompts = {key: words.prompt.value for key, words in language.questions.items()}
        self._cues = {
            (key, option): text.value for key, words in language.questions.items() for option, text in words.options.items()
        }
        self._heard = {
            (key, option): text.value for key, words in language.questions.items() for option, text in words.heard.items()
        }
        self._names = {kind: words.name.value for kind, words in language.temperaments.items()}
        self._titles = {kind: words.title.value for kind, words in language.temperaments.items()}
        self._locale = Locale.parse(code)
        self._day_and_hour = str(get_datetime_format("short", locale=self._locale)).replace("'", "")

    def html(self, key: str, **facts: object) -> str:
        """Return an interface text for a message: facts are escaped; `n` chooses the plural form."""
        return self._form(key, facts).html(facts)

    def plain(self, key: str, **facts: object) -> str:
        """Return an interface text for a button or a toast: nothing is escaped."""
        return self._form(key, facts).plain(facts)

    def phrase(self, phrase_id: PhraseId, name: str | None) -> str:
        """Return the sentence to say, plain, first letter upper case."""
        return sentence(self._phrases[phrase_id], name)

    def task(self, task_id: TaskId) -> str:
        """Return the seller's task, plain, lower case, without a full stop."""
        return self._tasks[task_id]

    def avoid(self, manner: Manner) -> str:
        """Return what to avoid, plain, lower case, without a full stop."""
        return self._avoid[manner]

    def prompt(self, question_id: QuestionId) -> str:
        """Return the line that asks for the next cue."""
        return self._prompts[question_id]

    def cue(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return the label of a cue's button."""
        return self._cues[question_id, option_id]

    def heard(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return what the cue means, for the page that explains why."""
        return self._heard[question_id, option_id]

    def temperament(self, kind: Temperament) -> str:
        """Return the behaviour word of the documents, lower case."""
        return self._names[kind]

    def temperament_title(self, kind: Temperament) -> str:
        """Return the behaviour word with the temperament's name, for pages with room."""
        return self._titles[kind]

    def moment(self, at: datetime, time_zone: str) -> str:
        """Return a date and time as this language writes them, in the IANA time zone."""
        zone = ZoneInfo(time_zone)
        day = format_skeleton("MMMd", at, zone, locale=self._locale)
        hour = format_skeleton("Hm", at, zone, locale=self._locale)
        return self._day_and_hour.replace("{1}", day).replace("{0}", hour)

    def percent(self, share: float) -> str:
        """Return a share of 0 to 1 as this language writes whole percents."""
        return format_percent(share, locale=self._locale)

    def template(self, name: str, **context: object) -> str:
        """Render a template of `templates/`, HTML, with everything in the context escaped."""
        return self._pages[name].html(context)

    def _form(self, key: str, facts: Mapping[str, object]) -> Template:
        forms = self._interface[key]
        if len(forms) == 1:
            return forms["other"]
        n = facts["n"]
        if not isinstance(n, (int, float)):
            raise TypeError(f"{key} has plural forms, and n is not a number")
        return forms[self._locale.plural_form(n)]
