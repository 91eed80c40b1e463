"""The long form: one page a pathway, saved while it is typed, finished when every pathway is answered."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.errors import CaseClosed, NotThere
from services.reintegration.needs import words
from services.reintegration.needs.actions.assessing import PartChanged, save
from services.reintegration.needs.domain.pathways import SENSITIVE, Pathway
from services.reintegration.needs.pages.shown import assessment_of, opened, pathway_of
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.queries import AssessmentRow
from services.reintegration.settings import settings
from shared import clock
from shared.access import seen
from shared.access.permissions import may
from shared.questions.answers import Answers, differences
from shared.web.fields import FIELD, answers_of, fields_of, many_of, version_of
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_datetime, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ASSESSES = requires(NeedPermission.ASSESS)


@get("/assessments/{assessment:uuid}/{pathway:str}", guards=[ASSESSES])
async def part_page(request: Web, assessment: FromPath[UUID], pathway: FromPath[str]) -> Template | Redirect:
    """The questions of one pathway with what was saved."""
    row, path = await assessment_of(request, assessment), pathway_of(pathway)
    if row.state != "draft":
        return back_to(f"/assessments/{assessment}")
    return await _form(request, row, path)


@post("/assessments/{assessment:uuid}/{pathway:str}", guards=[ASSESSES], status_code=200)
async def save_part(request: Web, assessment: FromPath[UUID], pathway: FromPath[str]) -> Template | Redirect:
    """Save, and go on to the next pathway."""
    row, path = await assessment_of(request, assessment), pathway_of(pathway)
    fields, answers = await _typed(request, row, path)
    try:
        await save(assessment, path, answers, seen_version=version_of(fields), by=request.user, now=clock.now())
    except PartChanged:
        return await _form(request, row, path, fields, answers, status=409)
    after = list(Pathway)[list(Pathway).index(path) + 1 :]
    return back_to(f"/assessments/{assessment}/{after[0]}" if after else f"/assessments/{assessment}")


@post("/assessments/{assessment:uuid}/{pathway:str}/draft", guards=[ASSESSES], status_code=200)
async def save_itself(request: Web, assessment: FromPath[UUID], pathway: FromPath[str]) -> Response[dict[str, str]]:
    """The page keeps the answers while they are typed. 409: somebody else saved this pathway meanwhile, and nothing was kept."""
    row, path, now = await assessment_of(request, assessment), pathway_of(pathway), clock.now()
    fields, answers = await _typed(request, row, path)
    try:
        version = await save(assessment, path, answers, seen_version=version_of(fields), by=request.user, now=now)
    except (PartChanged, CaseClosed):
        return Response(
            {"told": gettext("Not saved: somebody saved this page meanwhile. Press “Save and go on” to see both.")}, status_code=409
        )
    return Response({"version": str(version), "told": gettext("Saved, %(moment)s", moment=format_datetime(now, settings().timezone))})


async def _typed(request: Web, row: AssessmentRow, path: Pathway) -> tuple[Fields, Answers]:
    part = next((one.part for one in await opened(row, sensitive=False) if one.pathway is path), None)
    if part is None:
        raise NotThere
    fields = await read_fields(request, *many_of(part.says))
    return fields, answers_of(part.says, fields)


async def _form(
    request: Web, row: AssessmentRow, path: Pathway, fields: Fields | None = None, typed: Answers | None = None, status: int = 200
) -> Template:
    """The page. `typed`: what was not saved, because somebody else saved meanwhile; both are shown."""
    if path in SENSITIVE and not may(request.user, NeedPermission.SENSITIVE):
        raise NotThere
    parts = {one.pathway: one for one in await opened(row, sensitive=True)}
    if path not in parts:
        raise NotThere
    shown = parts[path]
    if path in SENSITIVE:
        seen.saw(row.person, reason=words.purpose("assessment"))
    stored, order = shown.answers or {}, [question.code for question in shown.part.says.questions()]
    return page(
        request,
        "needs/part.html",
        status=status,
        assessment=row,
        part=shown.part,
        path=path,
        form=shown.part.says,
        given=fields if fields is not None else fields_of(stored),
        theirs=differences(stored, typed, order) if typed is not None else [],
        clash=typed is not None,
        number=list(Pathway).index(path) + 1,
        count=len(Pathway),
        field=FIELD,
        words=words,
        errors=FormErrors({}),
        many=many_of(shown.part.says),
        time_zone=settings().timezone,
    )


route_handlers: list[ControllerRouterHandler] = [part_page, save_part, save_itself]
