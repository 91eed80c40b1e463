"""Reports that were kept apart, for whoever reads cases: of which devices, who sent them, and why."""

from litestar import get
from litestar.response import Template

from services.probation.telemetry.ingest.quarantine import KEPT
from services.probation.telemetry.ingest.refused_senders import KEPT as REFUSALS_KEPT
from services.probation.telemetry.quarantine import words
from services.probation.telemetry.quarantine.permissions import QuarantinePermission
from services.probation.telemetry.quarantine.queries import kept_apart
from services.probation.telemetry.quarantine.refused_queries import ended_networks, refused
from services.probation.telemetry.vendors.permissions import VendorPermission
from services.probation.telemetry.vendors.words import connection, protocol
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import SEARCHES
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

LONGEST_SEARCH, LONGEST_PLACE = 64, 120
ON_A_PAGE = 50


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


@get("/refused-senders", guards=[requires(QuarantinePermission.READ_REFUSED)])
async def refused_senders_page(request: Web) -> Template:
    """Senders that are registered for no vendor, by address: nothing was read from them."""
    after = (request.query_params.get("after") or "")[:LONGEST_PLACE].replace("\x00", "")
    found, networks = await refused(size=ON_A_PAGE, after=after), await ended_networks(clock.now())
    return page(
        request,
        "quarantine/refused.html",
        senders=found.map(lambda each: (each, next((network.name for network in networks if network.holds(each.address)), None))),
        protocol=protocol,
        days=REFUSALS_KEPT.days,
        may_see_frames=may(request.user, QuarantinePermission.READ),
        may_register=may(request.user, VendorPermission.MANAGE),
    )


route_handlers = [quarantine_page, refused_senders_page]
