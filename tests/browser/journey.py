"""A manager's journey past every screen of the bot, photographed on the way. A new screen is added here."""

from __future__ import annotations

from playwright.async_api import expect

from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Temperament
from bot.screens.calls.actions import PickType, SetLanguage, SetObjection
from bot.screens.calls.card_keyboard import CAUSES
from bot.screens.guide.actions import GuideChapter, OpenGuidePage
from bot.screens.reminders.actions import ShowHours, TellOutcome, TellWhen, When
from tests.buttons import (
    ANOTHER,
    ASK_NAME,
    BOUGHT,
    CALL_BACK,
    CAN_NOT,
    CHAT_MODE,
    CHOLERIC,
    FINISH,
    FITS,
    IN_AN_HOUR,
    IS_NAME,
    MELANCHOLIC,
    MORE,
    NONE_FITS,
    NOT_HIM,
    OBJECTS,
    OTHER,
    PHLEGMATIC,
    PICK_DAY,
    PRICE,
    REFUSED,
    RETURN,
    SANGUINE,
    THINKING,
    TO_CARD,
    TO_CUES,
    TOMORROW,
    TYPES,
    UNDO,
    WANTS,
    WHY,
    WRONG_TYPE,
    means,
)

from .camera import Camera
from .every_guide_page import TALLEST_PAGE
from .journey_editing import editing
from .journey_people import people
from .stage import ANNA, BORIS, STRANGER

OBJECTIONS = [means(SetObjection, value=cause) for row in CAUSES for cause in row]
LONG_NAME = "Александра Константиновна Преображенская"
OUTCOMES = (BOUGHT, THINKING, REFUSED, CALL_BACK)


async def photograph_everything(camera: Camera) -> None:
    """Play the whole journey."""
    await camera.show(ANNA)
    await first_minutes(camera)
    await cues_and_intent(camera)
    await objections(camera)
    await more_pages(camera)
    await words_of_the_client(camera)
    await end_of_a_call(camera)
    await time_and_clients(camera)
    await beside_the_card(camera)
    await guide(camera)
    await other_languages(camera)
    await strangers(camera)
    await editing(camera)
    await people(camera)
    await for_readers(camera)


async def first_minutes(camera: Camera) -> None:
    """From an empty chat to the first advice."""
    anna = camera.stage.anna
    await camera.snap("empty")
    await anna.send("/start")
    await camera.take("welcome", is_card=False)
    await anna.send(camera.stage.floor.says("keyboard.next_call"))
    await camera.take("opening-no-name")
    await anna.tap(CHOLERIC)
    await camera.take("leaning-no-name")
    await anna.send("/call Иван Ильич М")
    await camera.take("opening-named")
    await anna.tap(PHLEGMATIC)
    await camera.take("leaning")
    await anna.send(f"/call {LONG_NAME}")
    await camera.take("opening-long-name")
    await anna.tap(FINISH)
    await camera.take("finished-long-name", is_card=False)
    await anna.send(LONG_NAME)
    await camera.take("which-client-long", is_card=False)
    await anna.send("/call Иван Ильич М")
    await camera.take("which-client", is_card=False)
    await anna.tap(anna.card.labels[-1][0])
    await anna.tap(PHLEGMATIC)


async def cues_and_intent(camera: Camera) -> None:
    """Sure, the way back to the cues, mixed, override, another phrase, intent."""
    anna = camera.stage.anna
    await anna.tap(PHLEGMATIC)
    await camera.take("sure-objections")
    await anna.tap(TO_CUES)
    await camera.take("sure-cues")
    await anna.tap(WANTS)
    await camera.take("wants")
    await anna.tap(CAN_NOT)
    await camera.take("wants-without-budget")
    await anna.tap(ANOTHER)
    await camera.take("another-phrase")
    await anna.tap(NOT_HIM)
    await camera.take("override")
    await anna.send("/call")
    # Cues of equal weight for two types; the questions between them say nothing.
    for heard in (OTHER, CHOLERIC, OTHER, SANGUINE):
        await anna.tap(heard)
    await camera.take("mixed")


async def objections(camera: Camera) -> None:
    """Each objection, while the type is leaning."""
    anna = camera.stage.anna
    await anna.send("/call Марина")
    await anna.tap(OBJECTS)
    await camera.take("objects-at-once")
    await anna.tap(TO_CUES)
    await anna.tap(SANGUINE)
    await anna.tap(OBJECTS)
    for number, objection in enumerate(OBJECTIONS, 1):
        await anna.tap(objection)
        await camera.take(f"objection-{number}")
    await anna.tap(TO_CUES)
    await camera.take("back-to-cues")


