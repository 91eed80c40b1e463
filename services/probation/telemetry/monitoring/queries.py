"""Reads of decisions on electronic monitoring, of acts and of reports, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.telemetry.monitoring.domain.decisions import State, holds_on
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, fetch_values

OF_AUTHORITY = """(SELECT x.* FROM probation.registration x WHERE x.person = t.person AND x.supervising_authority = t.authority
    ORDER BY x.current DESC, x.id LIMIT 1)"""
WHOSE = f"""{NAME} AS name, p.time_zone, r.case_number, r.office, r.state AS case_state
    FROM probation.{{table}} t JOIN probation.person p ON p.id = t.person JOIN LATERAL {OF_AUTHORITY} r ON true"""
DECISION = f"""SELECT t.id, t.person, t.registration, t.authority, t.request, t.ground, t.norm_source, t.norm_status, t.about, t.starts_on,
    t.ends_on, t.reason, t.document, t.state, t.asked_at, t.asked_by, t.asked_by_name, t.decided_at, t.decided_by, t.decided_by_name,
    t.decision_words, t.decision_document, t.suspended_since, t.suspended_until, t.lift, t.ended_at, t.version,
    {WHOSE.format(table="monitoring_decision")}"""
REPORT = f"""SELECT t.id, t.person, t.registration, t.authority, t.kind, t.device_id, t.found_on, t.circumstances, t.taken_off, t.state,
    t.heard_words, t.finding_words, t.found_at, t.found_by, t.found_by_name, t.reported_at, t.reported_by, t.reported_by_name, t.version,
    {WHOSE.format(table="equipment_report")}"""
ACT = f"""SELECT t.id, t.person, t.registration, t.authority, t.kind, t.decision, t.device_id, t.outcome, t.items, t.acquainted,
    t.condition, t.words, t.by_id, t.by_name, t.at, {WHOSE.format(table="equipment_act")}"""
STANDING = "t.state IN ('in_force', 'suspended')"
WORN = """SELECT a.id, a.device_id, a.person, a.since FROM probation.device_assignment a WHERE a.until IS NULL
    AND NOT EXISTS (SELECT FROM probation.monitoring_decision d WHERE d.person = a.person AND d.state IN ('in_force', 'suspended')
        AND d.starts_on <= $1 AND d.ends_on >= $1)
    AND EXISTS (SELECT FROM probation.registration r WHERE r.person = a.person AND r.state = 'open')
    AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'bracelet_without_decision' AND q.subject_id = a.id)
    ORDER BY a.since, a.id LIMIT $2"""
"""Bracelets that are worn and rest on no decision, of which nobody was asked yet."""
UNRETURNED = """SELECT a.id, a.device_id, a.person, a.until AS since FROM probation.device_assignment a
    JOIN probation.device_stock s ON s.id = a.device_id AND s.state = 'not_returned'
    WHERE a.until IS NOT NULL AND a.until < $1 AND NOT EXISTS (SELECT FROM probation.device_assignment n
        WHERE n.device_id = a.device_id AND n.since > a.since){more} ORDER BY a.until, a.id LIMIT $2"""
"""Bracelets that were taken off before a moment, and that nobody took back."""
NOT_ASKED = " AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'bracelet_unreturned' AND q.subject_id = a.id)"
OVER = """SELECT q.subject_id FROM probation.queue_item q JOIN probation.device_assignment a ON a.id = q.subject_id
    LEFT JOIN probation.device_stock s ON s.id = a.device_id
    WHERE q.closed_at IS NULL AND (q.kind = 'bracelet_without_decision' AND a.until IS NOT NULL
        OR q.kind = 'bracelet_unreturned' AND s.state <> 'not_returned') LIMIT $1"""
"""Items about bracelets for which the question is over."""


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A request or a decision, with whose it is."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    request: str
    ground: str
    norm_source: str
    norm_status: str
    about: UUID | None
    starts_on: date
    ends_on: date
    reason: str
    document: str
    state: str
    asked_at: datetime
    asked_by: UUID
    asked_by_name: str
    decided_at: datetime | None
    decided_by: UUID | None
    decided_by_name: str | None
    decision_words: str | None
    decision_document: str | None
    suspended_since: datetime | None
    suspended_until: date | None
    lift: str | None
    ended_at: datetime | None
    version: int
    name: str
    time_zone: str
    case_number: str
    office: str
    case_state: str

    def holds_on(self, day: date) -> bool:
        """Whether a bracelet may rest on it on a day."""
        return holds_on(State(self.state), self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report about the equipment, with whose it is."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    kind: str
    device_id: str
    found_on: date
    circumstances: str
    taken_off: bool
    state: str
    heard_words: str | None
    finding_words: str | None
    found_at: datetime | None
    found_by: UUID | None
    found_by_name: str | None
    reported_at: datetime
    reported_by: UUID
    reported_by_name: str
    version: int
    name: str
    time_zone: str
    case_number: str
    office: str
    case_state: str


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An attempt to install, or a return, with whose it is."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    kind: str
    decision: UUID | None
    device_id: str | None
    outcome: str
    items: str
    acquainted: bool
    condition: str
    words: str
    by_id: UUID
    by_name: str
    at: datetime
    name: str
    time_zone: str
    case_number: str
    office: str
    case_state: str

    @property
    def handed_over(self) -> list[str]:
        """What was handed over, by code."""
        return [item for item in self.items.split(",") if item]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to a decision or a report."""

    event: str
    state: str
    until: date | None
    since: datetime | None
    why: str
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    """A bracelet of a person: since when it is worn, or not worn any more."""

    id: UUID
    device_id: str
    person: UUID
    since: datetime


