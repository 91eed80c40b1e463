"""What was proposed and changed: a list, one change before and after, the coordinator's decision, and taking a change back."""

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from services.reintegration import words
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.changes.actions import decide, undo
from services.reintegration.directory.changes.rows import change_of, waiting
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import ReasonMissing
from services.reintegration.provider_directory import queries
from services.reintegration.provider_directory import words as own_words
from services.reintegration.provider_directory.pages.reading import may_of
from services.reintegration.provider_directory.protected import change_for
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

ORIGINS = ("person", "public", "link", "import")
Answer = Literal["accept", "refuse", "undo"]


@get("/directory/changes", guards=[requires(DirectoryPermission.HISTORY)])
async def changes(
    request: Web,
    after: FromQuery[str | None] = None,
    origin: FromQuery[Literal["person", "public", "link", "import"] | None] = None,
) -> Template:
    """What waits for a decision, the oldest first."""
    rows = await waiting(size=settings().desk_rows, after=cursor(after), origin=origin)
    origins = [(code, directory_words.origin(code)) for code in ORIGINS]
    context = {"rows": rows, "origin": origin, "origins": origins, **may_of(request)}
    return page(request, "provider_directory/changes.html", p=words, w=own_words, **context)


@get("/directory/changes/{number:uuid}", guards=[requires(DirectoryPermission.HISTORY)])
async def one_change(request: Web, number: FromPath[UUID]) -> Template:
    """One change, before and after."""
    return await _page(request, number, FormErrors({}))


@post("/directory/changes/{number:uuid}", guards=[requires(DirectoryPermission.WRITE)])
async def answer(request: Web, number: FromPath[UUID]) -> Template | Redirect:
    """Accept it, refuse it with a reason, or take it back with a reason."""
    typed = await read_fields(request)
    what, reason = typed.get("do"), str(typed.get("reason", "")).strip()[:500]
    try:
        if what == "undo":
            await undo(number, reason=reason, by=request.user, now=clock.now())
        else:
            await decide(number, accept=what == "accept", answer=reason or None, by=request.user, now=clock.now())
    except ReasonMissing:
        return await _page(request, number, FormErrors({"reason": gettext("Say why")}), typed_reason=reason, status=422)
    return back_to(f"/directory/changes/{number}")


async def _page(request: Web, number: UUID, errors: FormErrors, typed_reason: str = "", status: int = 200) -> Template:
    found = change_for(request.user, await change_of(number))
    new = found.entity == "organisation" and found.kind == "create" and found.state != "accepted"
    return page(
        request,
        "provider_directory/change.html",
        status=status,
        p=words,
        w=own_words,
        change=found,
        errors=errors,
        typed={"reason": typed_reason},
        organisation=None if new else await queries.organisation(found.organisation),
        **may_of(request),
    )


route_handlers = [changes, one_change, answer]