async def more_pages(camera: Camera) -> None:
    """More, the types, why with one cue and with many, compact."""
    anna = camera.stage.anna
    await anna.tap(MORE)
    await camera.take("more")
    await anna.tap(WHY)
    await camera.take("why-one-cue", is_card=False)
    await anna.tap(TO_CARD)
    for _ in range(7):
        await anna.tap(MELANCHOLIC)
        if anna.card.has(TO_CUES):
            await anna.tap(TO_CUES)
    await anna.tap(MORE)
    await anna.tap(WHY)
    await camera.take("why-many-cues", is_card=False)
    await anna.tap(TYPES)
    await camera.take("types")
    await anna.tap(means(PickType, value=Temperament.PHLEGMATIC))
    await camera.take("type-chosen")
    await anna.tap(MORE)
    await anna.tap(camera.stage.floor.says("button.compact"))
    await camera.take("compact")
    await anna.tap(MORE)
    await camera.take("compact-more")
    await anna.tap(camera.stage.floor.says("button.full"))


async def other_languages(camera: Camera) -> None:
    """The welcome, a card, its further buttons, why, a client who speaks Russian, and the end, in every other language."""
    anna, floor = camera.stage.anna, camera.stage.floor
    for language in (one for one in floor.library.languages if one != floor.library.default_language):
        await floor.write(f"UPDATE employees SET language = '{language}' WHERE person_id = {ANNA}")
        await anna.send("/start")
        await camera.take(f"{language}-welcome", is_card=False)
        await anna.send("/call")
        await anna.tap(CHOLERIC)
        await camera.take(f"{language}-card")
        await anna.tap(MORE)
        await camera.take(f"{language}-more")
        await anna.tap(WHY)
        await camera.take(f"{language}-why", is_card=False)
        await anna.tap(TO_CARD)
        await anna.tap(MORE)
        await anna.tap(means(SetLanguage, language="ru"))
        await camera.take(f"{language}-client-speaks-russian")
        await anna.tap(FINISH)
        await camera.take(f"{language}-finished", is_card=False)
    await floor.write(f"UPDATE employees SET language = '{floor.library.default_language}' WHERE person_id = {ANNA}")


async def words_of_the_client(camera: Camera) -> None:
    """Typed words and names: understood, not understood, asked for."""
    anna = camera.stage.anna
    await anna.send("/call")
    await anna.send("Пётр Ильич")
    await camera.take("name-or-words")
    await anna.tap(IS_NAME)
    await camera.take("named")
    await anna.send("давайте ближе к делу, время деньги")
    await camera.take("typed-words")
    await anna.send("а у нас сегодня дождь")
    await camera.take("not-understood")
    await anna.do("send_sticker")
    await camera.take("not-text")
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await camera.take("write-name")
    await anna.send("Константин А")
    await camera.take("name-written")
    await anna.tap(MORE)
    await anna.tap(NONE_FITS)
    await camera.take("none-fits")
    await anna.send("сказал, что перезвонит жена")
    await camera.take("noted")


async def end_of_a_call(camera: Camera) -> None:
    """Finish, each outcome, when to call back, the vote; the end by silence; the return."""
    anna, floor = camera.stage.anna, camera.stage.floor
    await anna.tap(FINISH)
    await camera.take("finished", is_card=False)
    for outcome in OUTCOMES:
        await anna.tap(outcome)
        await camera.take(f"finished-{OUTCOMES.index(outcome) + 1}", is_card=False)
    await anna.tap(TOMORROW)
    await camera.take("finished-call-back-at", is_card=False)
    await anna.tap(FITS)
    await camera.take("finished-voted", is_card=False)
    await anna.tap(WRONG_TYPE)
    await camera.take("finished-wrong-type", is_card=False)
    await anna.tap(RETURN)
    await camera.take("returned")
    floor.clock.advance(minutes=31)
    await floor.tick()
    await camera.take("finished-idle", is_card=False)