async def decision(by: Actor, number: UUID) -> ShownDecision | None:
    """One request or decision; None where this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownDecision, f"{DECISION} WHERE t.id = $1 AND {condition}", number, *values)


async def any_decision(number: UUID) -> ShownDecision | None:
    """The same without a reader: for actions and the worker, who see what row-level security shows them."""
    return await fetch_row(DB, ShownDecision, f"{DECISION} WHERE t.id = $1", number)


async def of_person(by: Actor, person: UUID, authority: str) -> list[ShownDecision]:
    """A person's requests and decisions, the latest first."""
    condition, values = scope(by, 3)
    statement = f"{DECISION} WHERE t.person = $1 AND t.authority = $2 AND {condition} ORDER BY t.asked_at DESC, t.id LIMIT 100"
    return await fetch_rows(DB, ShownDecision, statement, person, authority, *values)


async def standing(person: UUID, authority: str) -> ShownDecision | None:
    """The decision that is in force or suspended; None without one."""
    return await fetch_row(DB, ShownDecision, f"{DECISION} WHERE t.person = $1 AND t.authority = $2 AND {STANDING}", person, authority)


async def covered(person: UUID, day: date) -> bool:
    """Whether a bracelet of this person may rest on a decision on a day, of whichever authority."""
    found = await fetch_rows(DB, ShownDecision, f"{DECISION} WHERE t.person = $1 AND {STANDING}", person)
    return any(row.holds_on(day) for row in found)


async def open_ones(person: UUID, authority: str) -> list[ShownDecision]:
    """What is asked for, in force or suspended."""
    statement = f"{DECISION} WHERE t.person = $1 AND t.authority = $2 AND t.state IN ('asked', 'in_force', 'suspended')"
    return await fetch_rows(DB, ShownDecision, statement, person, authority)


async def ended_at(person: UUID, authority: str, moment: datetime) -> list[ShownDecision]:
    """The decisions that ended at a moment: with a closing, which may be undone."""
    statement = f"{DECISION} WHERE t.person = $1 AND t.authority = $2 AND t.state = 'ended' AND t.ended_at = $3"
    return await fetch_rows(DB, ShownDecision, statement, person, authority, moment)


async def ending(by_day: date, size: int) -> list[UUID]:
    """Decisions in force or suspended whose last day comes by then."""
    statement = f"SELECT t.id FROM probation.monitoring_decision t WHERE {STANDING} AND t.ends_on <= $1 ORDER BY t.ends_on, t.id LIMIT $2"
    return await fetch_values(DB, statement, by_day, size)


async def worn_without(day: date, size: int) -> list[Assigned]:
    """Bracelets that are worn and rest on no decision on a day."""
    return await fetch_rows(DB, Assigned, WORN, day, size)


async def unreturned(before: datetime, size: int) -> list[Assigned]:
    """Bracelets that were taken off before a moment, that nobody took back, and of which nobody was asked yet."""
    return await fetch_rows(DB, Assigned, UNRETURNED.format(more=NOT_ASKED), before, size)


async def over(size: int) -> list[UUID]:
    """The subjects of items about bracelets for which the question is over."""
    return await fetch_values(DB, OVER, size)


async def unreturned_of(person: UUID) -> list[Assigned]:
    """The same for one person, whenever they were taken off."""
    statement = UNRETURNED.format(more="").replace("a.until < $1", "a.person = $1")
    return await fetch_rows(DB, Assigned, statement, person, 20)


async def report(by: Actor, number: UUID) -> ShownReport | None:
    """One report; None where this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownReport, f"{REPORT} WHERE t.id = $1 AND {condition}", number, *values)


async def any_report(number: UUID) -> ShownReport | None:
    """The same without a reader: for actions."""
    return await fetch_row(DB, ShownReport, f"{REPORT} WHERE t.id = $1", number)


async def reports_of(by: Actor, person: UUID, authority: str) -> list[ShownReport]:
    """A person's reports, the latest first."""
    condition, values = scope(by, 3)
    statement = f"{REPORT} WHERE t.person = $1 AND t.authority = $2 AND {condition} ORDER BY t.reported_at DESC, t.id LIMIT 100"
    return await fetch_rows(DB, ShownReport, statement, person, authority, *values)


async def found_deliberate(person: UUID, since: datetime) -> list[ShownReport]:
    """Reports with the finding that the damage was deliberate, since a moment, the oldest first."""
    statement = f"{REPORT} WHERE t.person = $1 AND t.state = 'deliberate' AND t.found_at >= $2 ORDER BY t.found_at, t.id"
    return await fetch_rows(DB, ShownReport, statement, person, since)


async def act(by: Actor, number: UUID) -> ShownAct | None:
    """One act; None where this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownAct, f"{ACT} WHERE t.id = $1 AND {condition}", number, *values)


async def acts_of(by: Actor, person: UUID, authority: str) -> list[ShownAct]:
    """A person's installations, attempts and returns, the latest first."""
    condition, values = scope(by, 3)
    statement = f"{ACT} WHERE t.person = $1 AND t.authority = $2 AND {condition} ORDER BY t.at DESC, t.id LIMIT 100"
    return await fetch_rows(DB, ShownAct, statement, person, authority, *values)


async def events(subject: UUID) -> list[ShownEvent]:
    """What happened to a decision or a report, the latest first. Call `decision` or `report` first: it checks who may read."""
    statement = """SELECT event, state, until, since, why, by_id, by_name, at FROM probation.monitoring_event
        WHERE subject = $1 ORDER BY number DESC"""
    return await fetch_rows(DB, ShownEvent, statement, subject)
