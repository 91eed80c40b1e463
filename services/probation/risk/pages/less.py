"""Who is almost eligible for less supervision, what stands between, and what a senior officer does about it."""

from datetime import date
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.risk import listing, queries, words
from services.probation.risk.actions import less
from services.probation.risk.entry_forms import LessForm
from services.probation.risk.permissions import RiskPermission
from services.probation.words import who
from shared import clock
from shared.law.rules import NamedList, Rule
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

SENIOR = requires(RiskPermission.LESS)
MOST = 200
LISTS = frozenset({"less.work", "less.tiers"})


@get("/less-supervision", guards=[SENIOR])
async def less_page(request: Web) -> Template:
    """Who meets every criterion, and who almost does; or who was put off."""
    today, put_off = local_today(clock.now()), request.query_params.get("show") == "put_off"
    found = await listing.near(request.user, today, put_off=put_off, size=MOST)
    return page(request, "risk/near.html", near=found, put_off=put_off, most=MOST, today=today, words=words)


@get("/people/{person:uuid}/less-supervision", guards=[SENIOR])
async def person_page(request: Web, person: FromPath[UUID]) -> Template:
    """What stands between one person and a proposal."""
    return await _show(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/less-supervision", guards=[SENIOR], status_code=200)
async def decide(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Put off with a reason, note that a proposal is prepared, or take the putting off back."""
    case, fields = await case_of(request, person), await read_fields(request)
    form = parse(LessForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    try:
        await less.decide_less(
            case.person, case.supervising_authority, form.choice, form.why, until_on=form.until_on, by=request.user, now=clock.now()
        )
    except less.TooLong:
        return await _show(request, case, fields, FormErrors({"until_on": words.problem("until")}, words.field_names()), status=422)
    except (AlreadyClosed, NotFound):
        return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}/less-supervision", case=case)
    return back_to(f"/people/{person}/less-supervision")


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today = local_today(clock.now())
    current = await queries.current(case.person, case.supervising_authority)
    events = await queries.events_of(case.person, case.supervising_authority)
    criteria = current.criteria or [] if current else []
    return page(
        request,
        "risk/less.html",
        status=status,
        case=case,
        current=current,
        criteria=[(each, _row(each["code"], today)) for each in criteria],
        events=[each for each in events if each.event in ("put_off", "prepare", "take_back")],
        longest=less.longest(today),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        today=today,
    )


def _row(code: str, day: date) -> Rule | NamedList:
    return law.rule_list(code, day) if code in LISTS else law.rule(code, day)


route_handlers = [less_page, person_page, decide]
