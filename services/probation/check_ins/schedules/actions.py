"""Changing a person's schedule from a day on, and calling a person in."""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID, uuid4

from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain import plan as planning
from services.probation.check_ins.domain.absence import absence_on
from services.probation.check_ins.domain.plan import Kind, Place, Plan
from services.probation.check_ins.plans import (
    Supervised,
    absences_in_force,
    lock_person,
    schedule_of,
    supervised,
    term_end,
)
from services.probation.check_ins.schedules.lawful import least_rule
from services.probation.check_ins.scheduling import create_check_in, plan_ahead, withdraw_planned
from services.probation.check_ins.tables import CheckIn, CheckInSchedule
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.law import rules as law
from services.probation.law_checks.actions import keep_override
from services.probation.law_checks.domain import Finding
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.law.calendar import next_working_day

SEED_BYTES = 32


class TooRare(Exception):
    """The law asks for more check-ins, and no reason was given to go below it."""

    def __init__(self, least: Frequency, norm: law.Rule) -> None:
        super().__init__("too rare")
        self.least, self.norm = least, norm


class DayTaken(Exception):
    """A check-in is due that day already."""


class Absent(Exception):
    """The person is excused on that day: the absence has to be withdrawn first."""


class AfterTerm(Exception):
    """The term ends before that day."""


@dataclass(frozen=True, slots=True)
class NewSchedule:
    """What the officer chose. The seed of random days is not chosen: it is drawn."""

    kind: Kind
    valid_from: date
    first_on: date
    why: str
    weekdays: tuple[int, ...] = ()
    times: int = 0
    gap: int = 1
    at: time | None = None
    grace_minutes: int = 0
    fixed: bool = False
    place: Place = Place.KIOSK
    place_words: str | None = None
    override_why: str | None = None

    @property
    def plan(self) -> Plan:
        """Without a seed."""
        return Plan(
            self.kind, self.valid_from, self.first_on, self.weekdays, self.times, self.gap, "", self.at, self.grace_minutes, self.fixed
        )


async def change_schedule(person: UUID, authority: str, new: NewSchedule, *, seen_version: int, by: Actor, now: datetime) -> int:
    """A new version of the schedule; check-ins that are not open yet are planned anew from its first day on. Returns its number.

    `seen_version`: the latest version that the officer saw. Raises AlreadyClosed, AlreadyDecided where somebody changed it meanwhile,
    TooRare without a reason for going below the law's minimum.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        if not registrations:
            raise AlreadyClosed
        known = await CheckInSchedule.select(CheckInSchedule.version).where(
            CheckInSchedule.person == person, CheckInSchedule.authority == authority
        ).order_by(CheckInSchedule.version, ascending=False).first()  # fmt: skip
        version = known["version"] if known else 0
        if version != seen_version:
            raise AlreadyDecided
        least = least_rule(registrations, new.valid_from)
        rare = least is not None and new.plan.rarer_than(least[0])
        if least is not None and rare and not new.override_why:
            raise TooRare(*least)
        seed = secrets.token_hex(SEED_BYTES) if new.kind is Kind.RANDOM else ""
        await CheckInSchedule.insert(
            CheckInSchedule(
                id=uuid4(), person=person, authority=authority, version=version + 1, valid_from=new.valid_from, kind=new.kind,
                first_on=new.first_on, weekdays=json.dumps(sorted(new.weekdays)), times=new.times, gap=new.gap, seed=seed, at_hour=new.at,
                grace_minutes=new.grace_minutes, fixed=new.fixed, place=new.place, place_words=new.place_words, why=new.why,
                override_why=new.override_why if rare else None, override_norm=least[1].source if least and rare else None,
                by_id=by.id, by_name=by.name, made_at=now,
            )
        )  # fmt: skip
        details: audit.Details = {
            "version": version + 1, "kind": str(new.kind), "valid_from": new.valid_from.isoformat(), "why": new.why, "rarer": rare,
        }  # fmt: skip
        await audit.record(Audit, by=by, action="check_in_schedule_changed", about=person, details=details, at=now)
        await add_entry(person=person, kind="check_in_schedule_changed", details=details, at=now, by=by)
        if least is not None and rare and new.override_why:
            too_rare = Finding("check_in_too_rare", least[1])
            await keep_override(person, registrations[0].id, [too_rare], new.override_why, by=by, now=now)
        await withdraw_planned(person, authority, from_on=new.valid_from, now=now)
        await plan_ahead(person, authority, by=by, now=now)
    return version + 1


async def preview(registrations: list[Supervised], new: NewSchedule, *, today: date, most: int = 8) -> list[tuple[date, date]]:
    """The next dates that this schedule would give, as (by the rule, the day it is moved to); none for days that nobody is told."""
    if new.kind in planning.UNANNOUNCED:
        return []
    fixed, until = replace(new.plan, fixed=True), term_end(registrations)
    found: list[tuple[date, date]] = []
    for day in planning.dates(fixed, until):
        moved = day if new.fixed else next_working_day(day)
        if moved >= max(today, new.valid_from) and moved <= until and (not found or moved > found[-1][1]):
            found.append((day, moved))
        if len(found) == most:
            break
    return found


async def call_in(
    person: UUID, authority: str, on: date, why: str, *, place: Place, place_words: str | None, at: time | None, by: Actor, now: datetime
) -> UUID:
    """Call the person in: a check-in that is due that day beside the schedule. Returns its id.

    Raises AlreadyClosed, AfterTerm, Absent, DayTaken.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        if not registrations:
            raise AlreadyClosed
        if on > term_end(registrations):
            raise AfterTerm
        if absence_on(await absences_in_force(person, authority), on) is not None:
            raise Absent
        due = (
            (CheckIn.person == person)
            & (CheckIn.supervising_authority == authority)
            & (CheckIn.due_on == on)
            & (CheckIn.state != "cancelled")
        )
        if await CheckIn.exists().where(due):
            raise DayTaken
        lead, schedule = registrations[0], await schedule_of(registrations)
        version = replace(planning.in_force(schedule.plans, on), at=at)
        check_in = await create_check_in(
            lead, planning.window(version, on, lead.zone), by=by, now=now, place=place, place_words=place_words, called_why=why
        )
        details: audit.Details = {"check_in": str(check_in), "due_on": on.isoformat(), "why": why}
        await audit.record(Audit, by=by, action="person_called_in", about=person, details=details, at=now)
        await add_entry(person=person, kind="person_called_in", details=details, at=now, by=by)
    return check_in
