"""The question, putting it off, asking for a talk, the receipt."""

from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.explanations import actions as explanations
from services.biometrics.explanations.domain import IN_PERSON, NotNow, Showing
from services.biometrics.explanations.queries import last_given, to_ask
from services.biometrics.kiosk.explaining import words
from services.biometrics.kiosk.explaining.visits import EXPLANATION, RECEIPT, answering, explaining_page, going_on, rows_of
from services.biometrics.kiosk.visit import START, actor, kiosk_page, start_again
from shared import clock
from shared.settings import settings
from shared.web.guards import requires_kiosk
from shared.web.i18n import current as current_language
from shared.web.pages import back_to
from shared.web.request import Web

LEFT = "/kiosk/explanation/left"


@get(EXPLANATION, guards=[requires_kiosk])
async def question_page(request: Web) -> Template | Redirect:
    """What the officer asks about, until when, and the person's rights; on the screen from now on."""
    asked, now = to_ask(await rows_of(request)), clock.now()
    if asked is None:
        return await _goes_on(request)
    try:
        asked = await explanations.show(asked.id, by=actor(request), now=now)
    except NotNow:
        return await _goes_on(request)
    question = words.question(asked, now.astimezone(ZoneInfo(settings().timezone)).date())
    return await explaining_page(request, "kiosk/explanation.html", question=question)


@post("/kiosk/explanation/later", guards=[requires_kiosk], status_code=200)
async def later(request: Web) -> Redirect:
    """Not now: no refusal, and the check-in goes on."""
    asked = await answering(request)
    if isinstance(asked, Redirect):
        return asked
    try:
        await explanations.put_off(asked.id, by=actor(request), now=clock.now())
    except NotNow:
        return await _goes_on(request)
    if any(row.at is Showing.WAITING for row in await rows_of(request)):
        return back_to(EXPLANATION)
    return await _goes_on(request)


@post("/kiosk/explanation/in-person", guards=[requires_kiosk], status_code=200)
async def in_person(request: Web) -> Redirect:
    """They want to talk to the officer; the officer is told."""
    asked = await answering(request)
    if isinstance(asked, Redirect):
        return asked
    try:
        await explanations.hand_in(asked.id, IN_PERSON, language=current_language(), by=actor(request), now=clock.now())
    except NotNow:
        return await _goes_on(request)
    return back_to(RECEIPT)


@get(RECEIPT, guards=[requires_kiosk])
async def receipt_page(request: Web) -> Template | Redirect:
    """The number and the time of what was handed in last; what was said is not repeated."""
    rows = await rows_of(request)
    given = last_given(rows)
    if given is None:
        return await _goes_on(request)
    more = any(row.at in {Showing.OPEN, Showing.WAITING} for row in rows)
    return await explaining_page(
        request, "kiosk/explanation_receipt.html", receipt=given.receipt, recorded=words.moment(given.ended_at),
        title=words.receipt_title(given.given), text=words.receipt_text(given.given), more=more, idle_seconds=60,
    )  # fmt: skip


@get(LEFT, guards=[requires_kiosk])
async def left_page(request: Web) -> Template:
    """Nobody touched the screen: what was written is deleted. Nothing of the person is known here."""
    return kiosk_page(request, "kiosk/explanation_left.html", idle_seconds=40, counts=True)


async def _goes_on(request: Web) -> Redirect:
    """To the check-in where there is one; else nothing of the person is left here."""
    following, _ = await going_on(request)
    return start_again() if following == START else back_to(following)


route_handlers: list[ControllerRouterHandler] = [question_page, later, in_person, receipt_page, left_page]
