"""Hours, permissions and visits: the times of an order; each change of one part makes a new version."""

from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.settings import settings
from services.probation.telemetry.orders import actions as order_actions
from services.probation.telemetry.orders import timetable_words as present
from services.probation.telemetry.orders.domain.authorities import OfOther
from services.probation.telemetry.orders.domain.edits import NoOrder, NotThere
from services.probation.telemetry.orders.domain.grounds import NotGrounded
from services.probation.telemetry.orders.domain.timetable import BadOrder
from services.probation.telemetry.orders.permissions import OrderPermission
from services.probation.telemetry.orders.queries import body_of, order_in_force
from services.probation.telemetry.orders.timetable_forms import FORMS
from services.probation.telemetry.orders.words import not_grounded
from shared import clock
from shared.access.permissions import may
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.kept import kept_form
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})
TAKES_AWAY = {"no-first-night", "no-exception", "end-permission", "no-visit"}
MANY = ("visit_days", "hours_days", "permission_zones")


@get("/people/{person:uuid}/timetable", guards=[requires(OrderPermission.READ)])
async def timetable_page(request: Web, person: FromPath[UUID]) -> Template:
    """What the order in force asks for by the clock."""
    kept = kept_form(request)
    return await _page(request, person, kept.action.rpartition("/")[2] if kept else "", NOTHING_WRONG, {})


@post("/people/{person:uuid}/timetable/{what:str}", guards=[requires(OrderPermission.CHANGE)], status_code=200)
async def change_timetable(request: Web, person: FromPath[UUID], what: FromPath[str]) -> Template | Redirect:
    """Change one part."""
    model = FORMS.get(what)
    if model is None:
        raise NotFoundException
    case, given = await case_of(request, person), await read_fields(request, *MANY)
    form = parse(model, given, present.field_names())
    if isinstance(form, FormErrors):
        return await _page(request, person, what, form, given, 422)
    if what in TAKES_AWAY and not is_sure(given):
        return ask(
            request,
            given,
            title=present.taking(what),
            follows=gettext("It holds at once, as a new version of the order. Earlier versions are kept."),
            button=gettext("Save as a new version"),
            back=f"/people/{person}/timetable",
        )
    now = clock.now()
    local = now.astimezone(ZoneInfo(case.time_zone or settings().timezone))
    try:
        also = {"changed": form.CHANGED, **form.kept()}
        await order_actions.change_order(
            person, lambda before: form.change(before, local), by=request.user, now=now, reason=form.why(), also=also
        )
    except NoOrder:
        text, status = gettext("Set the home zone first"), 409
    except NotThere:
        text, status = gettext("This is not in the order any more"), 409
    except OfOther:
        text, status = gettext("This zone belongs to the other authority: only that one can permit to leave it"), 422
    except BadOrder:
        text, status = gettext("The order cannot be kept like this: look at the zones and hours once more"), 422
    except NotGrounded as wrong:
        text, status = not_grounded(wrong), 422
    except order_actions.NotOpen:
        text, status = gettext("The registration is closed"), 409
    else:
        return back_to(f"/people/{person}/timetable")
    return await _page(request, person, what, FormErrors({model.FIRST: text}), given, status)


async def _page(request: Web, person: UUID, what: str, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    case, order = await case_of(request, person), await order_in_force(person)
    time_zone = ZoneInfo(case.time_zone or settings().timezone)
    return page(
        request,
        "orders/timetable.html",
        status=status,
        many=MANY,
        case=case,
        order=order,
        table=present.timetable(body_of(order), clock.now().astimezone(time_zone)),
        weekdays=present.weekdays(),
        what=what,
        errors=errors,
        given=given,
        may_write=may(request.user, OrderPermission.CHANGE) and case.state == "open",
        leads=may(request.user, OrderPermission.PROTECT),
    )


route_handlers = [timetable_page, change_timetable]
