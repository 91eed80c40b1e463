"""The documents of an offer, for whoever decides on it: those attached to the transfer itself, and no others of the case."""

from uuid import UUID

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.attachments.pages.giving import given_out
from services.probation.database import DB
from services.probation.transfers import queries
from services.probation.transfers.permissions import TransferPermission
from shared import clock
from shared.db.beyond import beyond_scope
from shared.identity.limits.requests import EXPORTS
from shared.web.guards import requires
from shared.web.request import Web


@get("/transfers/{transfer:uuid}/documents/{paper:uuid}", guards=[requires(TransferPermission.ACCEPT), EXPORTS])
async def offered_document(request: Web, transfer: FromPath[UUID], paper: FromPath[UUID]) -> Response[bytes] | Template:
    """The file as the keeping office attached it. That it was taken is recorded, as of any document."""
    known = await queries.transfer(request.user, transfer)
    if known is None or not queries.shows_case(request.user, known, now=clock.now()):
        raise NotFoundException
    row = next((each for each in await queries.offered_papers(known) if each.id == paper), None)
    if row is None:
        raise NotFoundException
    here = f"/transfers/{transfer}"
    async with beyond_scope(DB, "a document that another office attached to its offer to the reader's office"):
        return await given_out(request, row, back=here, file=f"{here}/documents/{paper}")


route_handlers = [offered_document]
