"""The duties of a case, a further one, and the leaflet for the person."""

from dataclasses import replace
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.conditions import actions, queries, words
from services.probation.conditions.domain import templates as known
from services.probation.conditions.forms import MANY, read_duty
from services.probation.conditions.pages.form import duty_form, preview, today_of
from services.probation.conditions.permissions import ConditionPermission
from services.probation.errors import AlreadyClosed
from shared import clock
from shared.access.permissions import may
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, CHANGES = requires(ConditionPermission.READ), requires(ConditionPermission.CHANGE)


@get("/people/{person:uuid}/conditions", guards=[READS])
async def conditions_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every duty as the person reads it, with its norm and what follows a breach."""
    case = await case_of(request, person)
    return page(
        request,
        "conditions/page.html",
        case=case,
        conditions=await queries.of_registration(case.registration),
        consequence=known.consequence(case.category, today_of(case)),
        newest=known.newest(today_of(case)),
        norm=queries.norm_of,
        words=words,
        source=source,
        may_change=case.is_open and may(request.user, ConditionPermission.CHANGE),
        languages_of_paper=i18n.NAMES,
    )


@get("/people/{person:uuid}/conditions/new", guards=[CHANGES])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The templates of the category to choose from, then the form of one."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/conditions")
    template = _chosen(case, request.query_params.get("template"))
    if template is None:
        return page(
            request,
            "conditions/choose.html",
            case=case,
            templates=known.choices(case.category, today_of(case)),
            words=words,
            source=source,
        )
    given: Fields = {"form_token": str(uuid4()), "imposed_by": template.duty, "decided_on": case.court_decision_on.isoformat()}
    return duty_form(request, case, template, given | {"valid_from": today_of(case).isoformat()}, FormErrors({}))


@post("/people/{person:uuid}/conditions/new", guards=[CHANGES], status_code=200)
async def add(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Show the text as the person will read it, or set the duty."""
    case, fields = await case_of(request, person), await read_fields(request, *MANY)
    template = _chosen(case, str(fields.get("template", "")))
    if template is None:
        return back_to(f"/people/{person}/conditions/new")
    read = read_duty(fields, template, case.category, today_of(case), needs_why=False)
    if isinstance(read, FormErrors):
        return duty_form(request, case, template, fields, read, status=422)
    form, inputs = read
    if fields.get("preview"):
        return duty_form(request, case, template, fields, FormErrors({}), shown=preview(template, inputs))
    try:
        await actions.add(person, template.code, inputs, form.on_what(), registration=case.registration, by=request.user, now=clock.now())
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/conditions", case=case)
    return back_to(f"/people/{person}/conditions")


@get("/people/{person:uuid}/conditions/leaflet", guards=[READS])
async def leaflet_page(request: Web, person: FromPath[UUID]) -> Template:
    """The person's duties to print, in the language of the person unless another is asked for, also in large print."""
    case, asked = await case_of(request, person), request.query_params.get("language")
    language = next((each for each in i18n.LANGUAGES if each == asked), case.language)
    i18n.use(language)
    found = [one for one in await queries.of_registration(case.registration) if not one.ended]
    return page(
        request,
        "conditions/leaflet.html",
        case=case,
        conditions=[replace(one, source=source(one.source)) for one in found],
        consequence=known.consequence(case.category, today_of(case)),
        words=words,
        in_language=language,
        large=request.query_params.get("large") == "yes",
        made_at=clock.now(),
    )


def _chosen(case: Case, code: str | None) -> known.Template | None:
    return next((one for one in known.choices(case.category, today_of(case)) if one.code == code), None)


route_handlers = [conditions_page, new_page, add, leaflet_page]
