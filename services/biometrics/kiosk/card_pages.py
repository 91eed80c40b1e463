"""Who is it? The card, then the PIN: one field a page, so that keys on the screen never type into another one."""

from uuid import UUID

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.check_ins import queries as check_ins_queries
from services.biometrics.kiosk import words
from services.biometrics.kiosk.domain import looks_like_pin
from services.biometrics.kiosk.receipts import shown_receipt
from services.biometrics.kiosk.visit import (
    GIVEN_COOKIE,
    SESSION_COOKIE,
    START,
    actor,
    camera_or_result,
    cookie,
    device,
    kiosk_page,
    kiosk_page_as_chosen,
)
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import queries as sessions_queries
from shared import clock
from shared.web import i18n
from shared.web.guards import requires_kiosk
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields


@get("/kiosk/card", guards=[requires_kiosk])
async def card_page(request: Web) -> Template:
    """The card's code, with keys to touch."""
    return kiosk_page(request, "kiosk/card.html", error=None, code="", keeps="/kiosk/card")


@post("/kiosk/card", guards=[requires_kiosk], status_code=200)
async def card(request: Web) -> Template | Redirect:
    """The code, and then the PIN with it. After this the person is only a session."""
    data = await read_fields(request)
    code, pin = data.get("code", "").strip()[:40], data.get("pin", "").strip()[:20]
    if "view" in data or "language" in data:
        return kiosk_page_as_chosen(request, _step(data), data, error=None, code=code, keeps="/kiosk/card")
    if not code:
        return _again(request, "kiosk/card.html", words.card_missing(), "")
    if looks_like_pin(code):
        return _again(request, "kiosk/card.html", words.pin_as_card(), "")
    if "pin" not in data:
        return kiosk_page(request, "kiosk/pin.html", error=None, code=code, keeps="/kiosk/card")
    if not pin:
        return _again(request, "kiosk/pin.html", words.pin_missing(), code)
    return await _identify(request, code, pin)


async def _identify(request: Web, code: str, pin: str) -> Template | Redirect:
    try:
        found = await sessions.identify(code, pin, kiosk=device(request).id, language=i18n.current(), by=actor(request), now=clock.now())
    except sessions.AlreadyHandedIn as given:
        again = back_to("/kiosk/already")
        again.set_cookie(cookie(GIVEN_COOKIE, str(given.check_in)))
        return again
    except (sessions.WrongCard, sessions.Locked, sessions.NothingDue) as refusal:
        status = 429 if isinstance(refusal, sessions.Locked) else 422
        return _again(request, "kiosk/pin.html", words.refusal(refusal), code, status=status)
    visit = await sessions_queries.session_of(found.token, device(request).id)
    answer = back_to("/kiosk/question/1")
    if visit and not await check_ins_queries.questions_of(visit.check_in):
        await sessions.skip_questions(found.session, now=clock.now())
        answer = back_to(await camera_or_result(request, found.session))
    answer.set_cookie(cookie(SESSION_COOKIE, found.token))
    return answer


@get("/kiosk/already", guards=[requires_kiosk])
async def already(request: Web) -> Template | Redirect:
    """The receipt of a check-in that was given before."""
    try:
        check_in = UUID(request.cookies.get(GIVEN_COOKIE, ""))
    except ValueError:
        return back_to(START)
    shown = await shown_receipt(check_in, device(request), {})
    return kiosk_page(request, "kiosk/already.html", receipt=shown, idle_seconds=30, counts=True)


def _step(data: Fields) -> str:
    return "kiosk/pin.html" if "pin" in data else "kiosk/card.html"


def _again(request: Web, template: str, error: str, code: str, *, status: int = 422) -> Template:
    return kiosk_page(request, template, status=status, error=error, code=code, keeps="/kiosk/card")


route_handlers: list[ControllerRouterHandler] = [card_page, card, already]
