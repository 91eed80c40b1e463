"""Parts of the desk and of the case page about work."""

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow
from services.reintegration.job_search import queries, words
from services.reintegration.job_search.domain.applications import OPEN
from services.reintegration.job_search.domain.employment import State
from services.reintegration.job_search.permissions import WorkPermission
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

SHOWN = 10
"""How many of each list the desk shows; a case's page of work has all."""


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Open applications, and jobs that go on."""
    if not may(request.user, WorkPermission.KEEP):
        return None
    applications = [row for row in await queries.applications_of(case.person) if row.state in OPEN]
    jobs = [row for row in await queries.employments_of(case.person) if row.state == State.GOING_ON]
    nothing = None if applications or jobs else (gettext("Work and study"), f"/cases/{case.person}/work")
    return {"case": case, "words": words, "applications": applications, "jobs": jobs, "nothing": nothing}


async def of_desk(request: Web, _: None) -> PageContext | None:
    """Interviews that come, and jobs for which something is to be asked."""
    if not may(request.user, WorkPermission.KEEP):
        return None
    now = clock.now()
    due, interviews = await queries.due(common.today(now), request.user, SHOWN + 1), await queries.interviews(now, request.user, SHOWN + 1)
    if not due and not interviews:
        return None
    return {
        "due": due[:SHOWN], "interviews": interviews[:SHOWN],
        "more_due": len(due) > SHOWN, "more_interviews": len(interviews) > SHOWN,
    }  # fmt: skip
