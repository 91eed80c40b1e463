"""What the order rests on: chosen for each part, as a new version of the order."""

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel, StringConstraints

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.telemetry.orders.actions import NotOpen, change_order
from services.probation.telemetry.orders.domain.edits import Body
from services.probation.telemetry.orders.domain.grounds import NotGrounded, parts
from services.probation.telemetry.orders.grounds import words
from services.probation.telemetry.orders.permissions import OrderPermission
from services.probation.telemetry.orders.queries import body_of, duties_of, order_in_force
from services.probation.telemetry.orders.words import not_grounded
from services.probation.telemetry.orders.zone_map_pages import ChangedMeanwhile, fingerprint
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})


class GroundsForm(BaseModel):
    """Why, and which order was on the screen."""

    why: Annotated[str, StringConstraints(min_length=3, max_length=500)]
    seen: str = ""


@get("/people/{person:uuid}/grounds", guards=[requires(OrderPermission.READ)])
async def grounds_page(request: Web, person: FromPath[UUID]) -> Template:
    """Each part of the order in force with the duty or the decision on which it rests."""
    return await _page(request, await case_of(request, person), NOTHING_WRONG, {})


@post("/people/{person:uuid}/grounds", guards=[requires(OrderPermission.CHANGE)], status_code=200)
async def choose_grounds(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Make a new version of the order that names what was chosen."""
    case, given, now = await case_of(request, person), await read_fields(request), clock.now()
    form = parse(GroundsForm, given, {"why": gettext("Why?")})
    if isinstance(form, FormErrors):
        return await _page(request, case, form, given, 422)
    body = body_of(await order_in_force(person))
    known = await duties_of(person, body, local_today(now))

    def change(before: Body | None) -> Body:
        if before is None or form.seen != fingerprint(before):
            raise ChangedMeanwhile
        return words.chosen(before, given, known)

    try:
        await change_order(person, change, by=request.user, now=now, reason=form.why, also={"changed": "grounds_chosen"})
    except NotGrounded as wrong:
        number = list(parts(body)).index(wrong.part)
        field = f"decision-{number}" if wrong.problem == "decision_missing" else f"on-{number}"
        return await _page(request, case, FormErrors({field: not_grounded(wrong)}), given, 422)
    except NotOpen:
        return await _page(request, case, FormErrors({"why": gettext("The registration is closed")}), given, 409)
    except ChangedMeanwhile:
        text = gettext("Somebody else changed the order meanwhile: open the page again to see it")
        return await _page(request, case, FormErrors({"why": text}), given, 409)
    return back_to(f"/people/{person}/grounds")


async def _page(request: Web, case: Case, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    order, today = await order_in_force(case.person), local_today(clock.now())
    body = body_of(order)
    own = law.rule("monitoring.own_ground", today)
    return page(
        request,
        "orders/grounds.html",
        status=status,
        case=case,
        order=order,
        parts=words.shown_parts(body, await duties_of(case.person, body, today), today),
        seen=given.get("seen") or fingerprint(body),
        own=own,
        own_source=source(own.source),
        decision=words.DECISION,
        words=words,
        errors=errors,
        given=given,
        may_write=may(request.user, OrderPermission.CHANGE) and case.is_open,
    )


route_handlers = [grounds_page, choose_grounds]
