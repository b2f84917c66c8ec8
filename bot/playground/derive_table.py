"""Derive `botapi.json`, the table the emulator is strict by, from a full description of the Bot API.

Usage: ``python derive_table.py SOURCE TARGET``. SOURCE is the JSON of PaulSonOfLars/telegram-bot-api-spec (MIT, see
`botapi.LICENSE`). Kept: methods with their parameters, types with their fields, whether each is required, and the
limits that the descriptions state in numbers. Left out: every description, and limits that hold only «after entities
parsing», which the emulator measures itself. Not needed at run time.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)")
VALUE = re.compile(r"[Vv]alues between (\d+)-(\d+)|(?:^|[ ;])(\d+)-(\d+)(?:\.|$| seconds)")
ITEMS = re.compile(r"(\d+)-(\d+) (?:items|identifiers)|[Aa]t most (\d+) commands")
CONSTANT = re.compile(r"(?:must be|always) [“\"]?([a-z0-9_]+)[”\"]?")


def _limits(field: dict[str, Any]) -> dict[str, Any]:
    description: str = field["description"]
    kind: str = field["types"][0]
    found: dict[str, Any] = {}
    if "after entities parsing" in description:
        return found
    if kind == "String" and (match := LENGTH.search(description)):
        found[match[3]] = [int(match[1]), int(match[2])]
    if kind == "Integer" and (match := VALUE.search(description)):
        low, high = (number for number in match.groups() if number is not None)
        found["value"] = [int(low), int(high)]
    if kind.startswith("Array") and (match := ITEMS.search(description)):
        found["items"] = [0, int(match[3])] if match[3] else [int(match[1]), int(match[2])]
    if field["name"] in {"type", "source", "status"} and (match := CONSTANT.search(description)):
        found["constant"] = match[1]
    return found


def _fields(fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        field["name"]: {"types": field["types"]} | ({"required": True} if field["required"] else {}) | _limits(field)
        for field in fields
    }


def derive(source: dict[str, Any]) -> str:
    """Return the table as JSON text, one method or type a line so that a new version of the API diffs well."""
    methods = {name: _fields(method.get("fields", [])) for name, method in source["methods"].items()}
    types = {
        name: {"any_of": kind["subtypes"]} if kind.get("subtypes") else {"fields": _fields(kind.get("fields", []))}
        for name, kind in source["types"].items()
    }

    def lines(table: dict[str, Any]) -> str:
        return ",\n".join(f"{json.dumps(name)}:{json.dumps(body, separators=(',', ':'))}" for name, body in table.items())

    head = f'"version":{json.dumps(source["version"])},"release_date":{json.dumps(source["release_date"])}'
    return f'{{{head},\n"methods":{{\n{lines(methods)}\n}},\n"types":{{\n{lines(types)}\n}}}}\n'


if __name__ == "__main__":
    source_path, target_path = map(Path, sys.argv[1:])
    target_path.write_text(derive(json.loads(source_path.read_text("utf-8"))), "utf-8")
