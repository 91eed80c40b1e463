"""Logs: one JSON object a line on standard output, with ids and never with personal data."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Any, TypedDict

import structlog

WITHHELD = frozenset(
    {
        *("name", "iin", "phone", "address", "pin", "password", "secret", "token", "code", "card_code", "answers", "words", "body"),
        *("latitude", "longitude", "position", "sealed", "cookie", "details"),
    }
)
QUIET = ("arq", "httpx", "httpcore", "asyncio", "uvicorn.access", "PIL", "matplotlib")

log: structlog.stdlib.BoundLogger = structlog.get_logger("oralu")


def configure(process: str, *, level: int = logging.INFO) -> None:
    """Send everything this process logs through one JSON formatter. Call once, at the start of a process."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _no_exception_text,
        _withhold,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:  # arq logs every job's arguments at INFO
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.contextvars.bind_contextvars(process=process)


class ErrorFields(TypedDict):
    """What a log may say about an error."""

    error: str
    places: list[str]


def describe(error: BaseException) -> ErrorFields:
    """What a log may say about an error: its type and where it was raised. Its text may quote personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-6:]]
    return {"error": type(error).__name__, "places": places}


def _short(filename: str) -> str:
    parts = Path(filename).parts
    return "/".join(parts[-3:])


def _withhold(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    for key in WITHHELD & event.keys():
        event[key] = "[withheld]"
    return event


def _no_exception_text(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """`exc_info`, ours or a library's, keeps the error's type and places, not its text."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event.update(describe(error))
    return event
