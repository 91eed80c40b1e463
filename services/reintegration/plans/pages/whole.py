"""The whole plan of a person on one page."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import Ground
from services.reintegration.plans import queries, words
from services.reintegration.plans.domain.versions import compared, waits
from services.reintegration.plans.pages.reading import READS, needs_to_choose, sees_sensitive, usual
from services.reintegration.plans.stored.notes import notes_of, waiting_review
from services.reintegration.plans.stored.versions import last_version, terms_of
from services.reintegration.sealing.keys import key_of
from shared.web.pages import page
from shared.web.request import Web

LATEST_NOTES = 3


@get("/cases/{person:uuid}/plan", guards=[READS])
async def plan_page(request: Web, person: FromPath[UUID]) -> Template:
    """Goals with their steps, what was agreed, the next review, the latest notes."""
    case = await cases.case(person, request.user)
    key = await key_of(person)
    terms, last = await terms_of(person, key), await last_version(person, key)
    changes = compared(last.terms, terms) if last else []
    is_open = case.status == "open"
    return page(
        request, "plans/whole.html", case=case, plans=await queries.plans_of(person, sensitive=sees_sensitive(request)),
        last=last, waits=waits(last.terms if last else None, terms), changes=len(changes), review=await waiting_review(person),
        notes=await notes_of(person, size=LATEST_NOTES), may_act=is_open, may_begin=is_open and case.ground != Ground.CONSENT_AWAITED,
        needs=dict(await needs_to_choose(request, person)), words=words, **usual(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [plan_page]
