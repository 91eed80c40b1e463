"""The page of a person's bracelet: the device worn, or a form to put one on, and the person's alerts."""

from datetime import timedelta
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.database import DB
from services.probation.local_time import local_today
from services.probation.settings import settings
from services.probation.telemetry import words
from services.probation.telemetry.alerts.person_queries import alerts_of
from services.probation.telemetry.bracelets.permissions import BraceletPermission
from services.probation.telemetry.devices import bracelet_queries
from services.probation.telemetry.devices import pages as device_routes
from services.probation.telemetry.devices.actions import SimTaken, UnknownVendor
from services.probation.telemetry.devices.assignment import AlreadyWorn, DeviceTaken, unfit_device
from services.probation.telemetry.devices.domain.sim import spaced
from services.probation.telemetry.devices.forms import BraceletForm
from services.probation.telemetry.monitoring import words as monitoring_words
from services.probation.telemetry.monitoring.changes import put_on_without
from services.probation.telemetry.monitoring.queries import covered, standing
from services.probation.telemetry.orders.actions import NotOpen
from services.probation.telemetry.provenance.queries import days_with_conflicts
from services.probation.telemetry.quarantine import queries as quarantine
from services.probation.telemetry.quarantine.actions import put_on
from services.probation.telemetry.stock.actions import NotUsable
from services.probation.telemetry.vendors.words import connection
from shared import clock
from shared.access.permissions import may
from shared.db.engine import transaction
from shared.db.keyset import counted, cursor
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


@get("/people/{person:uuid}/bracelet", guards=[requires(BraceletPermission.READ)])
async def bracelet_page(request: Web, person: FromPath[UUID]) -> Template:
    """The device the person wears, or a form to put one on."""
    return await _bracelet(request, person, NOTHING_WRONG, {})


@post("/people/{person:uuid}/bracelet", guards=[requires(BraceletPermission.CHANGE)], status_code=200)
async def assign_bracelet(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Put a device on."""
    case = await case_of(request, person)
    given = await read_fields(request)
    form = parse(BraceletForm, given, {"device_id": gettext("Device number"), **device_routes.labels()})
    if isinstance(form, FormErrors):
        return await _bracelet(request, person, form, given, 422)
    if case.state != "open":
        return await _bracelet(request, person, FormErrors({"device_id": gettext("The registration is closed")}), given, 409)
    rests, now = await covered(person, local_today(clock.now())), clock.now()
    if not rests and not form.without:
        return await _bracelet(request, person, FormErrors({"without": monitoring_words.problem("no_decision")}), given, 422)
    try:
        async with transaction(DB):
            worn = await put_on(person, form.device_id, form.details(), by=request.user, now=now)
            if not rests:
                await put_on_without(person, form.device_id, worn, form.without, by=request.user, now=now)
    except NotOpen:
        return await _bracelet(request, person, FormErrors({"device_id": gettext("The registration is closed")}), given, 409)
    except DeviceTaken:
        return await _bracelet(request, person, FormErrors({"device_id": gettext("Another person wears this bracelet")}), given, 409)
    except AlreadyWorn:
        return await _bracelet(request, person, FormErrors({"device_id": gettext("This person wears a bracelet already")}), given, 409)
    except NotUsable:
        return await _bracelet(request, person, FormErrors({"device_id": monitoring_words.problem("not_usable")}), given, 409)
    except SimTaken:
        return await _bracelet(request, person, FormErrors({"sim": device_routes.sim_taken()}), given, 409)
    except UnknownVendor:
        return await _bracelet(request, person, FormErrors({"vendor": device_routes.vendor_unknown()}), given, 409)
    return back_to(f"/people/{person}/bracelet")


@post("/people/{person:uuid}/bracelet/remove", guards=[requires(BraceletPermission.CHANGE)], status_code=200)
async def remove_bracelet(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Take the device off."""
    case, fields = await case_of(request, person), await read_fields(request)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Take the bracelet off: %(name)s", name=case.name),
            follows=gettext("From now on nothing is known of where this person is. To watch again, the bracelet has to be put on anew."),
            button=gettext("The bracelet is taken off"),
            back=f"/people/{person}/bracelet",
        )
    await unfit_device(person, by=request.user, now=clock.now())
    return back_to(f"/people/{person}/bracelet")


async def _bracelet(request: Web, person: UUID, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    case, worn = await case_of(request, person), await bracelet_queries.bracelet(person)
    recent = max(worn.since, clock.now() - A_DAY) if worn else None
    return page(
        request,
        "bracelets/bracelet.html",
        status=status,
        case=case,
        worn=worn,
        flat_at=await bracelet_queries.flat_at(worn.device_id, recent) if worn and recent else None,
        alerts=await alerts_of(person, after=cursor(request.query_params.get("alerts"))),
        **await device_routes.choices(),
        covered=await covered(person, local_today(clock.now())),
        decision=await standing(person, case.supervising_authority),
        monitoring_words=monitoring_words,
        connection=connection,
        unregistered=0 if worn else await quarantine.unregistered_devices(),
        kept_apart=worn is not None and await quarantine.has_kept_apart(worn.device_id),
        counted=counted,
        contested_days=await days_with_conflicts(person, clock.now() - A_WEEK, clock.now() + A_DAY, case.time_zone or settings().timezone),
        words=words,
        spaced=spaced,
        errors=errors,
        given=given,
        may_write=may(request.user, BraceletPermission.CHANGE),
    )


route_handlers = [bracelet_page, assign_bracelet, remove_bracelet]
