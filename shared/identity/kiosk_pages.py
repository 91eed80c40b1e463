"""One kiosk on the administrator's pages: when it was last heard of, which camera it may use, off and on again."""

import re
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from shared import clock
from shared.identity import kiosks
from shared.identity.kiosks import KioskRow
from shared.identity.words import kiosk_status
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

HOURS = re.compile(r"(?P<opens>(?:[01]\d|2[0-3]):[0-5]\d)\s*[-–—]\s*(?P<closes>(?:[01]\d|2[0-3]):[0-5]\d)")


@get("/kiosks/{kiosk:uuid}")
async def kiosk_page(request: Web, kiosk: FromPath[UUID]) -> Template:
    """What the device says of itself, and what it may do."""
    row = await _known(kiosk)
    return _shown(request, row, row.hours or "", FormErrors({}))


@post("/kiosks/{kiosk:uuid}/hours", status_code=200)
async def set_hours(request: Web, kiosk: FromPath[UUID]) -> Template | Redirect:
    """When people can come to this kiosk; nothing: the receipt tells them to ask."""
    data = await read_fields(request)
    row, typed = await _known(kiosk), data.get("hours", "").strip()[:40]
    found = HOURS.fullmatch(typed)
    if typed and (found is None or found["opens"] >= found["closes"]):
        wrong = FormErrors({"hours": gettext("Write the hours like this: 09:00–18:00")})
        return _shown(request, row, typed, wrong, status=422)
    hours = f"{found['opens']}–{found['closes']}" if found else None
    await kiosks.set_hours(kiosk, hours, by=request.user, at=clock.now())
    return back_to(f"/admin/kiosks/{kiosk}")


@post("/kiosks/{kiosk:uuid}/cameras", status_code=200)
async def allow_cameras(request: Web, kiosk: FromPath[UUID]) -> Redirect:
    """The cameras that this device may use, one a line; none: any that is not known as a virtual one."""
    data = await read_fields(request)
    await _known(kiosk)
    await kiosks.allow_cameras(kiosk, data.get("cameras", "")[:2000], by=request.user, at=clock.now())
    return back_to(f"/admin/kiosks/{kiosk}")


@post("/kiosks/{kiosk:uuid}/code", status_code=200)
async def renew_kiosk(request: Web, kiosk: FromPath[UUID]) -> Template:
    """A new one-time code; the device's old enrolment ends."""
    row = await _known(kiosk)
    code = await kiosks.new_code(kiosk, by=request.user, at=clock.now())
    return page(request, "admin_kiosk_code.html", name=row.name, code=code)


@post("/kiosks/{kiosk:uuid}/disable", status_code=200)
async def disable_kiosk(request: Web, kiosk: FromPath[UUID]) -> Redirect:
    """Switch a device off from afar."""
    await _known(kiosk)
    await kiosks.disable(kiosk, by=request.user, at=clock.now())
    return back_to("/admin#kiosks")


@post("/kiosks/{kiosk:uuid}/enable", status_code=200)
async def enable_kiosk(request: Web, kiosk: FromPath[UUID]) -> Redirect:
    """Switch it on again."""
    await _known(kiosk)
    await kiosks.enable(kiosk, by=request.user, at=clock.now())
    return back_to("/admin#kiosks")


def _shown(request: Web, row: KioskRow, hours: str, errors: FormErrors, *, status: int = 200) -> Template:
    known = kiosk_status(row, clock.now())
    return page(request, "admin_kiosk.html", status=status, kiosk=row, kiosk_status=known, hours=hours, errors=errors)


async def _known(kiosk: UUID) -> KioskRow:
    row = await kiosks.kiosk_of(kiosk)
    if row is None:
        raise NotFoundException
    return row


route_handlers: list[ControllerRouterHandler] = [kiosk_page, set_hours, allow_cameras, renew_kiosk, disable_kiosk, enable_kiosk]
