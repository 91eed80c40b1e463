"""Signing a pre-trial report, handing it over, withdrawing the request, erasing what is kept no longer."""

from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.errors import ReasonNeeded
from services.probation.local_time import local_today
from services.probation.pre_trial_reports.actions.opening import ITEM
from services.probation.pre_trial_reports.actions.writing import locked, recorded
from services.probation.pre_trial_reports.domain.lifecycle import Event
from services.probation.pre_trial_reports.domain.requests import served_wrong
from services.probation.pre_trial_reports.tables import PreTrialReport
from services.probation.queue.actions import close_item
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


class DayWrong(Exception):
    """It cannot have been signed or handed over on this day."""


async def sign(report: UUID, day: date, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The officer has signed the printed report. Raises DayWrong, NotFound, NotAllowed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked(report, seen_version)
        if not row.requested_on <= day <= local_today(now):
            raise DayWrong
        values: ColumnValues = {PreTrialReport.signed_on: day, PreTrialReport.signed_by_name: by.name}
        await recorded(row, Event.SIGN, values, day=day, by=by, now=now)


async def serve(report: UUID, day: date, to: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """It was handed over to whoever asked for it. Raises as `sign` does."""
    async with transaction(DB):
        row = await locked(report, seen_version)
        if served_wrong(day, row.signed_on, local_today(now)):
            raise DayWrong
        values: ColumnValues = {PreTrialReport.served_on: day, PreTrialReport.served_to: to, PreTrialReport.ended_at: now}
        await recorded(row, Event.SERVE, values, day=day, why=to, by=by, now=now)
        await close_item(kind=ITEM, subject_id=report, by=by, now=now, outcome="served")


async def withdraw(report: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Nobody asks for it any more, or it was opened by mistake. Raises ReasonNeeded, NotFound, NotAllowed, AlreadyDecided."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked(report, seen_version)
        await recorded(row, Event.WITHDRAW, {PreTrialReport.ended_at: now}, why=why, by=by, now=now)
        await close_item(kind=ITEM, subject_id=report, by=by, now=now, outcome="withdrawn")


async def erase(report: UUID, *, by: Actor, now: datetime) -> None:
    """The key and what names the person are erased; that there was a request stays. Done twice, nothing changes."""
    gone: ColumnValues = dict.fromkeys(
        (PreTrialReport.patronymic, PreTrialReport.birth_date, PreTrialReport.iin, PreTrialReport.sealed, PreTrialReport.wrapped_key), None
    )
    gone |= {PreTrialReport.family_name: "", PreTrialReport.given_name: "", PreTrialReport.erased_at: now}
    async with transaction(DB):
        known = PreTrialReport.id == report
        erased = await PreTrialReport.update(gone).where(known, PreTrialReport.erased_at.is_null(), PreTrialReport.person.is_null()
        ).returning(PreTrialReport.id)  # fmt: skip
        if erased:
            await audit.record(Audit, by=by, action="pre_trial_report_erased", about=report, details={}, at=now)
