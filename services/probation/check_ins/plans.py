"""What the dates of a person's check-ins depend on: open registrations, versions of the schedule, absences, own questions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.cases.actions import locked_registrations
from services.probation.cases.domain.categories import Category, Settlement, lawful_frequency
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.absence import Absence, Effect
from services.probation.check_ins.domain.own_questions import OwnQuestion, QuestionSet
from services.probation.check_ins.domain.plan import A_YEAR, Kind, Place, Plan
from services.probation.check_ins.tables import CheckInSchedule, PlannedAbsence
from services.probation.database import DB
from shared.db.rows import fetch_row, fetch_rows, from_json, select_rows

SUPERVISED = """SELECT r.id, r.person, r.supervising_authority AS authority, r.category, r.frequency, r.first_check_in_on, r.term_ends_on,
    r.term_suspended_since,
    r.registered_on, r.officer, r.office, p.settlement, p.time_zone
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.person = $1 AND r.supervising_authority = $2 AND r.state = 'open' ORDER BY r.current DESC, r.created_at DESC, r.id"""


@dataclass(frozen=True, slots=True)
class Supervised:
    """One open registration of a person with an authority; the first of several is the leading one."""

    id: UUID
    person: UUID
    authority: str
    category: str
    frequency: str
    first_check_in_on: date
    term_ends_on: date
    term_suspended_since: date | None
    registered_on: date
    officer: UUID | None
    office: str | None
    settlement: Settlement
    time_zone: str

    @property
    def last_day(self) -> date:
        """The last day on which a check-in may be due: while a term is suspended, it has none."""
        return date.max if self.term_suspended_since else self.term_ends_on

    @property
    def zone(self) -> ZoneInfo:
        """Where the person lives."""
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, slots=True)
class ScheduleVersion:
    """One version of a schedule as it is stored."""

    version: int
    valid_from: date
    kind: str
    first_on: date
    times: int
    gap: int
    seed: str
    at_hour: time | None
    grace_minutes: int
    fixed: bool
    place: str
    place_words: str | None
    why: str
    override_why: str | None
    override_norm: str | None
    by_name: str
    made_at: datetime
    weekdays: list[int] = from_json()

    @property
    def plan(self) -> Plan:
        """As the domain knows it."""
        return Plan(
            Kind(self.kind), self.valid_from, self.first_on, tuple(self.weekdays or ()), self.times, self.gap, self.seed, self.at_hour,
            self.grace_minutes, self.fixed,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Schedule:
    """All versions of a person's schedule with an authority; `plans` begins with what the registration says."""

    lead: UUID
    plans: tuple[Plan, ...]
    versions: tuple[ScheduleVersion, ...]

    def of(self, registration: Supervised) -> "Schedule":
        """What holds for one registration: its own frequency until the first version begins; from then on the leading one has all days."""
        own = plan_of_registration([registration])
        if registration.id == self.lead:
            return replace(self, plans=(own, *self.plans[1:]))
        ends = min((one.valid_from for one in self.versions), default=None)
        return replace(self, plans=(own,) if ends is None else (own, Plan(Kind.ON_CALL, ends, ends)))

    def version_of(self, plan: Plan) -> ScheduleVersion | None:
        """The stored version behind a plan; None for what the registration says."""
        return next((one for one in reversed(self.versions) if one.plan == plan), None)

    def place_of(self, plan: Plan) -> tuple[Place, str | None]:
        """Where the person checks in, and its name."""
        known = self.version_of(plan)
        return (Place(known.place), known.place_words) if known else (Place.KIOSK, None)


async def lock_person(person: UUID) -> None:
    """Inside a transaction: the locks of all registrations of a person, which every change of their check-ins takes first."""
    await locked_registrations(person)


async def supervised(person: UUID, authority: str) -> list[Supervised]:
    """The open registrations of a person with an authority, the leading one first."""
    return await fetch_rows(DB, Supervised, SUPERVISED, person, authority)


def term_end(registrations: Sequence[Supervised]) -> date:
    """Check-ins end with the last of several terms."""
    return max(one.last_day for one in registrations)


def least_frequency(registrations: Sequence[Supervised], on: date) -> tuple[Frequency, Supervised] | None:
    """The law's minimum, of several registrations the most frequent, and whose it is; None where the law leaves the days to the officer."""
    found = [(least, one) for one in registrations if (least := lawful_frequency(Category(one.category), one.settlement, on)) is not None]
    return max(found, key=lambda each: A_YEAR[each[0]]) if found else None


def plan_of_registration(registrations: Sequence[Supervised]) -> Plan:
    """What the registrations say: of several, the one that asks for the most check-ins."""
    chosen = max(registrations, key=lambda one: A_YEAR[Frequency(one.frequency)])
    return Plan(Kind(chosen.frequency), date.min, chosen.first_check_in_on, first_fixed=True)


async def schedule_of(registrations: Sequence[Supervised]) -> Schedule:
    """The schedule of a person who has these open registrations with one authority."""
    lead = registrations[0]
    rows = await select_rows(
        ScheduleVersion,
        CheckInSchedule.select()
        .where(CheckInSchedule.person == lead.person, CheckInSchedule.authority == lead.authority)
        # A schedule of an earlier time on the register is history: it does not hold for who is back.
        .where(CheckInSchedule.valid_from >= min(one.registered_on for one in registrations))
        .order_by(CheckInSchedule.version),
    )
    return Schedule(lead.id, (plan_of_registration(registrations), *(row.plan for row in rows)), tuple(rows))


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """An absence as it is stored."""

    id: UUID
    from_on: date
    until_on: date
    effect: str
    reason: str
    document: str
    note: str
    by_name: str
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by_name: str | None
    withdrawn_why: str | None

    @property
    def absence(self) -> Absence:
        """As the domain knows it."""
        return Absence(self.id, self.from_on, self.until_on, Effect(self.effect))


async def absences_of(person: UUID, authority: str) -> list[AbsenceRow]:
    """All absences of a person, the latest first; withdrawn ones too."""
    rows = PlannedAbsence.select().where(PlannedAbsence.person == person, PlannedAbsence.authority == authority)
    return await select_rows(AbsenceRow, rows.order_by(PlannedAbsence.from_on, PlannedAbsence.recorded_at, ascending=False))


async def absences_in_force(person: UUID, authority: str) -> list[Absence]:
    """Those that were not withdrawn."""
    return [row.absence for row in await absences_of(person, authority) if row.withdrawn_at is None]


@dataclass(frozen=True, slots=True)
class _Questions:
    version: int
    questions: Any


LATEST = "SELECT version, questions FROM probation.own_questions WHERE {whose} ORDER BY version DESC LIMIT 1"


async def own_questions_of(person: UUID, office: str | None) -> list[QuestionSet]:
    """The latest version of the person's own questions and of the office's; a version without a question ends the ones before."""
    found = []
    mine = await fetch_row(DB, _Questions, LATEST.format(whose="person = $1"), person)
    ours = await fetch_row(DB, _Questions, LATEST.format(whose="person IS NULL AND office = $1"), office)
    for whose, row in (("person", mine), ("office", ours)):
        if row is not None:
            questions = tuple(OwnQuestion.model_validate(one) for one in json.loads(row.questions))
            found.append(QuestionSet("person" if whose == "person" else "office", row.version, questions))
    return found
