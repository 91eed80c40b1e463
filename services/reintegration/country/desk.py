"""What the desk did for one person of the synthetic country: tasks, plans, referrals, and what probation was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.country import phrases
from services.reintegration.country.directory import Offer, offer_for
from services.reintegration.plans.domain.goals import Goal as PlanGoal
from services.reintegration.plans.domain.goals import settled
from services.reintegration.plans.domain.steps import Step as PlanStep
from services.reintegration.referrals.domain import FINAL, Status
from services.reintegration.tasks import deadlines as tasks_deadlines
from services.reintegration.tasks.domain import Kind, TaskStatus
from shared.demo.country import Person, law_day, new_id
from shared.demo.life import Life, Registration
from shared.law.calendar import working_days_after
from shared.messages.base import NEEDS, Need

FIRST_PLAN = 0.6
NEED_SHARES = (0.17, 0.44, 0.54, 0.67, 0.75, 0.81, 0.85, 0.86, 0.92, 0.94, 0.99)
"""The cumulative shares of NEEDS, between 0 and 1."""
PLANNED, REFERRED, MOVED, NOTED = 0.66, 0.82, 0.03, 0.25
GIVEN_UP_AFTER = timedelta(days=40)
"""A step that was overdue for this long is archived: a desk does not keep it for years."""
REJECTED = ("no_capacity", "not_eligible", "wrong_service", "cannot_reach")
FAILED = ("did_not_come", "left_early", "cannot_reach")
HELD = ("waiting_list", "documents_missing")
WITHDRAWN = ("person_declined", "need_met_elsewhere", "no_answer")
PUT_ASIDE = ("not_needed", "person_declined", "replaced")


@dataclass(frozen=True, slots=True)
class Task:
    """Somebody asked for help, or should be contacted. The three times are None until they happen."""

    id: UUID
    kind: Kind
    need: Need
    words: str
    asked_at: datetime
    due_at: datetime
    status: TaskStatus
    taken_at: datetime | None
    ended_at: datetime | None
    answered_by_plan: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Goals for one need; one goal each here."""

    id: UUID
    task: UUID | None
    need: Need
    goal: PlanGoal
    started_at: datetime
    met_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Move:
    """A state that a referral entered; `by_provider` or the desk (or the case's end)."""

    id: UUID
    status: Status
    at: datetime
    by_provider: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A request to a provider and its history."""

    id: UUID
    plan: UUID
    need: Need
    offer: Offer
    note: str
    moves: tuple[Move, ...]
    handed_over_at: datetime | None

    @property
    def status(self) -> Status:
        """Its current status."""
        return self.moves[-1].status

    def entered(self, *statuses: Status) -> datetime | None:
        """When it first entered one of them."""
        return next((move.at for move in self.moves if move.status in statuses), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """The person asked for help, or probation wants contact: a line in the timeline, and a task if none was waiting."""

    kind: Kind
    need: Need
    words: str
    at: datetime
    task: Task | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything about one registration; `ended_at` is None while the case is open."""

    registration: Registration
    asked: tuple[Asked, ...]
    plans: tuple[Plan, ...]
    referrals: tuple[Referral, ...]
    notes: tuple[tuple[str, datetime], ...]
    moved_at: datetime | None


def desks(life: Life, midnight: datetime, time_zone: ZoneInfo) -> list[Desk]:
    """One for each of the person's registrations."""
    rng, found = life.person.rng("desk"), list[Desk]()
    for each in life.registrations:
        breaches = life.breaches if each is life.current else ()
        handed_over = frozenset(one.need for desk in found for one in desk.referrals if one.handed_over_at is not None)
        found.append(_desk(life.person, each, breaches, handed_over, midnight, time_zone, rng))
    return found


@cache
def due(kind: Kind, need: Need, asked_on: date, time_zone: ZoneInfo) -> datetime:
    """When a task from that day is due."""
    days = tasks_deadlines.task_days(kind, need, law_day(asked_on))
    return working_days_after(datetime.combine(asked_on, time(12), time_zone), days, time_zone)


def _desk(
    person: Person,
    each: Registration,
    breaches: Iterable[datetime],
    handed_over: frozenset[Need],
    midnight: datetime,
    time_zone: ZoneInfo,
    rng: Random,
) -> Desk:
    ends = each.closed_at or midnight
    visits = [(one.recorded_at, one.visit) for one in each.check_ins if one.visit is not None and one.recorded_at is not None]
    asked: list[tuple[datetime, Kind, Need, str]] = [(at, "support", need, visit.words) for at, visit in visits for need in visit.needs]
    asked += [(at, "contact", "other", "") for at in breaches]
    asked.sort(key=lambda one: one[0])
    found: list[Asked] = []
    plans: list[Plan] = []
    waits: dict[tuple[str, str], datetime] = {}
    for at, kind, need, words in asked:
        task = None if waits.get((kind, need), at) > at else _task(kind, need, words, at, ends, time_zone, rng)
        if task is not None:
            waits[kind, need] = task.ended_at or ends
            if task.answered_by_plan and task.ended_at is not None:
                plans.append(_plan(person, need, task.id, task.ended_at, ends, rng))
        found.append(Asked(kind, need, words, at, task))
    if rng.random() < FIRST_PLAN and (at := _after(each.opened_at, 70, rng)) < ends:
        plans.append(_plan(person, _need(rng), None, at, ends, rng))
    new_needs = [plan for plan in plans if plan.need not in handed_over]  # the others still go on at that provider
    referrals = _referrals(person, new_needs, each.closed_at, ends, rng)
    moved = _between(each.opened_at, ends, rng) if rng.random() < MOVED else None
    note = (phrases.in_language(rng.choice(phrases.NOTES), person.language), _between(each.opened_at, ends, rng))
    notes = (note,) * (rng.random() < NOTED)
    return Desk(each, tuple(found), tuple(plans), tuple(referrals), notes, moved)


