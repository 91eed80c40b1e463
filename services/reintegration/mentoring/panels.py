"""Parts of the case page and of the desk's first page about mentors."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.mentoring import queries, words
from services.reintegration.mentoring.domain import RUNNING
from services.reintegration.mentoring.permissions import MentoringPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Who is the mentor."""
    if not may(request.user, MentoringPermission.ARRANGE):
        return None
    rows = [row for row in await queries.of_person(case.person, request.user) if row.state in RUNNING]
    return {"case": case, "rows": rows, "words": words, "may_act": case.status == "open"}


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The link to the hours."""
    if not may(request.user, MentoringPermission.HOURS):
        return None
    return {"number": len(await queries.running(request.user))}
