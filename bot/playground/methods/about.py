"""The bot itself, its profile, chats and files."""

import re

from bot.playground.profile import scope_key
from bot.playground.room import Room
from bot.playground.wire import Json, bad_request
from bot.playground.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
LARGEST_DOWNLOAD = 20 * 1024 * 1024
ACCENT_COLORS = 7


def get_me(world: World, _args: Json) -> Json:
    """`getMe`."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": world.has_topics,
        "allows_users_to_create_topics": world.has_topics,
    }


def true(_world: World, _args: Json) -> bool:
    """Answer `logOut` and `close`, which concern servers that the emulator does not have."""
    return True


def _language(args: Json) -> str:
    code: str = args.get("language_code", "")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _met(world: World, chat_id: str) -> Room:
    """Return a chat of somebody who has written: nobody else does a bot know."""
    room = world.find_chat(chat_id)
    if not room.started:
        raise bad_request("chat not found")
    return room


def _scope(world: World, args: Json) -> str:
    scope: Json | None = args.get("scope")
    if scope is not None and "chat_id" in scope:
        room = _met(world, str(scope["chat_id"]))
        scope = {**scope, "chat_id": room.person.id}
    return scope_key(scope)


def set_my_commands(world: World, args: Json) -> bool:
    """`setMyCommands`."""
    key = _scope(world, args), _language(args)
    for command in args["commands"]:
        if not COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not command["description"].strip():
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[key] = args["commands"]
    _profile_changed(world)
    return True


def get_my_commands(world: World, args: Json) -> list[Json]:
    """`getMyCommands`: of exactly this scope and language."""
    return world.profile.commands.get((_scope(world, args), _language(args)), [])


def delete_my_commands(world: World, args: Json) -> bool:
    """`deleteMyCommands`."""
    world.profile.commands.pop((_scope(world, args), _language(args)), None)
    _profile_changed(world)
    return True


def _profile_changed(world: World) -> None:
    world.profile.changed = True
    for room in world.rooms.values():
        world.changed(room)


def set_my_name(world: World, args: Json) -> bool:
    """`setMyName`."""
    return _set_text(world, args, "name")


def set_my_description(world: World, args: Json) -> bool:
    """`setMyDescription`."""
    return _set_text(world, args, "description")


def set_my_short_description(world: World, args: Json) -> bool:
    """`setMyShortDescription`."""
    return _set_text(world, args, "short_description")


def _set_text(world: World, args: Json, which: str) -> bool:
    world.profile.texts[which, _language(args)] = args.get(which, "")
    _profile_changed(world)
    return True


def get_my_name(world: World, args: Json) -> Json:
    """`getMyName`."""
    return {"name": world.profile.text("name", _language(args)) or world.bot["first_name"]}


def get_my_description(world: World, args: Json) -> Json:
    """`getMyDescription`."""
    return {"description": world.profile.text("description", _language(args))}


def get_my_short_description(world: World, args: Json) -> Json:
    """`getMyShortDescription`."""
    return {"short_description": world.profile.text("short_description", _language(args))}


def set_chat_menu_button(world: World, args: Json) -> bool:
    """`setChatMenuButton`, for one chat or as the default."""
    button: Json = args.get("menu_button", {"type": "default"})
    if button["type"] not in {"commands", "default"}:
        raise bad_request(f"the menu button {button['type']} is not emulated")
    if "chat_id" in args:
        room = _met(world, args["chat_id"])
        room.menu_button = button
        world.changed(room)
    else:
        world.profile.menu_button = button
        world.profile.changed = True
    return True


def get_chat_menu_button(world: World, args: Json) -> Json:
    """`getChatMenuButton`."""
    if "chat_id" in args:
        return _met(world, args["chat_id"]).menu_button or world.profile.menu_button
    return world.profile.menu_button


def get_chat(world: World, args: Json) -> Json:
    """`getChat`: as the bot sees a private chat after the person has written."""
    room = _met(world, args["chat_id"])
    full: Json = {
        **room.chat(),
        "accent_color_id": room.person.id % ACCENT_COLORS,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            True,
        ),
    }
    pinned = [kept for kept in room.messages.values() if kept.pinned]
    if pinned:
        full["pinned_message"] = pinned[-1].body
    return full


def get_file(world: World, args: Json) -> Json:
    """`getFile`: the path to download, up to 20 MB."""
    kept = world.files.get(args["file_id"])
    if kept is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if kept["file_size"] > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {name: kept[name] for name in ("file_id", "file_unique_id", "file_size", "file_path")}
