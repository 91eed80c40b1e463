"""What an employer's account reads: who applied with the person's consent, and the CV as it was sent."""

from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.job_search import queries, words
from services.reintegration.job_search.pages.cv import language_of
from services.reintegration.job_search.permissions import WorkPermission
from services.reintegration.job_search.printing import pdf
from services.reintegration.settings import settings
from shared.db.keyset import cursor
from shared.web.guards import requires
from shared.web.pages import page, pdf_file
from shared.web.request import Web

RECEIVES = requires(WorkPermission.RECEIVE)


@get("/provider/applicants", guards=[RECEIVES])
async def applicants(request: Web) -> Template:
    """Who applied, the latest first."""
    rows = await queries.applicants(request.user, size=settings().desk_rows, after=cursor(request.query_params.get("after")))
    return page(request, "job_search/applicants.html", rows=rows, words=words)


@get("/provider/applicants/{application:uuid}/cv", guards=[RECEIVES])
async def received_cv(request: Web, application: FromPath[UUID]) -> Response[bytes]:
    """The CV as it was sent."""
    row = await queries.applicant(application, request.user)
    cv, language = await queries.sent_cv(row)
    return pdf_file("cv.pdf", await pdf(cv, row.shared_name, row.shared_phone, language_of(language, "kk"), row.sent_at))


route_handlers: list[ControllerRouterHandler] = [applicants, received_cv]
