"""Strict reading of parameters by the table of the Bot API.

Everything is checked here that the table can tell: names, presence, types, nested objects, stated lengths. Rules that
need the chat (who, when, which message) are left to the methods. Telegram ignores unknown parameters and fields; this
refuses them on purpose, because a misspelt name is a defect that silence hides.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.playground.html_markup import utf16_length
from bot.playground.wire import Json, Refusal, Upload, bad_request, check_unicode, parse_json

TABLE = Path(__file__).with_name("botapi.json")
INTEGER = re.compile(r"-?[0-9]{1,18}")
TRUTHS = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}
ARRAY = "Array of "
ATTACHED = "attach://"
ATTACHED_INSIDE = re.compile(r'"attach://([^"\\]+)"')
MEDIA = ["InputMedia"]

MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
}
OUT_OF_LIMIT = {
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
    ("setWebhook", "secret_token"): "secret token is too long",
    ("setMyCommands", "commands"): "BOT_COMMANDS_TOO_MUCH",
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("CopyTextButton", "text"): "BUTTON_COPY_TEXT_INVALID",
    ("BotCommand", "command"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description"): "BOT_COMMAND_DESCRIPTION_INVALID",
}
WHEN_EMPTY = {
    (
        "InlineKeyboardButton",
        "callback_data",
    ): "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
}
NOT_JSON = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "commands": "can't parse list of bot commands JSON object",
}
SPOKEN = {"InlineKeyboardButton": "inline keyboard button", "KeyboardButton": "keyboard button"}
MARKUP_NAMES = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")


class Schema:
    """The table of one version of the Bot API."""

    def __init__(self, table: Json) -> None:
        self.version: str = table["version"]
        self.methods: dict[str, Json] = table["methods"]
        self.types: dict[str, Json] = table["types"]
        self._names = {name.lower(): name for name in self.methods}

    def method_name(self, name: str) -> str | None:
        """Return the method's name as documented, or None; like Telegram, whatever the case of the letters."""
        return self._names.get(name.lower())

    def read(self, method: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> Json:
        """Return the parameters as typed values; a file is an `Upload`, an absent parameter is absent.

        Raises:
            Refusal: 400 at the first thing that is wrong.
        """
        known = self.methods[method]
        for name in params:
            if name not in known:
                raise bad_request(f"unknown parameter {name}")
        attached = {value.removeprefix(ATTACHED) for value in params.values() if value.startswith(ATTACHED)}
        for name, rule in known.items():
            if rule["types"] == MEDIA:
                attached.update(ATTACHED_INSIDE.findall(params.get(name, "")))
        for name in files:
            if name not in attached and "InputFile" not in known.get(name, {}).get("types", ()):
                raise bad_request(f"unknown parameter {name}")
        values: Json = {}
        for name, rule in known.items():
            if name in files and name not in params:
                values[name] = files[name]
                continue
            raw = params.get(name)
            if raw is None or (raw == "" and rule.get("required") and (method, name) != ("setWebhook", "url")):
                if rule.get("required"):
                    raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
                continue
            values[name] = self._parameter(method, name, rule, raw, files)
            if rule["types"] == MEDIA:
                values[name] = _with_upload(values[name], files)
        return values

    def _parameter(self, method: str, name: str, rule: Json, raw: str, files: Mapping[str, Upload]) -> Any:
        types: list[str] = rule["types"]
        value: Any
        _check_unicode(raw)
        if "InputFile" in types:
            if not raw.startswith(ATTACHED):
                return raw
            upload = files.get(raw.removeprefix(ATTACHED))
            if upload is None:
                raise bad_request(f"file {raw} is not attached")
            return upload
        if types in (["String"], ["Integer", "String"]):
            value = raw
        elif types == ["Integer"]:
            if not INTEGER.fullmatch(raw):
                raise bad_request(f'invalid parameter "{name}": Integer expected')
            value = int(raw)
        elif types == ["Boolean"]:
            if raw not in TRUTHS:
                raise bad_request(f'invalid parameter "{name}": Boolean expected')
            value = TRUTHS[raw]
        elif types == ["Float"]:
            try:
                value = float(raw)
            except ValueError:
                raise bad_request(f'invalid parameter "{name}": Float expected') from None
        else:
            value = self._json_parameter(name, types, raw)
        self._limits(method, name, rule, value)
        return value

    def _json_parameter(self, name: str, types: list[str], raw: str) -> Any:
        try:
            value = parse_json(raw)
        except ValueError:
            raise bad_request(NOT_JSON.get(name, f"can't parse {name} JSON object")) from None
        if "\\u" in raw:
            _check_unicode(json.dumps(value, ensure_ascii=False))
        if name == "reply_markup" and not (isinstance(value, dict) and any(key in value for key in MARKUP_NAMES)):
            raise bad_request("object expected as reply markup")
        if types == ["InlineKeyboardMarkup"] and "inline_keyboard" not in value:
            raise bad_request("inline keyboard expected")
        return self.check(types, value, name, name)

    def check(self, types: list[str], value: Any, owner: str, field: str) -> Any:
        """Check a JSON value against alternatives of the table and return it without nulls.

        Raises:
            Refusal: 400 that names the field.
        """
        if types[0].startswith(ARRAY):
            if not isinstance(value, list):
                raise _wrong_type(owner, field, "Array")
            inner = [kind.removeprefix(ARRAY) for kind in types]
            return [self.check(inner, item, owner, field) for item in value]
        if types[0] in self.types:
            if not isinstance(value, dict):
                raise _wrong_type(owner, field, "Object")
            return self._object(self._alternative(types, value), value)
        for kind in types:
            if _is_plain(kind, value):
                return value
        raise _wrong_type(owner, field, " or ".join(types))

    def _object(self, type_name: str, value: Json) -> Json:
        fields: Json = self.types[type_name].get("fields", {})
        for name in value:
            if name not in fields:
                raise bad_request(f'can\'t parse {SPOKEN.get(type_name, type_name)}: unknown field "{name}"')
        checked: Json = {}
        for name, rule in fields.items():
            found = value.get(name)
            if found is None:
                if rule.get("required"):
                    raise bad_request(f"can't parse {SPOKEN.get(type_name, type_name)}: Can't find field \"{name}\"")
                continue
            checked[name] = self.check(rule["types"], found, type_name, name)
            self._limits(type_name, name, rule, found)
        return checked

    def _alternative(self, types: list[str], value: Json) -> str:
        members = [member for name in types for member in self.types[name].get("any_of", [name])]
        if len(members) == 1:
            return str(members[0])

        def fit(name: str) -> tuple[bool, bool, int]:
            fields: Json = self.types[name].get("fields", {})
            constants = all(value.get(field) == rule["constant"] for field, rule in fields.items() if "constant" in rule)
            complete = all(field in value for field, rule in fields.items() if rule.get("required"))
            return constants, complete, sum(field in fields for field in value)

        return str(max(members, key=fit))

    def _limits(self, owner: str, name: str, rule: Json, value: Any) -> None:
        for limit in ("characters", "bytes", "value", "items"):
            if limit not in rule:
                continue
            low, high = rule[limit]
            if not low <= _measure(limit, value) <= high:
                needs = f"be between {low} and {high}" if limit == "value" else f"have {low}-{high} {limit}"
                words = OUT_OF_LIMIT.get((owner, name), f'"{name}" of {owner} must {needs}')
                raise bad_request(words if value else WHEN_EMPTY.get((owner, name), words))
        if "constant" in rule and value != rule["constant"]:
            raise bad_request(f'can\'t parse {owner}: unknown {name} "{value}"')


def _with_upload(media: Json, files: Mapping[str, Upload]) -> Json:
    """Return media with the upload that it names in place of the name."""
    source: str = media["media"]
    if not source.startswith(ATTACHED):
        return media
    upload = files.get(source.removeprefix(ATTACHED))
    if upload is None:
        raise bad_request(f"file {source} is not attached")
    return {**media, "media": upload}


def _check_unicode(text: str) -> None:
    try:
        check_unicode(text)
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _measure(limit: str, value: Any) -> int:
    if limit == "characters":
        return utf16_length(value)
    if limit == "bytes":
        return len(value.encode("utf-8", "surrogatepass"))
    return value if limit == "value" else len(value)


def _is_plain(kind: str, value: Any) -> bool:
    if kind == "String":
        return isinstance(value, str)
    if kind == "Boolean":
        return isinstance(value, bool)
    if kind == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "Float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return False


def _wrong_type(owner: str, field: str, expected: str) -> Refusal:
    if owner == field:  # the parameter itself
        return bad_request(f'invalid parameter "{field}": {expected} expected')
    return bad_request(f'can\'t parse {SPOKEN.get(owner, owner)}: Field "{field}" must be of type {expected}')


@cache
def bot_api() -> Schema:
    """Return the table of the version that the emulator speaks; read once."""
    return Schema(json.loads(TABLE.read_text("utf-8")))