async def time_and_clients(camera: Camera) -> None:
    """The calendar, a typed date, a reminder, a client who returns, the list, the evening, and a client's page."""
    anna, floor = camera.stage.anna, camera.stage.floor
    await anna.send("/call Вера Павловна")
    await anna.tap(SANGUINE)
    await anna.tap(FINISH)
    await anna.tap(CALL_BACK)
    await anna.tap(PICK_DAY)
    await camera.take("calendar", is_card=False)
    await anna.tap(means(ShowHours))
    await camera.take("hours", is_card=False)
    await anna.tap(floor.says("button.back"))
    await anna.tap(floor.says("button.back"))
    await anna.send("завтра в 15")
    await camera.take("typed-date", is_card=False)
    await anna.send("как-нибудь потом")
    await camera.take("typed-date-not-understood", is_card=False)
    await anna.tap(floor.says("button.back"))
    await anna.tap(IN_AN_HOUR)
    floor.clock.advance(hours=1)
    await floor.tick()
    await camera.take("reminder", is_card=False)
    await anna.tap(floor.says("button.call_now"))
    await camera.take("returning")
    await anna.tap(FINISH)
    await anna.send("/clients")
    await camera.take("clients", is_card=False)
    await anna.tap("Вера Павловна")
    await camera.take("client", is_card=False)
    await anna.send("/call")
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send("вера")
    await camera.take("same-client")
    await anna.tap(FINISH)
    floor.clock.advance(hours=5)
    await floor.tick()
    await camera.take("evening", is_card=False)
    await anna.tap(means(TellOutcome, outcome=Outcome.CALL_BACK))
    await camera.take("evening-when", is_card=False)
    await anna.tap(means(TellWhen, when=When.TOMORROW))
    await camera.take("evening-next", is_card=False)
    await anna.send("/clients")
    await anna.tap(floor.says("button.all_reminders"))
    await camera.take("promised-calls", is_card=False)
    await anna.tap(anna.card.labels[0][0])
    await camera.take("call-to-come", is_card=False)


async def beside_the_card(camera: Camera) -> None:
    """Hints, help, the command menu, a toast and an alert."""
    anna = camera.stage.anna
    await anna.send("сколько это стоит и когда привезёте?")
    await camera.take("hint-no-call", is_card=False)
    await anna.send("Иван Петрович")
    await camera.take("hint-name", is_card=False)
    await anna.send("/nothing")
    await camera.take("hint-command", is_card=False)
    await anna.do("send_voice")
    await camera.take("hint-not-text", is_card=False)
    await anna.send("/help")
    await camera.take("help", is_card=False, tallest=TALLEST_PAGE)
    for phone in camera.phones:
        await phone.tab.locator("#menu").click()
    await camera.snap("commands")
    for phone in camera.phones:
        await phone.tab.locator("#menu").click()
    await anna.send("/call Ольга")
    await anna.tap(UNDO)
    await camera.take("toast", keeps_toast=True)
    card = anna.card
    await anna.tap(MELANCHOLIC)
    await anna.tap_data(card.id, card.data(ANOTHER))
    for phone in camera.phones:
        await expect(phone.alert).to_be_visible()
    await camera.clear_toasts()
    await camera.snap("alert")
    for phone in camera.phones:
        await phone.tab.keyboard.press("Enter")
        await expect(phone.alert).to_have_count(0)


async def guide(camera: Camera) -> None:
    """Contents, chapter, page, a claim, what typing finds, the pinned message, the card in chat mode."""
    anna = camera.stage.anna
    await anna.tap(FINISH)
    await anna.send("/guide")
    await camera.take("guide-contents", is_card=False, tallest=TALLEST_PAGE)
    await anna.tap(means(GuideChapter, chapter="types"))
    await camera.take("guide-chapter", is_card=False, tallest=TALLEST_PAGE)
    await anna.tap(means(OpenGuidePage, page="types.choleric_talk"))
    await camera.take("guide-page", is_card=False, tallest=TALLEST_PAGE)
    await anna.send("правило 55 38 7")
    await camera.take("guide-found", is_card=False, tallest=TALLEST_PAGE)
    await anna.tap(means(OpenGuidePage, page="body.share"))
    await camera.take("guide-claim", is_card=False, tallest=TALLEST_PAGE)
    await anna.send("абракадабра шмяк")
    await camera.take("guide-nothing", is_card=False)
    await anna.send("/pocket")
    await camera.take("pocket-pinned", is_card=False)
    await anna.send("/call Иван Ильич М")
    await anna.tap(anna.card.labels[0][0])
    await anna.tap(MORE)
    await anna.tap(CHAT_MODE)
    await camera.take("chat-mode")
    await anna.tap(MORE)
    await camera.take("chat-mode-more")
    await anna.tap(CHAT_MODE)
    await anna.tap(FINISH)


async def strangers(camera: Camera) -> None:
    """A person without access."""
    await camera.show(STRANGER)
    await camera.stage.gleb.send("/start")
    await camera.take("stranger", is_card=False)


async def for_readers(camera: Camera) -> None:
    """The few pictures that the documentation shows: one message each, nothing around it."""
    boris = camera.stage.boris
    await camera.show(BORIS)
    await boris.send("/call Иван Ильич")
    await boris.tap(boris.card.labels[-1][0])
    await boris.tap(CHOLERIC)
    await boris.tap(WANTS)
    await camera.portrait("card")
    await boris.tap(CHOLERIC)
    await boris.tap(PRICE)
    await camera.portrait("objections")
    await boris.tap(FINISH)
    await boris.tap(THINKING)
    await camera.portrait("finished")
