"""What the home page and the case page show about check-ins."""

from services.probation.cases.rows import Case
from services.probation.cases.words import frequency, phone_number
from services.probation.check_ins import due_queries, queries
from services.probation.check_ins.domain.plan import in_force
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.plans import schedule_of, supervised
from services.probation.check_ins.schedules.words import how_often
from services.probation.check_ins.words import state
from services.probation.words import remaining
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import counted, cursor
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

HOME_ROWS = 25


async def due(request: Web, _: None) -> PageContext:
    """Who may check in now."""
    by, now = request.user, clock.now()
    return {
        "due": await due_queries.due(by, now, size=HOME_ROWS, after=cursor(request.query_params.get("due"))),
        "phone_number": phone_number,
        "may_log": may(by, CheckInPermission.LOG),
        "remaining": lambda row: remaining(row.closes_at, now),
        "figure": (gettext("Can check in now"), counted(await due_queries.count_due(by, now)), "#due"),
    }


async def of_case(request: Web, case: Case) -> PageContext:
    """The person's check-ins, the latest first."""
    now = clock.now()
    registrations = await supervised(case.person, case.supervising_authority)
    schedule = await schedule_of(registrations) if registrations else None
    plan = in_force(schedule.plans, now.astimezone(registrations[0].zone).date()) if schedule else None
    return {
        "frequency": how_often(plan) if plan else frequency(case.frequency),
        "check_ins": await queries.check_ins(case.person, after=cursor(request.query_params.get("check_ins"))),
        "may_open": may(request.user, CheckInPermission.READ),
        "state": lambda row: state(row.state, row.closes_at, now),
    }
