"""A worker says that something is done for a need, or that it is not."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.courses.actions.linking import set_need as of_course
from services.reintegration.database import DB, Audit
from services.reintegration.errors import EntryChanged
from services.reintegration.group_programmes.actions.linking import set_need as of_group
from services.reintegration.job_search.actions.linking import set_need as of_job
from services.reintegration.need_followup.domain import Kind
from services.reintegration.need_followup.queries.things import need_of, things_of
from services.reintegration.plans.linking import set_need as of_goal
from services.reintegration.referrals.moving import set_need as of_referral
from services.reintegration.tasks.linking.needs import set_need as of_task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

SETTERS: dict[Kind, Callable[[UUID, UUID, UUID | None, UUID | None], Awaitable[bool]]] = {
    "task": of_task,
    "goal": of_goal,
    "referral": of_referral,
    "course": of_course,
    "job": of_job,
    "group": of_group,
}


async def link(need: UUID, kind: Kind, subject: UUID, *, on: bool, by: Actor, now: datetime) -> UUID:
    """Link it to the need, or take the link off (`on` False); returns the person. Sent twice, nothing changes.

    Raises EntryChanged where it is linked to another need meanwhile, or is not the person's; NotThere, CaseClosed.
    """
    person, _ = await need_of(need, by)
    async with transaction(DB):
        await locked_case(person, by=by)
        thing = next((each for each in await things_of(person) if each.kind == kind and each.id == subject), None)
        before, after = (None, need) if on else (need, None)
        if thing is not None and thing.need_id == after:
            return person
        if thing is None or not await SETTERS[kind](subject, person, before, after):
            raise EntryChanged
        await write_entry(person, "need_linked" if on else "need_unlinked", by=by, now=now)
        details: audit.Details = {"need": str(need), "kind": kind, "subject": str(subject)}
        await audit.record(Audit, by=by, action="need_linked" if on else "need_unlinked", about=person, details=details, at=now)
    return person
