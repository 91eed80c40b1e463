"""The kiosk's pages before and after the questions: start, the result, leaving. Ids are in no address; nothing personal stays."""

from litestar import get, post
from litestar.response import Redirect, ServerSentEvent, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.database import DB
from services.biometrics.explanations import actions as explanations
from services.biometrics.kiosk import words
from services.biometrics.kiosk.explaining.pages import LEFT as EXPLANATION_LEFT
from services.biometrics.kiosk.explaining.visits import is_asked
from services.biometrics.kiosk.receipts import shown_receipt
from services.biometrics.kiosk.visit import (
    LEFT,
    OF_A_VISIT,
    SESSION_COOKIE,
    START,
    VIEW_COOKIE,
    actor,
    current,
    device,
    did_not_count,
    kiosk_page,
    page_of,
    start_again,
)
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import receipts
from services.biometrics.sessions.domain import OPEN, Event, NotNow, State
from services.biometrics.sessions.live import channel
from services.biometrics.sessions.queries import Visit
from services.biometrics.submission import actions as submission
from services.biometrics.submission import queries as submission_queries
from services.biometrics.verification import line as verification_line
from shared import clock
from shared.db.engine import transaction
from shared.identity.cookies import no_cookie, read_cookie
from shared.web import live
from shared.web.guards import public, requires_kiosk
from shared.web.pages import back_to
from shared.web.request import Web, read_fields


@get(START, guards=[public])
async def start(request: Web) -> Template | Redirect:
    """Choose the language with one touch. The previous session is forgotten."""
    if request.scope.get("kiosk_off"):
        return kiosk_page(request, "kiosk/off.html", personal=False)
    if request.scope.get("kiosk") is None:
        return back_to("/kiosk/device")
    shown = kiosk_page(request, "kiosk/start.html", personal=False)
    shown.cookies = [no_cookie(name) for name in OF_A_VISIT]
    return shown


@get("/kiosk/result", guards=[requires_kiosk])
async def result(request: Web) -> Template | Redirect:
    """Waiting, another try, or the receipt."""
    visit = await current(request)
    if visit is None or visit.state in {State.IDENTIFIED, State.ANSWERING}:
        return back_to(await page_of(request, visit))
    return kiosk_page(request, "kiosk/result.html", result=await _result(request, visit), counts=True, asks=await is_asked(request))


@get("/kiosk/result/part", guards=[requires_kiosk], opt=live.BY_ITSELF)
async def result_part(request: Web) -> Template | Redirect:
    """The changing part of the result page."""
    visit = await current(request)
    if visit is None:
        return back_to(await page_of(request, None))
    return kiosk_page(request, "kiosk/result_part.html", result=await _result(request, visit))


@get("/kiosk/events", guards=[requires_kiosk], opt=live.BY_ITSELF)
async def events(request: Web) -> ServerSentEvent | Redirect:
    """Tells the result page that something changed."""
    visit = await current(request)
    return back_to(START) if visit is None else live.stream(request, DB, channel(visit.id))


@post("/kiosk/here", guards=[requires_kiosk], status_code=204)
async def still_here(request: Web) -> None:
    """The person touched "I am still here"."""
    if visit := await current(request):
        await sessions.touch(visit.id, now=clock.now())
    if token := read_cookie(request, SESSION_COOKIE):
        await explanations.touch(token, device(request).id, now=clock.now())


@post("/kiosk/leave", guards=[requires_kiosk], status_code=200)
async def leave(request: Web) -> Redirect:
    """Finished, or gone (`idle`): what was captured is handed in and said to be; without a capture the page says that it did not count."""
    data, visit, now = await read_fields(request), await current(request), clock.now()
    token = read_cookie(request, SESSION_COOKIE)
    unanswered = await explanations.leave(token, device(request).id, by=actor(request), now=now) if token else False
    if visit and visit.state in OPEN:
        try:
            if visit.attempts:
                await submission.hand_in_as_it_is(visit.id, by=actor(request), now=now)
            else:
                async with transaction(DB):
                    await sessions.end(visit.id, Event.LEAVE, by=actor(request), now=now)
        except NotNow:
            pass
        else:
            if not visit.attempts:
                return back_to(LEFT)
            if "idle" not in data:
                return back_to("/kiosk/result")
    elif visit is None and "seen" not in data and await did_not_count(request):
        return back_to(LEFT)
    elif visit is not None:
        await receipts.forget_answers_shown(visit.id)
    gone = start_again(EXPLANATION_LEFT if unanswered and visit is None and "idle" in data else START)
    gone.set_cookie(no_cookie(VIEW_COOKIE))
    return gone


@get(LEFT, guards=[requires_kiosk])
async def left(request: Web) -> Template | Redirect:
    """The check-in did not count. Nothing of the person is known here any more."""
    return kiosk_page(request, "kiosk/left.html", idle_seconds=40) if await did_not_count(request) else back_to(START)


async def _result(request: Web, visit: Visit) -> words.ShownReceipt | words.ShownResult:
    shown = await shown_receipt(visit.check_in, device(request), visit.answers) if visit.state == State.RECEIPTED else None
    if shown is not None:
        return shown
    attempts = await submission_queries.attempts_of(visit, clock.now())
    people_before = await verification_line.ahead_of(visit.id) if visit.state == State.SUBMITTED else 0
    return words.result(visit.state, visit.reason, attempts_left=attempts.left, people_before=people_before)


route_handlers: list[ControllerRouterHandler] = [
    start,
    result,
    result_part,
    events,
    still_here,
    leave,
    left,
]
