"""A person's proceedings, and opening one."""

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.breaches import queries, words
from services.probation.breaches.actions.opening import NewProceeding, NoFacts, known_facts, open_proceeding
from services.probation.breaches.forms import MANY, OpenForm, field_names
from services.probation.breaches.permissions import BreachPermission
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/people/{person:uuid}/breaches", guards=[requires(BreachPermission.READ)])
async def breaches_page(request: Web, person: FromPath[UUID]) -> Template:
    """The proceedings so far, and the facts of the last year from which one can be opened."""
    return await _show(request, await case_of(request, person), {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/breaches", guards=[requires(BreachPermission.WORK)], status_code=200)
async def open_one(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Open a proceeding with the chosen facts."""
    case, given = await case_of(request, person), await read_fields(request, *MANY)
    form = parse(OpenForm, given, field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, given, form, 422)
    own = form.own(ZoneInfo(case.time_zone))
    new = NewProceeding(case.registration, form.matter, form.pairs(), own, form.form_token)
    try:
        number = await open_proceeding(person, new, by=request.user, now=clock.now())
    except NoFacts:
        told = {"own_words": gettext("Choose a fact, or write one down with its day")}
        return await _show(request, case, given, FormErrors(told, field_names()), 422)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/breaches", case=case)
    return back_to(f"/breaches/{number}")


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    found = await queries.of_person(request.user, case.person)
    return page(
        request,
        "breaches/list_of_person.html",
        status=status,
        case=case,
        rows=[(row, words.stage(row.stage)) for row in found],
        known=await known_facts(case.person, clock.now()),
        words=words,
        names=field_names(),
        given=given,
        errors=errors,
        many=MANY,
        may_open=case.is_open and may(request.user, BreachPermission.WORK),
    )


route_handlers = [breaches_page, open_one]
