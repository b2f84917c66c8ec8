"""How the bot gets its updates and answers taps."""

from bot.playground.people import CallbackAnswer
from bot.playground.room import ANSWER_WITHIN
from bot.playground.schema import bot_api
from bot.playground.wire import Json, Refusal, bad_request
from bot.playground.world import Event, World

WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def get_updates(world: World, args: Json) -> list[Json]:
    """`getUpdates`: a second poller ends the waiting one."""
    if world.webhook.url:
        raise Refusal(409, WEBHOOK_ACTIVE)
    limit, seconds = args.get("limit", 100), args.get("timeout", 0)
    if seconds < 0:
        raise bad_request("timeout must not be negative")
    _allow(world, args)
    return await world.queue.poll(args.get("offset"), limit, seconds)


def set_webhook(world: World, args: Json) -> bool:
    """`setWebhook`: loopback addresses only."""
    _allow(world, args)
    world.webhook.set(args["url"], secret=args.get("secret_token"), max_connections=args.get("max_connections", 40))
    if args["url"]:
        world.queue.end_poll()
    return _dropped_pending(world, args)


def _allow(world: World, args: Json) -> None:
    if "allowed_updates" not in args:
        return
    kinds = bot_api().types["Update"]["fields"].keys() - {"update_id"}
    for kind in args["allowed_updates"]:
        if kind not in kinds:
            raise bad_request(f"unknown update kind {kind}")
    world.queue.allow(args["allowed_updates"])


def delete_webhook(world: World, args: Json) -> bool:
    """`deleteWebhook`."""
    world.webhook.set("", secret=None, max_connections=40)
    return _dropped_pending(world, args)


def _dropped_pending(world: World, args: Json) -> bool:
    if args.get("drop_pending_updates"):
        world.queue.clear()
    return True


def get_webhook_info(world: World, _args: Json) -> Json:
    """`getWebhookInfo`."""
    return world.webhook.info()


def answer_callback_query(world: World, args: Json) -> bool:
    """`answerCallbackQuery`: once, and soon after the tap."""
    callback_id: str = args["callback_query_id"]
    for room in world.rooms.values():
        if (tap := room.taps.get(callback_id)) is not None:
            break
    else:
        raise bad_request(QUERY_TOO_OLD)
    if tap.answered or world.clock() - tap.tapped_at > ANSWER_WITHIN:
        raise bad_request(QUERY_TOO_OLD)
    tap.answered = True
    answer = CallbackAnswer(callback_id=callback_id, text=args.get("text") or None, show_alert=args.get("show_alert", False))
    room.answers.append(answer)
    data = {"callback_id": callback_id, "text": answer.text, "show_alert": answer.show_alert}
    world.tell(room, Event("answer", data))
    return True


def send_chat_action(world: World, args: Json) -> bool:
    """`sendChatAction`."""
    if args["action"] not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell(world.open_chat(args["chat_id"]), Event("action", {"action": args["action"]}))
    return True


CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
