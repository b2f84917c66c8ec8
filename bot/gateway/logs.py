"""How logs look and what never gets into them.

One line each on standard error: for people in a terminal, JSON otherwise. No token, whoever logs it; no text of errors and no
arguments of the library's messages, because they may hold a client's words.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import Any, Final

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from structlog.types import EventDict, Processor, WrappedLogger

from bot.gateway.incidents import describe

TOKEN: Final = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
HIDDEN: Final = "<token>"
LOUD_LIBRARIES: Final = ("telegram", "aiohttp", "asyncio", "aiosqlite", "alembic")


def set_up_logs() -> None:
    """Send our logs and those of the libraries the same way."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _name_error,
    ]
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=False)
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_keep_template, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, hide_token, renderer, _hide_in_line],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for library in LOUD_LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.server").addFilter(is_worth_a_line)


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Tell whether it is our trouble: what a stranger has sent that is no HTTP, or packed wrongly, aiohttp says as an error."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, (HttpProcessingError, web.RequestPayloadError))


def hide_token(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Take tokens out of every value."""
    return {key: TOKEN.sub(HIDDEN, value) if isinstance(value, str) else value for key, value in event.items()}


def _hide_in_line(_logger: WrappedLogger, _method: str, line: Any) -> str:
    """Take tokens out of the finished line too: a value may be no text before it is rendered."""
    return TOKEN.sub(HIDDEN, str(line))


def _name_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put kind and place of an exception instead of its text."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else sys.exc_info()[1] if given is True else given
    if isinstance(error, BaseException):
        event.setdefault("error", describe(error))
    return event


def _keep_template(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep a library's message without its arguments."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        event["event"] = f"{record.name}: {record.msg}" if isinstance(record.msg, str) else record.name
        event["exc_info"] = record.exc_info
    return event
