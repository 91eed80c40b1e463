"""Entering what employers and persons tell; what waits in the queue follows."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from services.probation.cases.actions import locked_open_case
from services.probation.corrective_work.domain.entries import Kind, in_force, problem, state_of
from services.probation.corrective_work.domain.rules import reports_due, talk_due, without_job
from services.probation.corrective_work.queries import Sentenced, entries_of, sentenced_of
from services.probation.corrective_work.tables import CorrectiveEntry
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.values import JsonObject

TALK, REPORT, JOBLESS = "corrective_talk", "corrective_report", "corrective_jobless"
DUE = time(18)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What an officer enters; `token` belongs to the form."""

    kind: Kind
    on_date: date
    content: JsonObject
    document: str
    why: str
    token: UUID
    refers_to: UUID | None = None


class Refused(Exception):
    """The entry contradicts what is known: field and code."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(code)
        self.field, self.code = field, code


async def enter(person: UUID, registration: UUID, what: NewEntry, *, seen: int, by: Actor, now: datetime, today: date) -> None:
    """Add the entry; the same form sent again adds nothing. `seen`: how many entries the officer saw.

    Raises NotFound, AlreadyClosed, Refused; AlreadyDecided if there are more by now, or what is taken back does not stand any more.
    """
    async with transaction(DB):
        await locked_open_case(person, registration)
        sentenced = await sentenced_of(registration)
        if sentenced is None:
            raise NotFound
        if await CorrectiveEntry.exists().where(CorrectiveEntry.form_token == what.token):
            return
        known = await entries_of(registration)
        if len(known) != seen:
            raise AlreadyDecided
        plain = [each.plain() for each in known]
        if what.kind == "withdrawn":
            if what.refers_to not in {each.id for each in in_force(plain)}:
                raise AlreadyDecided
        elif wrong := problem(
            state_of(plain), what.kind, what.on_date, what.content, registered_on=sentenced.registered_on, today=today
        ):  # fmt: skip
            raise Refused(*wrong)
        await CorrectiveEntry.insert(
            CorrectiveEntry(
                id=uuid4(), registration=registration, number=seen + 1, kind=what.kind, on_date=what.on_date,
                content=json.dumps(what.content, ensure_ascii=False), refers_to=what.refers_to, document=what.document, why=what.why,
                form_token=what.token, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        details: audit.Details = {"kind": what.kind, "on": what.on_date.isoformat(), "number": seen + 1}
        await audit.record(Audit, by=by, action="corrective_entry", about=person, details=details, at=now)
        await add_entry(person=person, kind="corrective_entry", details=details, at=now, by=by)
        await follow(sentenced, by=by, now=now, today=today)


async def follow(sentenced: Sentenced, *, by: Actor, now: datetime, today: date) -> None:
    """Let the queue say what corrective work asks of the officer now."""
    state = state_of(each.plain() for each in await entries_of(sentenced.id))
    month, due = today.replace(day=1), talk_due(state, today)
    await _ask(TALK, sentenced, f"talk {month}", due, "corrective_talk_due", by=by, now=now)
    missing = {each.month: each for each in reports_due(state, today)}
    for known in {*missing, *(each.month for each in state.months)}:
        asked = missing.get(known)
        late = asked.due_on if asked is not None and today > asked.due_on else None
        await _ask(REPORT, sentenced, f"report {known}", late, "corrective_report_missing", by=by, now=now)
    met = next((each for each in without_job(state, registered_on=sentenced.registered_on, today=today) if each.spell.until is None), None)
    since = met.met_on if met is not None and met.met else None
    await _ask(JOBLESS, sentenced, "jobless", since, "corrective_jobless_long", by=by, now=now)


async def _ask(kind: str, sentenced: Sentenced, about: str, due: date | None, reason: str, *, by: Actor, now: datetime) -> None:
    subject = uuid5(sentenced.id, about)
    if due is None:
        await close_item(kind=kind, subject_id=subject, by=by, now=now, outcome="done")
        return
    due_at = max(datetime.combine(due, DUE, ZoneInfo(sentenced.time_zone)), now)
    await open_item(
        kind=kind, person=sentenced.person, subject_id=subject, registration=sentenced.id, reason=reason, now=now, by=by, due_at=due_at
    )
