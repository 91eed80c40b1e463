"""Parts of the desk and of the case page about appointments and contacts."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow
from services.reintegration.contacts import queries, words
from services.reintegration.contacts.domain import State, clock_of_person
from services.reintegration.contacts.permissions import ContactPermission
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import format_datetime, gettext
from shared.web.request import Web

SHOWN = 10
"""How many of each list the desk shows; the calendar shows all."""


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The worker's appointments of today, those without an outcome, and whom to contact again."""
    if not may(request.user, ContactPermission.KEEP):
        return None
    now = clock.now()
    day, zone = common.today(now), ZoneInfo(settings().timezone)
    begin = datetime.combine(day, time(), zone)
    today = await queries.between(max(begin, now), begin + timedelta(days=1), request.user)
    overdue = await queries.without_outcome(now, request.user)
    again = await queries.to_contact_again(day, request.user)
    return {
        "today": [row for row in today if row.state == State.PLANNED], "overdue": overdue, "again": again, "shown": SHOWN,
        "words": words, "theirs": lambda row: clock_of_person(row.starts_at, row.time_zone, settings().timezone),
        "due": lambda each: common.due_on(each.next_on, day),
    }  # fmt: skip


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """The next appointments."""
    if not may(request.user, ContactPermission.KEEP):
        return None
    planned = [row for row in await queries.appointments_of(case.person) if row.state == State.PLANNED]
    planned.sort(key=lambda row: row.starts_at)
    begin = f"/cases/{case.person}/appointments/new" if case.status == "open" else None
    return {
        "case": case, "planned": planned, "words": words, "now": clock.now(),
        "nothing": None if planned else (gettext("Appointments"), begin),
        "facts": [
            (gettext("Next appointment"), format_datetime(row.starts_at), f"/desk-appointments/{row.id}", False) for row in planned[:1]
        ],
        "theirs": lambda row: clock_of_person(row.starts_at, row.time_zone, settings().timezone),
        "may_act": case.status == "open",
    }  # fmt: skip
