"""What the kiosk's pages share: the session behind the cookie, and the page that belongs to its state."""

from typing import Any, cast
from uuid import UUID

from litestar.datastructures import Cookie
from litestar.response import Redirect, Template

from services.biometrics.capture import actions as capture
from services.biometrics.sessions import queries as sessions_queries
from services.biometrics.sessions.domain import FINAL, State
from services.biometrics.sessions.queries import Visit
from services.biometrics.submission import actions as submission
from shared import clock
from shared.actors import Actor, Role
from shared.identity.cookies import cookie, no_cookie, read_cookie
from shared.identity.kiosks import VISIT_COOKIE, Device
from shared.messages.base import Language
from shared.web import i18n
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web

SESSION_COOKIE = VISIT_COOKIE
GIVEN_COOKIE = "oralu_kiosk_given"
"""The check-in that was given before, while its receipt is on the screen."""
CARD_COOKIE = "oralu_kiosk_card"
"""The card's code until the person is known: as typed so far, never a PIN."""
OF_A_VISIT = (SESSION_COOKIE, GIVEN_COOKIE, CARD_COOKIE)
VIEW_COOKIE = "oralu_kiosk_view"
VIEWS = ("contrast", "large")
START, LEFT = "/kiosk", "/kiosk/left"
A_YEAR = 365 * 24 * 3600


def device(request: Web) -> Device:
    """The enrolled kiosk; its guard has let it in."""
    return cast("Device", request.scope["kiosk"])  # type: ignore[typeddict-item]  # put there by the identity middleware


def actor(request: Web) -> Actor:
    """The kiosk as the one who acts."""
    kiosk = device(request)
    return Actor(id=kiosk.id, name=kiosk.name, role=Role.KIOSK, office=kiosk.office)


async def current(request: Web) -> Visit | None:
    """The session of this kiosk's cookie, unless it is over."""
    token = read_cookie(request, SESSION_COOKIE)
    visit = await sessions_queries.session_of(token, device(request).id) if token else None
    return visit if visit and (visit.state not in FINAL or visit.state == State.RECEIPTED) else None


async def did_not_count(request: Web) -> bool:
    """Whether the visit of this kiosk's cookie ended before the check-in was handed in: left, idle for too long, or begun elsewhere."""
    token = read_cookie(request, SESSION_COOKIE)
    visit = await sessions_queries.session_of(token, device(request).id) if token else None
    return visit is not None and visit.state in {State.ABANDONED, State.EXPIRED}


async def page_of(request: Web, visit: Visit | None) -> str:
    """The page that belongs to the session's state; of one that is over, the page that says so."""
    if visit is None:
        return LEFT if await did_not_count(request) else START
    if visit.state in {State.IDENTIFIED, State.ANSWERING}:
        return "/kiosk/question/1"
    if visit.state == State.CAPTURING:
        return "/kiosk/result" if visit.attempts else "/kiosk/camera"
    return "/kiosk/result"


async def camera_or_result(request: Web, session: UUID) -> str:
    """The camera, or the result at once where the camera is of no use."""
    reason = await capture.camera_closed(session, now=clock.now())
    if reason is None:
        return "/kiosk/camera"
    await submission.hand_in_without_camera(session, reason, by=actor(request), now=clock.now())
    return "/kiosk/result"


def kiosk_page(request: Web, name: str, /, *, status: int = 200, chosen: set[str] | None = None, **context: Any) -> Template:
    """A page for the kiosk: with its size and contrast as chosen, and with a kind end when nobody is there any more.

    `counts`: whoever goes now has checked in. `keeps`: where the page's form is sent when a language, size or contrast is touched.
    """
    shown = views(request) if chosen is None else chosen
    usual = {"idle_seconds": 60, "personal": True, "counts": False, "keeps": None}
    return page(request, name, status=status, **(usual | {"view": {name: name in shown for name in VIEWS}} | context))


def kiosk_page_as_chosen(request: Web, name: str, data: Fields, /, **context: Any) -> Template:
    """The same page again, in the language, size or contrast that was touched."""
    cookies = chosen_cookies(request, data)
    if language := _language(data):
        i18n.use(language)
    shown = kiosk_page(request, name, chosen=_touched(request, data), **context)
    shown.cookies.extend(cookies)
    return shown


def chosen_cookies(request: Web, data: Fields) -> list[Cookie]:
    """What the kiosk remembers of the language, size or contrast that was touched."""
    cookies = [cookie(VIEW_COOKIE, ".".join(sorted(_touched(request, data))))] if "view" in data else []
    if language := _language(data):
        cookies.append(cookie(i18n.LANGUAGE_COOKIE, language, max_age=A_YEAR))
    return cookies


def _touched(request: Web, data: Fields) -> set[str]:
    return views(request) ^ ({data.get("view", "")} & set(VIEWS))


def _language(data: Fields) -> Language | None:
    return next((language for language in i18n.LANGUAGES if language == data.get("language")), None)


def views(request: Web) -> set[str]:
    """Large text and high contrast, as chosen by touch."""
    return {name for name in (read_cookie(request, VIEW_COOKIE) or "").split(".") if name in VIEWS}


def start_again(address: str = START) -> Redirect:
    """Back to the first page, or to another one of nobody's, with nothing of the person left."""
    answer = back_to(address)
    for name in OF_A_VISIT:
        answer.set_cookie(no_cookie(name))
    return answer
