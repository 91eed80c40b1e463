"""The work of a person: hours, orders, timetable, sessions, months; and what is printed for them."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.words import source
from services.probation.community_work import words
from services.probation.community_work.actions.orders import NewRequirement, set_requirement
from services.probation.community_work.actions.timetable import preview
from services.probation.community_work.domain.rules import act_due_on, limit_rules, months_of
from services.probation.community_work.domain.sessions import days_of_work
from services.probation.community_work.forms import RequirementForm, read_requirement
from services.probation.community_work.pages.common import Shown, changed_meanwhile, shown
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import acts_of, requirements_of
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.law import rules as law
from services.probation.words import who
from shared.values import PageContext
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(WorkPermission.READ), requires(WorkPermission.WRITE)


@get("/people/{person:uuid}/work", guards=[READS])
async def work_page(request: Web, person: FromPath[UUID]) -> Template:
    """Everything about the work, with what comes next."""
    found = await shown(request, person)
    return page(request, "community_work/page.html", **await _everything(found))


@get("/people/{person:uuid}/work/hours", guards=[WRITES])
async def hours_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The sentence of hours, to be changed with its document."""
    found = await shown(request, person)
    if not found.may_write:
        return back_to(found.home)
    now_holds = found.work.requirement
    given = {
        "version": str(now_holds.version), "hours": str(now_holds.hours or ""), "free": "yes" if now_holds.free else "",
        "exempt": now_holds.exempt or "",
        "available_until": now_holds.available_until.isoformat() if now_holds.available_until else "",
    }  # fmt: skip
    return await _hours(request, found, given, FormErrors({}))


@post("/people/{person:uuid}/work/hours", guards=[WRITES], status_code=200)
async def set_hours(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record the hours as they are from now on."""
    found, fields = await shown(request, person), await read_fields(request)
    form = read_requirement(fields, found.work.sentenced.kind or "community", found.today)
    if isinstance(form, FormErrors):
        return await _hours(request, found, fields, form, status=422)
    try:
        await set_requirement(
            found.case.person, found.case.registration, _requirement(form), seen=form.version, by=request.user, now=found.now,
            today=found.today,
        )  # fmt: skip
    except (AlreadyClosed, AlreadyDecided):
        return changed_meanwhile(request, found)
    return back_to(found.home)


@get("/people/{person:uuid}/work/slip", guards=[READS])
async def slip_page(request: Web, person: FromPath[UUID]) -> Template:
    """The timetable for the person, in their language unless another is asked for."""
    found = await shown(request, person)
    _use_language(request, found)
    coming = [each for each in found.work.sessions if each.outcome is None and each.on_date >= found.today]
    return page(
        request, "community_work/slip.html", found=found, case=found.case, sessions=coming, words=words, made_at=found.now,
        balance=found.work.balance(found.today),
    )  # fmt: skip


@get("/people/{person:uuid}/work/leaflet", guards=[READS])
async def leaflet_page(request: Web, person: FromPath[UUID]) -> Template:
    """What the person has to know, with the rules by which it holds."""
    found = await shown(request, person)
    _use_language(request, found)
    return page(
        request, "community_work/leaflet.html", found=found, case=found.case, words=words, source=source, made_at=found.now,
        limits=_limit_rules(found),
        no_shows=law.number("work.evasion.no_shows", found.today),
        intoxicated=law.number("work.evasion.intoxicated", found.today),
    )  # fmt: skip


def _use_language(request: Web, found: Shown) -> None:
    asked = request.query_params.get("language")
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), found.case.language))


def _limit_rules(found: Shown) -> tuple[law.Rule, ...]:
    return limit_rules(found.work.sentenced.kind or "community", free=found.work.requirement.free, on=found.today)


async def _everything(found: Shown) -> PageContext:
    work, today, case = found.work, found.today, found.case
    balance, sessions = work.balance(today), [each.plain() for each in work.sessions]
    by_id = {each.id: each for each in work.sessions}
    acts = await acts_of(case.registration)
    plan = await preview(case.registration, found.now, today)
    hours_a_day = law.rule("term.hours_a_day", today)
    return {
        "found": found,
        "case": case,
        "work": work,
        "words": words,
        "source": source,
        "who": who,
        "may_certify": found.may_certify,
        "balance": balance,
        "plan": plan,
        "clocks": [(order, work.clock(order)) for order in reversed(work.orders)],
        "today": today,
        "limits": _limit_rules(found),
        "to_record": [each for each in work.sessions if each.outcome is None and each.begun(today, found.at)],
        "coming": [each for each in work.sessions if each.outcome is None and not each.begun(today, found.at)],
        "recorded": [each for each in reversed(work.sessions) if each.outcome is not None],
        "met": [(each, [by_id[one] for one in each.sessions]) for each in work.met_rules(today)],
        "months": [
            (month, next((act for act in acts if act.month == month), None), act_due_on(month), hours_in(found, month))
            for month in months_of(sessions)
        ],
        "conversion": (hours_a_day, days_of_work(balance.unserved, int(hours_a_day.value))),
        "versions": await requirements_of(case.registration),
    }


def hours_in(found: Shown, month: object) -> int:
    """Hours credited in a month, by the sessions as they stand."""
    return sum(each.credited for each in found.work.sessions if each.on_date.replace(day=1) == month)


def _requirement(form: RequirementForm) -> NewRequirement:
    return NewRequirement(form.hours, form.free == "yes", form.exempt or None, form.available_until, form.document, form.why)


async def _hours(request: Web, found: Shown, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request,
        "community_work/hours.html",
        status=status,
        found=found,
        case=found.case,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        source=source,
        exemptions=words.exemptions(found.today),
        exempt_rule=law.rule_list("work.compulsory.exempt", found.today),
    )


route_handlers = [work_page, hours_page, set_hours, slip_page, leaflet_page]
