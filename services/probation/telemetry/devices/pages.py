"""The register of devices: a list, and the details of each device, which can be corrected."""

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.telemetry.devices import actions as devices
from services.probation.telemetry.devices import queries as device_queries
from services.probation.telemetry.devices.domain.sim import spaced
from services.probation.telemetry.devices.forms import CONNECTIONS, DeviceForm
from services.probation.telemetry.devices.permissions import DevicePermission
from services.probation.telemetry.devices.queries import RegisteredDevice
from services.probation.telemetry.vendors.queries import vendors
from services.probation.telemetry.vendors.words import connection
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import SEARCHES
from shared.values import PageContext
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web

LONGEST_SEARCH = 64


@get("/devices", guards=[requires(DevicePermission.READ), SEARCHES])
async def devices_page(request: Web) -> Template:
    """Devices that nobody wears, and those of the reader's cases."""
    search = (request.query_params.get("search") or "").strip()[:LONGEST_SEARCH].replace("\x00", "")
    after = (request.query_params.get("after") or "")[:LONGEST_SEARCH].replace("\x00", "")
    rows = await device_queries.devices(request.user, search, after=after)
    return page(
        request,
        "devices/devices.html",
        devices=rows,
        search=search,
        spaced=spaced,
        connection=connection,
        may_write=may(request.user, DevicePermission.CHANGE),
    )


@get("/devices/{device:str}", guards=[requires(DevicePermission.READ)])
async def device_page(request: Web, device: FromPath[str]) -> Template:
    """One device."""
    row = await _device(request, device)
    said = {"vendor": row.vendor, "connection": f"{row.protocol}:{row.authentication}", "model": row.model, "sim": row.sim}
    given = {name: "" if value in (None, devices.NOT_SAID) else value for name, value in said.items()}
    return await _page(request, row, FormErrors({}), given)


@post("/devices/{device:str}", guards=[requires(DevicePermission.CHANGE)], status_code=200)
async def correct_device(request: Web, device: FromPath[str]) -> Template | Redirect:
    """Correct vendor, connection, model and SIM."""
    row, typed = await _device(request, device), await request.form()
    given = {name: str(typed[name]) for name in typed}
    form = parse(DeviceForm, given, labels())
    if isinstance(form, FormErrors):
        return await _page(request, row, form, given, 422)
    try:
        await devices.correct(row.id, form.details(), by=request.user, now=clock.now())
    except devices.SimTaken:
        return await _page(request, row, FormErrors({"sim": sim_taken()}), given, 409)
    except devices.UnknownVendor:
        return await _page(request, row, FormErrors({"vendor": vendor_unknown()}), given, 409)
    except devices.UnknownDevice as gone:
        raise NotFoundException from gone
    return back_to(f"/devices/{row.id}")


def labels() -> dict[str, str]:
    """The fields about a device, by name."""
    return {"vendor": gettext("Vendor"), "connection": gettext("How it reports"), "model": gettext("Model"), "sim": gettext("SIM")}


def sim_taken() -> str:
    return gettext("Another device has this SIM: correct that one first")


def vendor_unknown() -> str:
    return gettext("This vendor is not registered: an administrator enters vendors")


async def choices() -> PageContext:
    """What the fields about a device offer."""
    return {"vendors": await vendors(), "connections": [(each, connection(each)) for each in CONNECTIONS]}


async def _page(request: Web, row: RegisteredDevice, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    may_write = may(request.user, DevicePermission.CHANGE)
    context = {
        **await choices(),
        "connection": connection,
        "device": row,
        "errors": errors,
        "given": given,
        "may_write": may_write,
        "spaced": spaced,
    }
    return page(request, "devices/device.html", status=status, **context)


async def _device(request: Web, number: str) -> RegisteredDevice:
    row = await device_queries.device(request.user, number)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [devices_page, device_page, correct_device]
