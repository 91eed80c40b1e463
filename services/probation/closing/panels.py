"""What the case page says about a closing that waits, can be undone, or is final."""

from services.probation.attachments.panels import papers_of
from services.probation.cases.rows import Case
from services.probation.cases.words import closing_reason
from services.probation.closing.permissions import ClosingPermission
from services.probation.closing.queries import latest_closing
from shared import clock
from shared.access.permissions import may
from shared.registry import registry
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """A proposal that waits for its second officer, or the closing of a case; either with its documents."""
    closing = await latest_closing(case.registration)
    over = closing is not None and closing.closed_at is not None and closing.undone_at is None
    if closing is None or not (closing.waits if case.is_open else over):
        return None
    return {
        "closing": closing,
        "reason": closing_reason(closing.reason),
        "final": not case.is_open and not closing.can_be_undone(clock.now()),
        "grounds": (await registry("probation").grounds_of(request.user, [closing.id])).get(closing.id, []),
        "papers": await papers_of(request, case.person),
        "may": may(request.user, ClosingPermission.CLOSE),
    }
