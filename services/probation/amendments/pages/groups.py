"""Everything known about a person and the decision, and a form for each group of it."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.amendments import shown, words
from services.probation.amendments.actions import ChangedMeanwhile, IinTaken, amend
from services.probation.amendments.checks import check, warnings
from services.probation.amendments.domain.fields import GROUPS, LISTS, OF_PERSON, OF_REGISTRATION
from services.probation.amendments.forms import Amendment, override_missing, override_of, read_amendment
from services.probation.amendments.law_asked import law_asked
from services.probation.amendments.pages.forms import answered, both_shown, confirm_page, form_page, values_given
from services.probation.amendments.permissions import AmendmentPermission
from services.probation.amendments.queries import facts
from services.probation.cases.entries import entries
from services.probation.cases.pages import case_of
from services.probation.cases.queries import open_registrations
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, OverrideNeeded
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.registry import registry
from shared.web.asking import is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

AMENDS = requires(AmendmentPermission.AMEND)


@get("/people/{person:uuid}/amend", guards=[AMENDS])
async def everything_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every group with its values, and where each is amended."""
    case = await case_of(request, person)
    held = await open_registrations(person)
    numbers = {each.id: each.case_number for each in held} if len(held) > 1 else {}
    groups = shown.groups(await facts(person, case.registration), OF_PERSON if numbers else GROUPS)
    for registration, number in numbers.items():
        groups += shown.groups(await facts(person, registration), OF_REGISTRATION, registration, number)
    return page(
        request,
        "amendments/everything.html",
        case=case,
        groups=groups,
        lists=shown.lists(LISTS, await entries(person)),
        may_amend=case.is_open,
        elsewhere=_elsewhere(request, case),
        may_read_history=may(request.user, AmendmentPermission.HISTORY),
    )


@get("/people/{person:uuid}/amend/{group:str}", guards=[AMENDS])
async def group_page(request: Web, person: FromPath[UUID], group: FromPath[str]) -> Template | Redirect:
    """The form of one group, with what stands in it."""
    case = await case_of(request, person)
    if group not in GROUPS:
        raise NotFoundException
    if not case.is_open:
        return back_to(f"/people/{person}/amend")
    known = await facts(person, await _registration(request, case))
    return form_page(request, case, words.group(group), GROUPS[group], known, values_given(GROUPS[group], known), FormErrors({}))


@post("/people/{person:uuid}/amend/{group:str}", guards=[AMENDS], status_code=200)
async def amend_group(request: Web, person: FromPath[UUID], group: FromPath[str]) -> Template | Redirect:
    """Check, ask, write down."""
    case, fields = await case_of(request, person), await read_fields(request)
    if group not in GROUPS:
        raise NotFoundException
    if not case.is_open:
        return answered(request, case)
    asked, title, now = GROUPS[group], words.group(group), clock.now()
    registration = await _registration(request, case)
    known, today = await facts(person, registration), local_today(now)
    read = read_amendment(fields, asked, lambda values: check(group, values, known, today), today)
    if not isinstance(read, Amendment):
        return form_page(request, case, title, asked, known, fields, read, status=422)
    if fields.get("again") == "yes":
        return form_page(request, case, title, asked, known, fields, FormErrors({}))
    asks = await law_asked(person, case.supervising_authority, registration, read.changed, today)
    if unexplained := override_missing(fields, asks):
        return form_page(request, case, title, asked, known, fields, unexplained, status=422, findings=asks)
    if not is_sure(fields):
        return confirm_page(request, case, title, fields, read.because, shown.pairs(read.changed), warnings(group, read.wanted))
    try:
        await amend(
            person, group, read.seen, read.wanted, read.because, override=override_of(fields), by=request.user, now=now,
            registration=registration,
        )  # fmt: skip
    except ChangedMeanwhile as meanwhile:
        return form_page(request, case, title, asked, known, *both_shown(fields, meanwhile), status=409)
    except IinTaken:
        taken = FormErrors({"iin": words.problem("iin_taken")}, {"iin": words.label("iin")})
        return form_page(request, case, title, asked, known, fields, taken, status=409)
    except (AlreadyClosed, OverrideNeeded):
        return answered(request, case)
    return back_to(f"/people/{person}/amend#{group}")


def _elsewhere(request: Web, case: Case) -> list[tuple[str, str]]:
    """(text, address) of the pages on which a computation or a decision changes what is shown here."""
    tabs = [tab for tab in registry("probation").case_tabs if tab.group == "decision" or tab.address(case.person).endswith("/schedule")]
    return [(tab.text(), tab.address(case.person)) for tab in tabs if case.is_open and may(request.user, tab.permission)]


async def _registration(request: Web, case: Case) -> UUID:
    """The registration that the address names, if it is one of the person's open ones; the leading one where none is named."""
    named = request.query_params.get("registration")
    if not named:
        return case.registration
    found = next((each.id for each in await open_registrations(case.person) if str(each.id) == named), None)
    if found is None:
        raise NotFoundException
    return found


route_handlers = [everything_page, group_page, amend_group]
