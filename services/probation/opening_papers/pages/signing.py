"""The signature of a paper, taking it back, and discarding a draft."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from services.probation.opening_papers import actions, words
from services.probation.opening_papers.domain.lifecycle import NotAllowed, State
from services.probation.opening_papers.forms import ReasonForm, SignatureForm
from services.probation.opening_papers.pages.shown import paper_for, show_form, show_paper
from services.probation.opening_papers.permissions import OpeningPaperPermission
from services.probation.opening_papers.queries import ShownPaper
from shared import clock
from shared.web.fields import fields_of
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WRITES = requires(OpeningPaperPermission.WRITE)


@post("/opening-papers/{opening_paper:uuid}/sign", guards=[WRITES], status_code=200)
async def sign(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """The person signed on a day, or would not."""
    row, fields = await paper_for(request, opening_paper), await read_fields(request)
    form = parse(SignatureForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await show_paper(request, row, fields, form, status=422)
    try:
        refused, seen = form.outcome == "refuse", form.version
        await actions.sign(opening_paper, form.day, form.words, refused=refused, seen_version=seen, by=request.user, now=clock.now())
    except actions.DayWrong:
        return await _wrong(request, row, fields, "day", "day")
    except ReasonNeeded:
        return await _wrong(request, row, fields, "words", "refused_words")
    except (AlreadyDecided, NotAllowed, AlreadyClosed):
        return _decided(request, row)
    return back_to(f"/opening-papers/{opening_paper}")


@post("/opening-papers/{opening_paper:uuid}/unsign", guards=[WRITES], status_code=200)
async def unsign(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """The entry about the signature was a mistake."""
    row, fields = await paper_for(request, opening_paper), await read_fields(request)
    form = parse(ReasonForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await show_paper(request, row, fields, form, status=422)
    try:
        await actions.unsign(opening_paper, form.why, seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed, AlreadyClosed):
        return _decided(request, row)
    return back_to(f"/opening-papers/{opening_paper}")


@post("/opening-papers/{opening_paper:uuid}/discard", guards=[WRITES], status_code=200)
async def discard(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """The draft was begun by mistake."""
    row, fields = await paper_for(request, opening_paper), await read_fields(request)
    form = parse(ReasonForm, fields, words.field_names())
    if isinstance(form, FormErrors) and row.state == State.DRAFT:
        return await show_form(request, row, {**fields_of(row.answered(sensitive=True)), **fields}, form, status=422)
    if isinstance(form, FormErrors):
        return _decided(request, row)
    try:
        await actions.discard(opening_paper, form.why, seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed, AlreadyClosed):
        return _decided(request, row)
    return back_to(f"/people/{row.person}/opening-papers?registration={row.registration}")


async def _wrong(request: Web, row: ShownPaper, fields: Fields, name: str, code: str) -> Template:
    errors = FormErrors({name: words.problem(code)}, words.field_names())
    return await show_paper(request, row, fields, errors, status=422)


def _decided(request: Web, row: ShownPaper) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/opening-papers/{row.id}", case=row)


route_handlers = [sign, unsign, discard]
