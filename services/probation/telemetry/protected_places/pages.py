"""Protected places: entered by a senior officer, encrypted at once, shown to nobody."""

from typing import Annotated, Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel, Field, field_validator

from services.probation.cases.pages import case_of
from services.probation.telemetry.orders import actions as order_actions
from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.permissions import OrderPermission
from services.probation.telemetry.orders.queries import order_in_force
from services.probation.telemetry.orders.timetable_forms import Reason
from services.probation.telemetry.protected_places import actions as protected
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})


class DistanceForm(BaseModel):
    """A place to keep away from."""

    place_latitude: Annotated[float, Field(ge=-90, le=90)]
    place_longitude: Annotated[float, Field(ge=-180, le=180)]
    place_radius: Annotated[int, Field(ge=50, le=5000)]
    place_reason: Reason

    @field_validator("place_latitude", "place_longitude", mode="before")
    @classmethod
    def _with_comma(cls, value: Any) -> Any:
        return value.replace(",", ".") if isinstance(value, str) else value


@get("/people/{person:uuid}/distance", guards=[requires(OrderPermission.PROTECT)])
async def distance_page(request: Web, person: FromPath[UUID]) -> Template:
    """The distances to keep, without the places."""
    return await _page(request, person, NOTHING_WRONG, {})


@post("/people/{person:uuid}/distance", guards=[requires(OrderPermission.PROTECT)], status_code=200)
async def add_distance(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Encrypt a place and monitor the distance to it."""
    await case_of(request, person)
    given = await read_fields(request)
    form = parse(DistanceForm, given, _labels())
    if isinstance(form, FormErrors):
        return await _page(request, person, form, given, 422)
    try:
        await protected.add_exclusion_distance(
            person,
            (form.place_latitude, form.place_longitude),
            form.place_radius,
            by=request.user,
            now=clock.now(),
            reason=form.place_reason,
        )
    except edits.NoOrder:
        return await _page(request, person, FormErrors({"place_latitude": gettext("Set the home zone first")}), {}, 409)
    except order_actions.NotOpen:
        return await _page(request, person, FormErrors({"place_latitude": gettext("The registration is closed")}), {}, 409)
    return back_to(f"/people/{person}/distance")


@post("/people/{person:uuid}/distance/remove", guards=[requires(OrderPermission.PROTECT)], status_code=200)
async def remove_distance(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Stop monitoring a distance; the encrypted place stays for as long as its alerts can be derived again."""
    await case_of(request, person)
    fields = await read_fields(request)
    zone = str(fields.get("zone", ""))
    if not zone.startswith("distance-"):
        raise NotFoundException
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Take out the distance to a protected place"),
            follows=gettext("It holds at once, as a new version of the order. To watch again, the place has to be entered anew."),
            button=gettext("Save as a new version"),
            back=f"/people/{person}/distance",
        )
    try:
        also = {"changed": "zone_lifted", "zone": zone[:20]}
        await order_actions.change_order(
            person, lambda before: edits.without_zone(before, zone, kind="proximity"), by=request.user, now=clock.now(), also=also
        )
    except (edits.NoOrder, edits.NotThere):
        return await _page(request, person, FormErrors({"place_latitude": gettext("This is not in the order any more")}), {}, 409)
    except order_actions.NotOpen:
        return await _page(request, person, FormErrors({"place_latitude": gettext("The registration is closed")}), {}, 409)
    return back_to(f"/people/{person}/distance")


def _labels() -> dict[str, str]:
    return {
        "place_latitude": gettext("Latitude"),
        "place_longitude": gettext("Longitude"),
        "place_radius": gettext("Distance in metres"),
        "place_reason": gettext("Why?"),
    }


async def _page(request: Web, person: UUID, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    case, order = await case_of(request, person), await order_in_force(person)
    features = order.body["zones"]["features"] if order else []
    return page(
        request,
        "protected_places/page.html",
        status=status,
        case=case,
        distances=[each["properties"] for each in features if each["properties"].get("kind") == "proximity"],
        errors=errors,
        given=given,
        may_write=case.state == "open",
    )


route_handlers = [distance_page, add_distance, remove_distance]
