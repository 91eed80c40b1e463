"""Electronic monitoring on the case page: what is in force, what is asked for, what rests on nothing."""

from datetime import date

from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import queries, words
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.domain.decisions import STANDING, State
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.monitoring.queries import ShownDecision
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


def runs_out(row: ShownDecision, today: date) -> bool:
    """Whether its last day is near, or has passed and the sweep has not come yet."""
    return State(row.state) in STANDING and row.ends_on - law.warned_before(today) <= today


async def of_case(request: Web, case: Case) -> PageContext | None:
    """What is asked for, in force or suspended, or that a bracelet rests on nothing; nothing where there is none of it."""
    if not may(request.user, MonitoringPermission.READ):
        return None
    today = local_today(clock.now())
    rows = await queries.open_ones(case.person, case.supervising_authority)
    without = await bracelet(case.person) is not None and not any(
        State(row.state) in STANDING and row.starts_on <= today <= row.ends_on for row in rows
    )
    if not rows and not without:
        return None
    shown = [(row, words.state(row.state), runs_out(row, today)) for row in rows]
    return {"decisions": shown, "without": without, "person": case.person, "words": words}
