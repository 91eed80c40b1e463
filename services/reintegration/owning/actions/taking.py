"""Taking a case, giving it back, and giving it to somebody as the manager."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB
from services.reintegration.errors import AlreadyOwned, NotAllowed, NotThere, ReasonMissing
from services.reintegration.owning.actions.rows import begin, end, pass_on
from services.reintegration.owning.domain import Ended, How, Worker, may_have
from services.reintegration.owning.queries.loads import candidates, workers_of
from services.reintegration.owning.queries.owners import OwnerRow, own_accounts, owner_of
from services.reintegration.timeline.actions import write_entry
from shared.actors import Actor
from shared.db.engine import transaction


async def take(person: UUID, *, by: Actor, now: datetime) -> None:
    """The worker has the case from now on, if no other worker has it who could work on it. Taken twice, nothing changes.

    Raises NotThere, CaseClosed, AlreadyOwned with the other's name; of two who take it at once, one gets it.
    """
    working = await workers_of(by)
    async with transaction(DB):
        case = await locked_case(person, by=by)
        owner = await owner_of(person)
        if owner is not None and owner.account == by.id:
            return
        if owner is not None and _works(owner, working, case):
            raise AlreadyOwned(owner.name)
        me = _me(by)
        if owner is not None:
            await pass_on(case, owner, me, How.TAKEN, why=None, by=by, now=now)
            return
        await begin(case, me, How.TAKEN, by=by, now=now)
        await write_entry(person, "worker_took", by=by, now=now)


async def begin_with(case: CaseRow, *, by: Actor, now: datetime) -> None:
    """With the lock of a case that was just opened held: whoever opened it has it."""
    if await owner_of(case.person) is None:
        await begin(case, _me(by), How.OPENED, by=by, now=now)


async def give_back(person: UUID, *, by: Actor, now: datetime) -> None:
    """The worker, or who stands in for them, does not have the case any more: it waits for another. Sent twice, nothing changes."""
    async with transaction(DB):
        case = await locked_case(person, by=by)
        owner = await owner_of(person)
        if owner is None:
            return
        if owner.account not in own_accounts(by):
            raise AlreadyOwned(owner.name)
        await end(owner, Ended.GIVEN_BACK, by=by, now=now)
        await write_entry(case.person, "worker_gave_back", by=by, now=now, before=owner.name)


async def give(person: UUID, to: UUID, *, why: str, before: UUID | None, by: Actor, now: datetime) -> None:
    """The manager gives the case to a worker. `before`: who had it on the form, None for nobody. Sent twice, nothing changes.

    Raises NotThere, CaseClosed, ReasonMissing, NotAllowed where somebody else has it meanwhile.
    """
    if not why.strip():
        raise ReasonMissing
    working = await workers_of(by)
    async with transaction(DB):
        case = await locked_case(person, by=by)
        worker = next((each for each in working if each.id == to and may_have(each, case)), None)
        if worker is None:
            raise NotThere
        owner = await owner_of(person)
        if owner is not None and owner.account == to:
            return
        if (owner.account if owner else None) != before:
            raise NotAllowed("given")
        if owner is not None:
            await pass_on(case, owner, worker, How.GIVEN, why=why, by=by, now=now)
            return
        await begin(case, worker, How.GIVEN, why=why, by=by, now=now)
        await write_entry(person, "worker_given", by=by, now=now, after=worker.name)


async def candidate(case: CaseRow, account: UUID, by: Actor) -> Worker:
    """A worker who can have the case. Raises NotThere."""
    found = next((each for each in await candidates(case, by) if each.id == account), None)
    if found is None:
        raise NotThere
    return found


def _works(owner: OwnerRow, working: list[Worker], case: CaseRow) -> bool:
    return any(each.id == owner.account and may_have(each, case) for each in working)


def _me(by: Actor) -> Worker:
    return Worker(by.id, by.name, by.office or "", by.authority)
