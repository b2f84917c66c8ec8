"""Changes to messages that are there: edits, deletions and pins."""

from datetime import UTC, datetime

from bot.playground.keyboards import Markup, read_markup
from bot.playground.methods.sending import keep_markup, keep_photo, read_body, read_caption
from bot.playground.room import ACCESSIBLE_FOR, Kept, Room
from bot.playground.wire import Json, bad_request
from bot.playground.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
CONTENT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities")
MEDIA = ("photo", "document")
MEDIA_FIELDS = frozenset({"type", "media", "caption", "parse_mode", "caption_entities"})


def edit_message_text(world: World, args: Json) -> Json:
    """`editMessageText`: without `reply_markup` the inline keyboard goes away, as in Telegram."""
    body = read_body(args, too_long="MESSAGE_TOO_LONG")
    markup = read_markup(args.get("reply_markup"))
    room, kept = _editable(world, args)
    if kept.kind != "text":
        raise bad_request("there is no text in the message to edit")
    message = {key: value for key, value in kept.body.items() if key not in CONTENT} | body
    return _replace(world, room, kept, message, markup)


def edit_message_caption(world: World, args: Json) -> Json:
    """`editMessageCaption`: of a picture or a file; without `reply_markup` the inline keyboard goes away."""
    body = read_caption(args)
    markup = read_markup(args.get("reply_markup"))
    room, kept = _editable(world, args)
    if kept.kind not in {"photo", "document"}:
        raise bad_request("there is no caption in the message to edit")
    message = {key: value for key, value in kept.body.items() if key not in CAPTION} | body
    return _replace(world, room, kept, message, markup)


def edit_message_media(world: World, args: Json) -> Json:
    """`editMessageMedia`: another picture and caption in place of a picture, a file or a text; never the other way round."""
    media: Json = args["media"]
    if media["type"] != "photo":
        raise bad_request(f"the media {media['type']} is not emulated")
    for name in media:
        if name not in MEDIA_FIELDS:
            raise bad_request(f"field {name} of media is not emulated")
    body = read_caption(media)
    markup = read_markup(args.get("reply_markup"))
    room, kept = _editable(world, args)
    message = {key: value for key, value in kept.body.items() if key not in (*CONTENT, *CAPTION, *MEDIA)} | body
    message |= keep_photo(world, media["media"])
    kept.kind = "photo"
    return _replace(world, room, kept, message, markup)


def edit_message_reply_markup(world: World, args: Json) -> Json:
    """`editMessageReplyMarkup`."""
    markup = read_markup(args.get("reply_markup"))
    room, kept = _editable(world, args)
    return _replace(world, room, kept, dict(kept.body), markup)


def _editable(world: World, args: Json) -> tuple[Room, Kept]:
    if "chat_id" in args and "message_id" not in args:
        raise bad_request("message identifier is not specified")
    room = world.open_chat(args.get("chat_id"))
    kept = room.messages.get(args["message_id"])
    if kept is None:
        raise bad_request("message to edit not found")
    if not kept.from_bot or kept.fixed:
        raise bad_request("message can't be edited")
    return room, kept


def _replace(world: World, room: Room, kept: Kept, message: Json, markup: Markup) -> Json:
    keep_markup(message, markup)
    if {**message, "edit_date": None} == {**kept.body, "edit_date": None}:
        raise bad_request(NOT_MODIFIED)
    message["edit_date"] = world.unix_time()
    kept.body = message
    world.keep_message(room, kept)
    return message


def delete_message(world: World, args: Json) -> bool:
    """`deleteMessage`: the bot's own and the person's messages, both for 48 hours."""
    room = world.find_chat(args["chat_id"])
    kept = room.messages.get(args["message_id"])
    if kept is None:
        raise bad_request("message to delete not found")
    if _too_old(world, kept):
        raise bad_request("message can't be deleted")
    world.remove_message(room, kept.message_id)
    return True


def delete_messages(world: World, args: Json) -> bool:
    """`deleteMessages`: what cannot be found or deleted is skipped, as in Telegram."""
    room = world.find_chat(args["chat_id"])
    for message_id in args["message_ids"]:
        kept = room.messages.get(message_id)
        if kept is not None and not _too_old(world, kept):
            world.remove_message(room, message_id)
    return True


def _too_old(world: World, kept: Kept) -> bool:
    return world.clock() - datetime.fromtimestamp(kept.body["date"], UTC) > ACCESSIBLE_FOR


def pin_chat_message(world: World, args: Json) -> bool:
    """`pinChatMessage`; the service message that announces a pin is left out."""
    room = world.open_chat(args["chat_id"])
    kept = room.messages.get(args["message_id"])
    if kept is None:
        raise bad_request("message to pin not found")
    kept.pinned = True
    world.keep_message(room, kept)
    return True


def unpin_chat_message(world: World, args: Json) -> bool:
    """`unpinChatMessage`: one message, or the pinned one that was sent last."""
    room = world.open_chat(args["chat_id"])
    pinned = [kept for kept in room.messages.values() if kept.pinned]
    wanted = args.get("message_id")
    chosen = [kept for kept in pinned if wanted is None or kept.message_id == wanted][-1:]
    if not chosen:
        raise bad_request("message to unpin not found")
    _unpin(world, room, chosen)
    return True


def unpin_all_chat_messages(world: World, args: Json) -> bool:
    """`unpinAllChatMessages`."""
    room = world.open_chat(args["chat_id"])
    _unpin(world, room, [kept for kept in room.messages.values() if kept.pinned])
    return True


def _unpin(world: World, room: Room, pinned: list[Kept]) -> None:
    for kept in pinned:
        kept.pinned = False
        world.keep_message(room, kept)
