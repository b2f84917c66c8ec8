"""How tests steer a running emulator: people, acts, faults, the call log and counters, as JSON under /emulator.

`POST /emulator/people` a person · `GET /emulator/people` · `POST /emulator/act` as the page's act, also press, tap_text
and tap with force · `GET /emulator/chat?person=ID` · `GET /emulator/calls?method=&after=` · `POST /emulator/faults` a
fault · `GET /emulator/faults` · `DELETE /emulator/faults` · `POST /emulator/updates` {"do": repeat|swap|malformed} ·
`GET /emulator/updates` what waits · `GET /emulator/counters` · `POST /emulator/flood` {"enabled": bool} ·
`POST /emulator/topics` {"enabled": bool} ·
`POST /emulator/reset`.
"""

from dataclasses import asdict, fields
from typing import Any

from aiohttp import web

from bot.playground.acts import act, is_number
from bot.playground.emulator import Emulator
from bot.playground.faults import ArmedFault, Fault, FaultKind
from bot.playground.page_api import EMULATOR, chat_json, chat_of, read_json, refused
from bot.playground.people import Person
from bot.playground.wire import Json

ERRORS = range(400, 600)
LONGEST_DELAY = 3600.0


def add_control_routes(app: web.Application) -> None:
    """Serve the control API."""
    router = app.router
    router.add_get("/emulator/people", _people)
    router.add_post("/emulator/people", _add_person)
    router.add_post("/emulator/act", _act)
    router.add_get("/emulator/chat", _chat)
    router.add_get("/emulator/calls", _calls)
    router.add_get("/emulator/faults", _faults)
    router.add_post("/emulator/faults", _add_fault)
    router.add_delete("/emulator/faults", _clear_faults)
    router.add_get("/emulator/updates", _updates)
    router.add_post("/emulator/updates", _disturb_updates)
    router.add_get("/emulator/counters", _counters)
    router.add_post("/emulator/flood", _flood)
    router.add_post("/emulator/topics", _topics)
    router.add_post("/emulator/reset", _reset)


def _emulator(request: web.Request) -> Emulator:
    return request.app[EMULATOR]


def _done(**facts: Any) -> web.Response:
    return web.json_response({"ok": True, **facts})


def _known(kind: type[Person | Fault], body: Json) -> Json:
    names = {field.name for field in fields(kind)}
    if unknown := sorted(set(body) - names):
        raise refused(f"unknown fields {unknown}; there are {sorted(names)}")
    return body


async def _people(request: web.Request) -> web.Response:
    return web.json_response([asdict(person) for person in _emulator(request).people])


async def _add_person(request: web.Request) -> web.Response:
    body = _known(Person, await read_json(request))
    if body.get("first_name", "") is None:
        body["first_name"] = ""
    if not is_number(body.get("id")) or not isinstance(body.get("first_name"), str):
        raise refused("a person has a whole number as id and a first_name, which may be null")
    if not all(isinstance(value, str | None) for name, value in body.items() if name != "id"):
        raise refused("everything of a person but his id is a text")
    _emulator(request).add_person(Person(**body))
    return _done()


async def _act(request: web.Request) -> web.Response:
    body = await read_json(request)
    chat = chat_of(_emulator(request), body.get("person"))
    try:
        return _done(**act(chat, body))
    except ValueError as error:
        raise refused(str(error)) from None


async def _chat(request: web.Request) -> web.Response:
    chat = chat_of(_emulator(request), request.query.get("person"))
    shown = chat_json(chat)
    for message, plain in zip(shown["messages"], chat.messages, strict=True):
        message["text"] = plain.text
        message["entities"] = plain.entities
    return web.json_response(
        {
            **shown,
            "answers": [asdict(answer) for answer in chat.answers],
            "inline_answers": [asdict(answer) for answer in chat.inline_answers],
        }
    )


async def _calls(request: web.Request) -> web.Response:
    method = request.query.get("method")
    try:
        after = int(request.query.get("after", "0"))
    except ValueError:
        raise refused("after is the number of a call") from None
    calls = _emulator(request).calls
    return web.json_response(
        [{**asdict(call), "at": call.at.isoformat()} for call in calls if call.number > after and method in {None, call.method}]
    )


def _armed(armed: ArmedFault) -> Json:
    return {**asdict(armed.fault), "seen": armed.seen, "fired": armed.fired}


async def _faults(request: web.Request) -> web.Response:
    return web.json_response([_armed(armed) for armed in _emulator(request).faults.armed])


async def _add_fault(request: web.Request) -> web.Response:
    body = _known(Fault, await read_json(request))
    try:
        fault = Fault(**{**body, "kind": FaultKind(body.get("kind", ""))})
    except ValueError:
        raise refused(f"unknown kind of fault; there are {', '.join(FaultKind)}") from None
    _check(fault)
    _emulator(request).faults.add(fault)
    return _done()


def _check(fault: Fault) -> None:
    if not (is_number(fault.at) and is_number(fault.times) and is_number(fault.code) and isinstance(fault.seconds, int | float)):
        raise refused("at, times, code and seconds are numbers")
    if not (fault.at > 0 and fault.times >= 0 and fault.code in ERRORS and 0 <= fault.seconds <= LONGEST_DELAY):
        raise refused("at counts from 1, times from 0, code is 400 to 599, and seconds are an hour at most")
    if not all(isinstance(text, str | None) for text in (fault.method, fault.description, fault.body)):
        raise refused("method, description and body are texts")
    if not isinstance(fault.parameters, dict) or not isinstance(fault.effect, bool):
        raise refused("parameters are an object, and effect is true or false")


async def _clear_faults(request: web.Request) -> web.Response:
    _emulator(request).faults.clear()
    return _done()


async def _updates(request: web.Request) -> web.Response:
    return web.json_response(_emulator(request).pending_updates())


async def _disturb_updates(request: web.Request) -> web.Response:
    body = await read_json(request)
    emulator = _emulator(request)
    match body.get("do"):
        case "repeat":
            if not isinstance(body.get("update"), dict):
                raise refused("name the update to repeat")
            emulator.repeat_update(body["update"])
        case "swap":
            try:
                emulator.swap_updates()
            except ValueError as error:
                raise refused(str(error)) from None
        case "malformed":
            if not isinstance(body.get("update"), dict | None):
                raise refused("an update is an object, however odd")
            return _done(update=emulator.deliver_malformed(body.get("update")))
        case _:
            raise refused("do is repeat, swap or malformed")
    return _done()


async def _counters(request: web.Request) -> web.Response:
    emulator = _emulator(request)
    return web.json_response(
        {
            "requests": dict(emulator.requests),
            "connections": emulator.connections,
            "pending_updates": len(emulator.world.queue),
        }
    )


async def _flood(request: web.Request) -> web.Response:
    _emulator(request).world.flood.enabled = (await read_json(request)).get("enabled") is True
    return _done()


async def _topics(request: web.Request) -> web.Response:
    _emulator(request).world.has_topics = (await read_json(request)).get("enabled") is True
    return _done()


async def _reset(request: web.Request) -> web.Response:
    await read_json(request)
    _emulator(request).reset()
    return _done()
