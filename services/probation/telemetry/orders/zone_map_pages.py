"""Zones on the map: drawing them, each save a new version with its reason; import and export as GeoJSON."""

import hashlib
import json
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.settings import settings
from services.probation.telemetry.orders import actions as order_actions
from services.probation.telemetry.orders import words as order_presenters
from services.probation.telemetry.orders import zone_words as present
from services.probation.telemetry.orders.domain.edits import Body
from services.probation.telemetry.orders.domain.grounds import NotGrounded, loose_parts
from services.probation.telemetry.orders.domain.timetable import BadOrder
from services.probation.telemetry.orders.domain.zone_changes import BadZones, features, taken
from services.probation.telemetry.orders.permissions import OrderPermission
from services.probation.telemetry.orders.queries import MonitoringOrder, body_of, duties_of, order_in_force, order_version, order_versions
from services.probation.telemetry.orders.zone_forms import ZonesForm
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors, Right, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})


class ChangedMeanwhile(Exception):
    """The order was changed after the page was shown."""


@get("/people/{person:uuid}/zones/map", guards=[requires(OrderPermission.READ)])
async def zone_map_page(request: Web, person: FromPath[UUID]) -> Template:
    """The zones of the order in force, and what each version changed."""
    case, order = await case_of(request, person), await order_in_force(person)
    return await _page(request, case, order, NOTHING_WRONG, {"zones": present.text(body_of(order))})


@post("/people/{person:uuid}/zones/map", guards=[requires(OrderPermission.CHANGE)], status_code=200)
async def save_zones(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Make the drawn zones the next version of the order; everything else in it stays."""
    case, order = await case_of(request, person), await order_in_force(person)
    given = await read_fields(request)
    body = body_of(order)
    names = {"zones": gettext("The zones as GeoJSON"), "reason": gettext("Why do the zones change?")}
    form = parse(ZonesForm, given, names, check=lambda right: _zone_problems(right, body))
    if isinstance(form, FormErrors):
        return await _page(request, case, order, form, given, 422)
    time_zone = case.time_zone or settings().timezone

    def change(before: Body | None) -> Body:
        if form.seen != fingerprint(before):
            raise ChangedMeanwhile
        kept = before if before is not None else {"timezone": time_zone, "curfew": []}
        return {**kept, "zones": {"type": "FeatureCollection", "features": taken(form.zones, before)}}

    try:
        await order_actions.change_order(person, change, by=request.user, now=clock.now(), reason=form.reason)
    except BadZones as wrong:
        return await _page(request, case, order, FormErrors({"zones": present.problem(wrong)}), given, 422)
    except BadOrder:
        text = gettext("These zones cannot be watched: no shape may cross itself, and a home with set hours must stay")
        return await _page(request, case, order, FormErrors({"zones": text}), given, 422)
    except NotGrounded as wrong:
        return await _page(request, case, order, FormErrors({"zones": order_presenters.not_grounded(wrong)}), given, 422)
    except order_actions.NotOpen:
        return await _page(request, case, order, FormErrors({"zones": gettext("The registration is closed")}), given, 409)
    except ChangedMeanwhile:
        text = gettext("Somebody else changed the order meanwhile. Yours is kept below; open the page anew to see theirs")
        return await _page(request, case, order, FormErrors({"zones": text}), given, 409)
    return back_to(f"/people/{person}/zones/map")


@get("/people/{person:uuid}/zones/export", guards=[requires(OrderPermission.READ), EXPORTS])
async def export_zones(request: Web, person: FromPath[UUID]) -> Response[bytes]:
    """One version's zones as a GeoJSON file; without protected places."""
    case, version = await case_of(request, person), _number(request.query_params.get("version"))
    order = await (order_in_force(person) if version is None else order_version(person, version))
    if order is None:
        raise NotFoundException
    await order_actions.audit_export(person, order.version, by=request.user, now=clock.now())
    body = json.dumps(
        order_presenters.visible_zones(order.body) or {"type": "FeatureCollection", "features": []}, ensure_ascii=False, indent=1
    )
    headers = {
        "Content-Disposition": f'attachment; filename="zones-{case.case_number}-{order.version}.geojson"',
        "Cache-Control": "no-store",
    }
    return Response(body.encode(), media_type="application/geo+json", headers=headers)


def fingerprint(body: Body | None) -> str:
    """Which order was on the screen."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest() if body is not None else "none"


async def _page(request: Web, case: Case, order: MonitoringOrder | None, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    compared = await order_version(case.person, _number(request.query_params.get("compare")) or -1)
    body = body_of(order)
    writes = may(request.user, OrderPermission.CHANGE) and case.state == "open"
    duties = [duty for _, duty in await duties_of(case.person, body, local_today(clock.now()))]
    return page(
        request,
        "orders/zone_map.html",
        status=status,
        case=case,
        order=order,
        hidden=len([each for each in features(body) if each["properties"].get("kind") == "proximity"]),
        versions=present.versions(await order_versions(case.person)),
        compared=compared,
        editor=present.editor(body, body_of(compared), may_write=writes),
        seen=given.get("seen") or fingerprint(body),
        loose=[order_presenters.part_name(part, body) for part in loose_parts(body, duties)],
        tiles=order_presenters.tiles(),
        errors=errors,
        given=given,
        may_write=writes,
    )


def _zone_problems(right: Right, before: Body | None) -> dict[str, str]:
    try:
        taken(right.get("zones", str) or '{"type": "FeatureCollection", "features": []}', before)
    except BadZones as wrong:
        return {"zones": present.problem(wrong)}
    return {}


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 9 else None


route_handlers = [zone_map_page, save_zones, export_zones]
