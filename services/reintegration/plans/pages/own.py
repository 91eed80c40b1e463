"""The plan for the person: on the tablet that is turned round, and on paper."""

from typing import cast
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow
from services.reintegration.plans import queries
from services.reintegration.plans.domain.versions import waits
from services.reintegration.plans.own.paper import pdf_of_plan
from services.reintegration.plans.own.view import OwnPlan, own_plan
from services.reintegration.plans.pages.reading import READS, sees_sensitive
from services.reintegration.plans.stored.versions import last_version, terms_of
from services.reintegration.sealing.keys import key_of
from services.reintegration.words import today
from shared import clock
from shared.messages.base import Language
from shared.printing.speaking import speaking
from shared.web.i18n import NAMES
from shared.web.pages import page, pdf_file
from shared.web.request import Web


@get("/cases/{person:uuid}/plan/own", guards=[READS])
async def own_page(request: Web, person: FromPath[UUID], language: FromQuery[str] = "") -> Template:
    """Large letters and plain words, in the person's language unless another is asked for; nothing else on the page."""
    case = await cases.case(person, request.user)
    spoken = _spoken(language, case)
    plan, _ = await _plan(request, case, spoken)
    return page(request, "plans/own.html", case=case, plan=plan, spoken=spoken, choices=list(NAMES.items()))


@get("/cases/{person:uuid}/plan/own.pdf", guards=[READS])
async def own_paper(request: Web, person: FromPath[UUID], language: FromQuery[str] = "") -> Response[bytes]:
    """The same to take home."""
    case, now = await cases.case(person, request.user), clock.now()
    spoken = _spoken(language, case)
    plan, version = await _plan(request, case, spoken)
    return pdf_file("plan.pdf", await pdf_of_plan(plan, spoken, version=version, at=now))


async def _plan(request: Web, case: CaseRow, spoken: Language) -> tuple[OwnPlan, int]:
    plans = await queries.plans_of(case.person, sensitive=sees_sensitive(request))
    key = await key_of(case.person)
    last, terms = await last_version(case.person, key), await terms_of(case.person, key)
    waiting = waits(last.terms if last else None, terms)
    with speaking(spoken):
        found = own_plan(case.name, plans, last, waits=waiting, today=today(clock.now()))
    return found, (last.number if last else 0) + int(waiting)


def _spoken(asked: str, case: CaseRow) -> Language:
    return cast("Language", next((code for code in (asked, case.language) if code in NAMES), "kk"))


route_handlers: list[ControllerRouterHandler] = [own_page, own_paper]
