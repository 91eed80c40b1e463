"""A mentor is proposed, both agree, the person under a consent; it goes on longer or ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import Yes, agreed_now, stands
from services.reintegration.consents.domain import Form, Purpose
from services.reintegration.consents.queries import decisions_of
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import ConsentMissing, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.mentoring.domain import BY_MENTOR, CAN_RESUME, RUNNING, Act, State, after, last_day
from services.reintegration.mentoring.queries import MentorshipRow
from services.reintegration.mentoring.tables import Mentorship, MentorshipEvent
from services.reintegration.notifications import notify_desk
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row, select_rows

AGREED_FORMS: Mapping[str, Form] = {"in_person": "screen", "on_paper": "paper", "by_phone": "spoken"}
"""How somebody said that they want the mentor, and the form of the consent that this is."""


@dataclass(frozen=True, slots=True)
class Said:
    """What goes with an act: the reason of an end, how the person agreed (with a paper's number, or who heard it), another last day.

    `phone`: the mentor may have the person's phone.
    """

    reason: str | None = None
    agreed_form: str | None = None
    until_on: date | None = None
    paper_number: str | None = None
    witness: str | None = None
    phone: bool = False

    def yes(self) -> Yes:
        """The consent. Raises ConsentMissing where nobody said how it was given."""
        if self.agreed_form is None or self.agreed_form not in AGREED_FORMS:
            raise ConsentMissing
        return Yes(AGREED_FORMS[self.agreed_form], self.paper_number, self.witness, ("phone",) if self.phone else ())


async def propose(
    person: UUID, mentor: UUID, mentor_name: str, from_on: date, until_on: date, *, token: UUID, by: Actor, now: datetime
) -> UUID:
    """Propose a mentor; returns the mentoring. Sent twice, it is made once.

    Raises NotThere, CaseClosed, ConsentAwaited; NotAllowed where somebody is proposed or at work already, or the days are none.
    """
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        ensure_may_begin(case)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        if from_on > until_on or await _running(person):
            raise NotAllowed("running")
        row = MentorshipRow(
            made, person, mentor, mentor_name, case.office, from_on, until_on, State.PROPOSED.value, None, None, now, by.name, 1
        )  # fmt: skip
        await Mentorship.insert(
            Mentorship(
                id=made, person=person, mentor=mentor, mentor_name=mentor_name, office=case.office, from_on=from_on, until_on=until_on,
                state=row.state, changed_at=now, changed_by_name=by.name, version=1,
            )
        )  # fmt: skip
        await _write(row, Act.PROPOSE, State.PROPOSED, Said(), by=by, now=now)
        await notify_desk(case)
    return made


async def act_on(mentorship: UUID, act: Act, said: Said, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """What the desk writes down; returns the person.

    Raises NotThere, CaseClosed, ReasonMissing; ConsentMissing, also for days after the end of the consent; NotAllowed for a step that is
    none, or a page that was stale.
    """
    if act in BY_MENTOR:
        raise NotAllowed(act)
    async with transaction(DB):
        case, row = await _locked(mentorship, seen_version, by)
        after(row.state, act, reason=said.reason)
        if act in (Act.PROPOSE, Act.RESUME) and await _running(row.person):
            raise NotAllowed("running")
        if (act is Act.EXTEND and said.until_on is None) or (act is Act.RESUME and row.reason not in CAN_RESUME):
            raise NotAllowed("days")
        under = (await agreed_now(case, Purpose.MENTOR, said.yes(), by=by, now=now)).id if act is Act.PERSON_AGREES else row.consent
        if act is Act.PROPOSE:
            under = None
        await _set(row, act, said, consent=under, by=by, now=now)
        if act is Act.RESUME or (act is Act.EXTEND and row.state in (State.PERSON_AGREED, State.ACTIVE)) or act is Act.PERSON_AGREES:
            await _ensure_consent_lasts(row.person, row.id, now)
        await notify_desk(case)
    return row.person


async def answer(mentorship: UUID, *, agrees: bool, seen_version: int, by: Actor, now: datetime) -> None:
    """The mentor says yes or no. Raises NotThere for somebody else's, NotAllowed."""
    async with beyond_scope(DB, "a mentor's answer changes the case, which no mentor sees"), transaction(DB):
        case, row = await _locked(mentorship, seen_version, BY)
        if row.mentor != by.id:
            raise NotThere
        await _set(row, Act.MENTOR_AGREES if agrees else Act.MENTOR_DECLINES, Said(), consent=row.consent, by=by, now=now)
        await notify_desk(case)


async def end_with_case(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: the case ended, and the mentoring with it; returns how many."""
    return await _end_running(person, "case_closed", by=by, now=now)


async def end_without_consent(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: the person took the consent back, and the mentor sees nothing any more; returns how many ended."""
    return await _end_running(person, "consent_withdrawn", by=by, now=now)


async def end_unasked(row: MentorshipRow, reason: str, *, by: Actor, now: datetime) -> bool:
    """With the case's lock held: the time is over, or the account was switched off. False where it ended meanwhile."""
    known = await _row(row.id)
    if known is None or known.version != row.version:
        return False
    await _set(known, Act.END, Said(reason), consent=known.consent, by=by, now=now)
    return True


async def _end_running(person: UUID, reason: str, *, by: Actor, now: datetime) -> int:
    rows = [row for row in await select_rows(MentorshipRow, Mentorship.select().where(Mentorship.person == person)) if row.state in RUNNING]
    for row in rows:
        await _set(row, Act.END, Said(reason), consent=row.consent, by=by, now=now)
    return len(rows)


async def _ensure_consent_lasts(person: UUID, mentorship: UUID, now: datetime) -> None:
    """The time with the mentor lies inside the consent. Raises ConsentMissing."""
    row, found = await _row(mentorship), await stands(Purpose.MENTOR, person, now)
    assert row is not None
    known = [found] if row.consent is None else [each for each in await decisions_of(person) if each.id == row.consent]
    until = known[0].until_on if known and known[0] is not None and known[0].withdrawn_at is None else None
    if until is None or row.until_on > until:
        raise ConsentMissing


async def _set(row: MentorshipRow, act: Act, said: Said, *, consent: UUID | None, by: Actor, now: datetime) -> None:
    state = after(row.state, act, reason=said.reason)
    stays = row.reason if act is Act.EXTEND else None
    values: ColumnValues = {
        Mentorship.state: state.value, Mentorship.reason: said.reason if act is Act.END else stays, Mentorship.changed_at: now,
        Mentorship.changed_by_name: by.name, Mentorship.version: row.version + 1, Mentorship.consent: consent,
        Mentorship.until_on: last_day(row.state, act, row.from_on, row.until_on, said.until_on, today(now)),
    }  # fmt: skip
    await Mentorship.update(values).where(Mentorship.id == row.id)
    known = await _row(row.id)
    assert known is not None
    await _write(known, act, state, said, by=by, now=now)


async def _write(row: MentorshipRow, act: Act, state: State, said: Said, *, by: Actor, now: datetime) -> None:
    await MentorshipEvent.insert(
        MentorshipEvent(
            id=uuid4(), mentorship=row.id, version=row.version, act=act.value, state=state.value, reason=row.reason,
            agreed_form=said.agreed_form if act is Act.PERSON_AGREES else None, until_on=row.until_on, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    await write_entry(row.person, "mentoring", by=by, now=now, act=act.value, reason=row.reason)
    details: audit.Details = {"mentorship": str(row.id), "version": row.version}
    await audit.record(Audit, by=by, action=f"mentoring_{act.value}", about=row.person, details=details, at=now)


async def _locked(mentorship: UUID, seen_version: int, by: Actor) -> tuple[CaseRow, MentorshipRow]:
    found = await _row(mentorship)
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    row = await _row(mentorship)
    assert row is not None
    if row.version != seen_version:
        raise NotAllowed(row.state)
    return case, row


async def _row(mentorship: UUID) -> MentorshipRow | None:
    return await select_row(MentorshipRow, Mentorship.select().where(Mentorship.id == mentorship).first())


async def _running(person: UUID) -> bool:
    states = [state.value for state in RUNNING]
    return await Mentorship.exists().where(Mentorship.person == person, Mentorship.state.is_in(states))
