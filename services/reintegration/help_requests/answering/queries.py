"""Reads of messages about decisions."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.help_requests.queries import IN_REACH
from services.reintegration.rows import count_rows, office_of
from shared.actors import Actor
from shared.db.rows import fetch_rows

OF_REQUEST = """SELECT id, version, act, channel, state, why, number_end, made_at, settled_at, told_at, told_how, told_by_name
    FROM reintegration.help_request_answer WHERE help_request = $1 ORDER BY version DESC"""
NOT_TOLD = f"""reintegration.help_request_answer a JOIN reintegration.help_request h ON h.id = a.help_request
    WHERE {IN_REACH} AND a.state = 'failed' AND a.told_at IS NULL AND h.version = a.version"""
FAILED = f"SELECT h.id, h.region, h.number, a.settled_at FROM {NOT_TOLD} ORDER BY a.settled_at, a.id LIMIT $2"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """How far a message is, and how the answer was told otherwise."""

    id: UUID
    version: int
    act: str
    channel: str
    state: str
    why: str | None
    number_end: str | None
    made_at: datetime
    settled_at: datetime | None
    told_at: datetime | None
    told_how: str | None
    told_by_name: str | None


@dataclass(frozen=True, slots=True)
class NotTold:
    """A request whose answer could not be sent."""

    id: UUID
    region: str
    number: int | None
    settled_at: datetime


async def answers_of(number: UUID) -> list[AnswerRow]:
    """The messages about a request, the latest decision first. Call `request_of` first: it checks who may read."""
    return await fetch_rows(DB, AnswerRow, OF_REQUEST, number)


async def not_told(by: Actor, size: int) -> list[NotTold]:
    """Requests of the reader's region whose last answer could not be sent and was not told otherwise, the longest waiting first."""
    return await fetch_rows(DB, NotTold, FAILED, office_of(by), size)


async def count_not_told(by: Actor) -> int:
    """How many there are."""
    return await count_rows(NOT_TOLD, office_of(by))
