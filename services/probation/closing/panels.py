"""What the case page says about a closing that waits or can be undone."""

from services.probation.cases.rows import Case
from services.probation.cases.words import closing_reason
from services.probation.closing.permissions import ClosingPermission
from services.probation.closing.queries import latest_closing
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """A proposal that waits for its second officer, or a closing within its day."""
    closing = await latest_closing(case.registration)
    if closing is None or not (closing.waits if case.is_open else closing.can_be_undone(clock.now())):
        return None
    return {"closing": closing, "reason": closing_reason(closing.reason), "may": may(request.user, ClosingPermission.CLOSE)}
