"""The tablet's pages about bracelets, and the interface that takes positions."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation import queries as cases
from services.probation.guards import READS, WRITES
from services.probation.settings import settings
from services.probation.telemetry import (
    actions,
    alert_routes,
    api,
    deputy_routes,
    device_routes,
    distance_routes,
    movement_routes,
    pack_routes,
    quality_routes,
    queries,
    timetable_routes,
    words,
    zone_map_routes,
)
from services.probation.telemetry.api import Web
from services.probation.telemetry.devices import SimTaken
from services.probation.telemetry.domain import drafting
from services.probation.telemetry.domain.sim import spaced
from services.probation.telemetry.forms import BraceletForm, ZoneForm
from services.probation.telemetry.order_queries import order_in_force
from services.probation.telemetry.timetable_presenters import weekdays
from shared import clock
from shared.db.keyset import cursor
from shared.identity.actors import Role
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page

NOTHING_WRONG = FormErrors({})
A_DAY = timedelta(days=1)


@get("/people/{person:uuid}/bracelet", guards=[READS])
async def bracelet_page(request: Web, person: FromPath[UUID]) -> Template:
    """The device the person wears, or a form to put one on."""
    return await _bracelet(request, person, NOTHING_WRONG, {})


@post("/people/{person:uuid}/bracelet", guards=[WRITES], status_code=200)
async def assign_bracelet(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Put a device on."""
    case = await _case(request, person)
    given = await _typed(request)
    form = parse(BraceletForm, given)
    if isinstance(form, FormErrors):
        return await _bracelet(request, person, form, given, 422)
    if case["state"] != "open":
        return await _bracelet(request, person, FormErrors({"device_id": gettext("The registration is closed")}), given, 409)
    try:
        await actions.assign(person, form.device_id, vendor=form.vendor, model=form.model, sim=form.sim, by=request.user, now=clock.now())
    except actions.NotOpen:
        return await _bracelet(request, person, FormErrors({"device_id": gettext("The registration is closed")}), given, 409)
    except actions.DeviceTaken:
        return await _bracelet(request, person, FormErrors({"device_id": gettext("Another person wears this bracelet")}), given, 409)
    except actions.AlreadyWorn:
        return await _bracelet(request, person, FormErrors({"device_id": gettext("This person wears a bracelet already")}), given, 409)
    except SimTaken:
        return await _bracelet(request, person, FormErrors({"sim": device_routes.sim_taken()}), given, 409)
    return back_to(f"/people/{person}/bracelet")


@post("/people/{person:uuid}/bracelet/remove", guards=[WRITES], status_code=200)
async def remove_bracelet(request: Web, person: FromPath[UUID]) -> Redirect:
    """Take the device off."""
    await _case(request, person)
    await actions.take_off(person, by=request.user, now=clock.now())
    return back_to(f"/people/{person}/bracelet")


@get("/people/{person:uuid}/zones", guards=[READS])
async def zones_page(request: Web, person: FromPath[UUID]) -> Template:
    """The home zone and the curfew as they stand."""
    order = await order_in_force(person)
    return await _zones(request, person, NOTHING_WRONG, _given(order.body) if order else dict(EMPTY_ZONE))


@post("/people/{person:uuid}/zones", guards=[WRITES], status_code=200)
async def set_zones(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Make a new version of the order."""
    case = await _case(request, person)
    given = await _typed(request, "days")
    form = parse(ZoneForm, given)
    if isinstance(form, FormErrors):
        # What is wrong with the hours as a whole is said where they begin.
        messages = {name or "start": text for name, text in form.messages.items()}
        return await _zones(request, person, FormErrors(messages), given, 422)
    try:
        await actions.change_order(person, form.change(case["zone"] or settings().timezone), by=request.user, now=clock.now())
    except actions.NotOpen:
        return await _zones(request, person, FormErrors({"latitude": gettext("The registration is closed")}), given, 409)
    return back_to(f"/people/{person}/zones")


EMPTY_ZONE = {"radius_m": "100", "curfew": "yes", "start": "22:00", "end": "06:00", "days": [str(day) for day in range(7)]}


async def _bracelet(request: Web, person: UUID, errors: FormErrors, given: dict[str, Any], status: int = 200) -> Template:
    case, worn = await _case(request, person), await queries.bracelet(person)
    recent = max(worn["since"], clock.now() - A_DAY) if worn else None
    return page(
        request,
        "telemetry/bracelet.html",
        status=status,
        case=case,
        worn=worn,
        flat_at=await queries.flat_at(worn["device_id"], recent) if worn and recent else None,
        alerts=await queries.alerts_of(person, after=cursor(request.query_params.get("alerts"))),
        unknown=await queries.unknown_devices(),
        words=words,
        spaced=spaced,
        errors=errors,
        given=given,
        may_write=_may_write(request),
    )


async def _zones(request: Web, person: UUID, errors: FormErrors, given: dict[str, Any], status: int = 200) -> Template:
    case = await _case(request, person)
    order = await order_in_force(person)
    context = {"case": case, "order": order, "errors": errors, "given": given, "may_write": _may_write(request), "days": weekdays()}
    return page(request, "telemetry/zones.html", status=status, **context)


def _given(body: dict[str, Any]) -> dict[str, Any]:
    """An order as the form shows it."""
    home = next((each for each in body["zones"]["features"] if each["properties"]["id"] == drafting.HOME), None)
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


async def _case(request: Web, person: UUID) -> dict[str, Any]:
    case = await cases.case(request.user, person)
    if case is None:
        raise NotFoundException
    return case


async def _typed(request: Web, *many: str) -> dict[str, Any]:
    form = await request.form()
    return {name: [str(one) for one in form.getall(name)] if name in many else str(form[name]) for name in form}


def _may_write(request: Web) -> bool:
    return request.user.role in {Role.OFFICER, Role.SENIOR_OFFICER}


route_handlers = [
    *(bracelet_page, assign_bracelet, remove_bracelet, zones_page, set_zones),
    *alert_routes.route_handlers,
    *deputy_routes.route_handlers,
    *device_routes.route_handlers,
    *pack_routes.route_handlers,
    *movement_routes.route_handlers,
    *zone_map_routes.route_handlers,
    *quality_routes.route_handlers,
    *timetable_routes.route_handlers,
    *distance_routes.route_handlers,
    api.take_positions,
]
