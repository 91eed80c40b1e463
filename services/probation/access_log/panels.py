"""What the case page shows of it."""

from services.probation.access_log.words import READERS
from services.probation.cases.rows import Case
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, _: Case) -> PageContext | None:
    """A link, for those who may look it up."""
    return {} if request.user.role in READERS else None
