"""The short form: every pathway on one page; and empty forms for paper."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.needs import words
from services.reintegration.needs.actions.assessing import Incomplete, ask_on_one_page, short_problems
from services.reintegration.needs.domain.pathways import SENSITIVE
from services.reintegration.needs.forms import SHORT, Sent, set_field, sets_shown, short_answers, short_field
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.sets import as_shown, in_force
from shared import clock
from shared.questions.answers import Answers
from shared.questions.forms import Form
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ASSESSES = requires(NeedPermission.ASSESS)


@get("/cases/{person:uuid}/needs/short", guards=[ASSESSES])
async def short_form(request: Web, person: FromPath[UUID]) -> Template:
    """The page."""
    return await _form(request, person, {})


@post("/cases/{person:uuid}/needs/short", guards=[ASSESSES], status_code=200)
async def save_short(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record what was talked about."""
    fields, now = await read_fields(request), clock.now()
    sent = parse(Sent, fields)
    if isinstance(sent, FormErrors):
        return await _form(request, person, fields, sent)
    sets = await as_shown(sets_shown(fields), desk_words.today(now), now)
    typed = {pathway: answers for pathway, version in sets.items() if (answers := short_answers(version.says, fields))}
    wrong = {
        short_field(pathway, question): words.problem(code)
        for pathway, answers in typed.items()
        for question, code in _problems(sets[pathway].says, answers).items()
    }
    if wrong:
        return await _form(request, person, fields, FormErrors(wrong))
    try:
        await ask_on_one_page(person, typed, sets=sets, token=sent.token, by=request.user, now=now)
    except Incomplete:
        first = short_field(next(iter(sets)), "outcome")
        return await _form(request, person, fields, FormErrors({first: gettext("Answer at least one question")}))
    return back_to(f"/cases/{person}/needs")


@get("/assessments/empty", guards=[requires(NeedPermission.READ)])
async def empty_form(request: Web) -> Template:
    """For handwriting, long or short, in the language that is asked for."""
    now, asked_for = clock.now(), request.query_params.get("language")
    if language := next((each for each in i18n.LANGUAGES if each == asked_for), None):
        i18n.use(language)
    short = request.query_params.get("form") == "short"
    sets = await in_force(desk_words.today(now), now)
    return page(
        request,
        "needs/empty.html",
        sets=sets,
        short=short,
        asked=SHORT,
        words=words,
        languages_of_paper=i18n.NAMES,
        today=desk_words.today(now),
    )


def _problems(form: Form, answers: Answers) -> Mapping[str, str]:
    """A pathway in which something else was answered needs the first answer, too."""
    if not answers.get("outcome"):
        return {"outcome": "missing"}
    return short_problems(form, answers)


async def _form(request: Web, person: UUID, given: Fields, errors: FormErrors | None = None) -> Template:
    case, now = await cases.case(person, request.user), clock.now()
    ensure_may_begin(case)
    return page(
        request,
        "needs/short.html",
        status=422 if errors else 200,
        case=case,
        sets=await as_shown(sets_shown(given), desk_words.today(now), now),
        set_field=set_field,
        asked=SHORT,
        sensitive=SENSITIVE,
        given=given,
        errors=errors or FormErrors({}),
        token=given.get("token") or uuid4(),
        field=short_field,
        words=words,
    )


route_handlers: list[ControllerRouterHandler] = [short_form, save_short, empty_form]
