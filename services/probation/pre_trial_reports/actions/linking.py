"""Linking a report to the record of the person who was registered later: the number suggests it, a human confirms it."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import locked_open_case
from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.pre_trial_reports.actions.writing import locked, recorded
from services.probation.pre_trial_reports.domain.lifecycle import Event, State
from services.probation.pre_trial_reports.tables import PreTrialReport
from services.probation.timeline.actions import add_entry
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values

IIN = "SELECT iin FROM probation.person WHERE id = $1"


async def link(report: UUID, person: UUID, *, by: Actor, now: datetime) -> None:
    """An officer of the case says that the report is about this person. Raises NotFound, AlreadyClosed, AlreadyDecided.

    The numbers of both have to be the same: a report without one is not linked.
    """
    async with transaction(DB):
        case = await locked_open_case(person)  # first, as everywhere
        (iin,) = await fetch_values(DB, IIN, person)
        async with beyond_scope(DB, "a report of the same office about a person with the same number, linked by the officer of the case"):
            row = await locked(report, None)
            if iin is None or row.iin != iin or row.office != case.office or row.state == State.WITHDRAWN:
                raise NotFound
            if row.linked_person is not None:
                raise AlreadyDecided
            values: ColumnValues = {PreTrialReport.person: person, PreTrialReport.registration: case.id}
            await recorded(row, Event.LINK, values, by=by, now=now)
        await add_entry(person=person, kind="pre_trial_report_linked", details={"report": str(report)}, at=now, by=by)


async def unlink(report: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The link was a mistake. Raises ReasonNeeded, NotFound, AlreadyClosed, AlreadyDecided."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        (person,) = await fetch_values(DB, "SELECT person FROM probation.pre_trial_report WHERE id = $1", report) or (None,)
        if person is None:
            raise AlreadyDecided
        await locked_open_case(person)
        row = await locked(report, seen_version)
        values: ColumnValues = {PreTrialReport.person: None, PreTrialReport.registration: None}
        await recorded(row, Event.UNLINK, values, why=why, by=by, now=now)
        await add_entry(person=person, kind="pre_trial_report_unlinked", details={"report": str(report), "why": why}, at=now, by=by)
