"""Opening a request for a pre-trial report."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.database import DB, Audit
from services.probation.opening_papers.actions import form_in_force
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.pre_trial_reports.actions.writing import add_event
from services.probation.pre_trial_reports.domain.lifecycle import Event, State
from services.probation.pre_trial_reports.domain.requests import NewRequest
from services.probation.pre_trial_reports.queries import alike, known_elsewhere
from services.probation.pre_trial_reports.rows import ListedReport
from services.probation.pre_trial_reports.sealing import new_key, sealed
from services.probation.pre_trial_reports.tables import PreTrialReport
from services.probation.queue.actions import open_item
from services.probation.settings import settings
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values

ITEM = "pre_trial_report"
END_OF_DAY = time(18)
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('probation.pre_trial_report ' || $1, 0))"
SENT = "SELECT id FROM probation.pre_trial_report WHERE form_token = $1"


@dataclass
class Alike(Exception):
    """There is a request like this one, or somebody on the register with this number. Nothing was kept."""

    reports: list[ListedReport]
    offices: list[str]


async def open_request(new: NewRequest, *, by: Actor, now: datetime) -> UUID:
    """Keep the request with the draft of its report; the form sent twice opens one. Raises Alike unless the officer has looked."""
    office = by.office or ""
    version = await form_in_force(FormCode.REPORT, now)
    async with transaction(DB):
        await fetch_values(DB, ONE_AT_A_TIME, office)
        sent = await fetch_values(DB, SENT, new.token)
        if sent:
            return UUID(str(sent[0]))
        if not new.looked:
            found = Alike(await alike(new, office), await known_elsewhere(new.iin))
            if found.reports or found.offices:
                raise found
        number = uuid4()
        wrapped_key = new_key(number)
        begun = {"asked_by": new.body, "asked_on": new.requested_on.isoformat()}
        known = {code: given for code, given in begun.items() if version.says.question(code)}
        await PreTrialReport.insert(
            PreTrialReport(
                id=number, state=State.DRAFT, version=1, office=office, officer=by.id, officer_name=by.name,
                supervising_authority=by.authority, asker=new.asker, body=new.body, request_number=new.number,
                requested_on=new.requested_on, due_on=new.due_on, family_name=new.family_name, given_name=new.given_name,
                patronymic=new.patronymic, birth_date=new.birth_date, iin=new.iin, language=new.language, form_version=version.id,
                sealed=sealed(number, wrapped_key, known), wrapped_key=wrapped_key, form_token=new.token, created_at=now,
                created_by_name=by.name, saved_at=now, saved_by=by.id, saved_by_name=by.name,
            )
        )  # fmt: skip
        await add_event(number, 1, Event.OPEN, State.DRAFT, version.id, by=by, now=now)
        await open_item(
            kind=ITEM, person=number, subject_id=number, reason=ITEM, due_at=_end_of(new.due_on), now=now, by=by, office=office,
            officer=by.id,
        )  # fmt: skip
        details: audit.Details = {"looked": "yes" if new.looked else "no"}
        await audit.record(Audit, by=by, action="pre_trial_report_asked", about=number, details=details, at=now)
    return number


def _end_of(day: date) -> datetime:
    return datetime.combine(day, END_OF_DAY, ZoneInfo(settings().timezone))
