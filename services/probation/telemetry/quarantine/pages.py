"""Reports that were kept apart, for whoever reads cases: of which devices, who sent them, and why."""

from litestar import get
from litestar.response import Template

from services.probation.telemetry.ingest.quarantine import KEPT
from services.probation.telemetry.quarantine import words
from services.probation.telemetry.quarantine.permissions import QuarantinePermission
from services.probation.telemetry.quarantine.queries import kept_apart
from services.probation.telemetry.vendors.words import connection
from shared.identity.limits.requests import SEARCHES
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

LONGEST_SEARCH, LONGEST_PLACE = 64, 120


@get("/quarantine", guards=[requires(QuarantinePermission.READ), SEARCHES])
async def quarantine_page(request: Web) -> Template:
    """Reports by device, sender and reason."""
    search = (request.query_params.get("search") or "").strip()[:LONGEST_SEARCH].replace("\x00", "")
    after = (request.query_params.get("after") or "")[:LONGEST_PLACE].replace("\x00", "")
    return page(
        request,
        "quarantine/page.html",
        groups=await kept_apart(request.user, search, after=after),
        search=search,
        reason=words.reason,
        connection=connection,
        days=KEPT.days,
    )


route_handlers = [quarantine_page]
