"""Who is near to less supervision and what stands between; what an officer answers, and what a senior officer says about it."""

from datetime import date
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.risk import queries, words
from services.probation.risk.actions import answering
from services.probation.risk.domain import answers
from services.probation.risk.entry_forms import LessDecisionForm, LessForm
from services.probation.risk.less_supervision import queries as less_queries
from services.probation.risk.less_supervision.queries import SHOWS, ShownAnswer
from services.probation.risk.permissions import RiskPermission
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.law.rules import NamedList, Rule
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ANSWERS, SENIOR = requires(RiskPermission.LESS_ANSWER), requires(RiskPermission.LESS)
MOST = 200
LISTS = frozenset({"less.work", "less.tiers"})
EVENTS = frozenset({"put_off", "prepare", "take_back", "ask_put_off", "ask_prepare", "approve", "revise"})


@get("/less-supervision", guards=[ANSWERS])
async def less_page(request: Web) -> Template:
    """Who meets every criterion, and who almost does: to look at, not looked at for long, waiting for approval, put off."""
    today, asked = local_today(clock.now()), request.query_params.get("show")
    show = next((each for each in SHOWS if each == asked), SHOWS[0])
    found = await less_queries.near(request.user, today, answers.unlooked_since(today), show=show, size=MOST)
    days = law.number("less.unlooked", today)
    shows = [(each, words.show(each, days)) for each in SHOWS]
    return page(request, "risk/near.html", near=found, show=show, shows=shows, days=days, most=MOST, today=today, words=words)


@get("/people/{person:uuid}/less-supervision", guards=[ANSWERS])
async def person_page(request: Web, person: FromPath[UUID]) -> Template:
    """What stands between one person and a proposal."""
    return await _show(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/less-supervision", guards=[ANSWERS], status_code=200)
async def answer(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Put off with a reason, or say that a proposal is prepared; a senior officer approves, also that nobody is put off any more."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    form, senior = parse(LessForm, fields, words.field_names()), may(request.user, RiskPermission.LESS)
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    if form.choice == "take_back" and not senior:
        return await _show(request, case, fields, _wrong("choice", "second"), status=422)
    try:
        if form.choice == "take_back":
            await answering.take_back(case.person, case.supervising_authority, form.why, by=request.user, now=now)
        else:
            await answering.answer(case.person, case.supervising_authority, form.answer(approved=senior), by=request.user, now=now)
    except answering.NoReason:
        return await _show(request, case, fields, _wrong("reason", "reason"), status=422)
    except answering.TooLong:
        return await _show(request, case, fields, _wrong("until_on", "until"), status=422)
    except (AlreadyClosed, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/less-supervision")


@post("/people/{person:uuid}/less-supervision/decide", guards=[SENIOR], status_code=200)
async def decide(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Approve what an officer answered, or ask for another answer."""
    case, fields = await case_of(request, person), await read_fields(request)
    form = parse(LessDecisionForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    try:
        await answering.decide(
            form.answer, case.person, case.supervising_authority, approved=form.decision == "approve", why=form.decision_words,
            version=form.version, by=request.user, now=clock.now(),
        )  # fmt: skip
    except SecondOfficerNeeded:
        return await _show(request, case, fields, _wrong("decision", "second"), status=422)
    except answering.TooLong:
        return await _show(request, case, fields, _wrong("decision", "over"), status=422)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/less-supervision")


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today = local_today(clock.now())
    current = await queries.current(case.person, case.supervising_authority)
    events = await queries.events_of(case.person, case.supervising_authority)
    waits = await less_queries.live_answer(case.person, case.supervising_authority)
    senior = may(request.user, RiskPermission.LESS)
    return page(
        request,
        "risk/less.html",
        status=status,
        case=case,
        current=current,
        criteria=[(each, _row(each["code"], today)) for each in (current.criteria or [] if current else [])],
        events=[each for each in events if each.event in EVENTS],
        reasons=[(each, words.less_reason(each), answers.longest(each, today)) for each in answers.reasons(today)],
        choices=words.less_choices(put_off=senior and bool(current and current.snoozed_until and current.snoozed_until > today)),
        waits=waits,
        may_decide=senior and _decidable(waits, request),
        given={"form_token": str(uuid4()), **given},
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        today=today,
    )


def _decidable(waits: ShownAnswer | None, request: Web) -> bool:
    return waits is not None and waits.state == answers.State.WAITS and waits.given_by != request.user.id


def _row(code: str, day: date) -> Rule | NamedList:
    return law.rule_list(code, day) if code in LISTS else law.rule(code, day)


def _wrong(field: str, code: str) -> FormErrors:
    return FormErrors({field: words.problem(code)}, words.field_names())


def _decided(request: Web, case: Case) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}/less-supervision", case=case)


route_handlers = [less_page, person_page, answer, decide]
