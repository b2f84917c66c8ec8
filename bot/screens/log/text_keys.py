"""Interface texts of the log."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.calls.consultation import FinishedBy
from bot.domain.calls.outcome import Outcome
from bot.domain.supervision.period import PeriodKind
from bot.screens.text_spec import WordSpec, button, line

THIRD, HALF, WHOLE, QUARTER = 16, 20, 34, 12
NAME = "Александра Константиновна"
_BY_NAME = [kind for kind in PeriodKind if kind is not PeriodKind.DAYS]

LOG_WORDS: Mapping[str, WordSpec] = {
    "log.title": line("heads the log of calls"),
    "log.filters": line("heads the page on which it is chosen which calls are shown"),
    **{f"log.period.{kind.name.lower()}": line("a period in the line of what is chosen") for kind in _BY_NAME},
    "log.number": line("how many calls there are", None, n=37),
    "log.number_more": line("how many calls there are at least", None, n=1000),
    "log.cell": line("a cell in the line of what is chosen: wants/can in signs", None, cell="✓/?"),
    "log.with_practice": line("practice calls are among them"),
    "log.practice": line("this call was practice", 16),
    "log.no_outcome": line("nobody has said what came of this call"),
    "log.type.mixed": line("the type of a call: mixed", 14),
    "log.type.unknown": line("the type of a call: not known", 14),
    "log.note": line("says what the signs of a line and the numbered buttons mean"),
    "log.none": line("no call fits what is chosen: what to do"),
    "log.end": line("there are no more calls on this side"),
    "log.looked_until": line("many calls were looked through back to a day, and the button looks further", None, day="3 марта"),
    "log.ask_people": line("asks whose calls"),
    "log.ask_type": line("asks which type"),
    "log.ask_cell": line("asks which cell; says what the signs mean"),
    "log.ask_first": line("asks for the first day: a button, or both days typed"),
    "log.ask_last": line("asks for the last day"),
    "log.no_days": line("what was typed are no days; gives an example"),
    "log.ask_client": line("the next text is the client's name or code"),
    "log.which_client": line("asks which of these clients", None, name=NAME),
    "log.no_client": line("nobody is called so", None, name=NAME),
    "log.later": line("when this client was called later", None, days="23 ноября, 2 декабря"),
    "log.step.started": line("a step of a call: it began"),
    "log.step.typed": line("a step: words were typed, and point to a type", None, said="📐 компетентный"),
    "log.step.wants": line("a step: whether he wants to buy", None, said="да"),
    "log.step.can": line("a step: whether he has the budget", None, said="да"),
    "log.step.objected": line("a step: what was objected", None, said="дорого"),
    "log.step.came_up": line("a step: what came up", None, said="Гарантия"),
    "log.step.overridden": line("a step: the manager chose the type himself", None, said="📐 компетентный"),
    "log.step.another_phrase": line("a step: another phrase was asked for"),
    "log.step.undone": line("a step: the last answer was taken back"),
    "log.step.none_fits": line("a step: no phrase and no cue fits"),
    "log.step.not_understood": line("a step: typed words told nothing"),
    "log.step.named": line("a step: the client was given a name"),
    "log.step.language": line("a step: the client is spoken to in another language", None, said="RU"),
    "log.step.fitted": line("a step: the phrase fitted"),
    "log.step.fitted_not": line("a step: the phrase did not fit"),
    "log.step.type_rejected": line("a step: it was not that type"),
    "log.step.outcome": line("a step: what came of it", None, said="думает"),
    "log.step.promised": line("a step: a call is promised for; the moment stands behind it"),
    "log.step.settled": line("a step: the promised call was ticked off or put off"),
    "log.step.reopened": line("a step: the call was opened again"),
    "log.step.finished": line("a step: the call is over", None, said="менеджер"),
    **{f"log.finished_by.{by}": line("who or what has ended a call") for by in FinishedBy},
    "button.log_today": button("filter: today", THIRD),
    "button.log_yesterday": button("filter: yesterday", THIRD),
    "button.log_week": button("filter: this week", THIRD),
    "button.log_last_week": button("filter: last week", THIRD),
    "button.log_month": button("filter: this month", THIRD),
    "button.log_last_month": button("filter: last month", THIRD),
    "button.log_always": button("filter: all time", HALF),
    "button.log_days": button("filter: from one day to another", HALF),
    **{f"button.log_{outcome}": button("filter: the outcome", QUARTER) for outcome in Outcome},
    "button.log_people": button("asks whose calls", HALF),
    "button.log_client": button("asks for a client", HALF),
    "button.log_type": button("asks for a type", THIRD),
    "button.log_cell": button("asks for a cell", THIRD),
    "button.log_practice": button("filter: practice calls too", THIRD),
    "button.log_clear": button("clears all filters", HALF),
    "button.log_show": button("shows the calls that are chosen", HALF),
    "button.log_filters": button("opens the filters", HALF),
    "button.log_newer": button("one page of newer calls", HALF),
    "button.log_older": button("one page of older calls", HALF),
    "button.log_back": button("from one call back to the list", HALF),
    "button.log_everybody": button("filter: everybody's calls", WHOLE),
    "button.log_any_client": button("filter: any client", WHOLE),
    "button.log_client_again": button("asks for another client", WHOLE),
    "command.logs": line("command menu: /logs", 256),
    "help.command.logs": line("help: what stands behind /logs"),
}
