"""New messages of the bot: text, documents and photos."""

from bot.playground.formatted_text import read_text
from bot.playground.html_markup import utf16_length
from bot.playground.keyboards import Markup, read_markup
from bot.playground.media import photo_of, picture_size
from bot.playground.room import Kept, Room
from bot.playground.wire import Json, Refusal, Upload, bad_request
from bot.playground.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
MAX_DOCUMENT = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024


def read_body(args: Json, *, too_long: str) -> Json:
    """Return text and entities of a text message as fields of `Message`.

    Raises:
        Refusal: Empty, too long (in the words given) or badly marked up.
    """
    text, entities = read_text(args["text"], args.get("parse_mode"), args.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request(too_long)
    body: Json = {"text": text}
    if entities:
        body["entities"] = entities[:MAX_ENTITIES]
    if options := args.get("link_preview_options"):
        body["link_preview_options"] = options
    return body


def read_caption(args: Json) -> Json:
    """Return caption and entities of a file as fields of `Message`."""
    text, entities = read_text(args.get("caption", ""), args.get("parse_mode"), args.get("caption_entities"))
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    body: Json = {"caption": text} if text else {}
    if entities:
        body["caption_entities"] = entities[:MAX_ENTITIES]
    return body


def send_message(world: World, args: Json) -> Json:
    """`sendMessage`."""
    body = read_body(args, too_long="message is too long")
    return _send(world, args, "text", body)


def send_document(world: World, args: Json) -> Json:
    """`sendDocument`: an upload, or a file that the emulator has."""
    body = read_caption(args)
    room = world.open_chat(args["chat_id"])
    described = _file(world, args["document"], "documents", MAX_DOCUMENT)
    kept = world.files[described["file_id"]]
    body["document"] = {**described, "file_name": kept["name"], "mime_type": kept["mime"]}
    return _send(world, args, "document", body, room)


def send_photo(world: World, args: Json) -> Json:
    """`sendPhoto`: a PNG or JPEG; it is kept as it came, in one size."""
    body = read_caption(args)
    room = world.open_chat(args["chat_id"])
    return _send(world, args, "photo", body | keep_photo(world, args["photo"]), room)


def keep_photo(world: World, photo: str | Upload) -> Json:
    """Return a photo as a field of `Message`; an upload is kept.

    Raises:
        Refusal: It is none, or the emulator does not have it.
    """
    if isinstance(photo, Upload):
        photo = photo_of(photo)
    described = _file(world, photo, "photos", MAX_PHOTO)
    width, height = picture_size(world.content(described["file_id"]))
    return {"photo": [{**described, "width": width, "height": height}]}


def _file(world: World, source: str | Upload, folder: str, largest: int) -> Json:
    if isinstance(source, str):
        if source not in world.files or not source.startswith(folder):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return {name: world.files[source][name] for name in ("file_id", "file_unique_id", "file_size")}
    if not source.content:
        raise bad_request("file must be non-empty")
    if len(source.content) > largest:
        raise Refusal(413, "Request Entity Too Large")
    return world.keep_file(source, folder)


def _send(world: World, args: Json, kind: str, content: Json, room: Room | None = None) -> Json:
    markup = read_markup(args.get("reply_markup"))
    room = room or world.open_chat(args["chat_id"])
    topic: int | None = args.get("message_thread_id")
    if topic is not None and topic not in room.topics:
        raise bad_request("message thread not found")
    replied = _replied(room, args.get("reply_parameters"))
    world.flood.pass_message(room.person.id)
    message: Json = {
        "message_id": world.next_id("message"),
        "from": world.bot,
        "chat": room.chat(),
        "date": world.unix_time(),
        **room.place(topic),
        **content,
    }
    if replied is not None:
        message["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
    if args.get("protect_content"):
        message["has_protected_content"] = True
    keep_markup(message, markup)
    kept = Kept(message, from_bot=True, kind=kind, fixed=markup.other is not None)
    room.bring_keyboard(markup.other, kept.message_id)
    world.keep_message(room, kept)
    return message


def _replied(room: Room, parameters: Json | None) -> Json | None:
    if parameters is None:
        return None
    for name in parameters:
        if name not in {"message_id", "chat_id", "allow_sending_without_reply"}:
            raise bad_request(f"reply parameter {name} is not emulated")
    found = room.messages.get(parameters["message_id"])
    if found is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found.body if found else None


def keep_markup(message: Json, markup: Markup) -> None:
    """Put the inline keyboard into a message, or take it out; other keyboards never show in messages."""
    if markup.inline:
        message["reply_markup"] = {"inline_keyboard": markup.inline}
    else:
        message.pop("reply_markup", None)
