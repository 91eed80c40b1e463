"""Explaining at the kiosk: the reason, the own words, a last look, handing in. What is typed stays through everything that is no answer."""

from litestar import Response, get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.explanations import actions as explanations
from services.biometrics.explanations.domain import BadAnswer, NotNow, read_given, read_reason, read_words
from services.biometrics.explanations.queries import ShownRequest
from services.biometrics.kiosk.explaining import words
from services.biometrics.kiosk.explaining.visits import EXPLANATION, RECEIPT, answering, explaining_page
from services.biometrics.kiosk.visit import actor, chosen_cookies
from shared import clock
from shared.messages.explanations import LONGEST_WORDS
from shared.web.guards import requires_kiosk
from shared.web.i18n import current as current_language
from shared.web.pages import back_to
from shared.web.request import Web, read_fields

REASON, WORDS, CHECK = "/kiosk/explanation/reason", "/kiosk/explanation/words", "/kiosk/explanation/check"
DRAFT = "/kiosk/explanation/words/draft"


@get(REASON, guards=[requires_kiosk])
async def reason_page(request: Web) -> Template | Redirect:
    """Ready reasons, and the own words."""
    asked = await answering(request)
    return asked if isinstance(asked, Redirect) else await _reason(request, asked)


@post(REASON, guards=[requires_kiosk], status_code=200)
async def choose_reason(request: Web) -> Template | Redirect:
    """Keep the reason, and go on to the words."""
    data, asked = await read_fields(request), await answering(request)
    if isinstance(asked, Redirect):
        return asked
    try:
        return await _kept(asked, {"reason": read_reason(data.get("reason", ""))}, WORDS)
    except BadAnswer as bad:
        return await _reason(request, asked, error=str(bad))


@get(WORDS, guards=[requires_kiosk])
async def words_page(request: Web) -> Template | Redirect:
    """The own words, with a keyboard on the screen."""
    asked = await answering(request)
    if isinstance(asked, Redirect):
        return asked
    return await _words(request, asked) if "reason" in asked.draft else back_to(REASON)


@post(WORDS, guards=[requires_kiosk], status_code=200)
async def write_words(request: Web) -> Template | Redirect:
    """Keep the words, and show everything once more."""
    data, asked = await read_fields(request), await answering(request)
    if isinstance(asked, Redirect):
        return asked
    given = data.get("words", "")
    try:
        said = read_words(given, read_reason(asked.draft.get("reason", "")))
    except BadAnswer as bad:
        return await _words(request, asked, given=given, error=str(bad))
    return await _kept(asked, {"words": said}, CHECK)


@post(DRAFT, guards=[requires_kiosk], status_code=200)
async def draft(request: Web) -> Redirect | Response[None]:
    """Keep what is written so far: on the way to another language, size or page (`back`), or by itself."""
    data, asked = await read_fields(request), await answering(request)
    if isinstance(asked, Redirect):
        return asked
    try:
        await explanations.keep_draft(asked.id, {"words": data.get("words", "")[:LONGEST_WORDS]}, now=clock.now())
    except NotNow:
        return back_to(EXPLANATION)
    if not {"view", "language", "back"} & data.keys():
        return Response(None, status_code=204)
    answer = back_to(REASON if "back" in data else WORDS)
    answer.cookies.extend(chosen_cookies(request, data))
    return answer


@get(CHECK, guards=[requires_kiosk])
async def check_page(request: Web) -> Template | Redirect:
    """What will be handed in, and whether a paper follows."""
    asked = await answering(request)
    if isinstance(asked, Redirect):
        return asked
    try:
        given = read_given(asked.draft, brings_paper=False)
    except BadAnswer:
        return back_to(REASON)
    return await explaining_page(request, "kiosk/explanation_check.html", reason=words.reason(given.reason or ""), said=given.words)


@post(CHECK, guards=[requires_kiosk], status_code=200)
async def hand_in(request: Web) -> Redirect:
    """Hand it in; the receipt follows."""
    data, asked = await read_fields(request), await answering(request)
    if isinstance(asked, Redirect):
        return asked
    try:
        given = read_given(asked.draft, brings_paper=data.get("paper") == "yes")
        await explanations.hand_in(asked.id, given, language=current_language(), by=actor(request), now=clock.now())
    except BadAnswer:
        return back_to(REASON)
    except NotNow:
        return back_to(EXPLANATION)
    return back_to(RECEIPT)


async def _kept(asked: ShownRequest, changed: dict[str, str], following: str) -> Redirect:
    try:
        await explanations.keep_draft(asked.id, changed, now=clock.now())
    except NotNow:
        return back_to(EXPLANATION)
    return back_to(following)


async def _reason(request: Web, asked: ShownRequest, *, error: str | None = None) -> Template:
    problem = words.problem(error) if error else None
    chosen = asked.draft.get("reason", "")
    return await explaining_page(
        request, "kiosk/explanation_reason.html", status=422 if error else 200, reasons=words.reasons(), chosen=chosen, error=problem
    )


async def _words(request: Web, asked: ShownRequest, *, given: str | None = None, error: str | None = None) -> Template:
    reason = asked.draft.get("reason", "")
    return await explaining_page(
        request, "kiosk/explanation_words.html", status=422 if error else 200, reason=words.reason(reason), needed=reason == "other",
        said=asked.draft.get("words", "") if given is None else given, error=words.problem(error) if error else None, keeps=DRAFT,
        longest=LONGEST_WORDS,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [reason_page, choose_reason, words_page, write_words, draft, check_page, hand_in]
