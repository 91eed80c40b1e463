"""What becomes of it when a case ends, comes back or changes. Nothing is computed here: the worker does it in a moment."""

from uuid import UUID

from services.probation.cases.actions import locked_registrations
from services.probation.risk.actions import answering, closing_entries, closing_overrides
from services.probation.risk.actions.calculating import mark
from services.probation.risk.tables import RiskCurrent, RiskSetAside
from shared.registry import CaseClosed, CaseReopened, DutyChanged, TermChanged


async def on_case_closed(case: CaseClosed) -> None:
    """With the last registration of an authority, what was set and entered ends; with another one left, it is computed anew."""
    if case.heir is not None:
        await mark(case.person)
        return
    authority = await _authority(case.person, case.registration)
    await closing_overrides.end_all(case.person, authority, by=case.by, now=case.at)
    await closing_entries.end_all(case.person, authority, by=case.by, now=case.at)
    await RiskCurrent.delete().where(RiskCurrent.person == case.person, RiskCurrent.authority == authority)
    await RiskSetAside.delete().where(RiskSetAside.person == case.person, RiskSetAside.authority == authority)
    await answering.withdraw_all(case.person, authority, by=case.by, now=case.at)


async def on_case_reopened(case: CaseReopened) -> None:
    """The closing was undone, and what ended with it holds again."""
    authority = await _authority(case.person, case.registration)
    await closing_overrides.hold_again(case.person, authority, case.closed_at, by=case.by, now=case.at)
    await closing_entries.enter_again(case.person, authority, case.closed_at, by=case.by, now=case.at)


async def on_term_changed(term: TermChanged) -> None:
    """Half of the term is another day."""
    await mark(term.person)


async def on_duty_changed(duty: DutyChanged) -> None:
    """Treatment may have been ordered, or ended."""
    await mark(duty.person)


async def _authority(person: UUID, registration: UUID) -> str:
    return next(row.supervising_authority for row in await locked_registrations(person) if row.id == registration)
