"""Taking a bracelet into the register before anybody wears it: it is then in the store of whoever entered it."""

from litestar import get, post
from litestar.response import Redirect, Template

from services.probation.telemetry.devices import actions as devices
from services.probation.telemetry.devices.forms import NewDeviceForm
from services.probation.telemetry.devices.pages import choices, labels, sim_taken, vendor_unknown
from services.probation.telemetry.devices.permissions import DevicePermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

CHANGES = requires(DevicePermission.CHANGE)


@get("/devices/new", guards=[CHANGES])
async def new_device_page(request: Web) -> Template:
    """The form of a new device."""
    return await _form(request, FormErrors({}), {})


@post("/devices/new", guards=[CHANGES], status_code=200)
async def register_device(request: Web) -> Template | Redirect:
    """Register a device that nobody wears."""
    given = await read_fields(request)
    form = parse(NewDeviceForm, given, {"device_id": gettext("Device number"), **labels()})
    if isinstance(form, FormErrors):
        return await _form(request, form, given, 422)
    try:
        await devices.add(form.device_id, form.details(), by=request.user, now=clock.now())
    except devices.KnownDevice:
        return await _form(request, FormErrors({"device_id": gettext("The register has this device already")}), given, 409)
    except devices.SimTaken:
        return await _form(request, FormErrors({"sim": sim_taken()}), given, 409)
    except devices.UnknownVendor:
        return await _form(request, FormErrors({"vendor": vendor_unknown()}), given, 409)
    return back_to(f"/bracelet-stock/{form.device_id}")


async def _form(request: Web, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    return page(request, "devices/new.html", status=status, **await choices(), errors=errors, given=given)


route_handlers = [new_device_page, register_device]
