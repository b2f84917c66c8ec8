"""What follows from the answers of a call: temperament, intent, phrase, next question.

The answers are the truth and this state is derived from them, so undo, resuming after a restart and a second device come free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.calls.consultation import Answer, TemperamentSource
from bot.domain.calls.intent import BuyIntent, Known
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.next_question import next_question
from bot.domain.calls.one_message import as_one, said_at
from bot.domain.calls.posterior import UNIFORM, Likelihoods, Posterior, weigh
from bot.domain.calls.script import Moment, Objection, Occasion, Phrase, Question, Script
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS, is_known, still_open
from bot.domain.calls.temperament import Manner, Recognition, Temperament
from bot.domain.house.sheet import EMPTY, Sheet
from bot.domain.ids import LanguageCode, OptionId, QuestionId

WANTS = QuestionId("wants")
CAN = QuestionId("can")
OBJECTION = QuestionId("objection")
OCCASION = QuestionId("occasion")
TYPE = QuestionId("type")
PHRASE = QuestionId("phrase")
TYPED = QuestionId("typed")
PRODUCT = QuestionId("sold")
"""Which product of the house sheet is talked about, by its number."""
RESERVED = frozenset({WANTS, CAN, OBJECTION, OCCASION, TYPE, PHRASE, TYPED, PRODUCT, SAID_WANTS, SAID_CAN})
"""Ids that no question of the script may have."""
OF_WORDS = RESERVED - {TYPE, PHRASE, PRODUCT}
"""What a client's words are taken for."""

