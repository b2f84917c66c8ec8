"""What words suggest and a tap confirms; which words spoke; and a paste that arrives in pieces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import LanguageCode
from tests.buttons import CAN, CHOLERIC, MORE, TAKES_IT, UNDO, WANTS, WANTS_NOT, WHY
from tests.conversation.card_rules import check_chat, derived
from tests.floor import Desk, Floor

WANTED = "Да, хочу заказать"
TAKES = "Беру, оформляйте"
SENT_FOR_FIGURES = {
    "ru": ("Пришлите характеристики и расчёт, я сравню по пунктам", "Короче, ближе к делу!"),
    "fi": ("Lähettäkää tekniset tiedot ja laskelma, vertaan kohta kohdalta", "Lyhyesti, menkää asiaan!"),
}
"""Of two messages the first is a phlegmatic's, the second a choleric's."""
LONG = ("Мы обсудили это на совещании отдела. " * 110)[:4000]


async def suggested(floor: Floor) -> tuple[str, bool]:
    """What is suggested of wish and budget, and whether he takes it."""
    state = await derived(floor, await floor.call())
    return str(state.suggested), state.suggested.has_decided


async def test_nothing_follows_from_a_suggestion(floor: Floor, anna: Desk) -> None:
    """The task stays to find out whether he wants it; the export knows nothing; then one tap, and the card goes on."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    task = anna.card.lines[2]
    await anna.send(WANTED)
    assert anna.card.lines[2] == task
    assert await suggested(floor) == ("yes/unknown", False)
    assert [(row["wants"], row["intent"]) for row in await floor.exported()] == [("unknown", "unknown/unknown")]
    await check_chat(floor, anna)
    await anna.tap(WANTS)
    assert anna.card.lines[2] != task
    assert await suggested(floor) == ("unknown/unknown", False)
    assert [(row["wants"], row["intent"]) for row in await floor.exported()] == [("yes", "yes/unknown")]


async def test_a_suggestion_lasts_like_an_answer(floor: Floor, anna: Desk) -> None:
    """It survives a restart, stands beside later taps, and goes with ↶; the confirming tap is a step of its own."""
    await anna.send("/call")
    await anna.send(WANTED)
    await floor.restart()
    await anna.tap(CAN)
    offered = floor.says("button.wants_yes_suggested")
    assert offered in anna.card.labels[2]
    await anna.tap(offered)
    assert (await floor.call())["wants"] == "yes"
    await anna.tap(UNDO)
    assert (await floor.call())["wants"] == "unknown"
    assert offered in anna.card.labels[2]
    for _ in range(2):
        await anna.tap(UNDO)
    assert await suggested(floor) == ("unknown/unknown", False)
    await check_chat(floor, anna)


async def test_the_other_button_refutes_it(floor: Floor, anna: Desk) -> None:
    """He does not want it after all; and what is known is known again when words contradict it and a tap does not."""
    await anna.send("/call")
    await anna.send(WANTED)
    await anna.tap(WANTS_NOT)
    assert ((await floor.call())["wants"], await suggested(floor)) == ("no", ("unknown/unknown", False))
    await anna.send(WANTED)
    assert ((await floor.call())["wants"], await suggested(floor)) == ("no", ("yes/unknown", False))
    await check_chat(floor, anna)
    await anna.tap(WANTS_NOT)
    assert ((await floor.call())["wants"], await suggested(floor)) == ("no", ("unknown/unknown", False))


async def test_whoever_takes_it_is_offered_by_its_own_word(floor: Floor, anna: Desk) -> None:
    """The tap leads to the closing; the same button tapped again later changes nothing."""
    await anna.send("/call")
    await anna.send(TAKES)
    assert floor.says("button.wants_decided_suggested") in anna.card.labels[2]
    assert await suggested(floor) == ("yes/unknown", True)
    await check_chat(floor, anna)
    data, card = anna.card.data(TAKES_IT), anna.card.id
    await anna.tap(TAKES_IT)
    state = await derived(floor, await floor.call())
    assert (state.intent.has_decided, state.suggested.wants) == (True, Known.UNKNOWN)
    revision = (await floor.call())["revision"]
    floor.clock.advance(days=0, minutes=10)
    await anna.tap_data(card, data)
    assert (await floor.call())["revision"] == revision


