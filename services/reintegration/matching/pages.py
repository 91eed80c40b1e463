"""Finding a provider."""

from typing import Literal
from uuid import UUID

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from services.reintegration import words
from services.reintegration.capacity.deadlines import stale_after
from services.reintegration.capacity.words import places
from services.reintegration.cases import queries as cases_queries
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.directory import queries
from services.reintegration.matching.permissions import MatchingPermission
from shared import clock
from shared.db.keyset import cursor
from shared.messages.base import NEEDS, Language, Need
from shared.values import PageContext
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

OFFERS_ON_A_PAGE = 20


@get("/cases/{person:uuid}/providers", guards=[requires(MatchingPermission.SEARCH)])
async def find_provider(
    request: Web,
    person: FromPath[UUID],
    need: FromQuery[Need | Literal[""] | None] = None,
    language: FromQuery[Language | Literal["any", ""] | None] = None,
    free: FromQuery[Literal["yes"] | None] = None,
    plan: FromQuery[UUID | None] = None,
    after: FromQuery[str | None] = None,
) -> Template:
    """Offers by need, language and free places; fresh figures first, old ones marked, full ones last."""
    case = await cases_queries.case(person, request.user)
    ensure_may_begin(case)
    now, chosen = clock.now(), language or case.language
    wanted = queries.Wanted(need or None, None if chosen == "any" else chosen, case.region, now - stale_after(words.today(now)))
    context: PageContext = {
        "case": case,
        "offers": await queries.offers(wanted, without_full=free is not None, size=OFFERS_ON_A_PAGE, after=cursor(after)),
        "hidden": await queries.count_full(wanted) if free else 0,
        "needs": NEEDS,
        "need": need or None,
        "language_chosen": chosen,
    }
    return page(request, "matching/page.html", p=words, places=places, now=now, free=free, plan=plan, **context)


route_handlers = [find_provider]
