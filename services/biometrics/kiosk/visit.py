"""What the kiosk's pages share: the session behind the cookie, and the page that belongs to its state."""

from typing import Any, cast

from litestar.datastructures import Cookie
from litestar.response import Redirect, Template

from services.biometrics.sessions import queries as sessions_queries
from services.biometrics.sessions.domain import FINAL, State
from services.biometrics.sessions.queries import Visit
from services.biometrics.settings import settings
from shared.actors import Actor, Role
from shared.identity.kiosks import Device
from shared.web.pages import back_to, page
from shared.web.request import Web

SESSION_COOKIE = "oralu_kiosk_session"
VIEW_COOKIE = "oralu_kiosk_view"
VIEWS = ("contrast", "large")
START = "/kiosk"


def device(request: Web) -> Device:
    """The enrolled kiosk; its guard has let it in."""
    return cast("Device", request.scope["kiosk"])  # type: ignore[typeddict-item]  # put there by the identity middleware


def actor(request: Web) -> Actor:
    """The kiosk as the one who acts."""
    kiosk = device(request)
    return Actor(id=kiosk.id, name=kiosk.name, role=Role.KIOSK, office=kiosk.office)


async def current(request: Web) -> Visit | None:
    """The session of this kiosk's cookie, unless it is over."""
    token = request.cookies.get(SESSION_COOKIE)
    visit = await sessions_queries.session_of(token, device(request).id) if token else None
    return visit if visit and (visit.state not in FINAL or visit.state == State.RECEIPTED) else None


async def page_of(visit: Visit | None) -> str:
    """The page that belongs to the session's state."""
    if visit is None:
        return START
    if visit.state in {State.IDENTIFIED, State.ANSWERING}:
        return "/kiosk/question/1"
    if visit.state == State.CAPTURING:
        return "/kiosk/result" if visit.attempts else "/kiosk/camera"
    return "/kiosk/result"


def kiosk_page(request: Web, name: str, /, *, status: int = 200, **context: Any) -> Template:
    """A page for the kiosk: with size and contrast as chosen, and with a polite end when nobody is there any more."""
    chosen = views(request)
    context = {"view": {name: name in chosen for name in VIEWS}, "idle_seconds": 60, "personal": True} | context
    return page(request, name, status=status, **context)


def views(request: Web) -> set[str]:
    """Large text and high contrast, as chosen by touch."""
    return {name for name in request.cookies.get(VIEW_COOKIE, "").split(".") if name in VIEWS}


def cookie(name: str, value: str, *, max_age: int | None = None) -> Cookie:
    """Not readable by scripts, sent only to this origin."""
    return Cookie(key=name, value=value, path="/", httponly=True, secure=settings().secure, samesite="lax", max_age=max_age)


def start_again() -> Redirect:
    """Back to the first page, with nothing of the person left."""
    answer = back_to(START)
    answer.delete_cookie(SESSION_COOKIE)
    return answer
