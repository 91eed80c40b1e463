"""What is asked at this kiosk, and where the person goes on afterwards: nothing here ever holds up a check-in."""

from typing import Any
from uuid import UUID

from litestar.response import Redirect, Template

from services.biometrics.explanations import actions as explanations
from services.biometrics.explanations.queries import ShownRequest, last_given, shown_at_kiosk, to_answer, to_ask
from services.biometrics.kiosk.visit import GIVEN_COOKIE, SESSION_COOKIE, current, device, kiosk_page, page_of
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.domain import State
from shared import clock
from shared.identity.cookies import cookie, read_cookie
from shared.identity.tokens import new_token
from shared.web.pages import back_to
from shared.web.request import Web

EXPLANATION = "/kiosk/explanation"
RECEIPT = "/kiosk/explanation/receipt"
READING_SECONDS = 120
"""How long a page may be read without a touch."""


async def ask_first(request: Web, answer: Redirect, person: UUID, token: str = "") -> Redirect | None:
    """Instead of `answer` the page that asks, where something is asked of this person; None where nothing is.

    Without a check-in there is no `token` yet. What `answer` keeps in cookies is kept.
    """
    kiosk, own = device(request), token or new_token()
    if not await explanations.begin(person, own, kiosk=kiosk.id, place=kiosk.name, now=clock.now()):
        return None
    asked = back_to(EXPLANATION)
    asked.cookies.extend(answer.cookies)
    if not token:
        asked.set_cookie(cookie(SESSION_COOKIE, own))
    return asked


async def rows_of(request: Web) -> list[ShownRequest]:
    """What is asked of the person at this kiosk; nothing for anybody else."""
    token = read_cookie(request, SESSION_COOKIE)
    return await shown_at_kiosk(token, device(request).id) if token else []


async def is_asked(request: Web) -> bool:
    """Whether something still waits for an answer."""
    return to_ask(await rows_of(request)) is not None


async def answering(request: Web) -> ShownRequest | Redirect:
    """The request that is being answered, or the page where the person really is."""
    rows = await rows_of(request)
    found = to_answer(rows)
    if found is not None:
        return found
    return back_to(RECEIPT if last_given(rows) and to_ask(rows) is None else EXPLANATION)


async def going_on(request: Web) -> tuple[str, bool]:
    """Where the person goes on, and whether a check-in is under way that does not count yet."""
    visit = await current(request)
    if visit is None and read_cookie(request, GIVEN_COOKIE):
        return "/kiosk/already", False
    under_way = visit is not None and visit.state in {State.IDENTIFIED, State.ANSWERING, State.CAPTURING} and not visit.attempts
    return await page_of(request, visit), under_way


async def explaining_page(request: Web, name: str, /, *, status: int = 200, **context: Any) -> Template:
    """A page of the explanation; whoever reads it is still at the kiosk, for the check-in too."""
    visit, (following, under_way) = await current(request), await going_on(request)
    if visit is not None:
        await sessions.touch(visit.id, now=clock.now())
    usual: dict[str, Any] = {"counts": not under_way, "following": following, "idle_seconds": READING_SECONDS}
    return kiosk_page(request, name, status=status, **(usual | context))
