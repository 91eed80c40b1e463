"""What the case page shows of it."""

from services.probation.access_log.permissions import AccessLogPermission
from services.probation.cases.rows import Case
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, _: Case) -> PageContext | None:
    """A link, for those who may look it up."""
    return {} if may(request.user, AccessLogPermission.SEE) else None
