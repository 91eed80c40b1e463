"""The tier on the case page."""

from services.probation.cases.rows import Case
from services.probation.risk import queries, words
from services.probation.risk.permissions import RiskPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The tier, why, when it is reviewed; an entry in the register only for who may see that."""
    if not case.is_open or not may(request.user, RiskPermission.READ):
        return None
    current = await queries.current(case.person, case.supervising_authority)
    if current is None or current.tier is None:
        return None
    override = await queries.live_override(case.person, case.supervising_authority) if current.override else None
    may_see = may(request.user, RiskPermission.RELAPSE_READ)
    return {"current": current, "override": override, "entered": current.entered and may_see, "words": words}
