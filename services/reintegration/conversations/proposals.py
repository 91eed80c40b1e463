"""Times that one side proposes and the other chooses; a chosen one becomes an appointment."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.contacts.appointments import Plan, Worker, make
from services.reintegration.conversations.access import Speaker, Talked, about, talked_about
from services.reintegration.conversations.domain import Offered, ProposalRow, Step, next_state
from services.reintegration.conversations.messages import locked
from services.reintegration.conversations.tables import ReferralProposal
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.sealing.keys import key_for
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import select_row

OTHERS = """UPDATE reintegration.referral_proposal SET state = 'withdrawn', ended_by_name = $2, ended_at = $3
    WHERE referral = $1 AND state = 'offered'"""


@dataclass(frozen=True, slots=True)
class Time:
    """When and where, whom to ask for there, and what else is to be known."""

    starts_at: datetime
    minutes: int
    place: str = ""
    contact: str = ""
    phone: str = ""
    note: str = ""


async def propose(referral: UUID, time: Time, speaker: Speaker, *, token: UUID, now: datetime) -> None:
    """Propose a time. Sent twice, it is proposed once. Raises NotThere, NotAllowed (also for the past), ConsentMissing, CaseClosed."""
    talked = await talked_about(referral, speaker.by)
    if time.starts_at <= now:
        raise NotAllowed("past")
    async with beyond_scope(DB, "both sides of a referral write into the case's history, which the provider never sees"), transaction(DB):
        case = await locked(talked, speaker, now)
        number = uuid4()
        if await sent_before(token, number, by=speaker.by, now=now):
            return
        words = {"place": time.place, "contact": time.contact, "phone": time.phone, "note": time.note}
        sealed = (await key_for(case.person, now)).seal(words, about("proposal", number))
        await ReferralProposal.insert(
            ReferralProposal(
                id=number, referral=referral, person=case.person, party=speaker.side, via=speaker.via, starts_at=time.starts_at,
                minutes=time.minutes, sealed=sealed, state=Offered.OFFERED.value, by_id=speaker.by.id, by_name=speaker.by.name, at=now,
            )
        )  # fmt: skip
        await _tell(talked, "proposed", speaker, now)
        await notify_desk(case)


async def answer(proposal: UUID, step: Step, speaker: Speaker, *, now: datetime) -> UUID:
    """Choose, decline or withdraw a proposed time; returns the referral. A chosen one is an appointment of the worker's, with the person.

    What else was proposed for the referral is withdrawn with it. Done twice, the first stands.
    Raises NotThere, NotAllowed, ConsentMissing, CaseClosed.
    """
    row = await _row(proposal)
    if row is None:
        raise NotThere
    talked = await talked_about(row.referral, speaker.by)
    async with beyond_scope(DB, "a provider's answer becomes an appointment of the case, which the provider never sees"), transaction(DB):
        case = await locked(talked, speaker, now)
        row = await _row(proposal, lock=True)
        assert row is not None
        state = next_state(row.state, step, "proposer" if speaker.side == row.party else "other")
        made = await _appointment(row, talked, speaker, now) if state is Offered.CHOSEN else None
        await ReferralProposal.update(
            {
                ReferralProposal.state: state.value, ReferralProposal.ended_by_name: speaker.by.name, ReferralProposal.ended_at: now,
                ReferralProposal.appointment: made,
            }
        ).where(ReferralProposal.id == proposal)  # fmt: skip
        if made is not None:
            await DB.connection().execute(OTHERS, row.referral, speaker.by.name, now)
        await _tell(talked, state.value, speaker, now)
        await notify_desk(case)
    return row.referral


async def stop_proposals(person: UUID, organisations: list[UUID] | None, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: nothing that is proposed can be chosen any more; returns how much. None: at every provider."""
    statement = """UPDATE reintegration.referral_proposal p SET state = 'withdrawn', ended_by_name = $3, ended_at = $4
        WHERE p.person = $1 AND p.state = 'offered' AND ($2::uuid[] IS NULL OR EXISTS (SELECT FROM reintegration.referral r
            WHERE r.id = p.referral AND r.organisation = ANY ($2))) RETURNING p.id"""
    return len(await DB.connection().fetch(statement, person, organisations, by.name, now))


async def _appointment(row: ProposalRow, talked: Talked, speaker: Speaker, now: datetime) -> UUID:
    """The worker's appointment. Where the provider chose, it is that of the worker who proposed the time."""
    place = str((await key_for(row.person, now)).open(row.sealed, about("proposal", row.id))["place"]) or None
    plan = Plan("visit", talked.organisation_name[:300], row.starts_at, row.minutes, place, settings().timezone)
    if speaker.side == "desk":
        return await make(row.person, plan, token=row.id, by=speaker.by, now=now)
    worker = Worker(row.by_id, row.by_name)
    return await make(row.person, plan, token=row.id, by=BY, worker=worker, now=now)


async def _row(proposal: UUID, *, lock: bool = False) -> ProposalRow | None:
    query = ReferralProposal.select().where(ReferralProposal.id == proposal)
    return await select_row(ProposalRow, (query.lock_rows("UPDATE") if lock else query).first())


async def _tell(talked: Talked, what: str, speaker: Speaker, now: datetime) -> None:
    await write_entry(talked.person, f"referral_time_{what}", by=speaker.by, now=now, referral=str(talked.id))
    details: audit.Details = {"via": speaker.via}
    await audit.record(Audit, by=speaker.by, action=f"referral_time_{what}", about=talked.id, details=details, at=now)
    await notify_provider(talked.organisation)
