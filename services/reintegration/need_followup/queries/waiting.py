"""Where open needs wait: the table for the desk, the lists behind it, and ends for which nobody has said what came of it."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.need_followup.domain import Stage
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of

Age = Literal["all", "unmoved"]
ENDED = """SELECT r.id AS subject FROM reintegration.referral r WHERE r.need_id = n.id
        AND (r.status IN ('completed', 'failed') OR r.status = 'cancelled' AND r.started_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM reintegration.referral s WHERE s.replaces = r.id)
    UNION ALL SELECT p.id FROM reintegration.course_place p WHERE p.need_id = n.id AND p.state IN ('completed', 'left')
    UNION ALL SELECT p.id FROM reintegration.participation p WHERE p.need_id = n.id AND p.state IN ('completed', 'partly', 'ended')
    UNION ALL SELECT a.id FROM reintegration.job_application a JOIN reintegration.employment e ON e.application = a.id
        WHERE a.need_id = n.id AND e.state = 'ended'"""
UNANSWERED = f"""EXISTS (SELECT FROM ({ENDED}) x WHERE NOT EXISTS (SELECT FROM reintegration.need_outcome o
    WHERE o.need = n.id AND o.subject = x.subject))"""


def _any(referral: str, course: str, group: str, job: str) -> str:
    found = (("referral", "status", referral), ("course_place", "state", course), ("participation", "state", group),
             ("job_application", "state", job))  # fmt: skip
    return " OR ".join(
        f"EXISTS (SELECT FROM reintegration.{table} x WHERE x.need_id = n.id AND x.{column} IN ({states}))"
        for table, column, states in found
    )


STAGE = f"""CASE WHEN {UNANSWERED} THEN 'outcome'
    WHEN {_any("'in-progress', 'on-hold'", "'enrolled'", "'enrolled'", "'started'")} THEN 'help'
    WHEN {_any("'accepted'", "'waiting'", "'agreed'", "'offered'")} THEN 'arrival'
    WHEN {_any("'requested'", "'asked'", "'invited'", "'applied', 'interview'")} THEN 'answer'
    WHEN EXISTS (SELECT FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan
        WHERE g.need_id = n.id AND p.state = 'active' AND coalesce(g.state, 'active') IN ('active', 'later'))
        OR EXISTS (SELECT FROM reintegration.job_application a WHERE a.need_id = n.id AND a.state = 'considered') THEN 'planned'
    WHEN EXISTS (SELECT FROM reintegration.task t WHERE t.need_id = n.id AND t.status = 'taken') THEN 'task'
    ELSE 'asked' END"""
MOVED = """greatest(n.found_at, n.changed_at,
    (SELECT max(greatest(t.created_at, t.taken_at, t.ended_at)) FROM reintegration.task t WHERE t.need_id = n.id),
    (SELECT max(p.started_at) FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan WHERE g.need_id = n.id),
    (SELECT max(e.at) FROM reintegration.referral r JOIN reintegration.referral_event e ON e.referral = r.id WHERE r.need_id = n.id),
    (SELECT max(e.at) FROM reintegration.course_place p JOIN reintegration.course_place_event e ON e.place = p.id WHERE p.need_id = n.id),
    (SELECT max(p.changed_at) FROM reintegration.participation p WHERE p.need_id = n.id),
    (SELECT max(e.at) FROM reintegration.job_application a JOIN reintegration.job_application_event e ON e.application = a.id
        WHERE a.need_id = n.id),
    (SELECT max(o.at) FROM reintegration.need_outcome o WHERE o.need = n.id))"""
OPEN = f"""SELECT n.id, n.person, n.pathway, n.found_at, {STAGE} AS stage, {MOVED} AS moved_at, c.name, c.birth_year, c.case_number
    FROM reintegration.case_need n JOIN reintegration."case" c ON c.person = n.person
    WHERE :in_scope AND c.status = 'open' AND n.state IN ('not_started', 'in_progress')"""
TABLE = f"""WITH w AS ({OPEN}) SELECT pathway, stage, count(*) AS number, count(*) FILTER (WHERE moved_at < $2) AS unmoved FROM w
    GROUP BY pathway, stage"""
LIST = f"""WITH w AS MATERIALIZED ({OPEN}) SELECT * FROM w WHERE stage = $2 AND ($3 = '' OR coalesce(pathway, 'sensitive') = $3)
    AND ($4::timestamptz IS NULL OR moved_at < $4)
    AND ($5::uuid IS NULL OR (moved_at, id) > (SELECT b.moved_at, b.id FROM w b WHERE b.id = $5)) ORDER BY moved_at, id LIMIT $6"""
OF_MINE = f"""SELECT n.id, n.person, n.pathway, n.found_at, 'outcome' AS stage, n.changed_at AS moved_at, c.name, c.birth_year,
        c.case_number
    FROM reintegration.case_owner w JOIN reintegration."case" c ON c.person = w.person JOIN reintegration.case_need n ON n.person = c.person
    WHERE :in_scope AND w.account = $2 AND w.until IS NULL AND c.status = 'open' AND n.state IN ('not_started', 'in_progress')
        AND {UNANSWERED} ORDER BY n.changed_at, n.id LIMIT $3"""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many open needs of a pathway wait at a stage; `pathway` None for sensitive ones. `unmoved`: of them without a change too long."""

    pathway: str | None
    stage: Stage
    number: int
    unmoved: int


@dataclass(frozen=True, slots=True)
class WaitingNeed:
    """An open need, whose it is, and since when nothing has happened."""

    id: UUID
    person: UUID
    pathway: str | None
    found_at: datetime
    stage: str
    moved_at: datetime
    name: str
    birth_year: int | None
    case_number: str


async def table(by: Actor, before: datetime) -> list[Cell]:
    """The numbers of this reader's desk. `before`: what changed last before it is too long ago."""
    return await fetch_in_scope(Cell, TABLE, by, before)


async def waiting(
    by: Actor, stage: Stage, pathway: str, *, before: datetime | None, size: int, after: UUID | None = None
) -> KeysetPage[WaitingNeed]:  # fmt: skip
    """Those that wait at a stage, the longest unchanged first. `pathway`: a code, `sensitive`, or empty for all of them."""
    rows = await fetch_in_scope(WaitingNeed, LIST, by, stage.value, pathway, before, after, size + 1)
    return page_of(rows, size, begins_after=after)


async def unanswered_of(by: Actor, size: int) -> list[WaitingNeed]:
    """Needs in the reader's own cases for which something has ended, and nobody has said what came of it."""
    return await fetch_in_scope(WaitingNeed, OF_MINE, by, by.id, size)
