"""What ends by itself: with the case, with the consent, with the group; and the seat that is free then goes to who waits longest."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from services.reintegration.cases.domain import NEVER_WRITTEN_TO, CaseRow, CaseStatus
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB
from services.reintegration.errors import NotAllowed
from services.reintegration.group_programmes import words
from services.reintegration.group_programmes.actions.locking import locked_for_case
from services.reintegration.group_programmes.actions.taking_part import Said, Stored, seat, set_participation
from services.reintegration.group_programmes.domain.states import RUNNING, Act, GroupState, State, after
from services.reintegration.group_programmes.queries import GroupRow, first_waiting, groups_to_offer
from services.reintegration.group_programmes.tables import Participation
from services.reintegration.notifications import notify_desk
from services.reintegration.tasks.actions import insert_task
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows
from shared.printing.speaking import speaking
from shared.web.i18n import gettext


async def end_with_case(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: the case ended, so nobody comes to a group any more; returns how many participations ended."""
    return await _end_all_of(person, "case_closed", by=by, now=now)


async def end_without_consent(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: the person took the consent back, and comes to no group any more; returns how many ended."""
    return await _end_all_of(person, "consent_withdrawn", by=by, now=now)


async def locked_cases_of(group: UUID) -> Mapping[UUID, CaseRow]:
    """The cases of everybody who is in a group or invited, locked in one order: before the group, as everywhere."""
    async with beyond_scope(DB, "a group ends for everybody in it, also for a person who moved to another desk"):
        people = sorted({row.person for row in await _running_in(group)})
        return {person: await locked_case(person, by=BY, must_be_open=False) for person in people}


async def end_for_all(group: GroupRow, cases: Mapping[UUID, CaseRow], *, by: Actor, now: datetime) -> int:
    """With every lock held: the group ends early, and each worker gets a task to talk with the person; returns how many were in it.

    Raises NotAllowed where somebody was invited since the cases were locked.
    """
    async with beyond_scope(DB, "a group ends for everybody in it, also for a person who moved to another desk"):
        rows = await _running_in(group.id)
        if any(row.person not in cases for row in rows):
            raise NotAllowed("changed")
        for row in rows:
            case = cases[row.person]
            await _end(row, group.id, "group_cancelled", by=by, now=now)
            await _tell(case, _over(case, group.begins_on), now=now)
    return len(rows)


async def offer_seats(*, now: datetime) -> int:
    """In every group with a free seat: hold it for who waits longest, and ask the worker to ask the person. Returns how many."""
    offered = 0
    for group in await groups_to_offer():
        while await _offer_next(group, now=now):
            offered += 1
    return offered


async def _offer_next(number: UUID, *, now: datetime) -> bool:
    waits = await first_waiting(number)
    if waits is None:
        return False
    async with beyond_scope(DB, "a seat is offered in the order of the waiting list, also to a person of another desk"), transaction(DB):
        case = await locked_case(waits.person, by=BY, must_be_open=False)
        group = await locked_for_case(number)
        row = await select_row(Stored, Participation.select().where(Participation.id == waits.id).first())
        if row is None or row.state != State.WAITING or group.state != GroupState.OPEN or group.taken >= group.seats:
            return False
        state = after(row.state, Act.OFFER)
        await seat(group, State(row.state), state)
        await set_participation(row, Act.OFFER, state, Said(), by=BY, now=now)
        await _tell(case, _free(case, group.begins_on), now=now)
    return True


async def _end_all_of(person: UUID, reason: str, *, by: Actor, now: datetime) -> int:
    rows = await select_rows(Stored, Participation.select().where(Participation.person == person).order_by(Participation.group_id))
    running = [row for row in rows if row.state in RUNNING]
    for row in running:
        await _end(row, row.group_id, reason, by=by, now=now)
    return len(running)


async def _end(row: Stored, group: UUID, reason: str, *, by: Actor, now: datetime) -> None:
    state = after(row.state, Act.END, reason=reason)
    await seat(await locked_for_case(group), State(row.state), state)
    await set_participation(row, Act.END, state, Said(reason), by=by, now=now)


async def _running_in(group: UUID) -> list[Stored]:
    states = [state.value for state in RUNNING]
    rows = Participation.select().where(Participation.group_id == group, Participation.state.is_in(states))
    return await select_rows(Stored, rows.order_by(Participation.person))


async def _tell(case: CaseRow, said: str, *, now: datetime) -> None:
    """A task for the worker; none where nobody writes to the person."""
    if case.status == CaseStatus.OPEN and case.rests not in NEVER_WRITTEN_TO:
        await insert_task(case, kind="contact", need="other", words=said, asked_at=now, by=BY, now=now)
    await notify_desk(case)


def _over(case: CaseRow, begins_on: date) -> str:
    with speaking("ru" if case.language == "ru" else "en" if case.language == "en" else "kk"):
        day = words.weekday_of(begins_on)
        return gettext("The group on %(weekday)s does not go on. Tell the person, and look together for something else.", weekday=day)


def _free(case: CaseRow, begins_on: date) -> str:
    with speaking("ru" if case.language == "ru" else "en" if case.language == "en" else "kk"):
        day = words.weekday_of(begins_on)
        return gettext("A seat in the group on %(weekday)s is free. Ask the person whether they still want it.", weekday=day)
