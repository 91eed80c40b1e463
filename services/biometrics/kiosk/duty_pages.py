"""The person's own duties, after the card and the PIN: in plain words, in the language of the page."""

from uuid import UUID

from litestar import get
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.check_ins import queries as check_ins_queries
from services.biometrics.database import DB
from services.biometrics.duties.queries import duties_of
from services.biometrics.kiosk import words
from services.biometrics.kiosk.visit import GIVEN_COOKIE, current, kiosk_page, page_of
from services.biometrics.sessions.domain import State
from shared.db.beyond import beyond_scope
from shared.identity.cookies import read_cookie
from shared.messages.probation import DutyText
from shared.web.guards import requires_kiosk
from shared.web.pages import back_to
from shared.web.request import Web

DUTIES = "/kiosk/duties"
READING_SECONDS = 120
"""How long a list may be read without a touch."""


@get(DUTIES, guards=[requires_kiosk])
async def duties_page(request: Web) -> Template | Redirect:
    """The duties of the person whom card and PIN identified; the first page for anybody else."""
    visit = await current(request)
    if visit is not None:
        counts = visit.state not in {State.IDENTIFIED, State.ANSWERING, State.CAPTURING} or visit.attempts > 0
        return _shown(request, await duties_of(visit.person), await page_of(request, visit), counts=counts)
    given = await _of_given(request)
    return back_to(await page_of(request, None)) if given is None else _shown(request, given, "/kiosk/already", counts=True)


async def _of_given(request: Web) -> list[DutyText] | None:
    """Of somebody who had checked in before: there is no visit, and the cookie names the check-in."""
    try:
        check_in = UUID(read_cookie(request, GIVEN_COOKIE) or "")
    except ValueError:
        return None
    async with beyond_scope(DB, "the duties of whoever gave a check-in before: there is no visit"):
        receipt = await check_ins_queries.receipt_of(check_in)
        return await duties_of(receipt.person) if receipt else None


def _shown(request: Web, duties: list[DutyText], back: str, *, counts: bool) -> Template:
    said = [words.said(each.text) for each in duties]
    return kiosk_page(request, "kiosk/duties.html", duties=said, back=back, counts=counts, idle_seconds=READING_SECONDS)


route_handlers: list[ControllerRouterHandler] = [duties_page]
