"""Every vendor's credentials in one list without secrets: to print, and as a table for a spreadsheet."""

from litestar import Response, Router, get
from litestar.response import Template

from services.probation.telemetry.vendors import queries, words
from services.probation.telemetry.vendors.permissions import VendorPermission
from shared import clock
from shared.identity.limits.requests import EXPORTS
from shared.web.guards import requires
from shared.web.pages import csv_file, page
from shared.web.request import Web

HEADER = ("vendor", "vendor_name", "credential", "kind", "device", "network", "sha256_fingerprint", "made_at", "replaces", "replaced_by")
HEADER_OF_USE = ("valid_until", "revoked_at", "revoked_reason", "last_used_at")


@get("/")
async def credentials_page(request: Web) -> Template:
    """The list, to read and to print."""
    now = clock.now()
    return page(
        request,
        "vendors/credentials.html",
        credentials=await queries.every_credential(),
        kind=words.kind,
        state=words.state,
        now=now,
    )


@get("/table.csv", guards=[EXPORTS])
async def credentials_csv() -> Response[str]:
    """The same with an English header. Moments are in UTC."""
    rows = [
        (
            *(each.vendor, each.vendor_name, each.id, each.kind, each.device_id, each.network, each.fingerprint, each.made_at.isoformat()),
            *(each.replaces, each.replaced_by),
            *(at.isoformat() if at else None for at in (each.valid_until, each.revoked_at)),
            *(each.revoked_reason, each.last_used_at.isoformat() if each.last_used_at else None),
        )
        for each in await queries.every_credential()
    ]
    return csv_file("vendor-credentials.csv", (*HEADER, *HEADER_OF_USE), rows)


_PAGES = [credentials_page, credentials_csv]
route_handlers = [Router("/vendor-credentials", route_handlers=_PAGES, guards=[requires(VendorPermission.MANAGE)])]
