"""The CV: entered with the person, and as PDF."""

from typing import get_args
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.consents.actions import spoken
from services.reintegration.errors import NotThere
from services.reintegration.job_search import queries, words
from services.reintegration.job_search.actions.cv import keep
from services.reintegration.job_search.domain.cv import LICENCES, PARTS
from services.reintegration.job_search.forms import CvForm, labels
from services.reintegration.job_search.permissions import WorkPermission
from services.reintegration.job_search.printing import pdf
from shared import clock
from shared.messages.base import Language
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page, pdf_file
from shared.web.request import Fields, Web, read_fields

KEEPS = requires(WorkPermission.KEEP)
MANY = ("licences", "shown")


@get("/cases/{person:uuid}/work/cv", guards=[KEEPS])
async def cv_page(request: Web, person: FromPath[UUID]) -> Template:
    """The form with what was entered."""
    return await _form(request, person)


@post("/cases/{person:uuid}/work/cv", guards=[KEEPS])
async def keep_cv(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep it."""
    fields = await read_fields(request, *MANY)
    form = parse(CvForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    await keep(person, form.cv(), seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/work")


@get("/cases/{person:uuid}/work/cv/pdf", guards=[KEEPS])
async def cv_pdf(request: Web, person: FromPath[UUID], language: FromQuery[str] = "") -> Response[bytes]:
    """What an employer would be sent, in the person's language unless another is asked for."""
    case, known = await cases.case(person, request.user), await queries.cv_of(person)
    if known is None:
        raise NotThere
    chosen = language_of(language, case.language)
    return pdf_file(f"cv-{chosen}.pdf", await pdf(known.cv.cut(), case.name, case.phone, chosen, clock.now()))


def language_of(asked: str, own: str) -> Language:
    """The language of a CV."""
    return spoken(asked if asked in get_args(Language) else own)


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case, known = await cases.case(person, request.user), await queries.cv_of(person)
    ensure_open(CaseStatus(case.status))
    version = known.version if known else 0
    as_it_is: Fields = {**(known.cv.content() if known else {}), "version": str(version)}
    return page(
        request, "job_search/cv.html", status=422 if errors else 200, case=case, errors=errors or FormErrors({}), typed=typed or as_it_is,
        names=labels(), parts=[part for part in PARTS if part != "licences"], known=known, p=common, many=MANY,
        licences=[(code, words.licence(code)) for code in LICENCES], shown=[(part, words.part(part)) for part in PARTS],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [cv_page, keep_cv, cv_pdf]
