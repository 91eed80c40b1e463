"""Writing a pre-trial report: a draft, its end, its correction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.pre_trial_reports.domain.lifecycle import Event, State, transition
from services.probation.pre_trial_reports.queries import any_report
from services.probation.pre_trial_reports.rows import ShownReport
from services.probation.pre_trial_reports.sealing import sealed
from services.probation.pre_trial_reports.tables import PreTrialReport, PreTrialReportEvent
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.questions import answers as answering
from shared.questions.answers import Answers
from shared.web.fields import read_day


@dataclass
class Incomplete(Exception):
    """The report cannot be finished: what is wrong, a code by question."""

    problems: Mapping[str, str]


async def save(report: UUID, answers: Answers, *, seen_version: int, by: Actor, now: datetime) -> int:
    """Keep the draft as it was typed; the version that it has then. What is the same already changes nothing.

    Raises NotFound, NotAllowed; AlreadyDecided if somebody else saved it since.
    """
    async with transaction(DB):
        row = await locked(report, seen_version)
        kept = answering.draft(row.says, answers)
        if row.state == State.DRAFT and kept == row.answered(sensitive=True):
            return row.version
        await change(row, Event.SAVE, {**_said(row, kept), **_saved(by, now)})
        if row.saved_by_name != by.name or row.version == 1:
            await audit.record(Audit, by=by, action="pre_trial_report_saved", about=report, details={"version": row.version + 1}, at=now)
    return row.version + 1


async def finish(report: UUID, answers: Answers, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The officer says that it is complete. Raises Incomplete, and as `save` does."""
    async with transaction(DB):
        row = await locked(report, seen_version)
        said = _said(row, _settled(row, answers))
        await recorded(row, Event.FINISH, {**said, **_saved(by, now), PreTrialReport.finished_by_name: by.name}, by=by, now=now)


async def correct(report: UUID, answers: Answers, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """A new version; what it said before stays, and it is signed and handed over again. Raises ReasonNeeded, and as `finish`."""
    if not why.strip():
        raise ReasonNeeded
    again: ColumnValues = dict.fromkeys((PreTrialReport.signed_on, PreTrialReport.signed_by_name, PreTrialReport.served_on), None)
    again |= dict.fromkeys((PreTrialReport.served_to, PreTrialReport.ended_at), None)
    async with transaction(DB):
        row = await locked(report, seen_version)
        said = _said(row, _settled(row, answers))
        await recorded(row, Event.CORRECT, {**said, **_saved(by, now), **again}, why=why, by=by, now=now)


async def locked(report: UUID, seen_version: int | None) -> ShownReport:
    """The report, locked until commit. Raises NotFound, also once it is erased; AlreadyDecided."""
    await PreTrialReport.select(PreTrialReport.id).where(PreTrialReport.id == report).lock_rows("UPDATE")
    row = await any_report(report)
    if row is None or row.erased_at is not None:
        raise NotFound
    if seen_version is not None and row.version != seen_version:
        raise AlreadyDecided
    return row


async def recorded(
    row: ShownReport, event: Event, values: ColumnValues, *, day: date | None = None, why: str = "", by: Actor, now: datetime
) -> State:
    """Inside the caller's transaction: the next state, with its entry in the history and in the audit."""
    state = await change(row, event, values)
    said = values.get(PreTrialReport.sealed)
    await add_event(row.id, row.version + 1, event, state, row.form_version, said=said, day=day, why=why, by=by, now=now)
    await audit.record(Audit, by=by, action=f"pre_trial_report_{event}", about=row.id, details={"version": row.version + 1}, at=now)
    return state


async def change(row: ShownReport, event: Event, values: ColumnValues) -> State:
    """Inside the caller's transaction: the next state. Raises NotAllowed."""
    state = State(row.state) if event in (Event.LINK, Event.UNLINK) else transition(State(row.state), event)
    changed: ColumnValues = {PreTrialReport.state: state, PreTrialReport.version: row.version + 1, **values}
    await PreTrialReport.update(changed).where(PreTrialReport.id == row.id)
    return state


async def add_event(
    report: UUID, number: int, event: Event, state: State, form_version: UUID, *, said: bytes | None = None, day: date | None = None,
    why: str = "", by: Actor, now: datetime,
) -> None:  # fmt: skip
    """One entry of the history."""
    await PreTrialReportEvent.insert(
        PreTrialReportEvent(
            id=uuid4(), report=report, number=number, event=event, state=state, form_version=form_version, sealed=said, day=day, why=why,
            by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


def _settled(row: ShownReport, answers: Answers) -> Answers:
    wrong = answering.problems(row.says, answers, read_day)
    if wrong:
        raise Incomplete(wrong)
    return answering.settled(row.says, answers, read_day)


def _said(row: ShownReport, answers: Answers) -> ColumnValues:
    assert row.wrapped_key is not None, "Only an erased report has no key."
    return {PreTrialReport.sealed: sealed(row.id, row.wrapped_key, answers)}


def _saved(by: Actor, now: datetime) -> ColumnValues:
    return {PreTrialReport.saved_at: now, PreTrialReport.saved_by: by.id, PreTrialReport.saved_by_name: by.name}