CLOSE = 0.25
"""A type that is no more probable than each of the four before a word was heard is not worth naming."""
OTHER = OptionId("other")
"""«None of these»: answers a question of the script and says nothing of the temperament."""
DECIDED = OptionId("decided")
"""He wants it so much that he takes it: the call goes on to its closing, unless it was heard that he cannot pay."""
NO_OBJECTION = OptionId("none")
NO_OCCASION = OptionId("none")
TYPE_UNKNOWN = OptionId("unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallState:
    """Everything a card needs to know of a call."""

    posterior: Posterior
    """What the cues alone say."""
    recognition: Recognition
    """The posterior's word, or the manager's when he has chosen the type himself."""
    source: TemperamentSource
    runner_up: Temperament | None
    """The next most probable one; None while nothing points anywhere."""
    is_sure: bool
    intent: BuyIntent
    objection: Objection | None
    occasion: Occasion | None
    phrase: Phrase
    ring: Sequence[Phrase]
    """The phrases that «another phrase» walks through, `phrase` among them."""
    question: Question
    """The one to be asked next."""
    chosen: Mapping[QuestionId, OptionId]
    """The answer that counts for each question answered."""
    cue_count: int
    objected: Sequence[Objection] = ()
    """All that was objected so far, also what is answered by now."""
    suggested: BuyIntent = field(default_factory=BuyIntent)
    """What words say of wish and budget and no tap has confirmed; nothing follows from it."""
    last_time: LastTime | None = None
    """What was known before the first answer of this call; None for a client who has not called before."""
    sheet: Sheet = EMPTY
    """What the team sells, in the language of the call."""
    product: int = 1
    """Which of the sheet's products is talked about."""

    @property
    def line(self) -> str:
        """The line of the sheet that the phrase says; nothing for a neutral one."""
        return "" if self.phrase.says is None else self.sheet.said(self.product).get(self.phrase.says, "")

    @property
    def shown(self) -> tuple[object, ...]:
        """Return what a card says of it: calls that are equal in this have equal cards."""
        known = self.recognition, self.source, self.is_sure, self.runner_up, self.close_runner_up, self.is_from_last_time
        return (
            *known,
            self.intent,
            self.suggested,
            self.objection,
            self.occasion,
            self.phrase.id,
            self.line,
            self.question.id,
            not self.chosen,
        )

    @property
    def is_from_last_time(self) -> bool:
        """True while the type rests on earlier calls alone."""
        return self.last_time is not None and not self.cue_count and self.source is TemperamentSource.BOT

    @property
    def close_runner_up(self) -> Temperament | None:
        """The runner-up when he is more than a guess: above `CLOSE`."""
        if self.runner_up is None or self.posterior.probabilities[self.runner_up] <= CLOSE:
            return None
        return self.runner_up

    @property
    def leaning(self) -> Temperament | None:
        """The temperament the card speaks to; None when mixed or unknown."""
        if self.recognition in (Recognition.MIXED, Recognition.UNKNOWN):
            return None
        return Temperament(self.recognition.value)

    @property
    def manner(self) -> Manner:
        """The manner of the phrase shown."""
        return self.phrase.manner


def derive(
    answers: Sequence[Answer], script: Script, last_time: LastTime | None = None, language: LanguageCode | None = None
) -> CallState:
    """Derive the state of a call from its live answers in the order given and, of a returning client, from his earlier calls.

    Args:
        answers: what has been heard and chosen.
        script: the team's, with what it sells.
        last_time: what was known before.
        language: in which the client is spoken to; without it nothing of the house sheet is said.

    Raises:
        LookupError: the script has no phrase for the place; the content gates rule this out.
    """
    chosen = {answer.question_id: answer.option_id for answer in answers}
    posterior, recognition, source = recognise(answers, last_time)
    intent = _intent(chosen.get(WANTS), chosen.get(CAN))
    objection, occasion = _objection(answers), _occasion(answers)
    manner = Manner.ANY if recognition in (Recognition.MIXED, Recognition.UNKNOWN) else Manner(recognition.value)
    sheet = EMPTY if language is None else script.sheets.get(language, EMPTY)
    product = sheet.product(_product(chosen.get(PRODUCT)))
    filled = frozenset(sheet.said(product)) if sheet.lines else frozenset()
    ring = script.ring(manner, cell=intent.cell, objection=objection, occasion=occasion, filled=filled)
    if not ring:
        raise LookupError(f"no phrase for {manner} in {occasion or objection or intent.cell}")
    return CallState(
        posterior=posterior,
        recognition=recognition,
        source=source,
        runner_up=_runner_up(recognition, posterior, _rejected(answers, posterior)),
        is_sure=posterior.is_sure and recognition is posterior.recognition,
        intent=intent,
        objection=objection,
        occasion=occasion,
        phrase=_current_phrase(answers, ring),
        ring=ring,
        question=next_question(answers, script, posterior),
        chosen=chosen,
        cue_count=posterior.cues,
        objected=_objected(answers),
        suggested=_suggested(answers, chosen, goes_on=objection is None and occasion is None),
        last_time=last_time,
        sheet=sheet,
        product=product,
    )


def _product(chosen: OptionId | None) -> int | None:
    return int(chosen) if chosen is not None and chosen.isdecimal() else None


def _intent(wants: OptionId | None, can: OptionId | None) -> BuyIntent:
    has_decided = wants == DECIDED
    return BuyIntent(
        wants=Known.YES if has_decided else Known(wants or Known.UNKNOWN),
        has_decided=has_decided,
        can=Known(can or Known.UNKNOWN),
    )


def _suggested(answers: Sequence[Answer], chosen: Mapping[QuestionId, OptionId], *, goes_on: bool) -> BuyIntent:
    """Return what words suggest and nobody has confirmed."""
    found = {}
    for said, asked in ((SAID_WANTS, WANTS), (SAID_CAN, CAN)):
        option = still_open(answers, said, asked)
        if option is not None and not is_known(option, asked, chosen, goes_on=goes_on):
            found[asked] = option
    return _intent(found.get(WANTS), found.get(CAN))


def recognise(answers: Sequence[Answer], last_time: LastTime | None) -> tuple[Posterior, Recognition, TemperamentSource]:
    """Return what live answers say of the type, what is said of it in the end, and by whom."""
    posterior = weigh(_evidence(answers), last_time.prior if last_time else UNIFORM)
    return posterior, *_recognise(answers, posterior)


def next_phrase(state: CallState) -> Phrase:
    """Return the phrase after the current one, in the order of moments, and the first after the last."""
    ids = [phrase.id for phrase in state.ring]
    return state.ring[(ids.index(state.phrase.id) + 1) % len(ids)]


def _evidence(answers: Sequence[Answer]) -> list[Likelihoods]:
    """The likelihoods that count: the last answer to each question, and every typed message, in how many pieces it came."""
    last = {answer.question_id: place for place, answer in enumerate(answers)}
    first = {answer.at: place for place, answer in reversed(list(enumerate(answers))) if answer.question_id == TYPED}
    found = []
    for place, answer in enumerate(answers):
        if answer.likelihoods is None:
            continue
        if answer.question_id != TYPED:
            if last[answer.question_id] == place:
                found.append(answer.likelihoods)
        elif first[answer.at] == place:
            pieces = said_at(answers, TYPED, answer.at)
            found.append(pieces[0] if len(pieces) == 1 else as_one(pieces))
    return found


def _recognise(answers: Sequence[Answer], posterior: Posterior) -> tuple[Recognition, TemperamentSource]:
    picked = _picked(answers)
    if picked is None:
        return posterior.recognition, TemperamentSource.BOT
    recognition = Recognition(answers[picked].option_id)
    agrees = recognition is posterior.recognition
    return recognition, TemperamentSource.CONFIRMED if agrees else TemperamentSource.OVERRIDE


def _picked(answers: Sequence[Answer]) -> int | None:
    """The place of the answer by which the manager has the last word; «unknown» is his word until the next cue."""
    is_heard = False
    for place in reversed(range(len(answers))):
        if answers[place].question_id == TYPE:
            return None if is_heard and answers[place].option_id == TYPE_UNKNOWN else place
        is_heard = is_heard or answers[place].likelihoods is not None
    return None


def _rejected(answers: Sequence[Answer], posterior: Posterior) -> Recognition | None:
    """The type that the manager called wrong without naming another."""
    picked = _picked(answers)
    if picked is None or answers[picked].option_id != TYPE_UNKNOWN:
        return None
    return _recognise(answers[:picked], posterior)[0]


def _runner_up(recognition: Recognition, posterior: Posterior, rejected: Recognition | None) -> Temperament | None:
    if not posterior.cues and recognition is Recognition.UNKNOWN:
        return None
    wrong = (recognition.value, rejected and rejected.value)
    others = [kind for kind in posterior.ranking if kind.value not in wrong]
    # Mixed names its two leaders together; the runner-up is then the second of them.
    return others[1] if recognition is Recognition.MIXED else others[0]


def _objection(answers: Sequence[Answer]) -> Objection | None:
    """An objection is open until an answer about intent moves the call on, or it is taken back."""
    objection: Objection | None = None
    for answer in answers:
        if answer.question_id == OBJECTION:
            objection = None if answer.option_id == NO_OBJECTION else Objection(answer.option_id)
        elif answer.question_id in (WANTS, CAN):
            objection = None
    return objection


def _objected(answers: Sequence[Answer]) -> tuple[Objection, ...]:
    """Return what was objected, by the live answers in the order given.

    An objection that was answered, so that the call has gone on, was objected all the same. A cause takes the place of the
    question for it, and what is said again at once is one objection.
    """
    heard: list[Objection] = []
    for answer in answers:
        if answer.question_id != OBJECTION or answer.option_id == NO_OBJECTION:
            continue
        cause = Objection(answer.option_id)
        if heard and heard[-1] is Objection.ASK_CAUSE:
            heard.pop()
        if not heard or heard[-1] is not cause:
            heard.append(cause)
    return tuple(heard)


def _occasion(answers: Sequence[Answer]) -> Occasion | None:
    """An occasion lasts until an answer about intent or an objection moves the call on, or it is taken back."""
    occasion: Occasion | None = None
    for answer in answers:
        if answer.question_id == OCCASION:
            occasion = None if answer.option_id == NO_OCCASION else Occasion(answer.option_id)
        elif answer.question_id in (WANTS, CAN, OBJECTION):
            occasion = None
    return occasion


def _current_phrase(answers: Sequence[Answer], ring: Sequence[Phrase]) -> Phrase:
    """The phrase that was walked to last among those that fit now; otherwise the first of them."""
    by_id = {str(phrase.id): phrase for phrase in ring}
    for answer in reversed(answers):
        if answer.question_id == PHRASE and answer.option_id in by_id:
            return by_id[answer.option_id]
    if answers and ring[0].manner is Manner.ANY:
        # The greeting that suits everybody is behind us; an opening in a type's own manner is where his sentences begin.
        return next((phrase for phrase in ring if phrase.moment is not Moment.OPENING), ring[0])
    return ring[0]
