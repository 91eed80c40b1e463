"""The templates with what changed between their versions, and the cases whose text is of an earlier version."""

from itertools import pairwise

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.cases.words import category, source
from services.probation.conditions import queries, words
from services.probation.conditions.domain.differences import Difference, difference
from services.probation.conditions.domain.inputs import problems
from services.probation.conditions.domain.templates import NoSuchTemplate, in_force, templates
from services.probation.conditions.domain.templates import Template as DutyTemplate
from services.probation.conditions.forms import MANY, PREFIX, read_inputs
from services.probation.conditions.pages.form import preview
from services.probation.conditions.permissions import ConditionPermission
from services.probation.local_time import local_today
from shared import clock
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Fields, Web, read_fields

SHOWN = 200


@get("/condition-templates", guards=[requires(ConditionPermission.READ)])
async def templates_page(request: Web) -> Template:
    """Every template with its versions; this reader's cases on an older one."""
    return page(
        request,
        "conditions/templates.html",
        templates=_by_code(),
        older=await queries.on_older_versions(request.user, local_today(clock.now()), size=SHOWN),
        most=SHOWN,
        words=words,
        source=source,
        names=i18n.NAMES,
    )


def _by_code() -> list[tuple[str, DutyTemplate, list[tuple[DutyTemplate, DutyTemplate, Difference]]]]:
    """(code, the latest version, every step between versions, the latest first) of each template."""
    found: dict[str, list[DutyTemplate]] = {}
    for one in templates():
        found.setdefault(one.code, []).append(one)
    ordered = {code: sorted(all_of_it, key=lambda one: one.version) for code, all_of_it in found.items()}
    return [(code, each[-1], [(a, b, difference(a, b)) for a, b in pairwise(each)][::-1]) for code, each in ordered.items()]


@get("/condition-templates/{code:str}", guards=[requires(ConditionPermission.READ)])
async def template_page(request: Web, code: FromPath[str]) -> Template:
    """One template with its versions, and its text to try."""
    return _one(request, _in_force(code), {}, FormErrors({}))


@post("/condition-templates/{code:str}", guards=[requires(ConditionPermission.READ)], status_code=200)
async def try_template(request: Web, code: FromPath[str]) -> Template:
    """The text with the inputs that were typed; nothing is saved."""
    template, fields = _in_force(code), await read_fields(request, *MANY)
    inputs = read_inputs(fields)
    if found := problems(template, inputs, imposed_by=template.duty, category=None):
        errors = FormErrors(words.problems_by_field(found, PREFIX), words.names_of(template, PREFIX))
        return _one(request, template, fields, errors, status=422)
    return _one(request, template, fields, FormErrors({}), shown=preview(template, inputs))


def _one(
    request: Web,
    template: DutyTemplate,
    given: Fields,
    errors: FormErrors,
    *,
    shown: list[tuple[str, str, str]] | None = None,
    status: int = 200,
) -> Template:
    return page(
        request,
        "conditions/template.html",
        status=status,
        many=MANY,
        template=template,
        versions=sorted((one for one in templates() if one.code == template.code), key=lambda one: -one.version),
        given=given,
        errors=errors,
        shown=shown or [],
        prefix=PREFIX,
        words=words,
        category=category,
        source=source,
    )


def _in_force(code: str) -> DutyTemplate:
    try:
        return in_force(code, local_today(clock.now()))
    except NoSuchTemplate as unknown:
        raise NotFoundException from unknown


route_handlers = [templates_page, template_page, try_template]
