"""Who is it? The card, then the PIN: one field a page, so that keys on the screen never type into another one.

There is no visit yet: the card's code is in a cookie until the person is known or leaves, so that a reload keeps it. The PIN is never kept.
"""

from urllib.parse import quote, unquote
from uuid import UUID

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.check_ins import queries as check_ins_queries
from services.biometrics.database import DB
from services.biometrics.kiosk import words
from services.biometrics.kiosk.domain import looks_like_pin
from services.biometrics.kiosk.explaining.visits import ask_first, is_asked
from services.biometrics.kiosk.receipts import shown_receipt
from services.biometrics.kiosk.visit import (
    CARD_COOKIE,
    GIVEN_COOKIE,
    SESSION_COOKIE,
    START,
    actor,
    camera_or_result,
    chosen_cookies,
    device,
    kiosk_page,
    kiosk_page_as_chosen,
)
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import queries as sessions_queries
from services.biometrics.settings import settings
from shared import clock
from shared.db.beyond import beyond_scope
from shared.identity.cookies import cookie, no_cookie, read_cookie
from shared.identity.limits.hashing import TooBusy
from shared.web import i18n
from shared.web.guards import requires_kiosk
from shared.web.i18n import gettext
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields

LONGEST_CODE, LONGEST_PIN = 40, 20
DRAFT = "/kiosk/card/draft"


@get("/kiosk/card", guards=[requires_kiosk])
async def card_page(request: Web) -> Template:
    """The card's code, with keys to touch."""
    return kiosk_page(request, "kiosk/card.html", error=None, code=_kept_code(request), keeps=DRAFT)


@get("/kiosk/pin", guards=[requires_kiosk])
async def pin_page(request: Web) -> Template | Redirect:
    """The PIN of the card whose code was typed before."""
    code = _kept_code(request)
    return kiosk_page(request, "kiosk/pin.html", error=None, code=code, keeps=DRAFT) if code else back_to("/kiosk/card")


@post(["/kiosk/card", "/kiosk/pin"], guards=[requires_kiosk], status_code=200)
async def card(request: Web) -> Template | Redirect:
    """The code, and then the PIN with it. After this the person is only a session."""
    data = await read_fields(request)
    code, pin = _code(data), data.get("pin", "").strip()[:LONGEST_PIN]
    if not code:
        return _again(request, "kiosk/card.html", words.card_missing(), "")
    if looks_like_pin(code):
        return _again(request, "kiosk/card.html", words.pin_as_card(), "")
    if "pin" not in data:
        answer = back_to("/kiosk/pin")
        answer.set_cookie(_keeps(code))
        return answer
    if not pin:
        return _again(request, "kiosk/pin.html", words.pin_missing(), code)
    return await _identify(request, code, pin)


@post(DRAFT, guards=[requires_kiosk], status_code=200)
async def card_draft(request: Web) -> Template | Redirect | Response[None]:
    """Keep the code that is typed so far: on the way to another language or size, or by itself. What looks like a PIN is not kept."""
    data = await read_fields(request)
    code = _code(data)
    chosen = chosen_cookies(request, data)
    if chosen and "pin" not in data and looks_like_pin(code):
        return kiosk_page_as_chosen(request, "kiosk/card.html", data, error=None, code=code, keeps=DRAFT)
    answer: Redirect | Response[None] = (
        back_to("/kiosk/pin" if "pin" in data else "/kiosk/card") if chosen else Response(None, status_code=204)
    )
    answer.cookies.extend([_keeps(code), *chosen])
    return answer


async def _identify(request: Web, code: str, pin: str) -> Template | Redirect:
    async with beyond_scope(DB, "whose card and PIN these are; from the next page on the kiosk sees this person alone"):
        return await _begin_visit(request, code, pin)


async def _begin_visit(request: Web, code: str, pin: str) -> Template | Redirect:
    try:
        found = await sessions.identify(code, pin, kiosk=device(request).id, language=i18n.current(), by=actor(request), now=clock.now())
    except sessions.AlreadyHandedIn as given:
        again = back_to("/kiosk/already")
        again.set_cookie(cookie(GIVEN_COOKIE, str(given.check_in)))
        again.set_cookie(no_cookie(CARD_COOKIE))
        return await ask_first(request, again, given.person) or again
    except sessions.NothingDue as nothing:
        gone = back_to(START)
        gone.set_cookie(no_cookie(CARD_COOKIE))
        asked = await ask_first(request, gone, nothing.person)
        return asked or _again(request, "kiosk/pin.html", words.refusal(nothing), code)
    except (sessions.WrongCard, sessions.Locked) as refusal:
        status = 429 if isinstance(refusal, sessions.Locked) else 422
        return _again(request, "kiosk/pin.html", words.refusal(refusal), code, status=status)
    except TooBusy:
        text = gettext("Many people are checking in just now. Please try again in a moment.")
        return _again(request, "kiosk/pin.html", text, code, status=503)
    visit = await sessions_queries.session_of(found.token, device(request).id)
    answer = back_to("/kiosk/question/1")
    if visit and not await check_ins_queries.questions_of(visit.check_in):
        await sessions.skip_questions(found.session, now=clock.now())
        answer = back_to(await camera_or_result(request, found.session))
    answer.set_cookie(cookie(SESSION_COOKIE, found.token))
    answer.set_cookie(no_cookie(CARD_COOKIE))
    return await ask_first(request, answer, found.person, found.token) or answer


@get("/kiosk/already", guards=[requires_kiosk])
async def already(request: Web) -> Template | Redirect:
    """The receipt of a check-in that was given before."""
    try:
        check_in = UUID(read_cookie(request, GIVEN_COOKIE) or "")
    except ValueError:
        return back_to(START)
    async with beyond_scope(DB, "the receipt of a check-in that was given before: there is no visit"):
        shown = await shown_receipt(check_in, device(request), {})
    return kiosk_page(request, "kiosk/already.html", receipt=shown, idle_seconds=30, counts=True, asks=await is_asked(request))


def _code(data: Fields) -> str:
    return str(data.get("code", "")).strip()[:LONGEST_CODE]


def _kept_code(request: Web) -> str:
    return unquote(read_cookie(request, CARD_COOKIE) or "")[:LONGEST_CODE]


def _keeps(code: str) -> Cookie:
    """Keeps the code as long as a visit without a touch would last; nothing, and what looks like a PIN, is forgotten."""
    kept = "" if looks_like_pin(code) else quote(code)
    return cookie(CARD_COOKIE, kept, max_age=settings().session_idle_seconds if kept else 0)


def _again(request: Web, template: str, error: str, code: str, *, status: int = 422) -> Template:
    shown = kiosk_page(request, template, status=status, error=error, code=code, keeps=DRAFT)
    shown.cookies.append(_keeps(code))
    return shown


route_handlers: list[ControllerRouterHandler] = [card_page, pin_page, card, card_draft, already]
