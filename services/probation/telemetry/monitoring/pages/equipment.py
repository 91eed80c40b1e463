"""Installing a bracelet and taking it back."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.documents.domain.equipment import ITEMS
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.telemetry.devices.assignment import AlreadyWorn, DeviceTaken
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import equipment, queries, words
from services.probation.telemetry.monitoring.forms import ReturnForm, read_install
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.orders.actions import NotOpen
from services.probation.telemetry.stock.actions import NotUsable
from services.probation.telemetry.stock.queries import in_store
from shared import clock
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

EQUIPS = requires(MonitoringPermission.EQUIP)


@get("/people/{person:uuid}/monitoring/install", guards=[EQUIPS])
async def install_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of an attempt to install."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/monitoring")
    return await _install_form(request, case, {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/monitoring/install", guards=[EQUIPS], status_code=200)
async def install(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record the attempt, and put the bracelet on where it succeeded."""
    case, fields = await case_of(request, person), await read_fields(request, "items")
    form = read_install(fields)
    if isinstance(form, FormErrors):
        return await _install_form(request, case, fields, form, status=422)
    try:
        await equipment.install(person, form.attempt(), by=request.user, now=clock.now())
    except equipment.NoReason:
        return await _refused(request, case, fields, "without", "no_decision", status=422)
    except NotFound:
        return await _refused(request, case, fields, "device", "no_device", status=422)
    except DeviceTaken:
        return await _refused(request, case, fields, "device", "taken")
    except AlreadyWorn:
        return await _refused(request, case, fields, "device", "worn")
    except NotUsable:
        return await _refused(request, case, fields, "device", "not_usable")
    except (AlreadyClosed, NotOpen):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/monitoring", case=case)
    return back_to(f"/people/{person}/monitoring#equipment")


@get("/people/{person:uuid}/monitoring/return", guards=[EQUIPS])
async def return_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of a return, also where the case is closed."""
    return await _return_form(request, await case_of(request, person), {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/monitoring/return", guards=[EQUIPS], status_code=200)
async def take_back(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Take the bracelet back."""
    case, fields = await case_of(request, person), await read_fields(request, "items")
    form = parse(ReturnForm, fields, {**words.field_names(), "words": gettext("Remarks")})
    if isinstance(form, FormErrors):
        return await _return_form(request, case, fields, form, status=422)
    try:
        await equipment.take_back(person, form.given(), by=request.user, now=clock.now())
    except (AlreadyDecided, NotFound):
        wrong = FormErrors({"device": words.problem("not_here")}, words.field_names())
        return await _return_form(request, case, fields, wrong, status=409)
    return back_to(f"/people/{person}/monitoring#equipment")


async def held_devices(person: UUID) -> list[tuple[str, str]]:
    """The bracelets that the person has: worn, or taken off and not handed back; to choose from."""
    worn = await bracelet(person)
    devices = [worn.device_id] if worn else []
    devices += [each.device_id for each in await queries.unreturned_of(person)]
    return [(device, device) for device in dict.fromkeys(devices)]


async def _install_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request,
        "monitoring/install.html",
        status=status,
        case=case,
        covered=await queries.covered(case.person, local_today(clock.now())),
        devices=[(row.id, f"{row.id}, {row.vendor_name}") for row in await in_store(request.user)],
        items=[(code, words.item(code)) for code in ITEMS],
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        languages=i18n.NAMES,
    )


async def _return_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    devices = await held_devices(case.person)
    return page(
        request,
        "monitoring/return.html",
        status=status,
        case=case,
        devices=devices,
        items=[(code, words.item(code)) for code in ITEMS if code != "leaflet"],
        given={"device": devices[0][0], **given} if len(devices) == 1 else given,
        errors=errors,
        names=words.field_names(),
    )


async def _refused(request: Web, case: Case, given: Fields, field: str, code: str, *, status: int = 409) -> Template:
    return await _install_form(request, case, given, FormErrors({field: words.problem(code)}, words.field_names()), status=status)


route_handlers = [install_page, install, return_page, take_back]
