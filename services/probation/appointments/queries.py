"""Reads of appointments, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from services.probation.appointments.domain.clashes import Busy
from services.probation.appointments.domain.kinds import LENGTHS
from services.probation.appointments.domain.outcomes import outcomes
from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.rows import count_rows, keys_behind
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows
from shared.registry import Fact

SHOWN = f"""SELECT a.*, {NAME} AS name, p.time_zone, p.language, r.case_number, r.state AS case_state
    FROM probation.appointment a JOIN probation.person p ON p.id = a.person
    JOIN probation.registration r ON r.id = a.registration"""
FAILED = """SELECT a.id, a.starts_at, a.outcome, a.starts_at AS at FROM probation.appointment a WHERE a.person = $1 AND a.starts_at >= $2
    AND a.outcome = ANY ($3) AND (a.decision IS NULL OR a.decision NOT IN ('no_action', 'accepted_excuse')) ORDER BY a.starts_at, a.id"""
LONGEST = timedelta(minutes=max(LENGTHS))
BUSY = f"""SELECT a.id, a.person, a.officer, a.kind, a.starts_at, a.starts_at + a.minutes * interval '1 minute' AS ends_at, {NAME} AS name
    FROM probation.appointment a JOIN probation.person p ON p.id = a.person
    WHERE a.state = 'planned' AND (a.person = $1 OR a.officer = $2) AND a.starts_at > $3 AND a.starts_at < $4
        AND a.id IS DISTINCT FROM $5"""
TO_LOG = "FROM probation.appointment a WHERE {scope} AND a.state = 'planned' AND a.starts_at <= $1"


@dataclass(frozen=True, slots=True)
class ShownAppointment:
    """An appointment with whose it is; `time_zone` is that of the person's residence."""

    id: UUID
    person: UUID
    registration: UUID
    officer: UUID
    officer_name: str
    office: str
    supervising_authority: str
    kind: str
    purpose: str
    purpose_words: str | None
    starts_at: datetime
    minutes: int
    place: str | None
    bring: str | None
    phone: str | None
    state: str
    unscheduled: bool
    series_number: int
    series_count: int
    supersedes: UUID | None
    superseded_by: UUID | None
    outcome: str | None
    happened_at: datetime | None
    follow_up_on: date | None
    decision: str | None
    version: int
    name: str
    time_zone: str
    language: str
    case_number: str
    case_state: str

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Version:
    """What happened to an appointment, once."""

    version: int
    act: str
    asked_by: str | None
    why: str | None
    outcome: str | None
    reason: str | None
    document: str | None
    note: str | None
    happened_at: datetime | None
    follow_up_on: date | None
    decision: str | None
    by_id: UUID
    by_name: str
    at: datetime


