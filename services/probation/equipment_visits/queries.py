"""Reads of appointments about bracelets. Call `cases.pages.case_of` or `shown_appointment` first: they check who may read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_row, fetch_rows

COLUMNS = "v.id, v.person, v.authority, v.decision, v.kind, v.vendor, v.result, v.fault, v.act"
OF_APPOINTMENT = f"""WITH RECURSIVE earlier AS (SELECT a.id, a.supersedes FROM probation.appointment a WHERE a.id = $1
        UNION ALL SELECT a.id, a.supersedes FROM probation.appointment a JOIN earlier e ON a.id = e.supersedes)
    SELECT {COLUMNS} FROM probation.equipment_visit v WHERE v.appointment IN (SELECT id FROM earlier)"""  # noqa: S608  # columns of this module
LATEST = """WITH RECURSIVE later AS (SELECT v.id AS visit, a.id, a.superseded_by FROM probation.equipment_visit v
        JOIN probation.appointment a ON a.id = v.appointment WHERE {condition}
        UNION ALL SELECT l.visit, a.id, a.superseded_by FROM later l JOIN probation.appointment a ON a.id = l.superseded_by)
    SELECT {columns}, a.id AS appointment, a.starts_at, a.state, a.outcome, a.place, a.version FROM later l
    JOIN probation.appointment a ON a.id = l.id JOIN probation.equipment_visit v ON v.id = l.visit WHERE l.superseded_by IS NULL"""
"""Each with the appointment that holds after every change of the time."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What an appointment about a bracelet is for, and what became of it."""

    id: UUID
    person: UUID
    authority: str
    decision: UUID | None
    kind: str
    vendor: str | None
    result: str | None
    fault: str | None
    act: UUID | None


@dataclass(frozen=True, slots=True)
class PlannedVisit(Visit):
    """The same with the appointment that holds."""

    appointment: UUID
    starts_at: datetime
    state: str
    outcome: str | None
    place: str | None
    version: int


async def of_appointment(appointment: UUID) -> Visit | None:
    """What an appointment, or the one in whose place it came, is about; None where it is not about a bracelet."""
    return await fetch_row(DB, Visit, OF_APPOINTMENT, appointment)


async def of_person(person: UUID, authority: str) -> list[PlannedVisit]:
    """A person's appointments about bracelets, the latest first."""
    statement = LATEST.format(condition="v.person = $1 AND v.authority = $2", columns=COLUMNS) + " ORDER BY a.starts_at DESC LIMIT 100"
    return await fetch_rows(DB, PlannedVisit, statement, person, authority)


async def ahead(decision: UUID, now: datetime) -> list[PlannedVisit]:
    """Those of a decision that are planned from now on."""
    condition = " AND a.state = 'planned' AND a.starts_at > $2 ORDER BY a.id"
    return await fetch_rows(DB, PlannedVisit, LATEST.format(condition="v.decision = $1", columns=COLUMNS) + condition, decision, now)
