"""The rows of ownership: the one place where they begin and end. Everything here runs with the case's lock held."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.owning.domain import Act, Ended, How, Worker, next_state
from services.reintegration.owning.queries.owners import HandoverRow, OwnerRow, owner_of, waiting_handover
from services.reintegration.owning.tables import CaseOwner, Handover
from services.reintegration.sealing.keys import key_for
from services.reintegration.tasks.actions import pass_tasks_on
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor

ENDED_BY = {How.ACCEPTED: Ended.HANDED_OVER, How.TAKEN: Ended.LEFT}
"""How the former worker's time ended, by how the next one began: a case is only taken from somebody who cannot work on it any more."""


async def begin(case: CaseRow, worker: Worker, how: How, *, why: str | None = None, by: Actor, now: datetime) -> None:
    """The worker has the case from now on."""
    number = uuid4()
    sealed = (await key_for(case.person, now)).seal({"why": why}, f"case_owner/{number}") if why else None
    await CaseOwner.insert(
        CaseOwner(
            id=number, person=case.person, account=worker.id, name=worker.name, office=worker.office, since=now, how=how.value,
            given_by=by.id, given_by_name=by.name, sealed=sealed,
        )
    )  # fmt: skip
    details: audit.Details = {"to": str(worker.id), "how": how.value}
    await audit.record(Audit, by=by, action="case_worker_began", about=case.person, details=details, at=now)
    await notify_desk(case)


async def end(owner: OwnerRow, how: Ended, *, by: Actor, now: datetime) -> None:
    """The worker does not have the case any more; a hand-over that waits lapses, unless it is what ends it."""
    await CaseOwner.update(
        {CaseOwner.until: now, CaseOwner.ended: how.value, CaseOwner.ended_by: by.id, CaseOwner.ended_by_name: by.name}
    ).where(CaseOwner.id == owner.id)
    details: audit.Details = {"from": str(owner.account), "how": how.value}
    await audit.record(Audit, by=by, action="case_worker_ended", about=owner.person, details=details, at=now)
    waiting = await waiting_handover(owner.person)
    if waiting is not None and how is not Ended.HANDED_OVER:
        await settle(waiting, Act.LAPSE, by=by, now=now)


async def pass_on(
    case: CaseRow, owner: OwnerRow, worker: Worker, how: How, *, why: str | None, instead: str | None = None, by: Actor, now: datetime
) -> None:
    """From one worker to another, with the tasks that the first has taken in this case. `instead`: who answered in their place."""
    await end(owner, ENDED_BY.get(how, Ended.GIVEN), by=by, now=now)
    await begin(case, worker, how, why=why, by=by, now=now)
    await pass_tasks_on(case.person, owner.account, (worker.id, worker.name), by=by, now=now)
    await write_entry(case.person, "worker_changed", by=by, now=now, before=owner.name, after=worker.name, instead=instead)


async def settle(
    handover: HandoverRow, act: Act, *, reason: str | None = None, sealed: bytes | None = None, by: Actor, now: datetime
) -> None:
    """The hand-over ends. Raises NotAllowed."""
    state = next_state(handover.state, act)
    await Handover.update(
        {
            Handover.state: state.value, Handover.reason: reason, Handover.sealed_answer: sealed, Handover.answered_at: now,
            Handover.answered_by: by.id, Handover.answered_by_name: by.name,
        }
    ).where(Handover.id == handover.id)  # fmt: skip
    await audit.record(
        Audit, by=by, action=f"handover_{state.value}", about=handover.person, details={"handover": str(handover.id)}, at=now
    )


async def end_any(person: UUID, how: Ended, *, by: Actor, now: datetime) -> OwnerRow | None:
    """Whoever has the case does not have it any more; returns who had it."""
    owner = await owner_of(person)
    if owner is not None:
        await end(owner, how, by=by, now=now)
    return owner
