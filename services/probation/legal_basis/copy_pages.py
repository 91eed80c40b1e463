"""The signed copy of a legal basis, for those who may read the case. Each view is recorded."""

from uuid import UUID

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from services.probation.cases import queries as cases_queries
from services.probation.legal_basis.domain import ENDINGS
from services.probation.legal_basis.permissions import LegalBasisPermission
from services.probation.legal_basis.signed_copies import view_copy
from shared import clock
from shared.web.guards import requires
from shared.web.request import Web


@get("/people/{person:uuid}/copies/{number:uuid}", guards=[requires(LegalBasisPermission.READ_COPY)])
async def signed_copy(request: Web, person: FromPath[UUID], number: FromPath[UUID]) -> Response[bytes]:
    """The page as it was handed in: a picture in the browser, a PDF as a download, never run as anything else."""
    case = await cases_queries.case(request.user, person)
    if case is None:
        raise NotFoundException
    found = await view_copy(case.person, number, by=request.user, now=clock.now())
    if found is None:
        raise NotFoundException
    place = "attachment" if found.media_type == "application/pdf" else "inline"
    disposition = f'{place}; filename="signed-copy.{ENDINGS[found.media_type]}"'
    return Response(found.content, media_type=found.media_type, headers={"cache-control": "no-store", "content-disposition": disposition})


route_handlers = [signed_copy]
