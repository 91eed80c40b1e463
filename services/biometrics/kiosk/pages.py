"""The kiosk's pages: start, card and PIN, questions one a page, the result. Ids are in no address; nothing personal stays."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.capture import actions as capture
from services.biometrics.check_ins import queries as check_ins_queries
from services.biometrics.check_ins.domain import BadAnswer, read_answer
from services.biometrics.database import DB
from services.biometrics.kiosk import words
from services.biometrics.kiosk.visit import (
    SESSION_COOKIE,
    START,
    VIEW_COOKIE,
    actor,
    cookie,
    current,
    device,
    kiosk_page,
    page_of,
    start_again,
)
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import queries as sessions_queries
from services.biometrics.sessions.domain import OPEN, Event, NotNow, State
from services.biometrics.sessions.live import channel
from services.biometrics.sessions.queries import Visit
from services.biometrics.submission import actions as submission
from services.biometrics.submission import queries as submission_queries
from services.biometrics.verification import line as verification_line
from shared import clock
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.web import i18n, live
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
    shown.cookies = [cookie(SESSION_COOKIE, "", max_age=0)]
    return shown


@get("/kiosk/card", guards=[requires_kiosk])
async def card_page(request: Web) -> Template:
    """Card code and PIN, with keys to touch."""
    return kiosk_page(request, "kiosk/card.html", error=None, code="")


@post("/kiosk/card", guards=[requires_kiosk], status_code=200)
async def card(request: Web) -> Template | Redirect:
    """Identify the person. After this the person is only a session."""
    data = await read_fields(request)
    code, pin = data.get("code", "").strip()[:40], data.get("pin", "").strip()[:20]
    try:
        found = await sessions.identify(code, pin, kiosk=device(request).id, language=i18n.current(), by=actor(request), now=clock.now())
    except sessions.AlreadyHandedIn as given:
        receipt = await check_ins_queries.receipt_of(given.check_in)
        return kiosk_page(request, "kiosk/already.html", receipt=words.receipt(receipt) if receipt else None, idle_seconds=30)
    except (sessions.WrongCard, sessions.Locked, sessions.NothingDue) as refusal:
        status = 429 if isinstance(refusal, sessions.Locked) else 422
        return kiosk_page(request, "kiosk/card.html", status=status, error=words.refusal(refusal), code=code)
    visit = await sessions_queries.session_of(found.token, device(request).id)
    answer = back_to("/kiosk/question/1")
    if visit and not await check_ins_queries.questions_of(visit.check_in):
        await sessions.skip_questions(found.session, now=clock.now())
        answer = back_to(await _to_camera(request, found.session))
    answer.set_cookie(cookie(SESSION_COOKIE, found.token))
    return answer


@get("/kiosk/question/{number:int}", guards=[requires_kiosk])
async def question_page(request: Web, number: FromPath[int]) -> Template | Redirect:
    """One question, in the language of the page."""
    visit = await current(request)
    if visit is None or visit.state not in {State.IDENTIFIED, State.ANSWERING}:
        return back_to(await page_of(visit))
    return await _question(request, visit, number, error=None)


@post("/kiosk/question/{number:int}", guards=[requires_kiosk], status_code=200)
async def answer_question(request: Web, number: FromPath[int]) -> Template | Redirect:
    """Keep the answer and go on."""
    data = await read_fields(request, "answer")
    visit = await current(request)
    if visit is None or visit.state not in {State.IDENTIFIED, State.ANSWERING}:
        return back_to(await page_of(visit))
    questions = await check_ins_queries.questions_of(visit.check_in)
    if not 1 <= number <= len(questions):
        return back_to("/kiosk/question/1")
    asked = questions[number - 1]
    try:
        value = read_answer(asked, data.get("answer"))
    except BadAnswer as bad:
        return await _question(request, visit, number, error=str(bad), status=422)
    last = number == len(questions)
    try:
        await sessions.answer(visit.id, asked.code, value, last=last, now=clock.now())
    except NotNow:
        return back_to(await page_of(await current(request)))
    return back_to(await _to_camera(request, visit.id) if last else f"/kiosk/question/{number + 1}")


@get("/kiosk/result", guards=[requires_kiosk])
async def result(request: Web) -> Template | Redirect:
    """Waiting, another try, or the receipt."""
    visit = await current(request)
    if visit is None or visit.state in {State.IDENTIFIED, State.ANSWERING}:
        return back_to(await page_of(visit))
    return kiosk_page(request, "kiosk/result.html", result=await _result(visit))


@get("/kiosk/result/part", guards=[requires_kiosk])
async def result_part(request: Web) -> Template | Redirect:
    """The changing part of the result page."""
    visit = await current(request)
    if visit is None:
        return back_to(START)
    return kiosk_page(request, "kiosk/result_part.html", result=await _result(visit))


@get("/kiosk/events", guards=[requires_kiosk])
async def events(request: Web) -> ServerSentEvent | Redirect:
    """Tells the result page that something changed."""
    visit = await current(request)
    return back_to(START) if visit is None else live.stream(DB, channel(visit.id))


@post("/kiosk/here", guards=[requires_kiosk], status_code=204)
async def still_here(request: Web) -> None:
    """The person touched "I am still here"."""
    if visit := await current(request):
        await sessions.touch(visit.id, now=clock.now())


@post("/kiosk/leave", guards=[requires_kiosk], status_code=200)
async def leave(request: Web) -> Redirect:
    """Finished, or gone: what was captured is handed in, everything else is forgotten."""
    visit, now = await current(request), clock.now()
    if visit and visit.state in OPEN:
        try:
            if visit.attempts:
                await submission.hand_in_as_it_is(visit.id, by=actor(request), now=now)
            else:
                async with transaction(DB):
                    await sessions.end(visit.id, Event.LEAVE, by=actor(request), now=now)
        except NotNow:
            pass
    gone = start_again()
    gone.delete_cookie(VIEW_COOKIE)
    return gone


async def _question(request: Web, visit: Visit, number: int, *, error: str | None, status: int = 200) -> Template | Redirect:
    questions = await check_ins_queries.questions_of(visit.check_in)
    if not 1 <= number <= len(questions):
        return back_to("/kiosk/question/1")
    asked = questions[number - 1]
    return kiosk_page(
        request,
        "kiosk/question.html",
        status=status,
        question=asked,
        text=_said(asked.text),
        options=[(code, _said(asked.options[code])) for code in words.sorted_options(asked.options)],
        answered=sessions_queries.answer_in(visit, asked.code),
        number=number,
        count=len(questions),
        error=words.answer_problem(error) if error else None,
    )


def _said(texts: dict[Language, str]) -> str:
    """In the language of the page, or in the first there is."""
    return texts.get(i18n.current()) or next(iter(texts.values()))


async def _to_camera(request: Web, session: UUID) -> str:
    """The camera, or the result at once where the camera is of no use."""
    reason = await capture.camera_closed(session, now=clock.now())
    if reason is None:
        return "/kiosk/camera"
    await submission.hand_in_without_camera(session, reason, by=actor(request), now=clock.now())
    return "/kiosk/result"


async def _result(visit: Visit) -> words.ShownReceipt | words.ShownResult:
    receipt = await check_ins_queries.receipt_of(visit.check_in) if visit.state == State.RECEIPTED else None
    attempts = await submission_queries.attempts_of(visit, clock.now())
    people_before = await verification_line.ahead_of(visit.id) if visit.state == State.SUBMITTED else 0
    return words.result(visit.state, visit.reason, receipt, attempts_left=attempts.left, people_before=people_before)


route_handlers: list[ControllerRouterHandler] = [
    start,
    card_page,
    card,
    question_page,
    answer_question,
    result,
    result_part,
    events,
    still_here,
    leave,
]
