"""Parts of the case page and of the desk's first page about mentors."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.mentoring import queries, words
from services.reintegration.mentoring.domain import RUNNING
from services.reintegration.mentoring.permissions import MentoringPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Who is the mentor."""
    if not may(request.user, MentoringPermission.ARRANGE):
        return None
    rows = [row for row in await queries.of_person(case.person, request.user) if row.state in RUNNING]
    may_act = case.status == "open"
    nothing = None if rows else (gettext("Mentor"), f"/cases/{case.person}/mentor/new" if may_act else None)
    return {"case": case, "rows": rows, "words": words, "may_act": may_act, "nothing": nothing}


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The link to the hours."""
    if not may(request.user, MentoringPermission.HOURS):
        return None
    return {"number": len(await queries.running(request.user))}
