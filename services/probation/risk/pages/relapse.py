"""The register of persons prone to relapse: one person's entries, the list of the office, the list as a table."""

from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.risk import listing, queries, words
from services.probation.risk.actions import relapse
from services.probation.risk.domain import entries
from services.probation.risk.domain.entries import DECIDES, Event, State
from services.probation.risk.entry_forms import EntryChangeForm, EntryForm
from services.probation.risk.permissions import RiskPermission
from services.probation.risk.queries import Entry
from services.probation.words import who
from shared import clock
from shared.access import seen
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS, PROPOSES = requires(RiskPermission.RELAPSE_READ), requires(RiskPermission.RELAPSE_PROPOSE)
ON_A_PAGE, MOST_EXPORTED = 50, 5_000
STATES = (State.ENTERED, State.PROPOSED, State.OUT)
COLUMNS = ("name", "case_number", "officer", "state", "grounds", "document", "entered_on", "review_on", "ends_on", "told_on", "proposed_by")


@get("/people/{person:uuid}/relapse", guards=[READS])
async def entry_page(request: Web, person: FromPath[UUID]) -> Template:
    """The person's entry with its history, or the form of a proposal."""
    return await _show(request, await case_of(request, person), {"form_token": str(uuid4())}, FormErrors({}))


@post("/people/{person:uuid}/relapse", guards=[PROPOSES], status_code=200)
async def propose(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Propose an entry: a senior officer decides."""
    case, fields = await case_of(request, person), await read_fields(request, "grounds")
    form = parse(EntryForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    new = relapse.NewEntry(tuple(form.grounds), form.facts, form.document, form.form_token)
    try:
        await relapse.propose(case.person, case.supervising_authority, new, by=request.user, now=clock.now())
    except relapse.NotAGround:
        return await _show(request, case, fields, _wrong("grounds", "ground"), status=422)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/relapse")


@post("/people/{person:uuid}/relapse/change", guards=[PROPOSES], status_code=200)
async def change(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Decide, review, say that the person was told, withdraw."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    form = parse(EntryChangeForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    event = Event(form.event)
    if event in DECIDES and not may(request.user, RiskPermission.RELAPSE_DECIDE):
        return await _show(request, case, fields, _wrong("event", "second"), status=422)
    if event is Event.TELL and (form.told_on is None or form.told_on > local_today(now)):
        return await _show(request, case, fields, _wrong("told_on", "missing"), status=422)
    try:
        await relapse.change(
            form.entry, case.person, case.supervising_authority, event, form.why, version=form.version, told_on=form.told_on,
            by=request.user, now=now,
        )  # fmt: skip
    except SecondOfficerNeeded:
        return await _show(request, case, fields, _wrong("event", "second"), status=422)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return _decided(request, case)
    return back_to(f"/people/{person}/relapse")


@get("/relapse-register", guards=[READS])
async def register_page(request: Web) -> Template:
    """Who is in the register, whose entry waits, who was in it; the next review first."""
    state = _state(request)
    found = await listing.entries_listed(request.user, state, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(
        request,
        "risk/register.html",
        entries=found,
        state=state,
        states=[(str(each), words.state(each)[0]) for each in STATES],
        words=words,
        today=local_today(clock.now()),
    )


@get("/relapse-register.csv", guards=[READS, EXPORTS])
async def register_csv(request: Web) -> Response[str]:
    """The same as a table, with codes."""
    found = await listing.entries_listed(request.user, _state(request), size=MOST_EXPORTED)
    seen.saw(*(row.person for row in found))
    rows = [
        (row.name, row.case_number, row.officer_name, row.state, " ".join(row.grounds), row.document, row.entered_on, row.review_on,
         row.ends_on, row.told_on, row.proposed_by_name)
        for row in found
    ]  # fmt: skip
    return csv_file("relapse-register.csv", COLUMNS, rows)


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    found, today = await queries.entries_of(case.person, case.supervising_authority), local_today(clock.now())
    live = next((each for each in found if State(each.state) in entries.LIVE), None)
    return page(
        request,
        "risk/entry.html",
        status=status,
        case=case,
        entries=found,
        live=live,
        offered=_offered(request, live) if case.is_open else [],
        may_propose=case.is_open and live is None and may(request.user, RiskPermission.RELAPSE_PROPOSE),
        grounds=[(each, words.ground(each)) for each in entries.grounds(today)],
        rules=[law.rule(code, today) for code in ("relapse.review", "relapse.longest", "relapse.told")],
        is_told=entries.person_is_told(today),
        events=await _events(case, found),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        today=today,
    )


async def _events(case: Case, found: list[Entry]) -> list[queries.ShownEvent]:
    mine = {each.id for each in found}
    return [each for each in await queries.events_of(case.person, case.supervising_authority) if each.subject in mine]


def _offered(request: Web, live: Entry | None) -> list[tuple[str, str]]:
    if live is None or not may(request.user, RiskPermission.RELAPSE_PROPOSE):
        return []
    decides = may(request.user, RiskPermission.RELAPSE_DECIDE)
    own = live.proposed_by == request.user.id
    fitting = [event for event in entries.allowed(State(live.state)) if decides or event not in DECIDES]
    left = [event for event in fitting if not (own and event in (Event.ADMIT, Event.REFUSE))]
    return [(str(event), words.offer(event)) for event in left]


def _state(request: Web) -> State:
    given = request.query_params.get("state", "")
    return State(given) if given in STATES else State.ENTERED


def _wrong(field: str, code: str) -> FormErrors:
    return FormErrors({field: words.problem(code)}, words.field_names())


def _decided(request: Web, case: Case) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}/relapse", case=case)


route_handlers = [entry_page, propose, change, register_page, register_csv]
