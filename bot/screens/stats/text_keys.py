"""Interface texts of the pictures: /stats."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

THIRD = 12
HALF = 20
QUARTER = 8
_SHARE = "45 % (38–52), n 1 204"
_LABEL = 30
"""Characters of what stands beside a bar."""

STATS_WORDS: Mapping[str, WordSpec] = {
    "command.stats": line("command menu: /stats", 256),
    "help.command.stats": line("help: what stands behind /stats"),
    "stats.title_outcomes": line("heads a picture: outcomes by type and intent", 60),
    "stats.title_weeks": line("heads a picture: a time against the one before", 60),
    "stats.title_types": line("heads a picture: how sure the bot was of the type, and how often it was named otherwise", 60),
    "stats.title_calibration": line("heads a picture: how often a type was right, by how probable it was said to be", 60),
    "stats.title_cues": line("heads a picture: cues that nobody taps", 60),
    "stats.title_phrases": line("heads a picture: the phrases that were shown most, and whether they fitted", 60),
    "button.stats_outcomes": button("picture: outcomes by type and intent", THIRD),
    "button.stats_weeks": button("picture: a time against the one before", THIRD),
    "button.stats_types": button("picture: how sure of the type", THIRD),
    "button.stats_calibration": button("picture: how often right", THIRD),
    "button.stats_cues": button("picture: cues that nobody taps", THIRD),
    "button.stats_phrases": button("picture: phrases", THIRD),
    "button.stats_week": button("this week", HALF),
    "button.stats_last_week": button("last week", HALF),
    "button.stats_month": button("this month", HALF),
    "button.stats_last_month": button("last month", HALF),
    "button.stats_dark": button("on a dark ground", HALF),
    "button.stats_light": button("on a light ground", HALF),
    "button.stats_calls": button("open the calls behind the figures", HALF),
    "button.stats_number": button("the number of a line", QUARTER, number=21),
    "button.stats_back": button("back to the picture", HALF),
    "stats.behind": line("heads the calls behind one figure", None, label="📐 компетентный", n=1204),
    "stats.call_line": line("a call in that list", None, number=6, at="23 нояб., 10:00", name="Александра Константиновна"),
    "stats.about": line("whose calls of which days, and how many", None, whose="Первый, Юг", days="23.11–29.11", n=1204),
    "stats.whose_all": line("calls of all teams"),
    "stats.whose_teams": line("calls of these teams", None, teams="Первый, Юг"),
    "stats.whose_own": line("one's own calls"),
    "stats.share": line("a share with its interval and its number of calls", 30, share="45 %", low=38, high=52, n=1204),
    "stats.too_few": line("too few calls for a share", 26, n=9),
    "stats.none": line("no calls, or too few, for this picture"),
    "stats.note_interval": line("what stands in brackets: the interval of 95 %"),
    "stats.note_bought": line("which share is meant: that of calls that ended with a purchase"),
    "stats.note_overridden": line("which share is meant: the manager named another type; sure means 80 % and more"),
    "stats.note_said": line("the stroke is what was said, the point how often it was right, where the manager said so"),
    "stats.note_fitted": line("which share is meant: «it fitted», of those that were asked"),
    "stats.note_newest": line("calls are looked for among so many, the newest", None, n=2000),
    "stats.legend": line("what counts behind = stand for", None, parts="покупка · перезвонить · думает · отказ"),
    "stats.no_outcome": line("nobody has said how the call ended", 24),
    "stats.type_unnamed": line("the type was not named", _LABEL),
    "stats.all_types": line("all calls, of whatever type", _LABEL),
    "stats.cell_yes_yes": line("wants to buy and can pay", _LABEL),
    "stats.cell_yes_no": line("wants to buy and cannot pay", _LABEL),
    "stats.cell_no_yes": line("does not want to buy and could pay", _LABEL),
    "stats.cell_no_no": line("does not want to buy and cannot pay", _LABEL),
    "stats.with_outcome": line("share of calls with an outcome", 40),
    "stats.of_bought": line("share of purchases among outcomes", 40),
    "stats.of_call_back": line("share of «call back» among outcomes", 40),
    "stats.of_thinking": line("share of «thinking» among outcomes", 40),
    "stats.of_refused": line("share of refusals among outcomes", 40),
    "stats.unfit": line("share of calls in which a sentence did not fit", 40),
    "stats.corrected": line("share of calls whose type the manager named otherwise", 40),
    "stats.before": line("the same before", None, figures=_SHARE),
    "stats.more_now": line("it is more than before, beyond chance", 40),
    "stats.less_now": line("it is less than before, beyond chance", 40),
    "stats.no_change": line("the difference may be chance", 40),
    "stats.sure": line("the type was named for sure", 24),
    "stats.leaning": line("the type was named as likely", 24),
    "stats.overridden": line("the manager named another type", 24),
    "stats.unnamed": line("no type was named", 24),
    "stats.band": line("said to be so probable", _LABEL, low=80, high=90),
    "stats.band_under": line("said to be less probable", _LABEL, high=40),
    "stats.dead": line("so many cues of all were tapped in none of these calls", None, n=12, of=76),
    "stats.tapped": line("a cue was tapped in so many of so many calls: so often at most", 40, calls=12, n=5000, high=1),
    "stats.shown": line("in so many calls shown, and how often it fitted", None, n=1204, fitted=_SHARE),
}
