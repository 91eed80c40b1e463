"""Finding a provider."""

from urllib.parse import urlencode
from uuid import UUID

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from services.reintegration.cases import queries as cases_queries
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.matching.permissions import MatchingPermission
from services.reintegration.service_search.asked import asked_of, found
from shared.web.guards import requires
from shared.web.i18n import LANGUAGES
from shared.web.pages import page
from shared.web.request import Web


@get("/cases/{person:uuid}/providers", guards=[requires(MatchingPermission.SEARCH)])
async def find_provider(
    request: Web, person: FromPath[UUID], plan: FromQuery[UUID | None] = None, replaces: FromQuery[UUID | None] = None,
    need_id: FromQuery[UUID | None] = None,
) -> Template:  # fmt: skip
    """Services for a person, in their language where none is asked for: fresh figures first, old ones marked, full ones last."""
    case = await cases_queries.case(person, request.user)
    ensure_may_begin(case)
    kept = [(name, str(each)) for name, each in (("plan", plan), ("replaces", replaces), ("need_id", need_id)) if each]
    asked = asked_of(request, next((code for code in LANGUAGES if code == case.language), None))
    return page(request, "matching/page.html", case=case, kept_on=kept, carried=urlencode(kept), **await found(request, asked, case.region))


route_handlers = [find_provider]
