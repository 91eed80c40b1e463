"""The register of persons prone to relapse: an officer proposes with grounds, a senior officer decides; reviewed, told, ended."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.risk import queries
from services.probation.risk.actions.calculating import refresh
from services.probation.risk.actions.common import happened, locked_lead
from services.probation.risk.domain import entries
from services.probation.risk.domain.entries import Event, State
from services.probation.risk.queries import Entry
from services.probation.risk.tables import RelapseEntry
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

DECIDE, REVIEW = "relapse_decide", "relapse_review"
ENDS = frozenset({Event.REMOVE, Event.EXPIRE, Event.END})


class NotAGround(Exception):
    """The law of today does not name this ground."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """The grounds, the facts that meet them, and the document in which they stand."""

    grounds: tuple[str, ...]
    facts: str
    document: str
    token: UUID


async def propose(person: UUID, authority: str, new: NewEntry, *, by: Actor, now: datetime) -> UUID:
    """Propose; a senior officer of the office is asked.

    Raises NotFound, AlreadyClosed, NotAGround, AlreadyDecided where an entry waits or holds already.
    """
    async with transaction(DB):
        case = await locked_lead(person, authority)
        known = await RelapseEntry.select(RelapseEntry.id).where(RelapseEntry.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        if not new.grounds or not set(new.grounds) <= set(entries.grounds(local_today(now))):
            raise NotAGround
        if any(State(row.state) in entries.LIVE for row in await queries.entries_of(person, authority)):
            raise AlreadyDecided
        number = uuid4()
        await RelapseEntry.insert(
            RelapseEntry(
                id=number, person=person, registration=case.id, authority=authority, grounds=json.dumps(list(new.grounds)),
                facts=new.facts, document=new.document, state=State.PROPOSED, proposed_by=by.id, proposed_by_name=by.name,
                proposed_at=now, form_token=new.token, version=1,
            )
        )  # fmt: skip
        await happened(number, person, authority, "propose", State.PROPOSED, why=new.facts, by=by, now=now)
        await open_item(
            kind=DECIDE, person=person, subject_id=number, reason=DECIDE, now=now, by=by, excluded_officer=by.id, registration=case.id,
        )  # fmt: skip
    return number


async def change(
    entry: UUID,
    person: UUID,
    authority: str,
    event: Event,
    why: str,
    *,
    version: int,
    told_on: date | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Admit, refuse, withdraw, review, say that the person was told, or remove.

    Raises NotFound, AlreadyClosed, AlreadyDecided, SecondOfficerNeeded if who proposed would decide too.
    """
    async with transaction(DB):
        await locked_lead(person, authority)
        row = next((each for each in await queries.entries_of(person, authority) if each.id == entry), None)
        if row is None:
            raise NotFound
        if row.version != version:
            raise AlreadyDecided
        if event in (Event.ADMIT, Event.REFUSE) and row.proposed_by == by.id:
            raise SecondOfficerNeeded
        await _move(row, event, _values(event, local_today(now), told_on, why), why=why, by=by, now=now)
        await refresh(person, authority, now=now)


def _values(event: Event, today: date, told_on: date | None, why: str) -> ColumnValues:
    if event in (Event.ADMIT, Event.REVIEW):
        periods = entries.periods(today)
        entered: ColumnValues = {RelapseEntry.entered_on: today} if event is Event.ADMIT else {}
        return {**entered, RelapseEntry.review_on: periods.review_on, RelapseEntry.ends_on: periods.ends_on}
    if event is Event.TELL:
        return {RelapseEntry.told_on: told_on or today, RelapseEntry.told_how: why[:400]}
    return {}


async def _move(row: Entry, event: Event, values: ColumnValues, *, why: str = "", by: Actor, now: datetime) -> None:
    try:
        state = entries.transition(State(row.state), event)
    except entries.NotAllowed:
        raise AlreadyDecided from None
    if event in ENDS:
        values = {RelapseEntry.ended_at: now, **values}
    await RelapseEntry.update({RelapseEntry.state: state, RelapseEntry.version: row.version + 1, **values}).where(RelapseEntry.id == row.id)
    await happened(row.id, row.person, row.authority, event, state, why=why, by=by, now=now)
    if event is not Event.TELL:
        for kind in (DECIDE, REVIEW):
            await close_item(kind=kind, subject_id=row.id, by=by, now=now, outcome=str(state))
