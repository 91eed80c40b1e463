"""The kiosk as a device: enrolled with a one-time code, heard of every half minute, its camera chosen, a page for a lost network."""

from pathlib import Path

from litestar import Response, get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.kiosk.domain import VIRTUAL, choose
from services.biometrics.kiosk.visit import START, chosen_cookies, device, kiosk_page
from shared import clock
from shared.identity import kiosks
from shared.identity.cookies import cookie
from shared.identity.limits import alarms, lockout
from shared.settings import settings
from shared.values import JsonObject
from shared.web.addresses import client_site
from shared.web.guards import public, requires_kiosk
from shared.web.i18n import gettext
from shared.web.pages import back_to, local_path
from shared.web.request import Web, read_fields

TEN_YEARS = 10 * 365 * 24 * 3600
MOST_CAMERAS, LONGEST_LABEL = 20, 200
WORKER = Path(__file__).parents[1] / "static" / "kiosk-worker.js"
Json = Response[JsonObject]


@get("/", guards=[public])
async def root(request: Web) -> Redirect:
    """A kiosk starts; staff go to their own first page."""
    return back_to(START if request.scope.get("kiosk") else settings().probation_url)


@get("/kiosk/device", guards=[public])
async def device_page(request: Web) -> Template:
    """Where staff type the one-time code into a new kiosk."""
    return kiosk_page(request, "kiosk/device.html", error=None, personal=False)


@post("/kiosk/device", guards=[public], status_code=200)
async def enrol_device(request: Web) -> Template | Redirect:
    """Exchange the code for the device's cookie. Wrong codes are counted by address, and slowed down."""
    data = await read_fields(request)
    now = clock.now()
    if not data.get("code", "").strip():
        return kiosk_page(request, "kiosk/device.html", status=422, error=gettext("Type the one-time code."), personal=False)
    key = f"kiosk-device:{client_site(request)}"
    if await lockout.attempt(key, now=now):
        words = gettext("Too many wrong codes. Wait a few minutes and try again.")
        return kiosk_page(request, "kiosk/device.html", status=429, error=words, personal=False)
    token = await kiosks.enrol(data.get("code", "")[:100], at=now)
    if token is None:
        if await lockout.locked_until(key, now=now):
            await alarms.raise_alarm(alarms.AlarmKind.KIOSK_CODE, address=client_site(request), now=now)
        words = gettext("This code is wrong, was used already, or is too old. Ask an administrator for a new one.")
        return kiosk_page(request, "kiosk/device.html", status=422, error=words, personal=False)
    await lockout.cleared(key)
    answer = back_to(START)
    answer.set_cookie(cookie(kiosks.COOKIE, token, max_age=TEN_YEARS))
    return answer


@post("/kiosk/heartbeat", guards=[requires_kiosk], status_code=200)
async def heartbeat(request: Web) -> Json:
    """The device reports, and is told here if it was switched off. The guard has stored the time."""
    data = await read_fields(request)
    await kiosks.report(device(request).id, software=data.get("software", "")[:120])
    return Response({"kiosk": "on"})


@post("/kiosk/cameras", guards=[requires_kiosk], status_code=200)
async def cameras(request: Web) -> Json:
    """Which of the cameras that are there the kiosk uses; none that is virtual, or not the one that an administrator named."""
    data = await read_fields(request)
    present = [line[:LONGEST_LABEL] for line in data.get("present", "").splitlines()[:MOST_CAMERAS]]
    using = data.get("using", "").strip()[:LONGEST_LABEL]
    kiosk = device(request)
    virtual = [part for part in VIRTUAL if not (settings().demo and part == "fake_device")]
    chosen = choose(present, using, allowed=kiosk.allowed_cameras, virtual=virtual)
    await kiosks.report(kiosk.id, camera=(using if chosen is None else chosen) or None)
    words = gettext("The camera of this kiosk may not be used. Please go on without it, or ask a member of staff.")
    return Response({"use": chosen, "text": None if chosen is not None else words})


@get("/kiosk/offline", guards=[public])
async def offline(request: Web) -> Template:
    """What the browser shows while there is no network: kept by its worker beforehand, with nothing of anybody in it."""
    return kiosk_page(request, "kiosk/offline.html", personal=False)


@get("/kiosk/worker.js", guards=[public])
async def worker() -> Response[bytes]:
    """The script that answers when there is no network; served here because it only works for addresses below its own."""
    headers = {"service-worker-allowed": "/kiosk", "cache-control": "no-cache"}
    return Response(WORKER.read_bytes(), media_type="text/javascript", headers=headers)


@post("/kiosk/view", guards=[public], status_code=200)
async def change_view(request: Web) -> Redirect:
    """Switch large text or high contrast on and off."""
    data = await read_fields(request)
    answer = back_to(local_path(data.get("next"), START))
    answer.cookies.extend(chosen_cookies(request, data))
    return answer


route_handlers: list[ControllerRouterHandler] = [
    *(root, device_page, enrol_device, change_view),
    *(heartbeat, cameras, offline, worker),
]
