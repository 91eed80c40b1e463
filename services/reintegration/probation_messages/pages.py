"""Exactly what probation was told about a person, and when."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from services.reintegration.cases import queries as cases
from services.reintegration.probation_messages import words
from services.reintegration.probation_messages.permissions import ProbationMessagePermission
from services.reintegration.probation_messages.queries import told_about
from services.reintegration.settings import settings
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/cases/{person:uuid}/told", guards=[requires(ProbationMessagePermission.READ)])
async def told_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every message, the latest first."""
    case = await cases.case(person, request.user)
    rows = await told_about(person, size=settings().desk_rows, after=cursor(request.query_params.get("after")))
    return page(request, "probation_messages/told.html", case=case, rows=rows, words=words, supervised=case.supervised)


route_handlers = [told_page]
