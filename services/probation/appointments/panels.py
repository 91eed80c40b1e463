"""What the home page and the case page show about appointments."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.probation.appointments import queries, words
from services.probation.appointments.permissions import AppointmentPermission
from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import counted, cursor
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

HOME_ROWS = 25
NEXT = 3


async def today(request: Web, _: None) -> PageContext | None:
    """The appointments of the reader's own diary today, by time."""
    by, now = request.user, clock.now()
    if not may(by, AppointmentPermission.DIARY):
        return None
    day = local_today(now)
    since = datetime.combine(day, time(), ZoneInfo(settings().timezone))
    found = await queries.diary(by, by.id, since, since + timedelta(days=1))
    return {
        "appointments": found,
        "words": words,
        "local": lambda row: row.starts_at.astimezone(ZoneInfo(settings().timezone)),
        "state": lambda row: words.state(row.state, row.starts_at, now, row.outcome),
        "may_plan": may(by, AppointmentPermission.PLAN),
        "day": day,
        "figure": (gettext("Appointments today"), str(len(found)), "#by-time"),
    }


async def to_log(request: Web, _: None) -> PageContext | None:
    """Past appointments without an outcome, with a link to the diary."""
    by, now = request.user, clock.now()
    if not may(by, AppointmentPermission.RECORD):
        return None
    found = await queries.to_log(by, now, size=HOME_ROWS, after=cursor(request.query_params.get("to_log")))
    figure = (gettext("Outcomes to record"), counted(await queries.count_to_log(by, now)), "#to-log")
    return {"appointments": found, "words": words, "figure": figure}


async def of_case(request: Web, case: Case) -> PageContext | None:
    """What comes next in a case."""
    if not may(request.user, AppointmentPermission.READ):
        return None
    return {
        "upcoming": await queries.upcoming(request.user, case.person, clock.now(), size=NEXT),
        "words": words,
        "may_plan": case.is_open and may(request.user, AppointmentPermission.PLAN),
    }
