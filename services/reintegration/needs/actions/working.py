"""Working on a need: begun, met, declined, taken up again."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.needs.actions.recording import add_event
from services.reintegration.needs.domain.states import State, moved
from services.reintegration.needs.queries import person_of_need
from services.reintegration.needs.tables import CaseNeed
from services.reintegration.notifications import notify_desk
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def change_state(need: UUID, to: State, note: str, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Set how far help with a need is; returns the person. What was urgent today is dealt with then.

    Sent twice, nothing changes the second time.

    Raises NotAllowed for a step that is none, or where somebody changed it meanwhile; NotThere, CaseClosed.
    """
    person = await person_of_need(need)
    if person is None:
        raise NotThere
    async with transaction(DB):
        case = await locked_case(person, by=by)
        row = await CaseNeed.select(CaseNeed.state, CaseNeed.version, CaseNeed.urgent_now).where(CaseNeed.id == need).first()
        assert row is not None
        if row["state"] == to and row["version"] == seen_version + 1:
            return person
        if row["version"] != seen_version:
            raise NotAllowed(row["state"])
        state, version = moved(State(row["state"]), to, urgent=row["urgent_now"]), seen_version + 1
        await enter_state(case, need, state, version=version, note=note, by=by, now=now)
        await notify_desk(case)
    return person


async def enter_state(case: CaseRow, need: UUID, state: State, *, version: int, note: str, by: Actor, now: datetime) -> None:
    """With the case's lock held: the need is in a state that the caller has found allowed."""
    await CaseNeed.update(
        {
            CaseNeed.state: state.value, CaseNeed.version: version, CaseNeed.urgent_now: False, CaseNeed.changed_at: now,
            CaseNeed.changed_by_name: by.name,
        }
    ).where(CaseNeed.id == need)  # fmt: skip
    sealed = (await key_for(case.person, now)).seal({"note": note.strip()}, f"event/{need}/{version}") if note.strip() else None
    await add_event(need, version, state, urgent=False, sealed=sealed, by=by, now=now)
    await write_entry(case.person, "need_changed", by=by, now=now, state=state.value)
    details: audit.Details = {"need": str(need), "state": state.value}
    await audit.record(Audit, by=by, action="need_changed", about=case.person, details=details, at=now)
