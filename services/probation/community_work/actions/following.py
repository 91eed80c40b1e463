"""What waits in the queue about work: the next step of an order, a session without an outcome, a met rule, an act, the last hour.

Called inside the transaction of every change, and by the sweep; opening an open item, or closing a closed one, changes nothing.
"""

from datetime import date, datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from services.probation.community_work.actions.locking import work_today
from services.probation.community_work.domain.rules import EvasionKind, act_due_on, months_of
from services.probation.community_work.queries import acts_of, dealt_with, open_reason
from services.probation.community_work.rows import Work
from services.probation.queue.actions import change_item, close_item, open_item
from shared.actors import Actor

STEP, RECORD, EVASION, ACT, DONE = "work_step", "work_to_record", "work_evasion", "work_act", "work_done"
OUTCOME_DUE = time(18)
NOT_MET = "not_met"
"""How an item about a rule is closed that is not met any more."""


async def follow(person: UUID, registration: UUID, *, by: Actor, now: datetime, today: date) -> None:
    """Let the queue say what this work asks of the officer now."""
    work = await work_today(registration, today)
    await _steps(work, person, registration, by=by, now=now)
    await _ask(RECORD, person, registration, _unrecorded(work, today), "work_outcome_missing", by=by, now=now)
    await _evasion(work, person, registration, by=by, now=now, today=today)
    await _acts(work, person, registration, by=by, now=now, today=today)
    balance = work.balance(today)
    done = balance.done and work.sentenced.kind == "community"
    await _ask(DONE, person, registration, done, "work_hours_done", by=by, now=now)


async def _steps(work: Work, person: UUID, registration: UUID, *, by: Actor, now: datetime) -> None:
    zone = ZoneInfo(work.sentenced.time_zone)
    for order in work.orders:
        clock = work.clock(order)
        if order.state != "open" or clock.due_on is None:
            await close_item(kind=STEP, subject_id=order.id, by=by, now=now, outcome="done")
            continue
        due = max(datetime.combine(clock.due_on, OUTCOME_DUE, zone), now)
        reason = f"work_{clock.step}"
        known = await open_reason(STEP, order.id)
        if known is None:
            await open_item(
                kind=STEP, person=person, subject_id=order.id, registration=registration, reason=reason, now=now, by=by, due_at=due
            )
        elif known != reason:
            await change_item(kind=STEP, subject_id=order.id, reason=reason, due_at=due)


async def _evasion(work: Work, person: UUID, registration: UUID, *, by: Actor, now: datetime, today: date) -> None:
    """One item for each time that the rule is met; what an officer has dealt with is not asked again."""
    sessions = [each.plain() for each in work.sessions]
    met = {(each.kind, each.since) for each in work.met_rules(today)}
    known: list[tuple[EvasionKind, date | None]] = [
        ("no_shows", day) for day in {*months_of(sessions), *(each.on for each in sessions)}
    ]  # a month begins on its first day, thirty days in a row on that of a session
    for kind, since in (*known, ("intoxicated", None)):
        subject = uuid5(registration, f"evasion {kind} {since}")
        if (kind, since) not in met:
            await close_item(kind=EVASION, subject_id=subject, by=by, now=now, outcome=NOT_MET)
        elif not await dealt_with(EVASION, subject, NOT_MET):
            await open_item(
                kind=EVASION, person=person, subject_id=subject, registration=registration, reason=f"work_{kind}", now=now, by=by
            )  # fmt: skip


async def _acts(work: Work, person: UUID, registration: UUID, *, by: Actor, now: datetime, today: date) -> None:
    """From the last working day of a month on with hours, its act is asked for until it is made."""
    made = {(each.month, each.hours) for each in await acts_of(registration)}
    for month in {each.on_date.replace(day=1) for each in work.sessions if each.outcome is not None}:
        hours = sum(each.credited for each in work.sessions if each.on_date.replace(day=1) == month)
        subject = uuid5(registration, f"act {month}")
        wanted = today >= act_due_on(month) and (month, hours) not in made
        await _ask(ACT, person, registration, wanted, "work_act_due", by=by, now=now, subject=subject)


async def _ask(
    kind: str, person: UUID, registration: UUID, wanted: bool, reason: str, *, by: Actor, now: datetime, subject: UUID | None = None
) -> None:
    about = subject or registration
    if wanted:
        await open_item(kind=kind, person=person, subject_id=about, registration=registration, reason=reason, now=now, by=by)
    else:
        await close_item(kind=kind, subject_id=about, by=by, now=now, outcome="done")


def _unrecorded(work: Work, today: date) -> bool:
    return any(each.outcome is None and each.on_date < today for each in work.sessions)
