"""Whether help goes on: what the person answered, the end of help, and its return."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CLOSING_REASONS, CaseRow, CaseStatus, Ground
from services.reintegration.cases.locking import locked_case, set_ground
from services.reintegration.cases.tables import Case
from services.reintegration.continuation.deadlines import consent_due
from services.reintegration.continuation.domain import Again, ensure_reopens, ground_again
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ReasonMissing, StillSupervised
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.registry import CaseClosed, CaseReopened, registry


async def agree(person: UUID, *, by: Actor, now: datetime) -> None:
    """The person wants help to go on without a registration: from now on, or from its end if they are on the register.

    Said twice, nothing changes. Raises NotThere, CaseClosed.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by)
        known = await Case.select(Case.agreed_at).where(Case.person == person).first()
        if known is not None and known["agreed_at"] is not None:
            return
        ground = Ground.REGISTER if case.supervised else Ground.CONSENT
        await set_ground(person, {"ground": ground.value, "agreed_at": now, "consent_due_on": None})
        await _note(case, "help_goes_on", by=by, now=now)


async def take_back_agreement(person: UUID, *, by: Actor, now: datetime) -> None:
    """The person does not want help without a registration any more; on the register nothing else changes, otherwise the case closes."""
    async with transaction(DB):
        case = await locked_case(person, by=by)
        await set_ground(person, {"agreed_at": None})
        await _note(case, "agreement_taken_back", by=by, now=now)
        if not case.supervised:
            await _close(case, "help_declined", words=None, by=by, now=now)


async def close(person: UUID, *, reason: str | None, words: str | None, by: Actor, now: datetime) -> None:
    """A worker ends the help: everything that was not begun ends, what was begun is handed over.

    Sent twice, nothing changes. Raises NotThere, StillSupervised, ReasonMissing.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        if case.status == CaseStatus.CLOSED:
            return
        if case.supervised:
            raise StillSupervised
        if reason not in CLOSING_REASONS or (reason == "other" and not words):
            raise ReasonMissing
        await _close(case, reason, words=words, by=by, now=now)


async def reopen(person: UUID, again: Again = Again.RETURN, *, words: str = "", by: Actor, now: datetime) -> None:
    """The case opens again with its history; what had ended stays ended. Sent twice, nothing changes.

    The person came back and agrees, or the ending was entered by mistake, with the reason in `words`. Raises NotThere, ReasonMissing,
    NotAllowed for a way that is none after this ending: nobody comes back from death.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        if case.status == CaseStatus.OPEN:
            return
        ensure_reopens(case.closing_reason, again, words)
        mistake, ground = again is Again.MISTAKE, ground_again(Ground(case.ground), again)
        asked = consent_due(now, ZoneInfo(settings().timezone)) if ground is Ground.CONSENT_AWAITED else None
        values: ColumnValues = {
            "status": CaseStatus.OPEN.value, "ground": ground.value, "closed_at": None, "closing_reason": None, "consent_due_on": asked,
            "rests": None, **({} if mistake else {"agreed_at": now, "opened_at": now}),
        }  # fmt: skip
        await set_ground(person, values)
        await _note(case, "ending_was_mistake" if mistake else "case_reopened", words=words or None, by=by, now=now)
        reopened = CaseReopened(person, case.registration, case.closed_at or now, by, now, mistake=mistake)
        await registry("reintegration").case_reopened(reopened)


async def end_resting(case: CaseRow, *, ended_at: datetime, by: Actor, now: datetime) -> None:
    """With the case's lock held: the registration ended while help rested, so the case closes for the same reason and nobody is asked."""
    await set_ground(case.person, {"supervision_ended_at": ended_at})
    await _close(case, case.rests or "other", words=None, by=by, now=now)


async def _close(case: CaseRow, reason: str, *, words: str | None, by: Actor, now: datetime) -> None:
    counts = await registry("reintegration").case_closed(CaseClosed(case.person, case.registration, by, now))
    await set_ground(
        case.person,
        {"status": CaseStatus.CLOSED.value, "closed_at": now, "closing_reason": reason, "consent_due_on": None, "rests": None},
    )
    withdrawn, handed_over = counts.get("withdrawn", 0), counts.get("handed_over", 0)
    await write_entry(case.person, "case_closed", by=by, now=now, words=words, why=reason, withdrawn=withdrawn, handed_over=handed_over)
    await audit.record(Audit, by=by, action="case_closed", about=case.person, details={"reason": reason, **counts}, at=now)
    await notify_desk(case)


async def _note(case: CaseRow, kind: str, *, words: str | None = None, by: Actor, now: datetime) -> None:
    await write_entry(case.person, kind, by=by, now=now, words=words)
    await audit.record(Audit, by=by, action=kind, about=case.person, details={}, at=now)
    await notify_desk(case)
