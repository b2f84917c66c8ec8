"""Whether an answer asks something, or offers a step; a question mark is not needed where words show it."""

from __future__ import annotations

from bot.domain.training.answers.read_answer import Read
from bot.domain.training.answers.tools import Tools

SHORTEST_BEFORE_ENDING = 2


def asks_something(answer: Read, tools: Tools) -> bool:
    """Tell whether it is a question: by its mark, by words that ask, or by an ending as Finnish -ko.

    «Понимаю, что дорого» is none: there the word only joins.
    """
    if answer.has_question_mark:
        return True
    joining = {at for first, behind in tools.lists["not_asking"].find(answer.folded) for at in range(first, behind)}
    found = (at for first, behind in tools.lists["asking"].find(answer.folded) for at in range(first, behind))
    if any(at not in joining for at in found):
        return True
    return any(has_asking_ending(word, tools) for at, word in enumerate(answer.folded) if at not in joining)


def asks_plainly(answer: Read, tools: Tools) -> bool:
    """Tell whether it is a question to the client beyond doubt: by its mark, an ending, or words that ask where a clause begins.

    «The weather is nice» asks nothing, though «is» does.
    """
    if answer.has_question_mark or any(has_asking_ending(word, tools) for word in answer.folded):
        return True
    return any(answer.words[first].is_after_comma for first, _ in tools.lists["asking"].find(answer.folded))


def offers_a_step(answer: Read, tools: Tools) -> bool:
    """Tell whether a next step is offered, and not denied."""
    return any(not answer.words[first].is_negated for first, _ in tools.lists["steps"].find(answer.folded))


def has_asking_ending(word: str, tools: Tools) -> bool:
    """Tell whether a folded word ends as a question does."""
    return any(word.endswith(one) and len(word) >= len(one) + SHORTEST_BEFORE_ENDING for one in tools.asking_endings)
