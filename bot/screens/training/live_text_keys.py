"""Interface texts of live runs: what stands on the card, and what is said after it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.text_spec import WordSpec, button, line

LINE = "Сколько-сколько? Загнули вы с ценой."
KIND = "📐 компетентный"

LIVE_WORDS: Mapping[str, WordSpec] = {
    "button.live_begin": button("begin a call with an invented client", 36),
    "button.live_go_on": button("go on with a call with an invented client that was left", 36),
    "button.live_again": button("another call with an invented client", 20),
    "button.live_home": button("to the first page of /train", 20),
    "live.begun": line("answers the tap that begins: what he says is on the card, and what is heard is to be tapped", 200),
    # On the card.
    "live.line": line("what the invented client says", text=LINE),
    "live.again": line("he says it once more", text=LINE),
    "live.gone": line("the words have this client no more; the call is to be finished"),
    # After it.
    "live.title": line("heads what is said after a call with an invented client"),
    "live.title_left": line("the same, when he had more to say"),
    "live.lost": line("the words have this client no more, so nothing can be said of the call"),
    "live.named": line("who it was; the card ended with his type", about="Держит кондитерскую, выбирает печь", kind=KIND),
    "live.not_named": line(
        "who it was; the card did not end with his type, whatever it showed before",
        about="Держит кондитерскую, выбирает печь",
        kind=KIND,
    ),
    "live.caught": line("a line that was heard when it was said, and what it shows", line=LINE, showed="цена"),
    "live.caught_again": line("a line that was heard when it was said once more", line=LINE, showed="цена"),
    "live.missed": line(
        "a line that was not heard, what it shows and what was tapped", line=LINE, showed="цена", tapped="подумает"
    ),
    "live.unanswered": line(
        "the line that he has said last, to which nothing was answered; what it shows is not given", line=LINE
    ),
    "live.unanswered_again": line(
        "the same, when something else was tapped and he has said it once more", line=LINE, tapped="подумает"
    ),
    "live.unheard": line("lines that he did not come to say; `n` of them", n=3),
    "live.fitted": line("sentences on the cards that suited him", n=4, all=6),
    "live.first": line("after which of his lines the first sentence in his manner stood, and which", first=2, sentence=LINE),
    "live.fitted_never": line("sentences on the cards that suited him; none had his manner", n=1, all=6),
    "live.taps": line("taps that were used; `n` of them", n=12),
    "live.wants_yes": line("what a line shows, or what was tapped: he wants to buy"),
    "live.wants_no": line("the same: he does not want to buy"),
    "live.can_yes": line("the same: he has the money"),
    "live.can_no": line("the same: he has no money"),
    "live.keep_all": line("keep: all lines were heard at once, and the type is named"),
    "live.keep_type": line("keep: his type was heard", kind=KIND),
    "live.keep_wants": line("keep: whether he wants was heard"),
    "live.keep_can": line("keep: whether he has the money was heard"),
    "live.keep_objection": line("keep: what he objects was heard"),
    "live.keep_at_once": line("keep: this line was heard when it was first said", line=LINE),
    "live.keep_second": line("keep: this line, missed at first, was heard when he said it again", line=LINE),
    "live.start_type": line("start: hear the type in this line", line=LINE, showed="📐 Докажите"),
    "live.start_wants": line("start: hear in this line whether he wants", line=LINE, showed="не хочет"),
    "live.start_can": line("start: hear in this line whether he has the money", line=LINE, showed="деньги есть"),
    "live.start_objection": line("start: hear in this line what he objects", line=LINE, showed="цена"),
    "live.stop": line("stop: to tap this at that line", line=LINE, tapped="📐 Докажите"),
    "live.stop_chosen": line("stop: to choose a type that he is not", chosen="🎈 дружелюбный", kind=KIND),
}
