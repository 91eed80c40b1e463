"""Pairs of organisations that may be one, and the coordinator's decision."""

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.response import Redirect, Template
from pydantic import BaseModel

from services.reintegration import words
from services.reintegration.directory.duplicates.actions import keep_apart, merge, part
from services.reintegration.directory.duplicates.queries import merged, pairs
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import NotThere
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

MOST = 50
ADDRESS = "/directory/duplicates"


class Decision(BaseModel):
    """What is decided about a pair, or about a merge."""

    do: Literal["merge", "apart", "part"]
    one: UUID
    other: UUID | None = None


@get(ADDRESS, guards=[requires(DirectoryPermission.HISTORY)])
async def duplicates(request: Web) -> Template:
    """The pairs, those with the most in common first; and the merges that can be taken back."""
    found = await pairs(MOST)
    why = {"name": gettext("name"), "phone": gettext("phone"), "address": gettext("address")}
    context: PageContext = {"pairs": found[:MOST], "more": len(found) > MOST, "merged": await merged(MOST), "why": why}
    return page(request, "duplicate_providers/page.html", p=words, may_write=may(request.user, DirectoryPermission.WRITE), **context)


@post(ADDRESS, guards=[requires(DirectoryPermission.WRITE)])
async def decide(request: Web) -> Template | Redirect:
    """Merge after a question, keep apart, or part again."""
    typed = await read_fields(request)
    form = parse(Decision, typed)
    if isinstance(form, FormErrors) or (form.do != "part" and form.other is None):
        raise NotThere
    if form.do == "merge" and not is_sure(typed):
        return ask(
            request,
            typed,
            title=gettext("Merge these two organisations?"),
            follows=gettext("Services, places and phones of the second one move to the first one. You can take it back."),
            button=gettext("Merge"),
            back=ADDRESS,
        )
    if form.do == "part":
        await part(form.one, by=request.user, now=clock.now())
    elif form.other is not None:
        act = merge if form.do == "merge" else keep_apart
        await act(form.one, form.other, by=request.user, now=clock.now())
    return back_to(ADDRESS)


route_handlers = [duplicates, decide]
