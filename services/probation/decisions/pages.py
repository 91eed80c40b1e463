"""Registering a further decision from the case page."""

from datetime import timedelta
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.conditions.forms import MANY_OF_DECISION
from services.probation.decisions.actions import known_person, register_decision
from services.probation.decisions.forms import findings_typed, read_decision
from services.probation.errors import AlreadyClosed, FormUsed, SameDecision
from services.probation.law_checks import words as law_words
from services.probation.local_time import local_today
from services.probation.register.form_words import decision_choices, error_summary, problem
from services.probation.register.forms import computed_day
from services.probation.register.permissions import RegisterPermission
from shared import clock
from shared.law.calendar import next_working_day
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/people/{person:uuid}/decisions/new", guards=[requires(RegisterPermission.REGISTER)])
async def decision_page(request: Web, person: FromPath[UUID]) -> Template:
    """The form of a decision, for this person."""
    today = local_today(clock.now())
    given: Fields = {
        "form_token": str(uuid4()),
        "registered_on": today.isoformat(),
        "first_check_in_on": next_working_day(today + timedelta(days=1)).isoformat(),
    }
    return await _form(request, await case_of(request, person), given, FormErrors({}))


@post("/people/{person:uuid}/decisions/new", guards=[requires(RegisterPermission.REGISTER)], status_code=200)
async def add_decision(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Register it. The person keeps the card; the same form sent twice leads to the case."""
    case, now = await case_of(request, person), clock.now()
    fields = await read_fields(request, *MANY_OF_DECISION)
    if fields.get("compute"):
        return await _form(request, case, fields | computed_day(fields), FormErrors({}))
    read = read_decision(fields, await known_person(person), now, request.user.authority)
    if isinstance(read, FormErrors):
        return await _form(request, case, fields, read, status=422)
    try:
        await register_decision(person, read, by=request.user, now=now)
    except SameDecision:
        return await _form(request, case, fields, FormErrors({"court_decision_on": problem("same_decision")}), status=409)
    except FormUsed:
        fresh = fields | {"form_token": str(uuid4())}
        return await _form(request, case, fresh, FormErrors({"category": problem("form_used")}), status=422)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}#registrations")


async def _form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    found = findings_typed(given, await known_person(case.person), clock.now(), request.user.authority) if errors.messages else []
    return page(
        request,
        "decisions/new.html",
        status=status,
        many=MANY_OF_DECISION,
        case=case,
        given=given,
        errors=errors,
        error_summary=error_summary,
        law=law_words,
        findings=found,
        **decision_choices(),
    )


route_handlers = [decision_page, add_decision]