def _need(rng: Random) -> Need:
    chance = rng.random()
    return NEEDS[sum(chance > begins for begins in NEED_SHARES)]


def _task(kind: Kind, need: Need, words: str, at: datetime, ends: datetime, time_zone: ZoneInfo, rng: Random) -> Task:
    taken = _after(at, 12 if rng.random() < 0.75 else 120, rng)
    ended = _after(taken, 30, rng)
    with_plan = kind == "support" and rng.random() < PLANNED
    status = TaskStatus.DONE if ended < ends else TaskStatus.TAKEN if taken < ends else TaskStatus.OPEN
    taken_at, ended_at = (moment if moment < ends else None for moment in (taken, ended))
    asked_on = (at + timedelta(hours=5)).date()
    return Task(new_id(rng), kind, need, words, at, due(kind, need, asked_on, time_zone), status, taken_at, ended_at, with_plan)


def _plan(person: Person, need: Need, task: UUID | None, at: datetime, ends: datetime, rng: Random) -> Plan:
    steps, last, day = [], None, at.date()
    for number in range(2 + (rng.random() < 0.4)):
        day += timedelta(days=int(5 + rng.random() * 28))
        text, done = phrases.in_language(phrases.STEPS[(number + int(rng.random() * 3)) % len(phrases.STEPS)], person.language), None
        chance, when = rng.random(), datetime.combine(day, time(5), at.tzinfo) + timedelta(days=rng.random() * 10 - 5)
        if chance >= 0.93 or when <= at:
            when = datetime.combine(day, time(5), at.tzinfo) + GIVEN_UP_AFTER
        if when < ends:
            last, done = when if last is None else max(when, last), when
        if done is None:
            steps.append(PlanStep(new_id(rng), text, day))
        elif chance < 0.86:
            steps.append(PlanStep(new_id(rng), text, day, "completed", done))
        else:
            steps.append(PlanStep(new_id(rng), text, day, "archived", done, PUT_ASIDE[int(rng.random() * len(PUT_ASIDE))]))
    goal = settled(PlanGoal(new_id(rng), phrases.in_language(phrases.GOALS[need], person.language), tuple(steps)))
    met = last if goal.state == "achieved" else None
    return Plan(new_id(rng), task, need, goal, at, met, last if goal.state != "active" else None)


def _referrals(person: Person, plans: Iterable[Plan], closed_at: datetime | None, ends: datetime, rng: Random) -> list[Referral]:
    """Referrals for some of the plans; only one at a time to an offer."""
    found: list[Referral] = []
    for plan in sorted(plans, key=lambda one: one.started_at):
        before = [one for one in found if one.need == plan.need]
        over = before[-1].entered(*FINAL) if before else plan.started_at
        if rng.random() < REFERRED and over is not None and over <= plan.started_at:
            made = _referral(person, plan, closed_at, ends, rng)
            found += [made] if made else []
    return found


def _referral(person: Person, plan: Plan, closed_at: datetime | None, ends: datetime, rng: Random) -> Referral | None:
    at = plan.started_at + timedelta(minutes=10 + rng.random() * 600)
    if at >= ends:
        return None
    moves = [Move(new_id(rng), Status.REQUESTED, at, by_provider=False)]
    for status, hours, reason in _course(rng):
        at += timedelta(hours=hours * (0.3 + rng.random() * 1.4))
        if at >= ends:
            break
        moves.append(Move(new_id(rng), status, at, status is not Status.CANCELLED, reason))
    handed_over = None
    if closed_at is not None and moves[-1].status in {Status.REQUESTED, Status.ACCEPTED, Status.ON_HOLD}:
        moves.append(Move(new_id(rng), Status.CANCELLED, closed_at, by_provider=False, reason="case_closed"))
    elif closed_at is not None and moves[-1].status is Status.IN_PROGRESS:
        handed_over = closed_at
    offer = offer_for(plan.need, person.seed, person.office.number, person.place)
    note = phrases.in_language(phrases.SHARED[int(rng.random() * len(phrases.SHARED))], person.language)
    return Referral(new_id(rng), plan.id, plan.need, offer, note, tuple(moves), handed_over)


def _course(rng: Random) -> list[tuple[Status, float, str | None]]:
    """The states after the request, with the hours before each."""
    chance = rng.random()
    if chance < 0.09:
        return [(Status.REJECTED, 30, REJECTED[int(rng.random() * len(REJECTED))])]
    if chance < 0.15:
        return [(Status.CANCELLED, 90, WITHDRAWN[int(rng.random() * len(WITHDRAWN))])]
    course: list[tuple[Status, float, str | None]] = [(Status.ACCEPTED, 30, None)]
    if chance < 0.24:
        return [*course, (Status.FAILED, 300, FAILED[int(rng.random() * 2) * 2])]
    if chance < 0.32:
        course.append((Status.ON_HOLD, 60, HELD[int(rng.random() * len(HELD))]))
    course.append((Status.IN_PROGRESS, 150, None))
    return [*course, (Status.COMPLETED, 1100, None) if chance < 0.85 else (Status.FAILED, 700, FAILED[1])]


def _after(at: datetime, hours: float, rng: Random) -> datetime:
    return at + timedelta(hours=0.4 + rng.expovariate(1 / hours))


def _between(since: datetime, until: datetime, rng: Random) -> datetime:
    return since + (until - since) * rng.random()
