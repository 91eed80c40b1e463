"""A person's tier: what proposes it, what is missing, what an officer set beside it, every calculation."""

from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.local_time import local_today
from services.probation.risk import queries, words
from services.probation.risk.actions import calculating, facts, overriding
from services.probation.risk.domain import overrides
from services.probation.risk.domain.inputs import RECORDED, Input
from services.probation.risk.domain.steps import Step
from services.probation.risk.forms import latest_review, read_facts, read_tier, read_tier_decision
from services.probation.risk.permissions import RiskPermission
from services.probation.risk.queries import Calculation
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS, RECORDS = requires(RiskPermission.READ), requires(RiskPermission.RECORD)
COLUMNS = ("number", "at", "tier", "deciding_step", "provisional", "missing", "trigger", "by", "method", "digest")
ASKED = "asked"
NEED_SECOND = frozenset({overrides.Event.CONFIRM, overrides.Event.REFUSE})


@get("/people/{person:uuid}/risk", guards=[READS])
async def risk_page(request: Web, person: FromPath[UUID]) -> Template:
    """The tier with everything that it rests on."""
    return await _show(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/risk", guards=[RECORDS], status_code=200)
async def compute(request: Web, person: FromPath[UUID]) -> Redirect:
    """Compute it now."""
    case = await case_of(request, person)
    await calculating.compute(case.person, case.supervising_authority, ASKED, by=request.user, now=clock.now())
    return back_to(f"/people/{person}/risk")


@get("/people/{person:uuid}/risk/export", guards=[READS, EXPORTS])
async def export(request: Web, person: FromPath[UUID]) -> Response[str]:
    """Every calculation as a table, with codes and moments in UTC."""
    case = await case_of(request, person)
    found = await queries.calculations(case.person, case.supervising_authority, size=1000)
    rows = [
        (row.number, row.at.isoformat(), row.tier, row.step, row.provisional, " ".join(row.missing), row.trigger, row.by_name, row.method,
         row.digest)
        for row in found
    ]  # fmt: skip
    return csv_file(f"tiers-{case.case_number}.csv", COLUMNS, rows)


@get("/people/{person:uuid}/risk/facts", guards=[RECORDS])
async def facts_page(request: Web, person: FromPath[UUID]) -> Template:
    """The form of what stands in documents only."""
    case = await case_of(request, person)
    latest = await queries.latest(case.person, case.supervising_authority)
    given: Fields = {**await _kept(case), "form_token": str(uuid4()), "seen": str(latest.id) if latest else ""}
    return await _facts_form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/risk/facts", guards=[RECORDS], status_code=200)
async def record_facts(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep what differs; the tier is computed anew."""
    case, fields = await case_of(request, person), await read_fields(request)
    if await facts.was_recorded(case.person, str(fields.get("form_token", ""))):
        return back_to(f"/people/{person}/risk")
    form = read_facts(fields, {Step(step): kept for step, kept in (await _kept(case)).items()})
    if isinstance(form, FormErrors):
        return await _facts_form(request, case, fields, form, status=422)
    try:
        await facts.record_facts(
            case.person, case.supervising_authority, form, seen=str(fields.get("seen", "")), by=request.user, now=clock.now()
        )
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/risk")


@get("/people/{person:uuid}/risk/tier", guards=[RECORDS])
async def tier_page(request: Web, person: FromPath[UUID]) -> Template:
    """The form of a tier beside the computed one."""
    return await _tier_form(request, await case_of(request, person), {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/risk/tier", guards=[RECORDS], status_code=200)
async def set_tier(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Set it; below the computed one it waits for a second person."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    form = read_tier(fields, local_today(now))
    if isinstance(form, FormErrors):
        return await _tier_form(request, case, fields, form, status=422)
    new = overriding.NewOverride(form.tier, form.reason, form.review_on, form.seen, form.form_token)
    try:
        await overriding.set_tier(case.person, case.supervising_authority, new, by=request.user, now=now)
    except overriding.SameTier:
        return await _tier_form(request, case, fields, _wrong("tier", "same"), status=422)
    except overriding.NotComputed:
        return await _tier_form(request, case, fields, _wrong("tier", "none"), status=422)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/risk")


@post("/people/{person:uuid}/risk/decision", guards=[RECORDS], status_code=200)
async def decide(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Confirm, refuse, withdraw or review a tier that was set by hand."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    form = read_tier_decision(fields, local_today(now))
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    event = overrides.Event(form.event)
    if event in NEED_SECOND and not may(request.user, RiskPermission.CONFIRM):
        return await _show(request, case, fields, _wrong("event", "second"), status=422)
    try:
        await overriding.decide(
            form.override, case.person, case.supervising_authority, event, form.why, version=form.version, review_on=form.review_on,
            by=request.user, now=now,
        )  # fmt: skip
    except SecondOfficerNeeded:
        return await _show(request, case, fields, _wrong("event", "second"), status=422)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/risk")


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    person, authority, today = case.person, case.supervising_authority, local_today(clock.now())
    found = await queries.calculations(person, authority)
    set_by_hand = await queries.overrides_of(person, authority)
    live = next((each for each in set_by_hand if each.is_live), None)
    return page(
        request,
        "risk/page.html",
        status=status,
        case=case,
        current=await queries.current(person, authority),
        calculation=found[0] if found else None,
        lines=_lines(found[0]) if found else [],
        calculations=found,
        overrides=set_by_hand,
        live=live,
        offered=_offered(request, live) if case.is_open else [],
        events=[each for each in await queries.events_of(person, authority) if each.subject in {one.id for one in set_by_hand}],
        open_objections=sum(each.answered_at is None for each in await queries.objections_of(person, authority)),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        today=today,
        may_record=case.is_open and may(request.user, RiskPermission.RECORD),
        may_see_relapse=may(request.user, RiskPermission.RELAPSE_READ),
        may_less=may(request.user, RiskPermission.LESS_ANSWER),
    )


def _lines(row: Calculation) -> list[dict[str, object]]:
    """Each input with what it proposes, the row of the law by which it does, and whether it decides."""
    proposed = {str(each["step"]): each for each in row.proposals}
    norms = {norm.code: norm for norm in row.norms}
    lines: list[dict[str, object]] = []
    for given in row.shown_inputs:
        found = proposed.get(given.step)
        norm = norms.get(str(found["code"])) if found else None
        lines.append(
            {"input": given, "proposes": found, "norm": norm, "decides": row.step == given.step, "raises": given.step in row.could_raise}
        )
    return sorted(lines, key=lambda line: list(Step).index(_step(line)))


def _step(line: dict[str, object]) -> Step:
    given = line["input"]
    assert isinstance(given, Input)
    return given.step


def _offered(request: Web, live: queries.ShownOverride | None) -> list[tuple[str, str]]:
    if live is None or not may(request.user, RiskPermission.RECORD):
        return []
    events = [event for state, event in overrides.TRANSITIONS if state == live.state and event in words.DECISIONS]
    second = may(request.user, RiskPermission.CONFIRM) and live.proposed_by != request.user.id
    return [(str(event), words.DECISIONS[event]()) for event in events if second or event not in NEED_SECOND]


async def _kept(case: Case) -> dict[str, str]:
    """What was recorded from documents, as the form shows it."""
    calculation = await queries.latest(case.person, case.supervising_authority)
    inputs = calculation.shown_inputs if calculation else []
    return {str(each.step): str(each.value) for each in inputs if each.step in RECORDED and each.value is not None}


async def _facts_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(request, "risk/facts.html", status=status, case=case, given=given, errors=errors, names=words.field_names(), words=words)


async def _tier_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    calculation = await queries.latest(case.person, case.supervising_authority)
    return page(
        request,
        "risk/tier.html",
        status=status,
        case=case,
        calculation=calculation,
        latest_review=latest_review(local_today(clock.now())),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
    )


def _wrong(field: str, code: str) -> FormErrors:
    return FormErrors({field: words.problem(code)}, words.field_names())


def _decided(request: Web, case: Case) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}/risk", case=case)


route_handlers = [risk_page, compute, export, facts_page, record_facts, tier_page, set_tier, decide]
