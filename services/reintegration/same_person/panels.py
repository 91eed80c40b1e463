"""The part of the case page about other cases of the same person."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.same_person import queries
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Whom it may be, and with which cases it is shown together."""
    together = [each for each in await queries.group_of(case.person, request.user) if each.person != case.person]
    suggested = await queries.suggested(case, request.user) if may(request.user, CasePermission.ACT) else []
    return {"case": case, "together": together, "suggested": suggested} if together or suggested else None
