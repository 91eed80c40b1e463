"""The page of a person's home zone and curfew."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.local_time import local_today
from services.probation.settings import settings
from services.probation.telemetry.orders.actions import NotOpen, change_order
from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.grounds import CURFEW, NotGrounded, fits, grounds, loose_parts
from services.probation.telemetry.orders.permissions import OrderPermission
from services.probation.telemetry.orders.queries import body_of, duties_of, order_in_force
from services.probation.telemetry.orders.timetable_words import weekdays
from services.probation.telemetry.orders.words import duty_text, not_grounded, part_name
from services.probation.telemetry.orders.zone_forms import ZoneForm
from shared import clock
from shared.access.permissions import may
from shared.values import JsonObject
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})
EMPTY_ZONE = {"radius_m": "100", "curfew": "yes", "start": "22:00", "end": "06:00", "days": [str(day) for day in range(7)]}


@get("/people/{person:uuid}/zones", guards=[requires(OrderPermission.READ)])
async def zones_page(request: Web, person: FromPath[UUID]) -> Template:
    """The current home zone and curfew."""
    order = await order_in_force(person)
    return await _zones(request, person, NOTHING_WRONG, zone_fields(order.body) if order else dict(EMPTY_ZONE))


@post("/people/{person:uuid}/zones", guards=[requires(OrderPermission.CHANGE)], status_code=200)
async def set_zones(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Make a new version of the order."""
    case = await case_of(request, person)
    given = await read_fields(request, "days")
    form = parse(ZoneForm, given, zone_labels())
    if isinstance(form, FormErrors):
        return await _zones(request, person, form, given, 422)
    try:
        await change_order(person, form.change(case.time_zone or settings().timezone), by=request.user, now=clock.now())
    except NotGrounded as wrong:
        field = "ground" if wrong.problem == "choose_duty" else "curfew"
        return await _zones(request, person, FormErrors({field: not_grounded(wrong)}), given, 422)
    except NotOpen:
        return await _zones(request, person, FormErrors({"latitude": gettext("The registration is closed")}), given, 409)
    return back_to(f"/people/{person}/zones")


async def _zones(request: Web, person: UUID, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    case = await case_of(request, person)
    order = await order_in_force(person)
    body = body_of(order)
    named, duties = grounds(body).get(CURFEW, {}).get("condition"), await duties_of(person, body, local_today(clock.now()))
    context = {
        "case": case,
        "order": order,
        "errors": errors,
        "given": given,
        "may_write": may(request.user, OrderPermission.CHANGE),
        "days": weekdays(),
        "duties": [(str(row.id), duty_text(row)) for row, duty in duties if duty.in_force and fits(CURFEW, duty)],
        "named": named,
        "loose": [part_name(part, body) for part in loose_parts(body, [duty for _, duty in duties])],
    }
    return page(request, "orders/zones.html", status=status, many=("days",), **context)


def zone_labels() -> dict[str, str]:
    """The fields of the form by name."""
    return {
        "curfew": gettext("Must the person be at home at set hours?"),
        "ground": gettext("Duty of the court on which the hours rest"),
        "latitude": gettext("Latitude"),
        "longitude": gettext("Longitude"),
        "radius_m": gettext("Radius in metres"),
        "start": gettext("From"),
        "end": gettext("Until"),
        "days": gettext("Days on which the night begins"),
    }


def zone_fields(body: JsonObject) -> Fields:
    """An order as the form shows it."""
    home = next((each for each in body["zones"]["features"] if each["properties"]["id"] == edits.HOME), None)
    if home is None or home["geometry"]["type"] != "Point":
        return dict(EMPTY_ZONE)
    longitude, latitude = home["geometry"]["coordinates"][:2]
    hours = next((each for each in body.get("curfew") or [] if not each.get("dates")), None)
    return {
        "latitude": str(latitude),
        "longitude": str(longitude),
        "radius_m": str(home["properties"]["radius_m"]),
        "curfew": "yes" if hours else "no",
        "start": hours["start"] if hours else "",
        "end": hours["end"] if hours else "",
        "days": [str(day) for day in hours.get("days", range(7))] if hours else [],
    }


route_handlers = [zones_page, set_zones]
