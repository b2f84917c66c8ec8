"""The words of one language, as screens ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, get_datetime_format
from babel.numbers import format_compact_currency, format_currency, format_decimal, format_percent

from bot.content.read.language import Language
from bot.content.read.written import Compiled
from bot.content.render.sentence import sentence, slot_of
from bot.content.render.templates import Template
from bot.content.time_zones import city, zones_named
from bot.domain.calls.intent import Cell
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.ids import ChapterId, OptionId, PageId, PhraseId, QuestionId, StageId, TaskId, TickId
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName, asked_words
from bot.domain.sales.amount import MINOR
from bot.screens.texts import GuidePage, StageWords

_TABLES = {TextKind.TASK: "_tasks", TextKind.AVOID: "_avoid", TextKind.NEXT_STEP: "_next_steps"}
WRITTEN_IN: Mapping[str, str] = {"en": "GB"}
"""The country whose dates a language has, where its plain name stands for another one's: «23 Nov», not «Nov 23»."""

TOO_LONG = 10_000_000 * MINOR
"""Sums from here on are written short on a button."""


class LanguageTexts:
    """Implements the port `bot.screens.texts.Texts` for one checked language."""

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
        self._next_steps = {key: text.value for key, text in language.next_steps.items()}
        self._prompts = {key: words.prompt.value for key, words in language.questions.items()}
        self._cues = {
            (key, option): text.value for key, words in language.questions.items() for option, text in words.options.items()
        }
        self._heard = {
            (key, option): text.value for key, words in language.questions.items() for option, text in words.heard.items()
        }
        self._names = {kind: words.name.value for kind, words in language.temperaments.items()}
        self._titles = {kind: words.title.value for kind, words in language.temperaments.items()}
        self._chapters = {key: text.value for key, text in language.guide.chapters.items()}
        self._guide = {
            key: GuidePage(
                title=page.title.value,
                text=page.text.value.strip(),
                ask=tuple(text.value for text in page.ask),
                note=page.note.value if page.note else "",
            )
            for key, page in language.guide.pages.items()
        }
        program = language.stages
        self._expectation = program.expectation.value if program.expectation else ""
        self._stages = {
            key: StageWords(name=words.name.value, about=words.about.value, gate=words.gate.value)
            for key, words in program.stages.items()
        }
        self._ticks = {key: text.value for key, text in program.ticks.items()}
        self._now: datetime | None = None
        self._locale = Locale.parse(f"{code}_{WRITTEN_IN[code]}" if code in WRITTEN_IN else code)
        self._day_and_hour = str(get_datetime_format("short", locale=self._locale)).replace("'", "")

    def html(self, key: str, **facts: object) -> str:
        """Return an interface text for a message: facts are escaped; `n` chooses the plural form."""
        return self._form(key, facts).html(facts)

    def plain(self, key: str, **facts: object) -> str:
        """Return an interface text for a button or a toast: nothing is escaped."""
        return self._form(key, facts).plain(facts)

    def phrase(self, phrase_id: PhraseId, name: str | None, line: str = "") -> str:
        """Return the sentence to say, plain, first letter upper case; without its line a slot says its name in brackets."""
        phrase = self._phrases[phrase_id]
        return sentence(phrase, name, line or self.slot_named(phrase))

    def slot_named(self, phrase: Template) -> str:
        """Return the name of a phrase's slot in brackets, for lists in which no team's line can stand; nothing without a slot."""
        slot = slot_of(phrase.source)
        named = None if slot is None else self._interface.get(f"house.field.{slot}")
        return f"[{named['other'].plain({})}]" if named else ""

    def phrase_template(self, phrase_id: PhraseId) -> Template:
        """Return a phrase as it was compiled; its source is the text as the editor wrote it."""
        return self._phrases[phrase_id]

    def has(self, key: str) -> bool:
        """Tell whether there is an interface text of that key."""
        return key in self._interface

    def frame(self, key: str) -> Template:
        """Return the interface text into which a line of the card is set."""
        return self._interface[key]["other"]

    def guide_pages(self) -> Mapping[str, GuidePage]:
        """Return the words of every page."""
        return self._guide

    def written(self, name: TextName) -> str | None:
        """Return a text as an editor writes it; None when there is none of that name."""
        if name.kind is TextKind.PHRASE:
            phrase = self._phrases.get(name.id)
            return None if phrase is None else phrase.source
        if name.kind in OF_PAGE:
            page = self._guide.get(name.id)
            return None if page is None else parts_of(page).get(name.kind)
        return self.lines(name.kind).get(name.id)

    def lines(self, kind: TextKind) -> Mapping[str, str]:
        """Return the lines of the card of one kind."""
        found: Mapping[str, str] = getattr(self, _TABLES[kind])
        return found

    def with_texts(self, changed: Mapping[TextName, Template | str]) -> LanguageTexts:
        """Return the same words in which some texts say something else; those of phrases are compiled."""
        made = copy(self)
        made._phrases, made._guide = dict(self._phrases), dict(self._guide)
        for table in _TABLES.values():
            setattr(made, table, dict(getattr(self, table)))
        for name, said in changed.items():
            if isinstance(said, Template):
                made._phrases[name.id] = said
            elif name.kind in OF_PAGE:
                made._guide[name.id] = with_part(made._guide[name.id], name.kind, said)
            else:
                getattr(made, _TABLES[name.kind])[name.id] = said
        return made

    def as_of(self, now: datetime) -> LanguageTexts:
        """Return the same words, in which a day says its year unless it is in this one."""
        made = copy(self)
        made._now = now
        return made

    def task(self, task_id: TaskId) -> str:
        """Return the seller's task, plain, lower case, without a full stop."""
        return self._tasks[task_id]

    def avoid(self, manner: Manner) -> str:
        """Return what to avoid, plain, lower case, without a full stop."""
        return self._avoid[manner]

    def next_step(self, manner: Manner, cell: Cell) -> str:
        """Return what to do after the call, plain, lower case, without a full stop; where the type has no step, anybody's."""
        return self._next_steps.get(f"{manner}.{cell}") or self._next_steps[f"{Manner.ANY}.{cell}"]

    def prompt(self, question_id: QuestionId) -> str:
        """Return the line that asks for the next cue."""
        return self._prompts[question_id]

    def cue(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return the label of a cue's button."""
        return self._cues[question_id, option_id]

    def heard(self, question_id: QuestionId, option_id: OptionId) -> str:
        """Return what the cue means, for the page that explains why."""
        return self._heard[question_id, option_id]

    def guide_chapter(self, chapter: ChapterId) -> str:
        """Return the name of a chapter of the guide."""
        return self._chapters[chapter]

    def guide_page(self, page_id: PageId) -> GuidePage:
        """Return the words of a page of the guide."""
        return self._guide[page_id]

    def expectation(self) -> str:
        """Return what the document claims of newcomers."""
        return self._expectation

    def stage(self, stage_id: StageId) -> StageWords:
        """Return the words of a stage of training."""
        return self._stages[stage_id]

    def tick(self, tick_id: TickId) -> str:
        """Return what is ticked off."""
        return self._ticks[tick_id]

    def temperament(self, kind: Temperament) -> str:
        """Return the behaviour word of the documents, lower case."""
        return self._names[kind]

    def temperament_title(self, kind: Temperament) -> str:
        """Return the behaviour word with the temperament's name, for pages with room."""
        return self._titles[kind]

    def moment(self, at: datetime, time_zone: str) -> str:
        """Return a date and time as this language writes them, in the IANA time zone."""
        zone = ZoneInfo(time_zone)
        day = self.day(at, time_zone)
        hour = format_skeleton("Hm", at, zone, locale=self._locale)
        return self._day_and_hour.replace("{1}", day).replace("{0}", hour)

    def time_of_day(self, minutes: int) -> str:
        """Return minutes after midnight as this language writes a time of day."""
        at = datetime(2000, 1, 1, *divmod(minutes, 60))  # noqa: DTZ001 - a wall time of no day and no zone
        return str(format_skeleton("Hm", at, locale=self._locale))

    def city(self, time_zone: str) -> str:
        """Return the city that an IANA time zone is named for."""
        return city(time_zone, self._locale)

    def zones_named(self, text: str) -> Sequence[str]:
        """Return the IANA time zones whose city, in this language or in English, begins as the text; best first."""
        return zones_named(text, self._locale)

    def day(self, at: datetime, time_zone: str) -> str:
        """Return the day of a moment, with its month's name; with its year when that is not this one."""
        zone = ZoneInfo(time_zone)
        return format_skeleton(self._with_year("MMMd", at.astimezone(zone), zone), at, zone, locale=self._locale)

    def short_day(self, at: datetime, time_zone: str) -> str:
        """Return the day of a moment in figures; with its year when that is not this one."""
        zone = ZoneInfo(time_zone)
        return format_skeleton(self._with_year("Md", at.astimezone(zone), zone), at, zone, locale=self._locale)

    def wall(self, wall: datetime) -> str:
        """Return a wall time with its day of the week, as this language writes it."""
        hour = format_skeleton("Hm", wall, locale=self._locale)
        return self._day_and_hour.replace("{1}", self.weekday_date(wall.date())).replace("{0}", hour)

    def weekday_date(self, day: date) -> str:
        """Return a day with its day of the week; with its year when that is not this one."""
        return format_skeleton(self._with_year("MMMEd", day), datetime.combine(day, time()), locale=self._locale)

    def month(self, first: date) -> str:
        """Return a month with its year, as a heading."""
        return format_skeleton("yMMMM", datetime.combine(first, time()), locale=self._locale)

    def weekdays(self) -> Sequence[tuple[int, str]]:
        """Return the days of the week, short, in this language's order; 0 is Monday."""
        names = self._locale.days["stand-alone"]["short"]
        first = self._locale.first_week_day
        return [((first + place) % 7, names[(first + place) % 7]) for place in range(7)]

    def percent(self, share: float) -> str:
        """Return a share of 0 to 1 as this language writes whole percents."""
        return format_percent(share, locale=self._locale)

    def decimal(self, value: float) -> str:
        """Return a number with one place behind the sign that this language parts it by."""
        return format_decimal(value, "#,##0.0", locale=self._locale)

    def money(self, amount_minor: int, currency: str) -> str:
        """Return a sum of hundredths as this language writes it."""
        pattern = None if amount_minor % MINOR else self._locale.currency_formats["standard"].pattern.replace("0.00", "0")
        value = Decimal(amount_minor) / MINOR
        return format_currency(value, str(currency), pattern, locale=self._locale, currency_digits=False)

    def short_money(self, amount_minor: int, currency: str) -> str:
        """Return the same for a button."""
        if amount_minor < TOO_LONG:
            return self.money(amount_minor, currency)
        value = Decimal(amount_minor) / MINOR
        return format_compact_currency(value, str(currency), locale=self._locale, fraction_digits=1)

    def template(self, name: str, **context: object) -> str:
        """Render a template of `templates/`, HTML, with everything in the context escaped."""
        return self._pages[name].html(context)

    def _with_year(self, skeleton: str, day: date, zone: tzinfo = UTC) -> str:
        is_this_year = self._now is None or day.year == self._now.astimezone(zone).year
        return skeleton if is_this_year else f"y{skeleton}"

    def _form(self, key: str, facts: Mapping[str, object]) -> Template:
        forms = self._interface[key]
        if len(forms) == 1:
            return forms["other"]
        n = facts["n"]
        if not isinstance(n, (int, float)):
            raise TypeError(f"{key} has plural forms, and n is not a number")
        return forms[self._locale.plural_form(n)]


def parts_of(page: GuidePage) -> Mapping[TextKind, str]:
    """Return the texts of a page as editors write them; it may have no note."""
    parts = {TextKind.TITLE: page.title, TextKind.PAGE: page.text, TextKind.NOTE: page.note, TextKind.ASK: "\n".join(page.ask)}
    return {kind: text for kind, text in parts.items() if text}


def with_part(page: GuidePage, kind: TextKind, text: str) -> GuidePage:
    """Return the words of a page in which one of its texts says something else."""
    if kind is TextKind.TITLE:
        return replace(page, title=text)
    if kind is TextKind.NOTE:
        return replace(page, note=text)
    return replace(page, ask=asked_words(text)) if kind is TextKind.ASK else replace(page, text=text)