async def test_what_is_known_is_not_suggested_again(floor: Floor, anna: Desk) -> None:
    """It is noted; after an objection the same words offer what the tap settles."""
    await anna.send("/call")
    await anna.tap(WANTS)
    await anna.send(WANTED)
    assert await suggested(floor) == ("unknown/unknown", False)
    assert anna.card.lines[-1] == floor.says("prompt.heard_again")
    await anna.send("Это дорого")
    await anna.send(WANTED)
    assert await suggested(floor) == ("yes/unknown", False)
    await anna.tap(WANTS)
    state = await derived(floor, await floor.call())
    assert (state.objection, str(state.suggested), str(state.intent)) == (None, "unknown/unknown", "yes/unknown")


async def test_the_log_tells_what_was_suggested_and_what_was_said(floor: Floor, anna: Desk) -> None:
    """They are different answers to whoever reads the log."""
    await anna.send("/call")
    await anna.send(WANTED)
    await anna.tap(WANTS)
    given = await floor.rows("SELECT question_id, option_id FROM answers ORDER BY position")
    assert given == [("said_wants", "yes"), ("wants", "yes")]


# ---- a paste in pieces ----


@pytest.fixture
def all_bold(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> Floor:
    """A recogniser to which whatever it reads sounds bold."""
    bold = floor.bot.recogniser.read("Короче, ближе к делу!", LanguageCode("ru"))
    monkeypatch.setattr(floor.bot.recogniser, "read", lambda text, language: bold)
    return floor


async def test_a_long_paste_in_pieces_is_one_message(all_bold: Floor, anna: Desk) -> None:
    """Three pieces are one cue that makes nobody sure, and one ↶ takes all of them back."""
    floor = all_bold
    await anna.send("/call")
    for piece in (LONG, LONG, "Давайте быстро, что там у вас?"):
        anna.chat.send_text(piece)
    await floor.settle()
    assert await floor.rows("SELECT count(*), count(DISTINCT answered_at) FROM answers") == [(3, 1)]
    state = await derived(floor, await floor.call())
    assert (state.cue_count, state.is_sure, state.leaning) == (1, False, Temperament.CHOLERIC)
    await anna.tap(UNDO)
    assert (await derived(floor, await floor.call())).cue_count == 0


async def test_the_end_of_a_paste_is_no_name(floor: Floor, anna: Desk) -> None:
    """A signature that Telegram has cut off."""
    await anna.send("/call")
    anna.chat.send_text(LONG)
    anna.chat.send_text("Пётр Ильич")
    await floor.settle()
    assert floor.says("prompt.name_or_words") not in anna.card.text
    assert ("name_or_words",) not in await floor.rows("SELECT DISTINCT kind FROM free_texts")


async def test_what_is_sent_later_is_a_message_of_its_own(all_bold: Floor, anna: Desk) -> None:
    """Two seconds behind the long text: two cues."""
    floor = all_bold
    await anna.send("/call")
    await anna.send(LONG)
    floor.clock.advance(seconds=2)
    await anna.send("Давайте быстро, что там у вас?")
    assert (await derived(floor, await floor.call())).cue_count == 2


# ---- why ----


async def why(anna: Desk) -> str:
    """What the page says."""
    await anna.tap(MORE)
    await anna.tap(WHY)
    return anna.card.text


@pytest.fixture
def speaking(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> Floor:
    """A recogniser that says which words spoke: the first two."""
    read = floor.bot.recogniser.read

    def told(text: str, language: LanguageCode) -> Reading:
        return replace(read(text, language), spoke=tuple(text.split()[:2]))

    monkeypatch.setattr(floor.bot.recogniser, "read", told)
    return floor


async def test_why_quotes_the_words_that_spoke(speaking: Floor, anna: Desk) -> None:
    """And what they were taken for; what was taken back is not quoted, and nothing more is stored for it."""
    await anna.send("/call")
    before = await speaking.dump("free_texts", "answers", "interactions")
    await anna.send("Надо подумать. Сначала пришлите характеристики и расчёт, я сравню по пунктам")
    page = await why(anna)
    assert "«Надо · подумать.»: 📐 компетентный, подумает" in page
    await check_chat(speaking, anna)
    stored = await speaking.dump("answers", "interactions", "cards_shown")
    assert "одумать" not in before + stored
    await anna.tap(UNDO)
    assert "одумать" not in await why(anna)


async def test_why_quotes_what_spoke_of_the_type_before_what_was_said_since(speaking: Floor, anna: Desk) -> None:
    """Two messages are quoted, and the one for the type is among them, however long ago it was."""
    await anna.send("/call")
    for said in ("Пришлите характеристики и расчёт, я сравню по пунктам", WANTED, "Слишком дорого", TAKES):
        speaking.clock.advance(seconds=9)
        await anna.send(said)
    page = await why(anna)
    assert "«Пришлите · характеристики»: 📐 компетентный" in page
    assert "«Беру, · оформляйте»" in page
    assert "Слишком" not in page
    assert page.index("Пришлите") < page.index("Беру"), "in the order in which they were said"
    await check_chat(speaking, anna)


@pytest.mark.parametrize("language", ["ru", "fi"])
async def test_why_says_that_two_types_lead_as_the_card_does(speaking: Floor, anna: Desk, language: str) -> None:
    """A curt message and one that asks for figures: both types stand in the title, and both messages are quoted."""
    await speaking.write(f"UPDATE employees SET language = '{language}'")
    texts = speaking.library.texts(LanguageCode(language))
    await anna.send("/call")
    for said in SENT_FOR_FIGURES[language]:
        speaking.clock.advance(seconds=9)
        await anna.send(said)
    state = await derived(speaking, await speaking.call())
    assert state.recognition is Recognition.MIXED
    first, second = (kind.icon for kind in state.posterior.ranking[:2])
    assert texts.plain("status.mixed", first=first, second=second) in anna.card.text
    page = await why(anna)
    assert page.startswith(texts.plain("why.title_mixed", first=first, second=second))
    assert texts.plain("why.title_unknown") not in page
    assert sum(line.startswith("• ") for line in anna.card.lines) == 2
    assert len(anna.card.lines) <= 9, "the page that explains fits the screen"


async def test_what_is_quoted_is_masked(speaking: Floor, anna: Desk) -> None:
    """The words are those that are kept."""
    await anna.send("/call")
    await anna.send("+79991234567 короче, ближе к делу!")
    page = await why(anna)
    assert "999" not in page
    assert "⚡" in page


async def test_erased_words_are_not_quoted(speaking: Floor, anna: Desk) -> None:
    """The cue stays, its words are gone."""
    await anna.send("/call")
    await anna.send("Короче, ближе к делу!")
    await speaking.write("UPDATE free_texts SET text = NULL")
    page = await why(anna)
    assert "Короче" not in page
    assert "слова клиента: ⚡ смелый" in page


async def test_words_that_are_read_otherwise_today_are_not_quoted(
    floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts in the call is what was read then; the page claims nothing else."""
    await anna.send("/call")
    await anna.send("Короче, ближе к делу!")
    other = floor.bot.recogniser.read("Здорово! Фантастика!", LanguageCode("ru"))
    monkeypatch.setattr(floor.bot.recogniser, "read", lambda text, language: replace(other, spoke=("делу",)))
    page = await why(anna)
    assert "делу" not in page
    assert "слова клиента: ⚡ смелый" in page
