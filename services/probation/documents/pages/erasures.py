"""Documents whose time of keeping is over: an administrator erases the content or keeps it longer. No page here names the person."""

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import StringConstraints

from services.probation.cases import words as case_words
from services.probation.documents import words
from services.probation.documents.keeping import actions, queries
from services.probation.documents.keeping import words as keeping
from services.probation.documents.keeping.actions import NotLater, StillNeeded
from services.probation.documents.keeping.queries import Erasure
from services.probation.documents.permissions import DocumentPermission
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared import clock
from shared.db.keyset import cursor
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ERASES = requires(DocumentPermission.ERASE)
ON_A_PAGE = 50
ONE = "/document-erasures/{erasure:uuid}"


class EraseForm(CheckedForm):
    """The act of destruction."""

    act: Annotated[str, StringConstraints(min_length=1, max_length=60)]


class KeepForm(CheckedForm):
    """Until when it is kept, and why."""

    keep_until: Day
    why_kept: Annotated[str, StringConstraints(min_length=3, max_length=1000)]


@get("/document-erasures", guards=[ERASES])
async def erasures_page(request: Web) -> Template:
    """What waits for an answer, or what was answered."""
    answered = request.query_params.get("when") == "answered"
    rows = await queries.erasures(waiting=not answered, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    rule = law.rule("document.keep_after_end", local_today(clock.now()))
    return page(
        request, "documents/erasures.html", rows=rows, answered=answered, words=words, keeping=keeping, office=case_words.office, rule=rule,
        source=case_words.source,
    )  # fmt: skip


@get(ONE, guards=[ERASES])
async def erasure_page(request: Web, erasure: FromPath[UUID]) -> Template:
    """One document, and the two answers."""
    return await _show(request, erasure, {}, FormErrors({}))


@post(f"{ONE}/erase", guards=[ERASES], status_code=200)
async def erase(request: Web, erasure: FromPath[UUID]) -> Template | Redirect:
    """Erase the content: it cannot be taken back."""
    fields = await read_fields(request)
    form = parse(EraseForm, fields, keeping.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, erasure, fields, form, status=422)
    try:
        await actions.erase(erasure, act=form.act, by=request.user, now=clock.now())
    except StillNeeded:
        return await _show(request, erasure, fields, FormErrors({"erase": keeping.problem("needed")}), status=409)
    except AlreadyDecided:
        return await _show(request, erasure, {}, FormErrors({"answer": words.problem("answered")}), status=409)
    except NotFound:
        raise NotFoundException from None
    return back_to("/document-erasures")


@post(f"{ONE}/keep", guards=[ERASES], status_code=200)
async def keep(request: Web, erasure: FromPath[UUID]) -> Template | Redirect:
    """Keep it until a day: it is proposed again then."""
    fields = await read_fields(request)
    form = parse(KeepForm, fields, keeping.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, erasure, fields, form, status=422)
    try:
        await actions.keep_longer(erasure, until=form.keep_until, why=form.why_kept, by=request.user, now=clock.now())
    except NotLater:
        return await _show(
            request, erasure, fields, FormErrors({"keep_until": keeping.problem("later")}, keeping.field_names()), status=422
        )  # fmt: skip
    except AlreadyDecided:
        return await _show(request, erasure, {}, FormErrors({"answer": words.problem("answered")}), status=409)
    except NotFound:
        raise NotFoundException from None
    return back_to("/document-erasures")


async def _show(request: Web, number: UUID, given: Fields | dict[str, str], errors: FormErrors, *, status: int = 200) -> Template:
    row: Erasure | None = await queries.erasure(number)
    if row is None:
        raise NotFoundException
    return page(
        request, "documents/erasure.html", status=status, row=row, given=given, errors=errors, words=words, keeping=keeping,
        names=keeping.field_names(), office=case_words.office,
    )  # fmt: skip


route_handlers = [erasures_page, erasure_page, erase, keep]
