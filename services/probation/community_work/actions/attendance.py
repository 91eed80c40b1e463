"""How a session ended, and the act of a month: recorded once, corrected by a new version."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.cases.actions import next_serial
from services.probation.cases.queries import case
from services.probation.community_work.actions.following import follow
from services.probation.community_work.actions.locking import locked_work
from services.probation.community_work.domain.sessions import problem
from services.probation.community_work.printing.month import month_of
from services.probation.community_work.printing.papers import printed
from services.probation.community_work.queries import acts_of, session_of
from services.probation.community_work.rows import ShownSession, Work
from services.probation.community_work.session_tables import WorkAct, WorkOutcome
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.printing.sheet import LAYOUT
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Ended:
    """How a session ended. `why`: of a correction."""

    outcome: str
    credited: int
    document: str
    note: str
    why: str = ""


class Refused(Exception):
    """The outcome contradicts the session or the sentence: field and code."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(code)
        self.field, self.code = field, code


class NotComplete(Exception):
    """A session of the month has no outcome yet, or there is none."""


async def record_outcome(
    person: UUID, registration: UUID, session: UUID, what: Ended, *, seen: int, by: Actor, now: datetime, today: date
) -> None:
    """Record how a session ended; of one that has an outcome it is a correction. `seen`: the version that the officer saw.

    Raises NotFound, AlreadyClosed, AlreadyDecided, ReasonNeeded, Refused.
    """
    async with transaction(DB):
        _, work = await locked_work(person, registration, today)
        found = await session_of(registration, session)
        if found is None:
            raise NotFound
        if found.version != seen or found.cancelled_at is not None:
            raise AlreadyDecided
        if seen and not what.why.strip():
            raise ReasonNeeded
        refuse(work, found, what, now)
        await WorkOutcome.insert(
            WorkOutcome(
                id=uuid4(), session=session, version=seen + 1, outcome=what.outcome, credited=what.credited, document=what.document,
                note=what.note, why=what.why, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        details: audit.Details = {
            "session": str(session), "on": found.on_date.isoformat(), "outcome": what.outcome, "credited": what.credited,
        }  # fmt: skip
        kind = "work_outcome_corrected" if seen else "work_outcome"
        await audit.record(Audit, by=by, action=kind, about=person, details=details, at=now)
        await add_entry(person=person, kind=kind, details=details, at=now, by=by)
        await follow(person, registration, by=by, now=now, today=today)


def refuse(work: Work, session: ShownSession, what: Ended, now: datetime) -> None:
    """Raises Refused where the outcome contradicts the session, or credits more than remains of the sentence."""
    local = now.astimezone(ZoneInfo(work.sentenced.time_zone))
    left = work.balance(session.on_date).unserved + (session.credited if session.version else 0)
    wrong = problem(
        session.plain(),
        what.outcome,
        what.credited,
        what.document,
        now_on=local.date(),
        now_at=local.time().replace(tzinfo=None),
        left=left,
    )
    if wrong is not None:
        raise Refused(*wrong)


async def make_act(person: UUID, registration: UUID, month: date, why: str, *, seen: int, by: Actor, now: datetime, today: date) -> str:
    """The act of a month as its sessions stand; a further one replaces it and keeps its number. `seen`: its version on the page.

    Raises NotFound, AlreadyClosed, AlreadyDecided, ReasonNeeded; NotComplete while a session of the month has no outcome.
    """
    async with transaction(DB):
        locked, work = await locked_work(person, registration, today)
        sessions = [each for each in work.sessions if each.on_date.replace(day=1) == month]
        known = next((each for each in await acts_of(registration) if each.month == month), None)
        if (known.version if known else 0) != seen:
            raise AlreadyDecided
        if known is not None and not why.strip():
            raise ReasonNeeded
        if not sessions or any(each.outcome is None for each in sessions):
            raise NotComplete
        number = known.number if known else f"{locked.office}-{month.year}-{await next_serial(f'work act {locked.office} {month.year}')}"
        hours = sum(each.credited for each in sessions)
        papers = await _papers(person, registration, work, month, number, seen + 1, by=by, now=now)
        await WorkAct.insert(
            WorkAct(
                id=uuid4(), registration=registration, month=month, version=seen + 1, number=number, hours=hours,
                content=json.dumps({"sessions": [_stored(each) for each in sessions]}, ensure_ascii=False), why=why, by_id=by.id,
                by_name=by.name, at=now, printed=json.dumps(papers, ensure_ascii=False), layout=LAYOUT,
            )
        )  # fmt: skip
        details: audit.Details = {"month": month.isoformat(), "number": number, "hours": hours}
        await audit.record(Audit, by=by, action="work_act", about=person, details=details, at=now)
        await add_entry(person=person, kind="work_act", details=details, at=now, by=by)
        await follow(person, registration, by=by, now=now, today=today)
    return number


async def _papers(
    person: UUID, registration: UUID, work: Work, month: date, number: str, version: int, *, by: Actor, now: datetime
) -> dict[str, JsonObject]:
    found = await case(by, person, registration)
    if found is None:
        raise NotFound
    return await printed(month_of(found, work, month, officer=by.name, at=now, number=number, version=version))


def _stored(session: ShownSession) -> dict[str, object]:
    return {
        "on": session.on_date.isoformat(), "site": session.site_name, "hours": session.hours, "outcome": session.outcome,
        "credited": session.credited, "version": session.version,
    }  # fmt: skip
