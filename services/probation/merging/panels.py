"""What the case page says about merges."""

from services.probation.cases.rows import Case
from services.probation.merging.permissions import MergingPermission
from services.probation.merging.queries import merges_of
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The records that were merged into this one, and proposals that wait; nothing where there are none."""
    if not may(request.user, MergingPermission.READ):
        return None
    found = await merges_of(case.person, "proposed", "merged", "undoing")
    return {"merges": found} if found else None
