"""Somebody in a group: invited, agreed under a consent, waiting or enrolled, with a result; or it ended early, with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.capacity.seats import seats_after
from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import Yes, agreed_now, stands, today
from services.reintegration.consents.domain import Form, Purpose
from services.reintegration.consents.texts import text_on
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, NoSeat, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.group_programmes.actions.locking import locked_for_case, locked_group, set_taken
from services.reintegration.group_programmes.domain.attendance import Held, ensure_result, standing
from services.reintegration.group_programmes.domain.states import BY_ITSELF, SEATED, Act, GroupState, State, after
from services.reintegration.group_programmes.queries import GroupRow, marks_of, sessions_of, somebody_waits
from services.reintegration.group_programmes.tables import Participation, ParticipationEvent
from services.reintegration.needs.queries import person_of_need
from services.reintegration.notifications import notify_desk
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row

AGREED_FORMS: Mapping[str, Form] = {"in_person": "screen", "on_paper": "paper", "by_phone": "spoken"}
"""How somebody said that they want to come, and the form of the consent that this is."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A participation as it is stored. `consent`: the one under which the person takes part."""

    id: UUID
    person: UUID
    group_id: UUID
    state: str
    reason: str | None
    consent: UUID | None
    changed_at: datetime
    changed_by_name: str
    version: int


@dataclass(frozen=True, slots=True)
class Said:
    """What goes with an act: the reason of an end, how the person agreed (with a paper's number, or who heard it), a note."""

    reason: str | None = None
    agreed_form: str | None = None
    note: str = ""
    paper_number: str | None = None
    witness: str | None = None

    def yes(self) -> Yes:
        """The consent. Raises ConsentMissing where nobody said how it was given."""
        if self.agreed_form is None or self.agreed_form not in AGREED_FORMS:
            raise ConsentMissing
        return Yes(AGREED_FORMS[self.agreed_form], self.paper_number, self.witness)


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
    ConsentMissing where nobody said how the person agreed, or no consent is in force any more.
    """
    async with transaction(DB):
        case, group, row = await locked(participation, seen_version, by)
        state = after(row.state, act, reason=said.reason)
        if act in BY_ITSELF:
            raise NotAllowed(row.state)
        if group.state != GroupState.OPEN and act is not Act.END:
            raise NotAllowed(group.state)
        if act in (Act.COMPLETE, Act.COMPLETE_IN_PART):
            await _ensure_result(row, group, act)
        if act is Act.ENROL:
            await _ensure_may_come(row, group, now)
        under = (await agreed_now(case, Purpose.GROUP, said.yes(), by=by, now=now)).id if act is Act.AGREE else row.consent
        await seat(group, State(row.state), state)
        await set_participation(row, act, state, said, consent=under, by=by, now=now)
        await notify_desk(case)
    return row.person


async def seat(group: GroupRow, before: State, state: State) -> int:
    """With both locks held: count the seat; returns how many are taken. Raises NoSeat."""
    taken = seats_after(group.taken, group.seats, before=before in SEATED, after=state in SEATED)
    if taken != group.taken:
        await set_taken(group.id, taken)
    return taken


async def _ensure_may_come(row: Stored, group: GroupRow, now: datetime) -> None:
    """A consent is in force, and nobody who waits longer is passed over. Raises ConsentMissing, NoSeat."""
    if await stands(Purpose.GROUP, row.person, now) is None:
        raise ConsentMissing
    if row.state == State.AGREED and await somebody_waits(group.id):
        raise NoSeat


async def _ensure_result(row: Stored, group: GroupRow, act: Act) -> None:
    held = [Held(each.id, each.number, each.state) for each in await sessions_of(group.id)]
    marks = {session: mark.mark for session, mark in (await marks_of(group.id)).get(row.id, {}).items()}
    ensure_result(act, standing(held, marks), group.follows.needed)


async def set_participation(
    row: Stored, act: Act, state: State, said: Said, *, consent: UUID | None = None, by: Actor, now: datetime
) -> None:
    """With both locks held: the row, its event, and the line of the history."""
    values: ColumnValues = {
        Participation.consent: consent or row.consent,
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
            told_on=text_on(Purpose.GROUP, today(now)).valid_from if agrees else None, sealed=sealed, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    await write_entry(person, "group_participation", by=by, now=now, act=act.value)
    details: audit.Details = {"participation": str(participation), "version": version}
    await audit.record(Audit, by=by, action=f"participation_{act.value}", about=person, details=details, at=now)


async def locked(participation: UUID, seen_version: int, by: Actor) -> tuple[CaseRow, GroupRow, Stored]:
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
