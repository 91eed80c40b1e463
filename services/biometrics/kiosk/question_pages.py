"""The questions, one a page. What is ticked or written is kept through everything that is no answer."""

from dataclasses import dataclass

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.check_ins import queries as check_ins_queries
from services.biometrics.check_ins.domain import BadAnswer, read_answer, read_draft
from services.biometrics.kiosk import words
from services.biometrics.kiosk.visit import camera_or_result, chosen_cookies, current, kiosk_page, page_of
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import queries as sessions_queries
from services.biometrics.sessions.domain import NotNow, State
from services.biometrics.sessions.drafts import keep_draft
from services.biometrics.sessions.queries import Visit
from shared import clock
from shared.messages.probation import Question
from shared.web.guards import requires_kiosk
from shared.web.i18n import current as current_language
from shared.web.pages import back_to
from shared.web.request import Web, read_fields

ASKING = (State.IDENTIFIED, State.ANSWERING)
FIRST = "/kiosk/question/1"


@dataclass(frozen=True)
class Asked:
    """One question of a visit that is being asked its questions; `number` counts from 1 to `count`."""

    visit: Visit
    question: Question
    number: int
    count: int


@get("/kiosk/question/{number:int}", guards=[requires_kiosk])
async def question_page(request: Web, number: FromPath[int]) -> Template | Redirect:
    """One question, in the language of the page."""
    asked = await _asked(request, number)
    return asked if isinstance(asked, Redirect) else _page(request, asked)


@post("/kiosk/question/{number:int}", guards=[requires_kiosk], status_code=200)
async def answer_question(request: Web, number: FromPath[int]) -> Template | Redirect:
    """Keep the answer and go on."""
    data = await read_fields(request, "answer")
    asked = await _asked(request, number)
    if isinstance(asked, Redirect):
        return asked
    try:
        value = read_answer(asked.question, data.get("answer"))
    except BadAnswer as bad:
        return _page(request, asked, given=data.get("answer"), error=str(bad))
    last = number == asked.count
    try:
        await sessions.answer(asked.visit.id, asked.question.code, value, last=last, now=clock.now())
    except NotNow:
        return back_to(await page_of(request, await current(request)))
    return back_to(await camera_or_result(request, asked.visit.id) if last else f"/kiosk/question/{number + 1}")


@post("/kiosk/question/{number:int}/draft", guards=[requires_kiosk], status_code=200)
async def draft(request: Web, number: FromPath[int]) -> Redirect | Response[None]:
    """Keep what is ticked or written so far: on the way to another language, size or page (`back`), or by itself."""
    data = await read_fields(request, "answer")
    asked = await _asked(request, number)
    if isinstance(asked, Redirect):
        return asked
    value = read_draft(asked.question, data.get("answer"))
    try:
        if value is not None:
            await keep_draft(asked.visit.id, asked.question.code, value, now=clock.now())
    except NotNow:
        return back_to(await page_of(request, await current(request)))
    if not {"view", "language", "back"} & data.keys():
        return Response(None, status_code=204)
    answer = back_to(f"/kiosk/question/{max(1, number - 1) if 'back' in data else number}")
    answer.cookies.extend(chosen_cookies(request, data))
    return answer


async def _asked(request: Web, number: int) -> Asked | Redirect:
    """The question with this number, or the page where the visit really is."""
    visit = await current(request)
    if visit is None or visit.state not in ASKING:
        return back_to(await page_of(request, visit))
    questions = await check_ins_queries.questions_of(visit.check_in)
    return Asked(visit, questions[number - 1], number, len(questions)) if 1 <= number <= len(questions) else back_to(FIRST)


def _page(request: Web, asked: Asked, *, given: list[str] | None = None, error: str | None = None) -> Template:
    question, number = asked.question, asked.number
    answered = sessions_queries.answer_in(asked.visit, question.code)
    return kiosk_page(
        request,
        "kiosk/question.html",
        status=200 if error is None else 422,
        question=question,
        text=words.asked(question),
        spoken=question.spoken_on(current_language()),
        options=[(code, words.said(question.options[code])) for code in words.sorted_options(question.options)],
        answered=" ".join(given) if given and question.kind == "text" else answered,
        number=number,
        count=asked.count,
        error=words.answer_problem(error) if error else None,
        keeps=f"/kiosk/question/{number}/draft",
    )


route_handlers: list[ControllerRouterHandler] = [question_page, answer_question, draft]
