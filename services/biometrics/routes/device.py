"""The kiosk as a device: enrolled with a one-time code, large text and high contrast by touch."""

from litestar import get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.routes._kiosk import START, VIEW_COOKIE, VIEWS, Web, cookie, kiosk_page, views
from shared import clock
from shared.identity import kiosks, lockout
from shared.identity.guards import public
from shared.settings import settings
from shared.web.i18n import gettext
from shared.web.pages import back_to, local_path

TEN_YEARS = 10 * 365 * 24 * 3600


@get("/", guards=[public])
async def root(request: Web) -> Redirect:
    """A kiosk starts; staff go to their own first page."""
    return back_to(START if request.scope.get("kiosk") else settings().probation_url)


@get("/kiosk/device", guards=[public])
async def device_page(request: Web) -> Template:
    """Where staff type the one-time code into a new kiosk."""
    return kiosk_page(request, "kiosk/device.html", error=None, personal=False)


@post("/kiosk/device", guards=[public], status_code=200)
async def enrol_device(request: Web, data: URLEncodedBody[dict[str, str]]) -> Template | Redirect:
    """Exchange the code for the device's cookie. Wrong codes are counted by address, and slowed down."""
    now = clock.now()
    key = f"kiosk-device:{request.client.host if request.client else ''}"
    if await lockout.attempt(key, now=now):
        words = gettext("Too many wrong codes. Wait a few minutes and try again.")
        return kiosk_page(request, "kiosk/device.html", status=429, error=words, personal=False)
    token = await kiosks.enrol(data.get("code", "")[:100], at=now)
    if token is None:
        words = gettext("This code is wrong, was used already, or is too old. Ask an administrator for a new one.")
        return kiosk_page(request, "kiosk/device.html", status=422, error=words, personal=False)
    await lockout.cleared(key)
    answer = back_to(START)
    answer.set_cookie(cookie(kiosks.COOKIE, token, max_age=TEN_YEARS))
    return answer


@post("/kiosk/view", guards=[public], status_code=200)
async def change_view(request: Web, data: URLEncodedBody[dict[str, str]]) -> Redirect:
    """Switch large text or high contrast on and off."""
    chosen = views(request) ^ ({data.get("view", "")} & set(VIEWS))
    answer = back_to(local_path(data.get("next"), START))
    answer.set_cookie(cookie(VIEW_COOKIE, ".".join(sorted(chosen))))
    return answer


route_handlers: list[ControllerRouterHandler] = [root, device_page, enrol_device, change_view]
