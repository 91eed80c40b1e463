"""Which documents' time is over, and what was proposed. No statement here reads whose they are."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

ENDED = """(SELECT max(r.closed_at) AS at FROM probation.registration r WHERE r.person = d.person
    HAVING bool_and(r.state = 'closed' AND r.closed_at IS NOT NULL))"""
"""When the person's last registration ended; no row while one is open."""
NEEDED = """EXISTS (SELECT FROM probation.breach_appeal a JOIN probation.breach_proceeding b ON b.id = a.proceeding
    WHERE b.person = d.person AND a.outcome IS NULL)"""
"""An appeal that nobody has answered holds every document of the person."""
OVER = f"""FROM probation.document d JOIN LATERAL {ENDED} ended ON true
    WHERE d.erased_at IS NULL AND ended.at + make_interval(months => $2) <= $1 AND NOT {NEEDED}"""
TO_PROPOSE = f"""SELECT d.id, d.kind, d.number, d.office, coalesce(d.decided_at, d.created_at) AS dated_at, ended.at AS ended_at,
        ARRAY(SELECT f.language || ' ' || f.sha256 FROM probation.document_file f WHERE f.document = d.id ORDER BY f.language) AS digests
    {OVER} AND NOT EXISTS (SELECT FROM probation.document_erasure e WHERE e.document = d.id
        AND (e.state = 'proposed' OR e.keep_until > $3)) ORDER BY ended.at, d.id LIMIT $4"""
STILL_OVER = f"SELECT d.id {OVER} AND d.id = $3"
ROWS = """SELECT id, document, kind, number, office, dated_on, ended_on, digests, state, proposed_at, answered_at, answered_by_name, act,
    keep_until, why FROM probation.document_erasure"""


@dataclass(frozen=True, slots=True)
class Over:
    """A document whose time is over."""

    id: UUID
    kind: str
    number: str | None
    office: str
    dated_at: datetime
    ended_at: datetime
    digests: list[str]


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was proposed about a document, and what was decided."""

    id: UUID
    document: UUID
    kind: str
    number: str | None
    office: str
    dated_on: date
    ended_on: date
    digests: list[str]
    state: str
    proposed_at: datetime
    answered_at: datetime | None
    answered_by_name: str | None
    act: str | None
    keep_until: date | None
    why: str | None


async def over(now: datetime, limit: int) -> list[Over]:
    """Documents to propose, whose person has been off the register for long enough."""
    return await fetch_rows(DB, Over, TO_PROPOSE, now, _months(now), local_today(now), limit)


async def still_over(document: UUID, now: datetime) -> bool:
    """Whether its time is over now: nobody came back on the register, and no appeal is open."""
    return bool(await fetch_values(DB, STILL_OVER, now, _months(now), document))


async def erasures(*, waiting: bool, size: int, after: UUID | None) -> KeysetPage[Erasure]:
    """Proposals that wait, or answered ones, the latest first, in pages; `after` is an erasure."""
    state = "state = 'proposed'" if waiting else "state <> 'proposed'"
    found = await fetch_rows(
        DB, Erasure, f"""{ROWS} WHERE {state} AND ($1::uuid IS NULL OR (coalesce(answered_at, proposed_at), id) <
            (SELECT coalesce(e.answered_at, e.proposed_at), e.id FROM probation.document_erasure e WHERE e.id = $1))
            ORDER BY coalesce(answered_at, proposed_at) DESC, id DESC LIMIT $2""", after, size + 1,
    )  # fmt: skip
    return page_of(found, size, begins_after=after)


async def erasure(number: UUID) -> Erasure | None:
    """One of them."""
    return await fetch_row(DB, Erasure, f"{ROWS} WHERE id = $1", number)


def _months(now: datetime) -> int:
    return law.number("document.keep_after_end", local_today(now))
