"""Less supervision: an officer says that a proposal is prepared, or puts somebody off; a senior officer approves. Nothing else changes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.risk import queries
from services.probation.risk.actions.common import happened, locked_lead
from services.probation.risk.domain import answers
from services.probation.risk.domain.answers import Choice, Event, State
from services.probation.risk.less_supervision import queries as less_queries
from services.probation.risk.less_supervision.queries import ShownAnswer
from services.probation.risk.tables import LessAnswer, RiskCurrent
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

APPROVE, REVISE, UNLOOKED = "less_approve", "less_revise", "less_unlooked"
ASKED = {Choice.PREPARE: "ask_prepare", Choice.PUT_OFF: "ask_put_off"}


class TooLong(Exception):
    """Nobody is put off for longer than the law's value says, nor without a day."""


class NoReason(Exception):
    """Somebody is put off only for a reason that holds today."""


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What is answered. `reason`, `until_on`: of putting off. `approved`: by a senior officer, for whom nobody else has to approve."""

    choice: Choice
    why: str
    token: UUID
    reason: str | None = None
    until_on: date | None = None
    approved: bool = False


async def answer(person: UUID, authority: str, new: NewAnswer, *, by: Actor, now: datetime) -> UUID:
    """Answer, in place of what waits. The same form sent again finds what it made. Raises NotFound, AlreadyClosed, NoReason, TooLong."""
    async with transaction(DB):
        case = await locked_lead(person, authority)
        known = await LessAnswer.select(LessAnswer.id).where(LessAnswer.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        current = await queries.current(person, authority)
        if current is None:
            raise NotFound
        _check(new, local_today(now))
        await _end_live(person, authority, Event.REPLACE, by=by, now=now)
        number, state = uuid4(), State.APPROVED if new.approved else State.WAITS
        put_off = new.choice is Choice.PUT_OFF
        await LessAnswer.insert(
            LessAnswer(
                id=number, person=person, registration=case.id, authority=authority, choice=new.choice,
                reason=new.reason if put_off else None, until_on=new.until_on if put_off else None, why=new.why, state=state,
                given_by=by.id, given_by_name=by.name, given_at=now, form_token=new.token, version=1,
            )
        )  # fmt: skip
        event = str(new.choice) if new.approved else ASKED[new.choice]
        until = new.until_on if put_off else None
        await happened(number, person, authority, event, state, why=new.why, until_on=until, by=by, now=now)
        await _keep(person, authority, {RiskCurrent.looked_on: local_today(now)})
        await close_item(kind=UNLOOKED, subject_id=current.id, by=by, now=now, outcome="answered")
        if new.approved:
            await _take_effect(person, authority, new.reason if put_off else None, until)
        else:
            await open_item(
                kind=APPROVE, person=person, subject_id=number, reason=APPROVE, now=now, by=by, excluded_officer=by.id,
                registration=case.id,
            )  # fmt: skip
    return number


async def decide(
    number: UUID, person: UUID, authority: str, *, approved: bool, why: str, version: int, by: Actor, now: datetime
) -> None:  # fmt: skip
    """Approve an answer, or ask for another one. Raises NotFound, AlreadyClosed, AlreadyDecided, SecondOfficerNeeded, TooLong."""
    async with transaction(DB):
        await locked_lead(person, authority)
        row = await less_queries.live_answer(person, authority)
        if row is None or row.id != number or row.version != version or row.state != State.WAITS:
            raise AlreadyDecided
        if row.given_by == by.id:
            raise SecondOfficerNeeded
        if approved and row.until_on is not None and row.until_on <= local_today(now):
            raise TooLong
        event = Event.APPROVE if approved else Event.REVISE
        await _move(row, event, why=why, by=by, now=now)
        if approved:
            await _take_effect(person, authority, row.reason, row.until_on)
        else:
            await open_item(
                kind=REVISE, person=person, subject_id=row.id, reason=REVISE, now=now, by=by, registration=row.registration
            )  # fmt: skip


async def take_back(person: UUID, authority: str, why: str, *, by: Actor, now: datetime) -> None:
    """Nobody is put off any more. Raises NotFound, AlreadyClosed."""
    async with transaction(DB):
        await locked_lead(person, authority)
        row = await queries.current(person, authority)
        if row is None:
            raise NotFound
        await _take_effect(person, authority, None, None)
        await happened(row.registration, person, authority, "take_back", row.standing or "", why=why, by=by, now=now)


async def withdraw_all(person: UUID, authority: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: with the removal from the register nobody waits for an answer."""
    await _end_live(person, authority, Event.END, by=by, now=now)
    await close_item(kind=UNLOOKED, person=person, authority=authority, by=by, now=now, outcome="closed")


def _check(new: NewAnswer, today: date) -> None:
    if new.choice is not Choice.PUT_OFF:
        return
    if new.reason not in answers.reasons(today):
        raise NoReason
    if new.until_on is None or not today < new.until_on <= answers.longest(new.reason, today):
        raise TooLong


async def _end_live(person: UUID, authority: str, event: Event, *, by: Actor, now: datetime) -> None:
    row = await less_queries.live_answer(person, authority)
    if row is not None:
        await _move(row, event, by=by, now=now)


async def _move(row: ShownAnswer, event: Event, *, why: str = "", by: Actor, now: datetime) -> None:
    state = answers.transition(State(row.state), event)
    said: ColumnValues = {LessAnswer.state: state, LessAnswer.version: row.version + 1}
    if event in (Event.APPROVE, Event.REVISE):
        said |= {
            LessAnswer.decided_by: by.id, LessAnswer.decided_by_name: by.name, LessAnswer.decided_at: now, LessAnswer.decision_words: why,
        }  # fmt: skip
        await happened(row.id, row.person, row.authority, event, state, why=why, until_on=row.until_on, by=by, now=now)
    await LessAnswer.update(said).where(LessAnswer.id == row.id)
    for kind in (APPROVE, REVISE):
        await close_item(kind=kind, subject_id=row.id, by=by, now=now, outcome=str(state))


async def _take_effect(person: UUID, authority: str, reason: str | None, until: date | None) -> None:
    await _keep(person, authority, {RiskCurrent.snoozed_until: until, RiskCurrent.snooze_reason: reason if until else None})


async def _keep(person: UUID, authority: str, values: ColumnValues) -> None:
    await RiskCurrent.update(values).where((RiskCurrent.person == person) & (RiskCurrent.authority == authority))
