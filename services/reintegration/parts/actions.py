"""Giving somebody a part in a case, ending it, and what they may do."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import today
from services.reintegration.consents.domain import NEEDED, Purpose, may_go
from services.reintegration.consents.queries import decisions_of
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import AlreadyWaiting, ConsentMissing, NotAllowed
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.parts.domain import Ended, Member, Part
from services.reintegration.parts.permissions import PART_OF
from services.reintegration.parts.queries import member, members_of, own_part
from services.reintegration.parts.tables import CaseMember
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.identity.accounts import Placed


@dataclass(frozen=True, slots=True)
class New:
    """A part to begin: whose it is, until when, under which consent."""

    id: UUID
    part: Part
    name: str
    account: UUID | None = None
    organisation: UUID | None = None
    until: date | None = None
    consent: UUID | None = None


async def give_part(person: UUID, to: Placed, *, what: str, until: date, token: UUID, by: Actor, now: datetime) -> UUID:
    """Somebody takes part until this day, under the person's consent; returns the part. Sent twice, it is given once.

    Raises NotThere, CaseClosed, ConsentMissing where no consent lasts until then, AlreadyWaiting for somebody who takes part already.
    """
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        on = today(now)
        found = may_go(await decisions_of(person), Purpose.TAKING_PART, None, NEEDED[Purpose.TAKING_PART], on)
        if found.consent is None or found.consent.until_on is None or not on <= until <= found.consent.until_on:
            raise ConsentMissing
        if any(each.account == to.id and each.runs(on) for each in await members_of(person)):
            raise AlreadyWaiting
        new = New(made, Part(PART_OF[to.role]), to.name, account=to.id, until=until, consent=found.consent.id)
        await _begin(case, new, what, by=by, now=now)
        await write_entry(person, "part_given", by=by, now=now, name=to.name)
        await notify_desk(case)
    return made


async def begin_institution(case: CaseRow, *, organisation: UUID, name: str, what: str, by: Actor, now: datetime) -> None:
    """With the lock of a case that it just opened held: every worker of the institution takes part until it hands the case over."""
    await _begin(case, New(uuid4(), Part.INSTITUTION, name, organisation=organisation), what, by=by, now=now)


async def end_part(number: UUID, *, by: Actor, now: datetime) -> UUID:
    """The desk ends it; returns the person. Sent twice, nothing changes. Raises NotThere, CaseClosed."""
    found = await member(number, by)
    async with transaction(DB):
        case = await locked_case(found.person, by=by)
        found = await member(number, by)
        if found.ended_at is None:
            await _end(found, Ended.ENDED, by=by, now=now)
            await notify_desk(case)
    return found.person


async def hand_over(number: UUID, *, by: Actor, now: datetime) -> None:
    """The institution sees the case no more. Raises NotThere, CaseClosed, NotAllowed for another kind of part."""
    part = await own_part(number, today(now))
    if part.part != Part.INSTITUTION:
        raise NotAllowed(part.part)
    async with beyond_scope(DB, "an institution has no scope beyond the part that it was shown"), transaction(DB):
        case = await locked_case(part.person, by=BY)
        (found,) = [each for each in await members_of(part.person) if each.id == number]
        if found.ended_at is None:
            await _end(found, Ended.HANDED_OVER, tell=False, by=by, now=now)
            await write_entry(part.person, "institution_handed_over", by=by, now=now)
            await notify_desk(case)


async def end_parts(person: UUID, how: Ended, *, consent: UUID | None = None, by: Actor, now: datetime) -> int:
    """With the case's lock held: every part ends, or those under one consent; returns how many."""
    running = [each for each in await members_of(person) if each.ended_at is None and consent in (None, each.consent)]
    for each in running:
        await _end(each, how, by=by, now=now)
    return len(running)


async def _begin(case: CaseRow, new: New, what: str, *, by: Actor, now: datetime) -> None:
    sealed = (await key_for(case.person, now)).seal({"what": what}, f"case_member/{new.id}")
    await CaseMember.insert(
        CaseMember(
            id=new.id, person=case.person, account=new.account, organisation=new.organisation, name=new.name, part=new.part.value,
            since=now, until=new.until, consent=new.consent, sealed=sealed, given_by=by.id, given_by_name=by.name,
        )
    )  # fmt: skip
    details: audit.Details = {"part": new.part.value, "id": str(new.id)}
    await audit.record(Audit, by=by, action="part_given", about=case.person, details=details, at=now)


async def _end(found: Member, how: Ended, *, tell: bool = True, by: Actor, now: datetime) -> None:
    await CaseMember.update({CaseMember.ended_at: now, CaseMember.ended: how.value, CaseMember.ended_by_name: by.name}).where(
        CaseMember.id == found.id
    )
    if tell:
        await write_entry(found.person, "part_ended", by=by, now=now, name=found.name)
    await audit.record(Audit, by=by, action="part_ended", about=found.person, details={"part": str(found.id), "how": how.value}, at=now)
