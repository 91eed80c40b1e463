"""Reads of check-ins, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import NOT_RESTRICTED, scope
from services.probation.database import DB
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values, from_json
from shared.registry import Fact
from shared.values import JsonObject

MISSED = """SELECT c.id, c.due_on, c.closes_at AS at FROM probation.check_in c WHERE c.person = $1 AND c.closes_at >= $2
    AND c.state = 'expired' AND (c.verdict IS NULL OR c.verdict = 'not_excused') ORDER BY c.closes_at, c.id"""


@dataclass(frozen=True, slots=True)
class Review:
    """An officer's verdict, with the reason in words."""

    verdict: str
    note: str
    by_name: str
    at: datetime
    excuse: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class ListedCheckIn:
    """A check-in as the case page lists it."""

    id: UUID
    due_on: date
    state: str
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class ShownCheckIn:
    """A check-in as an officer decides it: what the person said, what the software saw, whose case it is."""

    id: UUID
    person: UUID
    due_on: date
    opens_at: datetime
    closes_at: datetime
    state: str
    session: UUID | None
    match: str | None
    liveness: str | None
    quality: str | None
    score: float | None
    threshold: float | None
    calibrated: bool | None
    engine: str | None
    reason: str | None
    submitted_at: datetime | None
    receipt: str | None
    verdict: str | None
    reviewed_at: datetime | None
    reviewed_by: UUID | None
    reviewed_by_name: str | None
    first_no_match_by: UUID | None
    version: int
    name: str
    case_number: str
    officer_name: str
    time_zone: str
    language: str
    place: str | None
    place_words: str | None
    called_why: str | None
    answers: JsonObject = from_json()
    capture: JsonObject = from_json()
    asked: list[JsonObject] = from_json()


async def check_in(by: Actor, check_in_id: UUID) -> ShownCheckIn | None:
    """A check-in with the name and the case; also for the second officer who was asked about it, until it is decided."""
    condition, values = scope(by, 4)
    return await fetch_row(
        DB,
        ShownCheckIn,
        f"""SELECT c.*, {NAME} AS name, r.case_number, r.officer_name, r.basis_kind, p.time_zone, p.language
        FROM probation.check_in c JOIN probation.registration r ON r.id = c.registration JOIN probation.person p ON p.id = c.person
        WHERE c.id = $1 AND ({condition} OR (r.office = $2 AND c.first_no_match_by <> $3
            AND (c.reviewed_at IS NULL OR c.reviewed_by = $3) AND {NOT_RESTRICTED.format(alias="c")}))""",
        check_in_id,
        by.office,
        by.id,
        *values,
    )


async def reviews(check_in_id: UUID) -> list[Review]:
    """What officers said about a check-in, in order."""
    return await fetch_rows(DB, Review, "SELECT * FROM probation.check_in_review WHERE check_in = $1 ORDER BY at, id", check_in_id)


async def check_ins(person: UUID, *, size: int = 50, after: UUID | None = None) -> KeysetPage[ListedCheckIn]:
    """The person's check-ins, the latest first. Call `case` first: it checks who may read."""
    rows = await fetch_rows(
        DB,
        ListedCheckIn,
        """SELECT * FROM probation.check_in WHERE person = $1 AND ($3::uuid IS NULL OR (due_on, created_at, id) <
            (SELECT due_on, created_at, id FROM probation.check_in WHERE id = $3))
        ORDER BY due_on DESC, created_at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of(rows, size, begins_after=after)


async def uncalibrated(subjects: Sequence[UUID]) -> Collection[UUID]:
    """Of these check-ins, those with an uncalibrated score."""
    statement = "SELECT id FROM probation.check_in WHERE id = ANY($1) AND score IS NOT NULL AND calibrated IS NOT TRUE"
    return set(await fetch_values(DB, statement, list(subjects)))


@dataclass(frozen=True, slots=True)
class _Missed:
    id: UUID
    due_on: date
    at: datetime


async def missed_check_ins(person: UUID, since: datetime) -> list[Fact]:
    """Check-ins to which nobody came and that no officer has excused."""
    found = await fetch_rows(DB, _Missed, MISSED, person, since)
    return [Fact("missed_check_in", one.id, one.at, f"/check-ins/{one.id}", {"due_on": one.due_on.isoformat()}) for one in found]
