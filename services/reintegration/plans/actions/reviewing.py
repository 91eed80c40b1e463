"""Reviews of the plan: the day of the next one, what the last one found, and times in which the person cannot take part."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import NotAllowed, PlanChanged
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.plans.agreement_tables import PlanReview
from services.reintegration.plans.deadlines import intervals
from services.reintegration.plans.domain import reviews as rules
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values, select_row
from shared.registry import ActDone, registry

URGENT = "SELECT 1 FROM reintegration.case_need WHERE person = $1 AND urgent_now LIMIT 1"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review that waits."""

    id: UUID
    due_on: date
    basis: str
    exempt_since: date | None
    exempt_reason: str | None
    version: int

    @property
    def rule(self) -> rules.Review:
        """As the rules see it."""
        return rules.Review(self.due_on, self.exempt_since, self.exempt_reason)


@dataclass(frozen=True, slots=True)
class Held:
    """A review that was held: what changed. `next_on`: another day than the rules say, but never a later one."""

    changed: str = field(repr=False)
    own: str = field(default="", repr=False)
    next_on: date | None = None


async def ensure_review(case: CaseRow, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: a plan has one review that waits."""
    if await _active(case.person) is None:
        await _schedule(case, None, by=by, now=now)


async def hold_review(person: UUID, held: Held, *, seen: int, token: UUID, by: Actor, now: datetime) -> None:
    """Write down what a review found; the next one gets its day. Raises PlanChanged, NotAllowed where none waits."""
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if await sent_before(token, uuid4(), by=by, now=now):
            return
        row = await _seen(person, seen)
        sealed = (await key_for(person, now)).seal({"changed": held.changed, "own": held.own}, f"plan_review/{row.id}")
        await PlanReview.update(
            {
                PlanReview.state: "held", PlanReview.sealed: sealed, PlanReview.ended_at: now, PlanReview.ended_by_name: by.name,
                PlanReview.version: row.version + 1,
            }
        ).where(PlanReview.id == row.id)  # fmt: skip
        await _schedule(case, held.next_on, by=by, now=now)
        await _record(case, "plan_reviewed", row.id, by=by, now=now)
        await registry("reintegration").act_done(ActDone(person, "plan_reviewed", by, now))


async def exempt_from_review(person: UUID, reason: str, *, seen: int, by: Actor, now: datetime) -> None:
    """The person cannot take part now, with a reason from the list. Raises PlanChanged, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        case = await locked_case(person, by=by)
        row = await _seen(person, seen)
        await _write(row, rules.exempt(row.rule, reason, today(now)))
        await _record(case, "plan_review_paused", row.id, by=by, now=now)


async def clear_exemption(person: UUID, *, seen: int, by: Actor, now: datetime) -> None:
    """The person can take part again; an overdue review stays overdue. Raises PlanChanged, NotAllowed."""
    async with transaction(DB):
        case = await locked_case(person, by=by)
        row = await _seen(person, seen)
        await _write(row, rules.cleared(row.rule, today(now)))
        await _record(case, "plan_review_resumed", row.id, by=by, now=now)


async def end_review(person: UUID, *, now: datetime) -> None:
    """With the case's lock held: nothing is reviewed any more."""
    ended: ColumnValues = {PlanReview.state: "ended", PlanReview.ended_at: now, PlanReview.ended_by_name: BY.name}
    await PlanReview.update(ended).where(PlanReview.person == person, PlanReview.state == "active")


async def bring_forward(person: UUID, *, now: datetime) -> bool:
    """A need became urgent: the review comes sooner, never later. Whether anything changed."""
    async with transaction(DB):
        case = await locked_case(person, by=BY)
        row = await _active(person)
        if row is None or not await fetch_values(DB, URGENT, person):
            return False
        day = today(now)
        due_on, why = rules.next_review(day, urgent=True, began_on=day, intervals=intervals(day))
        if rules.sooner(row.due_on, due_on) == row.due_on:
            return False
        values: ColumnValues = {PlanReview.due_on: due_on, PlanReview.basis: why, PlanReview.version: row.version + 1}
        await PlanReview.update(values).where(PlanReview.id == row.id)
        await _record(case, "plan_review_sooner", row.id, by=BY, now=now)
    return True


async def _schedule(case: CaseRow, wanted: date | None, *, by: Actor, now: datetime) -> None:
    day = today(now)
    urgent = bool(await fetch_values(DB, URGENT, case.person))
    began_on = case.release_on or today(case.opened_at)
    due_on, why = rules.next_review(day, urgent=urgent, began_on=began_on, intervals=intervals(day))
    if wanted is not None:
        if not day < wanted:
            raise NotAllowed("early")
        due_on = rules.sooner(due_on, wanted)
    await PlanReview.insert(
        PlanReview(
            id=uuid4(), person=case.person, state="active", due_on=due_on, basis=why, set_at=now, set_by_name=by.name, version=1
        )
    )  # fmt: skip


async def _active(person: UUID) -> ReviewRow | None:
    return await select_row(ReviewRow, PlanReview.select().where(PlanReview.person == person, PlanReview.state == "active").first())


async def _seen(person: UUID, seen: int) -> ReviewRow:
    row = await _active(person)
    if row is None:
        raise NotAllowed("none")
    if row.version != seen:
        raise PlanChanged
    return row


async def _write(row: ReviewRow, review: rules.Review) -> None:
    await PlanReview.update(
        {
            PlanReview.due_on: review.due_on, PlanReview.exempt_since: review.exempt_since, PlanReview.exempt_reason: review.exempt_reason,
            PlanReview.version: row.version + 1,
        }
    ).where(PlanReview.id == row.id)  # fmt: skip


async def _record(case: CaseRow, action: str, review: UUID, *, by: Actor, now: datetime) -> None:
    await write_entry(case.person, action, by=by, now=now)
    await audit.record(Audit, by=by, action=action, about=case.person, details={"review": str(review)}, at=now)
    await notify_desk(case)
