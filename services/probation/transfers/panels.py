"""What the home page shows about transfers."""

from services.probation.transfers import queries
from services.probation.transfers.permissions import TransferPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def home(request: Web, _: None) -> PageContext | None:
    """How many transfers wait for this reader's answer; nothing where none does."""
    if not may(request.user, TransferPermission.SEE):
        return None
    found = await queries.waiting(request.user)
    return {"asked": found.asked, "offered": found.offered} if found.asked or found.offered else None
