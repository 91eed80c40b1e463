"""Handing a case over: asked, and then accepted, declined or withdrawn. The worker changes when the other accepts, never before."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.queries import case as case_of
from services.reintegration.database import DB, Audit
from services.reintegration.errors import AlreadyAsked, AlreadyOwned, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.owning.actions.rows import pass_on, settle
from services.reintegration.owning.actions.taking import candidate
from services.reintegration.owning.domain import Act, How, State, may_answer
from services.reintegration.owning.queries.owners import HandoverRow, own_accounts, owner_of, waiting_handover
from services.reintegration.owning.queries.owners import handover as handover_of
from services.reintegration.owning.tables import Handover
from services.reintegration.owning.words import DECLINE_REASONS
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def ask(person: UUID, to: UUID, *, why: str, token: UUID, by: Actor, now: datetime) -> UUID:
    """The worker who has the case, or who stands in, asks another one to take it over; returns the hand-over.

    Sent twice, it is asked once. Raises NotThere, CaseClosed, ReasonMissing, AlreadyOwned where another worker has the case,
    AlreadyAsked while somebody else's answer is awaited.
    """
    if not why.strip():
        raise ReasonMissing
    worker, made = await candidate(await case_of(person, by), to, by), uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        owner = await owner_of(person)
        if owner is None or owner.account == to:
            raise NotThere
        if owner.account not in own_accounts(by):
            raise AlreadyOwned(owner.name)
        waiting = await waiting_handover(person)
        if waiting is not None:
            raise AlreadyAsked(waiting.to_name)
        sealed = (await key_for(person, now)).seal({"why": why}, f"handover/{made}")
        await Handover.insert(
            Handover(
                id=made, person=person, from_account=owner.account, from_name=owner.name, to_account=worker.id, to_name=worker.name,
                state=State.ASKED.value, sealed=sealed, asked_at=now, asked_by=by.id, asked_by_name=by.name,
            )
        )  # fmt: skip
        await write_entry(person, "handover_asked", by=by, now=now, after=worker.name)
        await audit.record(Audit, by=by, action="handover_asked", about=person, details={"to": str(worker.id)}, at=now)
        await notify_desk(case)
    return made


async def accept(handover: UUID, *, by: Actor, now: datetime) -> UUID:
    """The other one has the case from now on; returns the person. Whoever stands in for them may accept it for them.

    Raises NotThere, CaseClosed, NotAllowed.
    """
    async with transaction(DB):
        case, row = await _locked(handover, by)
        if not answers(row, by):
            raise NotThere
        worker = await candidate(case, row.to_account, by)
        await settle(row, Act.ACCEPT, by=by, now=now)
        owner = await owner_of(row.person)
        assert owner is not None, "a hand-over lapses when its worker loses the case"
        await pass_on(case, owner, worker, How.ACCEPTED, why=None, instead=_instead(row, by), by=by, now=now)
    return row.person


async def decline(handover: UUID, *, reason: str, words: str | None, by: Actor, now: datetime) -> UUID:
    """The other one, or who stands in for them, does not take the case; it stays where it is.

    Raises NotThere, CaseClosed, NotAllowed, ReasonMissing.
    """
    if reason not in DECLINE_REASONS or (reason == "other" and not words):
        raise ReasonMissing
    async with transaction(DB):
        case, row = await _locked(handover, by)
        if not answers(row, by):
            raise NotThere
        sealed = (await key_for(row.person, now)).seal({"words": words}, f"handover_answer/{row.id}") if words else None
        await settle(row, Act.DECLINE, reason=reason, sealed=sealed, by=by, now=now)
        await write_entry(row.person, "handover_declined", by=by, now=now, after=row.to_name, instead=_instead(row, by))
        await notify_desk(case)
    return row.person


async def withdraw(handover: UUID, *, leads: bool, by: Actor, now: datetime) -> UUID:
    """Whoever asked, who has the case, or (`leads`) the manager takes the question back.

    Raises NotThere, CaseClosed, NotAllowed, AlreadyOwned for everybody else.
    """
    async with transaction(DB):
        case, row = await _locked(handover, by)
        if not leads and row.asked_by != by.id and row.from_account not in own_accounts(by):
            raise AlreadyOwned(row.from_name)
        await settle(row, Act.WITHDRAW, by=by, now=now)
        await write_entry(row.person, "handover_withdrawn", by=by, now=now, after=row.to_name)
        await notify_desk(case)
    return row.person


def answers(row: HandoverRow, by: Actor) -> bool:
    """Whether this worker may answer it."""
    return may_answer(row.to_account, (row.from_account, row.asked_by), by.id, by.covers)


def _instead(row: HandoverRow, by: Actor) -> str | None:
    return None if row.to_account == by.id else by.name


async def _locked(handover: UUID, by: Actor) -> tuple[CaseRow, HandoverRow]:
    """The case, locked, and the hand-over as it stands then. Raises NotThere, CaseClosed."""
    found = await handover_of(handover, by)
    case = await locked_case(found.person, by=by)
    return case, await handover_of(handover, by)
