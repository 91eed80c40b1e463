"""Deciding about a pair: both cases are locked, both are told; what belongs to a case stays with it."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import EntryChanged, NotThere
from services.reintegration.notifications import notify_desk
from services.reintegration.same_person.domain import Act, State, moved, pair
from services.reintegration.same_person.tables import CasePair, CasePairEvent
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

ENTRIES = {
    (State.OPEN, Act.JOIN): "same_person_joined",
    (State.OPEN, Act.TELL_APART): "same_person_apart",
    (State.SAME, Act.UNDO): "same_person_join_undone",
    (State.DIFFERENT, Act.UNDO): "same_person_apart_undone",
}


async def decide(one: UUID, other: UUID, act: Act, why: str, *, seen_version: int, by: Actor, now: datetime) -> State:
    """Decide about two cases that the worker sees; returns the new state. `seen_version`: of the pair on the worker's page, 0 before any.

    Raises NotThere, NotAllowed, EntryChanged where somebody else decided meanwhile.
    """
    if one == other:
        raise NotThere
    first, second = pair(one, other)
    async with transaction(DB):
        cases = [await locked_case(person, by=by, must_be_open=False) for person in (first, second)]
        known = await CasePair.select().where(CasePair.first == first, CasePair.second == second).first()
        before = State(known["state"]) if known else State.OPEN
        if (known["version"] if known else 0) != seen_version:
            raise EntryChanged
        state = moved(before, act)
        number = known["id"] if known else uuid4()
        if known:
            await CasePair.update({CasePair.state: state.value, CasePair.version: seen_version + 1}).where(CasePair.id == number)
        else:
            await CasePair.insert(CasePair(id=number, first=first, second=second, state=state.value, version=1))
        await CasePairEvent.insert(
            CasePairEvent(
                id=uuid4(), pair=number, version=seen_version + 1, act=act.value, why=why, by_id=by.id, by_name=by.name, at=now
            )
        )  # fmt: skip
        for case, beside in zip(cases, reversed(cases), strict=True):
            await write_entry(case.person, ENTRIES[before, act], by=by, now=now, number=beside.case_number)
            details: audit.Details = {"act": act.value, "why": why, "other": str(beside.person)}
            await audit.record(Audit, by=by, action="same_person_decided", about=case.person, details=details, at=now)
            await notify_desk(case)
    return state
