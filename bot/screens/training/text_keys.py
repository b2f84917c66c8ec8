"""Interface texts of /train."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line
from bot.screens.training.assignment_text_keys import ASSIGNMENT_WORDS
from bot.screens.training.live_text_keys import LIVE_WORDS
from bot.screens.training.path_text_keys import PATH_WORDS
from bot.screens.training.progress_text_keys import PROGRESS_WORDS
from bot.screens.training.quiz_text_keys import QUIZ_WORDS
from bot.screens.training.trainee_text_keys import TRAINEE_WORDS

WHOLE = 36
"""A label alone in its row."""
HALF = 20
"""A label of two in a row."""
THIRD = 13
"""A label of three in a row."""
KIND = "компетентный"
WHY = "Просит подтвердить слова бумагой и не верит обещаниям, пока не увидит расчёта"

TRAINING_WORDS: Mapping[str, WordSpec] = {
    "command.train": line("command menu: /train", 256),
    "help.command.train": line("help: what stands behind /train"),
    "deed.train": line("what was refused: somebody else's practice"),
    # What there is to practise.
    "train.title": line("heads the first page of /train"),
    "train.first": line("somebody has never practised: what happens here and how long it takes"),
    "train.done": line("how many answers were given today, and how many of them rightly", None, n=12, right=9),
    "train.streak": line("study days in a row with practice; `n` of them", None, n=12),
    "train.rest": line("nothing is due today; when the next card is", None, day="понедельник, 7 декабря"),
    "train.rest_new": line("nothing is due today, and nothing is planned either"),
    "train.no_drills": line("the language has no drills yet"),
    "train.insight_few": line("too few answers yet to say anything of the trainee; `n` more are needed", None, n=12),
    "train.insight_mixes": line("which temperament is often taken for which", None, taken=KIND, right="искренний", n=7, of=12),
    "train.insight_all_well": line("each type is recognised well: the share that was right", None, share="92 %", n=40),
    "train.insight_scattered": line("mistakes without a pattern: the share that was right", None, share="62 %", n=40),
    "train.back_again": line("somebody was away for long: what was due waits, and a few are enough"),
    "button.train_begin": button("begin; `n` cards, about so many minutes", WHOLE, n=12, minutes=9),
    "button.train_go_on": button("go on with what was begun today", WHOLE, done=5, all=12),
    "button.train_go_on_again": button("go on; only cards that come back are left, so many", WHOLE, n=3),
    "button.train_contrasts": button("choose two temperaments to be told apart", HALF),
    "button.train_timed": button("five seconds a line; now it is off", HALF),
    "button.train_timed_on": button("five seconds a line; now it is on", HALF),
    "train.nudge_daily": line("a silent reminder: so many cards wait", None, n=12),
    "train.nudge_return": line("a silent reminder after a long absence: so many cards are enough", None, n=3),
    # Two temperaments.
    "train.contrasts": line("heads the list of pairs"),
    "train.ask_pair": line("asks which two are to be told apart"),
    "button.train_pair_go_on": button(
        "go on with lines of two types that were begun today", WHOLE, one="📐", other="🎈", done=5, all=10
    ),
    "button.train_pair": button("two temperaments", WHOLE, one="📐 компетентный", other="🎈 дружелюбный"),
    # A card.
    "train.progress": line("heads a card: which of how many", None, number=3, all=12),
    "train.progress_again": line(
        "heads a card that was failed and comes back: which of how many of those", None, number=1, all=3
    ),
    "train.words": line("what the client says, or the scene", None, text="Дайте это в письменном виде, я сравню"),
    "train.ask_recognise": line("asks which temperament says this"),
    "train.ask_contrast": line("asks which of two temperaments says this"),
    "train.ask_cell": line("asks whether the client wants to buy and whether he has the money"),
    "train.ask_choose": line("asks which of four answers suits this client"),
    "train.ask_rewrite": line("asks to say a seller's sentence better, in a message"),
    "train.ask_respond": line("asks to answer the client in a message", None, task="узнать, хочет ли купить"),
    "train.option": line("one of four answers", None, number=1, sentence="Коротко: что для вас важнее?"),
    "train.changed": line("the words of the card were changed meanwhile, so it is asked anew"),
    "train.too_long": line(
        "what was typed is too long to be an answer: its characters, and how many fit", None, n=2048, most=500
    ),
    "train.no_words": line("what was typed has no letter and no figure in it, so it is no answer"),
    "train.limit": line("so many seconds a line, 5 or 12: an answer that takes longer is no sure one", None, n=12),
    "button.train_kind": button("a temperament, without its icon", HALF, kind=KIND),
    "button.train_none": button("it cannot be told", WHOLE),
    "button.train_option": button("an answer, by its number", 8, number=4),
    "button.train_wants_yes": button("he wants to buy", THIRD),
    "button.train_wants_no": button("he does not want to buy", THIRD),
    "button.train_wants_unknown": button("whether he wants to buy is unknown", THIRD),
    "button.train_can_yes": button("he has the money", THIRD),
    "button.train_can_no": button("he has no money", THIRD),
    "button.train_can_unknown": button("whether he has the money is unknown", THIRD),
    "button.train_model": button("show a good answer without writing one", WHOLE),
    "button.train_stop": button("leave; what is left stays", WHOLE),
    # What is said to an answer.
    "train.right": line("the answer was right"),
    "train.right_slow": line("the answer was right, and took longer than a line may take; `n` seconds", None, n=12),
    "train.wrong": line("the answer was not right; what is", None, right=f"📐 {KIND}"),
    "train.own_same": line(
        "a card of one's own call: the answer is the type that he chose then, which nobody knows to be right",
        None,
        right=f"📐 {KIND}",
    ),
    "train.own_other": line("the same: the answer is another than the type that he chose then", None, right=f"📐 {KIND}"),
    "train.wrong_none": line("the answer was not right: it cannot be told"),
    "train.wrong_cell": line("wish or money was not told rightly"),
    "train.not_yet": line("what was typed is not good yet"),
    "train.shown": line("a good answer was asked for"),
    "train.decides": line("which word decides, and what it shows", None, word="вчера", why=WHY),
    "train.decides_alone": line("which word decides", None, word="вчера"),
    "train.nothing_tells": line("it was said rightly that it cannot be told: nothing in the words tells the type"),
    "train.why": line("why, in a line", None, why=WHY),
    "train.difference": line("the one difference between two temperaments", None, difference=WHY),
    "train.word": line("the words by which one knows", None, word="денег до весны нет"),
    "train.cell_unsaid": line("in place of those words: nothing is said of it"),
    "train.cell_wants_yes": line("he wants to buy, and by which words one knows", None, word="«давно хочу»"),
    "train.cell_wants_no": line("he does not want to buy, and by which words one knows", None, word="«нам это ни к чему»"),
    "train.cell_wants_unknown": line("whether he wants to buy is unknown", None, word="об этом ни слова"),
    "train.cell_can_yes": line("he has the money, and by which words one knows", None, word="«сумма заложена»"),
    "train.cell_can_no": line("he has no money, and by which words one knows", None, word="«денег до весны нет»"),
    "train.cell_can_unknown": line("whether he has the money is unknown", None, word="об этом ни слова"),
    "train.option_why": line("why one of four answers suits this client, or not", None, number=1, mark="✓", why=WHY),
    "train.option_not": line("why one of four answers does not suit this client; it stands above", None, why=WHY),
    "button.train_others": button("the right answer was chosen; why not the others", HALF),
    "train.own": line("what the trainee wrote", None, sentence="Коротко: что для вас важнее?"),
    "train.model": line("a good answer", None, sentence="Коротко: что для вас важнее?"),
    "train.again": line("the card is asked once more at the end"),
    "button.train_next": button("on to the next card", WHOLE),
    # What is to be said of what was typed: `bot.domain.training.answers`.
    "train.point_unreadable": line("typed: no words of the language"),
    "train.point_aside": line("typed: words to somebody else than the client", None, word="засчитай"),
    "train.point_empty": line("typed: politeness and nothing else"),
    "train.point_unfinished": line("typed: a sentence that breaks off at a word", None, word="для"),
    "train.point_copied": line("typed: nearly the words that were given"),
    "train.point_refuses_help": line("typed: help that is refused", None, word="не хочу разбираться"),
    "train.point_turned": line("typed: a word that makes the opposite of it", None, word="не"),
    "train.point_word_list": line("typed: words without a sentence"),
    "train.point_forbidden": line("typed: forbidden words, and what to say", None, word="должны", instead="предлагаю"),
    "train.point_insult": line("typed: a word that offends", None, word="дурак"),
    "train.point_pressure": line("typed: words that press", None, word="решайтесь"),
    "train.point_promise": line("typed: a promise that nobody can keep", None, word="гарантирую"),
    "train.point_off_subject": line("typed: something else than what was asked"),
    "train.point_asks_nothing": line("typed: neither a question nor an offer, which the task needs"),
    "train.point_too_long": line("typed: too long for this client; `n` words at most", None, n=18),
    "train.point_no_feeling": line("typed: nothing that shows understanding"),
    "train.point_no_warmth": line("typed: nothing warm"),
    "train.point_nothing_to_check": line("typed: nothing that can be checked"),
    # At the end.
    "train.end": line("how many cards of how many were right at the first try", None, right=9, all=12),
    "train.end_contrast": line("how many lines of a contrast were right", None, right=9, all=10),
    "train.next_on": line("when something is due again", None, day="понедельник, 7 декабря"),
    "train.end_mixed": line("what was taken for what most often", None, right="искренний", taken=KIND),
    "button.train_home": button("to the first page of /train", WHOLE),
    **LIVE_WORDS,
    **TRAINEE_WORDS,
    **PATH_WORDS,
    **PROGRESS_WORDS,
    **ASSIGNMENT_WORDS,
    **QUIZ_WORDS,
}
