"""What the case page says about merges."""

from services.probation.cases.rows import Case
from services.probation.merging.permissions import MergingPermission
from services.probation.merging.queries import merge_of, merges_of
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The records that were merged into this one, and proposals for who sees both; nothing where there are none."""
    if not may(request.user, MergingPermission.READ):
        return None
    known = await merges_of(case.person, "proposed", "merged", "undoing")
    found = [merge for merge in known if merge.together or await merge_of(request.user, merge.id) is not None]
    return {"merges": found} if found else None