async def appointment(by: Actor, appointment_id: UUID) -> ShownAppointment | None:
    """An appointment; None if this reader may not see the case."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownAppointment, f"{SHOWN} WHERE a.id = $1 AND {condition}", appointment_id, *values)


async def versions(appointment_id: UUID) -> list[Version]:
    """Everything that happened to an appointment, the latest first."""
    statement = "SELECT * FROM probation.appointment_event WHERE appointment = $1 ORDER BY version DESC"
    return await fetch_rows(DB, Version, statement, appointment_id)


async def of_person(by: Actor, person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[ShownAppointment]:
    """The appointments of a case, the latest day first; `after` is an appointment."""
    condition, values = scope(by, 3)
    behind = "SELECT starts_at, id FROM probation.appointment WHERE id = $1"
    more, keys = await keys_behind(behind, after, "(a.starts_at, a.id)", 3 + len(values))
    more = more.replace(">", "<")
    statement = f"{SHOWN} WHERE a.person = $1 AND {condition} {more} ORDER BY a.starts_at DESC, a.id DESC LIMIT $2"
    return page_of(await fetch_rows(DB, ShownAppointment, statement, person, size + 1, *values, *keys), size, begins_after=after)


async def upcoming(by: Actor, person: UUID, now: datetime, *, size: int) -> list[ShownAppointment]:
    """What is planned in a case from now on, the next one first."""
    condition, values = scope(by, 4)
    statement = f"{SHOWN} WHERE a.person = $1 AND a.state = 'planned' AND a.starts_at > $2 AND {condition} ORDER BY a.starts_at LIMIT $3"
    return await fetch_rows(DB, ShownAppointment, statement, person, now, size, *values)


async def busy(person: UUID, officer: UUID, since: datetime, until: datetime, *, but: UUID | None = None) -> list[Busy]:
    """What is planned with the person or in the officer's diary and can touch this time; not the appointment `but`.

    A day is added on either side, for days in court. Call `case` first: it checks who may read.
    """
    day = timedelta(days=1)
    async with beyond_scope(DB, "whether a person is free depends on the appointments of every authority and officer"):
        return await fetch_rows(DB, Busy, BUSY, person, officer, since - day - LONGEST, until + day, but)


async def to_log(by: Actor, now: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[ShownAppointment]:
    """Past appointments without an outcome, the oldest first; `after` is an appointment."""
    condition, values = scope(by, 3, "a")
    behind = "SELECT starts_at, id FROM probation.appointment WHERE id = $1"
    more, keys = await keys_behind(behind, after, "(a.starts_at, a.id)", 3 + len(values))
    found = f"SELECT a.id {TO_LOG.format(scope=condition)} {more} ORDER BY a.starts_at, a.id LIMIT $2"
    statement = f"{SHOWN} WHERE a.id IN ({found}) ORDER BY a.starts_at, a.id"
    return page_of(await fetch_rows(DB, ShownAppointment, statement, now, size + 1, *values, *keys), size, begins_after=after)


async def count_to_log(by: Actor, now: datetime) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 2, "a")
    return await count_rows(f"SELECT 1 {TO_LOG.format(scope=condition)} LIMIT {MOST_COUNTED + 1}", now, *values)


async def diary(by: Actor, officer: UUID, since: datetime, until: datetime) -> list[ShownAppointment]:
    """The appointments of an officer's diary from `since` until before `until`, in order, without those that were moved."""
    condition, values = scope(by, 4, "a")
    statement = f"""{SHOWN} WHERE a.officer = $1 AND a.starts_at >= $2 AND a.starts_at < $3 AND a.state <> 'rescheduled' AND {condition}
        ORDER BY a.starts_at, a.id"""
    return await fetch_rows(DB, ShownAppointment, statement, officer, since, until, *values)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an officer met people last, with the telephone number on the slip."""

    place: str | None
    phone: str | None


async def last_place(officer: UUID) -> Place | None:
    """Where this officer's latest appointment at the office was to be."""
    statement = """SELECT place, phone FROM probation.appointment WHERE officer = $1 AND kind = 'office'
        ORDER BY starts_at DESC LIMIT 1"""
    return await fetch_row(DB, Place, statement, officer)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Somebody with whom an appointment can be planned."""

    person: UUID
    name: str
    case_number: str


async def open_cases(by: Actor, typed: str, *, size: int) -> list[OpenCase]:
    """Open cases whose name has this part, or whose case number begins so, by name."""
    condition, values = scope(by, 3)
    statement = f"""SELECT r.person, {NAME} AS name, r.case_number FROM probation.registration r JOIN probation.person p ON p.id = r.person
        WHERE r.current AND r.state = 'open' AND (strpos(r.name_key, public.name_key($1)) > 0 OR starts_with(r.case_number, $1))
            AND {condition} ORDER BY r.name_key, r.id LIMIT $2"""
    return await fetch_rows(DB, OpenCase, statement, typed, size, *values)


@dataclass(frozen=True, slots=True)
class _Failed:
    id: UUID
    outcome: str
    at: datetime


async def failed_appointments(person: UUID, since: datetime) -> list[Fact]:
    """Appointments whose outcome may be held against the person, if an officer decides so, and none has let it rest."""
    codes = [one.code for one in outcomes() if one.held_against == "to_decide"]
    found = await fetch_rows(DB, _Failed, FAILED, person, since, codes)
    attended = {one.code for one in outcomes() if one.attended}
    return [
        Fact(
            "failed_at_appointment" if one.outcome in attended else "failed_appointment", one.id, one.at, f"/appointments/{one.id}",
            {"outcome": one.outcome},
        )
        for one in found
    ]  # fmt: skip
