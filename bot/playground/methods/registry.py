"""Which methods the emulator carries out, and which of their parameters it understands.

A parameter of the Bot API that is not named here is refused by name: what would be ignored in silence hides defects.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.methods import about, editing, inline, receiving, sending
from bot.playground.wire import Json
from bot.playground.world import World

Handler = Callable[[World, Json], Any | Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """One emulated method: what carries it out, and the parameters that mean something to it or harm nobody."""

    handler: Handler
    parameters: frozenset[str]


def _method(handler: Handler, *parameters: str) -> Method:
    return Method(handler, frozenset(" ".join(parameters).split()))


SENT = "chat_id message_thread_id disable_notification protect_content reply_parameters reply_markup"
CAPTION = "caption parse_mode caption_entities"

METHODS: Mapping[str, Method] = {
    "getMe": _method(about.get_me),
    "logOut": _method(about.true),
    "close": _method(about.true),
    "getUpdates": _method(receiving.get_updates, "offset limit timeout allowed_updates"),
    "setWebhook": _method(receiving.set_webhook, "url max_connections allowed_updates drop_pending_updates secret_token"),
    "deleteWebhook": _method(receiving.delete_webhook, "drop_pending_updates"),
    "getWebhookInfo": _method(receiving.get_webhook_info),
    "sendMessage": _method(sending.send_message, SENT, "text parse_mode entities link_preview_options"),
    "sendDocument": _method(sending.send_document, SENT, CAPTION, "document disable_content_type_detection"),
    "sendPhoto": _method(sending.send_photo, SENT, CAPTION, "photo"),
    "editMessageText": _method(
        editing.edit_message_text,
        "chat_id message_id text parse_mode entities link_preview_options reply_markup",
    ),
    "editMessageCaption": _method(
        editing.edit_message_caption,
        "chat_id message_id reply_markup",
        CAPTION,
    ),
    "editMessageMedia": _method(editing.edit_message_media, "chat_id message_id media reply_markup"),
    "editMessageReplyMarkup": _method(editing.edit_message_reply_markup, "chat_id message_id reply_markup"),
    "deleteMessage": _method(editing.delete_message, "chat_id message_id"),
    "deleteMessages": _method(editing.delete_messages, "chat_id message_ids"),
    "pinChatMessage": _method(editing.pin_chat_message, "chat_id message_id disable_notification"),
    "unpinChatMessage": _method(editing.unpin_chat_message, "chat_id message_id"),
    "unpinAllChatMessages": _method(editing.unpin_all_chat_messages, "chat_id"),
    "answerCallbackQuery": _method(receiving.answer_callback_query, "callback_query_id text show_alert cache_time"),
    "answerInlineQuery": _method(inline.answer_inline_query, "inline_query_id results cache_time is_personal next_offset"),
    "sendChatAction": _method(receiving.send_chat_action, "chat_id action"),
    "getFile": _method(about.get_file, "file_id"),
    "getChat": _method(about.get_chat, "chat_id"),
    "setMyCommands": _method(about.set_my_commands, "commands scope language_code"),
    "getMyCommands": _method(about.get_my_commands, "scope language_code"),
    "deleteMyCommands": _method(about.delete_my_commands, "scope language_code"),
    "setMyName": _method(about.set_my_name, "name language_code"),
    "getMyName": _method(about.get_my_name, "language_code"),
    "setMyDescription": _method(about.set_my_description, "description language_code"),
    "getMyDescription": _method(about.get_my_description, "language_code"),
    "setMyShortDescription": _method(about.set_my_short_description, "short_description language_code"),
    "getMyShortDescription": _method(about.get_my_short_description, "language_code"),
    "setChatMenuButton": _method(about.set_chat_menu_button, "chat_id menu_button"),
    "getChatMenuButton": _method(about.get_chat_menu_button, "chat_id"),
}
