"""Interface texts of one's progress, and of how a team practises."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

WHOLE = 36
"""A label alone in its row."""
HALF = 20
"""A label of two in a row."""
NAME = "Александра Константиновна"
SHARE = "78 % (71–84), n 140"
TYPE = "📐 компетентный"
LONGEST_ID = "con.melancholic_phlegmatic#melancholic.8"
TEXT = "Пришлите, пожалуйста, расчёт с подписью, я сравню его с тем, что есть у других"

PROGRESS_WORDS: Mapping[str, WordSpec] = {
    "button.train_progress": button("to one's own progress", HALF),
    "progress.title": line("heads one's own progress: four weeks"),
    "progress.none": line("nobody has practised in four weeks: what to do"),
    "progress.days": line("on how many study days of how many somebody practised", None, n=12, of=28),
    "progress.longest": line("the longest row of study days", None, n=9),
    "progress.right": line("the share of right first answers", None, share=SHARE),
    "progress.share": line("a share with its interval and its n", 40, share="45 %", low=38, high=52, n=1204),
    "progress.too_few": line("too few answers for a share", 40, n=9),
    "progress.week": line("a week in figures", None, days="24.11–30.11", share=SHARE),
    "progress.no_week": line("in place of a share: nobody practised in this week", 40),
    "progress.mixups": line("heads what was asked and what was answered"),
    "progress.mixups_type": line(
        "what lines of one type were taken for", None, kind="📐", n=140, given="📐 78 % · 🌱 12 % · ⚡ 5 % · 🎈 3 % · ? 2 %"
    ),
    "progress.mixups_given": line("one answer and its share", None, kind="🌱", share="12 %"),
    "progress.mixups_none": line("stands for «cannot be told» among the answers", 2),
    "progress.mixups_few": line("types with too few answers", None, kinds="🎈 ⚡", n=10),
    "progress.mixups_too_few": line("too few answers to lines of any type", None, n=10),
    "button.progress_picture": button("draw the weeks", HALF),
    "progress.picture_title": line("heads the picture: right answers by week", 40),
    "progress.picture_about": line("which days, and how many answers", None, days="03.11–30.11", n=140),
    "progress.picture_note": line("what the point and the line of the picture stand for", None),
    # A team.
    "button.train_team": button("to how one's team practises", HALF),
    "team_practice.title": line("heads the team's table: two weeks", None, team="Первый"),
    "team_practice.none": line("nobody of the team practises yet; what to do"),
    "team_practice.line": line("one person: name, days, share", None, name=NAME, days=9, of=14, share=SHARE),
    "team_practice.never": line("one person who has never practised", None, name=NAME),
    "team_practice.away": line("stuck: study days without practice although something was due", None, n=12),
    "team_practice.confuses": line("stuck: takes one type for another for a month", None, right=TYPE, taken=TYPE, part=8, n=18),
    "team_practice.note": line("what stands in brackets, and which rule makes somebody stuck"),
    "team_practice.person": line("one person's practice on his page: days, share", None, days=9, of=14, share=SHARE),
    "team_practice.person_never": line("one person's practice on his page: none yet"),
    "button.team_mixups": button("what the team takes for what", HALF),
    "button.team_failed": button("drills that the team fails", HALF),
    "button.team_given": button("what was given to the team", HALF),
    "button.team_assign": button("give something to practise", HALF),
    "button.team_other": button("to another team", WHOLE, team="Отдел по работе с клиентами"),
    "button.team_practice_back": button("back to the team's table", WHOLE),
    "team_practice.mixups_title": line("heads what the team takes for what", None, team="Первый"),
    "team_practice.mixups_people": line("how many people's answers are counted", None, n=12),
    # Drills that are failed.
    "failed.title": line("heads drills that the team fails", None, team="Первый"),
    "failed.title_house": line("heads drills that people fail, for editors"),
    "failed.none": line("no drill is failed so often"),
    "failed.too_few": line("fewer than `n` people have answered any drill, so nothing is listed", None, n=5),
    "failed.note": line("which drills are listed, who is counted, and when wrong answers are shown"),
    "failed.drill": line(
        "a drill: its text, what is right, how many fail it", None, number=1, text=TEXT, right=TYPE, part=4, n=9
    ),
    "failed.drill_nearly": line(
        "the same where all fail it, or all but one: it stays open",
        None,
        number=1,
        text=TEXT,
        right=TYPE,
        part=8,
        n=9,
    ),
    "failed.place": line(
        "where an editor finds a drill: its file and its id", 64, language="ru", id="con.melancholic_phlegmatic#melancholic.8"
    ),
    "failed.place_example": line(
        "where an editor finds a line of the examples: its file and the label above it", 64, language="ru", label="melancholic"
    ),
    "failed.given": line(
        "what was answered wrongly, with numbers or without", None, answers="📐 компетентный 12, 🌱 искренний 6"
    ),
    "failed.answer": line("one answer and how many people gave it", None, answer=TYPE, n=12),
    "failed.typed_rewrite": line("in place of what is right: a sentence to be said better, in one's own words", 40),
    "failed.typed_respond": line("in place of what is right: an answer to the client, in one's own words", 40),
    "failed.typed_wrong": line("in place of an answer in words: it was not accepted", 24),
    "failed.typed_shown": line("in place of an answer in words: a good one was asked for", 24),
    # Which rule an answer in words broke: `bot.domain.training.answers`.
    "failed.broke_unreadable": line("typed: no words of the language", 24),
    "failed.broke_aside": line("typed: words to somebody else than the client", 24),
    "failed.broke_empty": line("typed: politeness and nothing else", 24),
    "failed.broke_unfinished": line("typed: it breaks off", 24),
    "failed.broke_copied": line("typed: nearly the words that were given", 24),
    "failed.broke_word_list": line("typed: words without a sentence", 24),
    "failed.broke_forbidden": line("typed: forbidden words", 24),
    "failed.broke_insult": line("typed: a word that offends", 24),
    "failed.broke_pressure": line("typed: words that press", 24),
    "failed.broke_promise": line("typed: a promise that nobody can keep", 24),
    "failed.broke_refuses_help": line("typed: help that is refused", 24),
    "failed.broke_turned": line("typed: the opposite of what was meant", 24),
    "failed.broke_off_subject": line("typed: something else than what was asked", 24),
    "failed.broke_asks_nothing": line("typed: neither a question nor an offer", 24),
    "failed.broke_too_long": line("typed: too long for this client", 24),
    "failed.none_answer": line("in place of an answer: it cannot be told", 24),
    "button.words_failed": button("to the drills that people fail", WHOLE),
    "deed.see_team_training": line("what was refused: how a team of others practises"),
}
