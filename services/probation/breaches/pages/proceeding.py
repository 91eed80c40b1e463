"""The page of one proceeding, and its whole file on paper."""

from uuid import UUID

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.breaches import queries
from services.probation.breaches.actions.effects.applying import second_is_asked
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.pages.fields import StepForm, all_steps
from services.probation.breaches.pages.whole import shown_of, whole
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.rows import Proceeding
from shared import clock
from shared.access.permissions import may
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Web

READS = requires(BreachPermission.READ)


@get("/breaches/{proceeding:uuid}", guards=[READS])
async def proceeding_page(request: Web, proceeding: FromPath[UUID]) -> Template:
    """Facts, hearing, what may follow with the rules' text, decision, documents, history."""
    row = await row_of(request, proceeding)
    shown = await shown_of(request, row)
    offered = [one for one in all_steps().values() if may_do(request, row, one) and one.offered(shown)]
    return page(request, "breaches/page.html", **await whole(request, row, shown), offered=offered, court=await court_tools(request, row))


@get("/breaches/{proceeding:uuid}/print", guards=[READS])
async def print_page(request: Web, proceeding: FromPath[UUID]) -> Template:
    """The whole file on paper."""
    row = await row_of(request, proceeding)
    return page(request, "breaches/print.html", **await whole(request, row, await shown_of(request, row)), made_at=clock.now())


async def row_of(request: Web, proceeding: UUID) -> Proceeding:
    """The proceeding, if this reader may see it; else 404."""
    row = await queries.proceeding(request.user, proceeding)
    if row is None:
        raise NotFoundException
    return row


async def court_tools(request: Web, row: Proceeding) -> list[tuple[str, str]]:
    """(address, title) of what is done about a ruling."""
    if not may(request.user, BreachPermission.WORK):
        return []
    found = []
    if row.goes_on and row.at is Stage.RULED and not await second_is_asked(row):
        found.append((f"/breaches/{row.id}/effect", gettext("Carry out the ruling")))
    if row.ended_at is None and row.at is Stage.CORRECTING:
        found.append((f"/breaches/{row.id}/correction", gettext("Correct what the ruling changed")))
    return found


def may_do(request: Web, row: Proceeding, one: StepForm) -> bool:
    """Whether this reader takes such steps in a proceeding that goes on."""
    needed = BreachPermission.SIGN if one.code == "sign" else BreachPermission.WORK
    goes_on = row.goes_on or (one.after_closing and row.ended_at is None)
    return goes_on and may(request.user, needed)


route_handlers = [proceeding_page, print_page]
