"""Terms of taxonomies, and the need that each stands for."""

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from pydantic import BaseModel

from services.reintegration import words
from services.reintegration.directory.needs.deciding import decide_need, terms
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import NotThere
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.messages.base import NEEDS, Need
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields


class Decision(BaseModel):
    """A term and its need; `none`: it says nothing about needs."""

    term: UUID
    need: Need | Literal["none"]


@get("/directory/kinds", guards=[requires(DirectoryPermission.HISTORY)])
async def kinds(request: Web, after: FromQuery[str | None] = None) -> Template:
    """The terms, each with its need."""
    rows = await terms(size=settings().desk_rows, after=cursor(after))
    needs = [(code, words.need(code)) for code in NEEDS]
    return page(request, "kinds/page.html", p=words, rows=rows, needs=needs, may_write=may(request.user, DirectoryPermission.WRITE))


@post("/directory/kinds", guards=[requires(DirectoryPermission.WRITE)])
async def decide(request: Web) -> Redirect:
    """Decide about one term."""
    form = parse(Decision, await read_fields(request))
    if isinstance(form, FormErrors):
        raise NotThere
    await decide_need(form.term, None if form.need == "none" else form.need, by=request.user, now=clock.now())
    return back_to(f"/directory/kinds#term-{form.term}")


route_handlers = [kinds, decide]
