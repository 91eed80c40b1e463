"""Somebody in a group: invited, agreed, enrolled, with a result; or it ended early, with a reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, NoSeat, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.group_programmes.actions.locking import locked_for_case, locked_group, set_taken
from services.reintegration.group_programmes.domain.attendance import Held, ensure_result, standing
from services.reintegration.group_programmes.domain.states import RUNNING, SEATED, Act, GroupState, State, after
from services.reintegration.group_programmes.queries import GroupRow, marks_of, sessions_of
from services.reintegration.group_programmes.tables import Participation, ParticipationEvent
from services.reintegration.group_programmes.told import told_on
from services.reintegration.needs.queries import person_of_need
from services.reintegration.needs.sealing import key_for
from services.reintegration.notifications import notify_desk
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row, select_rows

AGREED_FORMS = ("in_person", "on_paper", "by_phone")
"""How somebody said that they want to come."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A participation as it is stored."""

    id: UUID
    person: UUID
    group_id: UUID
    state: str
    reason: str | None
    changed_at: datetime
    changed_by_name: str
    version: int


@dataclass(frozen=True, slots=True)
class Said:
    """What goes with an act: the reason of an end, how the person agreed, a note."""

    reason: str | None = None
    agreed_form: str | None = None
    note: str = ""


async def invite(
    person: UUID, group: UUID, said: Said, *, token: UUID, need_id: UUID | None = None, by: Actor, now: datetime
) -> UUID:  # fmt: skip
    """Invite somebody; returns the participation. Sent twice, it is made once.

    `need_id`: the need that it is for. Raises NotThere, also for another person's need, CaseClosed, ConsentAwaited; NotAllowed where the
    group is not open or the person is in it already.
    """
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        ensure_may_begin(case)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        if need_id is not None and await person_of_need(need_id) != person:
            raise NotThere
        row = await locked_group(group, by=by)
        if row.state != GroupState.OPEN or await _known(person, group):
            raise NotAllowed(row.state)
        await Participation.insert(
            Participation(
                id=made, person=person, group_id=group, state=State.INVITED.value, changed_at=now, changed_by_name=by.name, version=1,
                need_id=need_id,
            )
        )  # fmt: skip
        await _write(person, made, 1, Act.INVITE, State.INVITED, said, by=by, now=now)
        await notify_desk(case)
    return made


async def act_on(participation: UUID, act: Act, said: Said, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Whatever comes after the invitation; returns the person.

    Raises NotThere, CaseClosed, ReasonMissing; NotAllowed for a step that is none, or where somebody else changed it meanwhile; NoSeat;
    ConsentMissing where nobody said how the person agreed.
    """
    async with transaction(DB):
        case, group, row = await _locked(participation, seen_version, by)
        state = after(row.state, act, reason=said.reason)
        if act is Act.AGREE and said.agreed_form not in AGREED_FORMS:
            raise ConsentMissing
        if group.state != GroupState.OPEN and act is not Act.END:
            raise NotAllowed(group.state)
        if act in (Act.COMPLETE, Act.COMPLETE_IN_PART):
            await _ensure_result(row, group, act)
        await _seat(group, State(row.state), state)
        await _set(row, act, state, said, by=by, now=now)
        await notify_desk(case)
    return row.person


async def end_with_case(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: the case ended, so nobody comes to a group any more; returns how many participations ended."""
    rows = await select_rows(Stored, Participation.select().where(Participation.person == person).order_by(Participation.group_id))
    running = [row for row in rows if row.state in RUNNING]
    for row in running:
        group = await locked_for_case(row.group_id)
        state = after(row.state, Act.END, reason="case_closed")
        await _seat(group, State(row.state), state)
        await _set(row, Act.END, state, Said("case_closed"), by=by, now=now)
    return len(running)


async def _seat(group: GroupRow, before: State, state: State) -> None:
    """With both locks held: count the seat. Raises NoSeat."""
    change = (state in SEATED) - (before in SEATED)
    if change > 0 and group.taken >= group.seats:
        raise NoSeat
    if change:
        await set_taken(group.id, group.taken + change)


async def _ensure_result(row: Stored, group: GroupRow, act: Act) -> None:
    held = [Held(each.id, each.number, each.state) for each in await sessions_of(group.id)]
    marks = {session: mark.mark for session, mark in (await marks_of(group.id)).get(row.id, {}).items()}
    ensure_result(act, standing(held, marks), group.follows.needed)


async def _set(row: Stored, act: Act, state: State, said: Said, *, by: Actor, now: datetime) -> None:
    values: ColumnValues = {
        Participation.state: state.value, Participation.reason: said.reason if act is Act.END else None,
        Participation.changed_at: now, Participation.changed_by_name: by.name, Participation.version: row.version + 1,
    }  # fmt: skip
    await Participation.update(values).where(Participation.id == row.id)
    await _write(row.person, row.id, row.version + 1, act, state, said, by=by, now=now)


async def _write(person: UUID, participation: UUID, version: int, act: Act, state: State, said: Said, *, by: Actor, now: datetime) -> None:
    """The event, a line of the history that names no programme, and the audit record."""
    note = said.note.strip()
    sealed = (await key_for(person, now)).seal({"note": note}, f"participation/{participation}/{version}") if note else None
    agrees = act is Act.AGREE
    await ParticipationEvent.insert(
        ParticipationEvent(
            id=uuid4(), participation=participation, version=version, act=act.value, state=state.value,
            reason=said.reason if act is Act.END else None, agreed_form=said.agreed_form if agrees else None,
            told_on=told_on(today(now)).valid_from if agrees else None, sealed=sealed, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    await write_entry(person, "group_participation", by=by, now=now, act=act.value)
    details: audit.Details = {"participation": str(participation), "version": version}
    await audit.record(Audit, by=by, action=f"participation_{act.value}", about=person, details=details, at=now)


async def _locked(participation: UUID, seen_version: int, by: Actor) -> tuple[CaseRow, GroupRow, Stored]:
    """The case (locked first), the group, and the participation."""
    found = await select_row(Stored, Participation.select().where(Participation.id == participation).first())
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    group = await locked_for_case(found.group_id)
    row = await select_row(Stored, Participation.select().where(Participation.id == participation).first())
    assert row is not None
    if row.version != seen_version:
        raise NotAllowed(row.state)
    return case, group, row


async def _known(person: UUID, group: UUID) -> bool:
    return await Participation.exists().where(Participation.person == person, Participation.group_id == group)
