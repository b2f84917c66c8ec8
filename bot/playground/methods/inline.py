"""Answers to inline queries: what is listed for a person who names the bot in another chat."""

from bot.playground.keyboards import read_markup
from bot.playground.methods.receiving import QUERY_TOO_OLD
from bot.playground.methods.sending import read_body
from bot.playground.people import InlineAnswer, InlineResult
from bot.playground.room import ANSWER_WITHIN
from bot.playground.wire import Json, bad_request
from bot.playground.world import Event, World

MOST_RESULTS = 50
LONGEST_ID = 64
LONGEST_OFFSET = 64


def answer_inline_query(world: World, args: Json) -> bool:
    """`answerInlineQuery`: once, soon, with at most fifty texts, each of them such as `sendMessage` would take."""
    query_id: str = args["inline_query_id"]
    for room in world.rooms.values():
        if (asked := room.inline_queries.get(query_id)) is not None:
            break
    else:
        raise bad_request(QUERY_TOO_OLD)
    if asked.answered or world.clock() - asked.tapped_at > ANSWER_WITHIN:
        raise bad_request(QUERY_TOO_OLD)
    if len(args["results"]) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(args.get("next_offset", "").encode()) > LONGEST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    if args.get("cache_time", 0) < 0:
        raise bad_request("cache_time must not be negative")
    results = tuple(_result(result) for result in args["results"])
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    asked.answered = True
    is_personal: bool = args.get("is_personal", False)
    room.inline_answers.append(InlineAnswer(query_id=query_id, results=results, is_personal=is_personal))
    world.tell(room, Event("inline", {"query_id": query_id}))
    return True


def _result(result: Json) -> InlineResult:
    if result["type"] != "article":
        raise bad_request(f"the inline result {result['type']} is not emulated")
    if not 1 <= len(result["id"].encode()) <= LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID")
    if not result["title"].strip():
        raise bad_request("title must be non-empty")
    content: Json = result["input_message_content"]
    if "message_text" not in content:
        raise bad_request("only texts are emulated as inline results")
    read_markup(result.get("reply_markup"))
    body = read_body({**content, "text": content["message_text"]}, too_long="MESSAGE_TOO_LONG")
    return InlineResult(
        id=result["id"],
        title=result["title"],
        description=result.get("description"),
        text=body["text"],
        entities=tuple(body.get("entities", ())),
    )
