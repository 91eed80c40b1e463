"""The administrator's pages of dead letters, in each service for the messages that it receives."""

from typing import Annotated
from uuid import UUID

from litestar import Router, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel, StringConstraints

from shared import clock
from shared.db.keyset import cursor
from shared.dead_letters import actions, words
from shared.dead_letters.actions import Receiver
from shared.dead_letters.permissions import DeadLetterPermission
from shared.messaging import dead_letters
from shared.messaging.dead_letters import NoDeadLetter
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.navigation import service_name
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

ON_A_PAGE = 50


class SkipForm(BaseModel):
    """Why a message is never applied."""

    reason: Annotated[str, StringConstraints(min_length=10, max_length=500)]


def router(receiver: Receiver) -> Router:
    """The pages of one service, at an address that no other has: all three may be under one host name."""
    path = f"/{receiver.messaging.service}/dead-letters"

    @get("/")
    async def dead_letter_list(request: Web) -> Template:
        """Messages that wait for a decision, the oldest first."""
        return page(
            request,
            "dead_letters/list.html",
            letters=await dead_letters.waiting(receiver.messaging, size=ON_A_PAGE, after=cursor(request.query_params.get("after"))),
            receiver=service_name(receiver.messaging.service),
            path_here=path,
            reason=words.reason,
            outcome=words.outcome(request.query_params.get("done")),
        )

    @get("/{number:uuid}")
    async def dead_letter_page(request: Web, number: FromPath[UUID]) -> Template:
        """One message without its contents, and what can be done."""
        return await _page(request, number)

    @post("/{number:uuid}/retry", status_code=200)
    async def retry(request: Web, number: FromPath[UUID]) -> Redirect:
        """Let its sender send it again."""
        try:
            asked = await actions.retry(receiver, number, by=request.user, at=clock.now())
        except NoDeadLetter:
            return back_to(f"{path}?done=gone")
        return back_to(f"{path}?done={'asked' if asked else 'later'}")

    @post("/{number:uuid}/skip", status_code=200)
    async def skip(request: Web, number: FromPath[UUID]) -> Template | Redirect:
        """Never apply it, for a reason."""
        form = parse(SkipForm, await read_fields(request))
        if isinstance(form, FormErrors):
            return await _page(request, number, form)
        try:
            await actions.skip(receiver, number, form.reason, by=request.user, at=clock.now())
        except NoDeadLetter:
            return back_to(f"{path}?done=gone")
        return back_to(f"{path}?done=skipped")

    async def _page(request: Web, number: UUID, errors: FormErrors | None = None) -> Template:
        try:
            letter = await dead_letters.dead_letter(receiver.messaging, number)
        except NoDeadLetter:
            raise NotFoundException from None
        return page(
            request,
            "dead_letters/letter.html",
            status=422 if errors else 200,
            letter=letter,
            sender=service_name(letter.sender),
            path_here=path,
            reason=words.reason(letter.reason),
            errors=errors or FormErrors({}),
        )

    return Router(path, route_handlers=[dead_letter_list, dead_letter_page, retry, skip], guards=[requires(DeadLetterPermission.HANDLE)])
