"""One request or decision: what it says, the answer of the head of the service, what happens to it, and its paper."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed, AlreadyDecided, SecondOfficerNeeded
from services.probation.local_time import local_today
from services.probation.telemetry import words as alert_words
from services.probation.telemetry.monitoring import actions, changes, queries, words
from services.probation.telemetry.monitoring.changes import PERSON_REFUSED
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.domain.decisions import TRANSITIONS, Event, State
from services.probation.telemetry.monitoring.forms import ChangeForm, DecisionForm, read_change
from services.probation.telemetry.monitoring.panels import runs_out
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.monitoring.queries import ShownDecision, ShownEvent
from services.probation.telemetry.monitoring.suspensions import actions as suspending
from services.probation.telemetry.monitoring.suspensions.queries import BeganSuspended, began_suspended
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.actors import Actor
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, DRAFTS, DECIDES = (
    requires(each) for each in (MonitoringPermission.READ, MonitoringPermission.DRAFT, MonitoringPermission.DECIDE)
)  # fmt: skip
BY_OFFICER = (Event.SUSPEND, Event.RESUME, Event.WITHDRAW)
REFUSABLE = frozenset({State.ASKED, State.IN_FORCE, State.SUSPENDED})


@get("/monitoring/{monitoring_decision:uuid}", guards=[READS])
async def decision_page(request: Web, monitoring_decision: FromPath[UUID]) -> Template:
    """What it says, and its history."""
    return await _show(request, await _row(request, monitoring_decision), {}, FormErrors({}))


@post("/monitoring/{monitoring_decision:uuid}/decide", guards=[DECIDES], status_code=200)
async def decide(request: Web, monitoring_decision: FromPath[UUID]) -> Template | Redirect:
    """Approve or refuse."""
    row, fields = await _row(request, monitoring_decision), await read_fields(request)
    form = parse(DecisionForm, fields, {**words.field_names(), "words": gettext("Why it is decided so")})
    if isinstance(form, FormErrors):
        return await _show(request, row, fields, form, status=422)
    try:
        await actions.decide(
            row.id,
            form.answer == "approve",
            form.words,
            form.decision_document,
            seen_version=form.version,
            by=request.user,
            now=clock.now(),
        )
    except SecondOfficerNeeded:
        return await _show(request, row, fields, FormErrors({"answer": words.problem("same_person")}, words.field_names()), status=409)
    except actions.TooLate:
        return await _show(request, row, fields, FormErrors({"answer": words.problem("too_late")}, words.field_names()), status=422)
    except (AlreadyClosed, AlreadyDecided):
        return await _decided(request, row)
    return back_to(f"/monitoring/{row.id}")


@post("/monitoring/{monitoring_decision:uuid}/change", guards=[DRAFTS], status_code=200)
async def change(request: Web, monitoring_decision: FromPath[UUID]) -> Template | Redirect:
    """Suspend, resume, withdraw, or record that the person refuses."""
    row, fields, now = await _row(request, monitoring_decision), await read_fields(request), clock.now()
    form = read_change(fields, row, now)
    if isinstance(form, FormErrors):
        return await _show(request, row, fields, form, status=422)
    try:
        await _apply(row, form, by=request.user, now=now)
    except (AlreadyClosed, AlreadyDecided):
        return await _decided(request, row)
    return back_to(f"/monitoring/{row.id}")


async def _apply(row: ShownDecision, form: ChangeForm, *, by: Actor, now: datetime) -> None:
    seen = form.version
    if form.event == "suspend":
        since = form.since(ZoneInfo(row.time_zone), now)
        await suspending.suspend(row.id, form.why, since=since, until=form.until_on, seen_version=seen, by=by, now=now)
    elif form.event == "resume":
        await suspending.resume(row.id, form.why, seen_version=seen, by=by, now=now)
    elif form.event == "withdraw":
        await changes.withdraw(row.id, form.why, seen_version=seen, by=by, now=now)
    else:
        await changes.person_refuses(row.id, form.why, seen_version=seen, by=by, now=now)


@get("/monitoring/{monitoring_decision:uuid}/paper", guards=[READS])
async def paper(request: Web, monitoring_decision: FromPath[UUID]) -> Template:
    """The decision on paper, in the language of the person unless another is asked for."""
    row, asked = await _row(request, monitoring_decision), request.query_params.get("language")
    case = await case_of(request, row.person)
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(
        request, "monitoring/paper.html", decision=row, case=case, words=words, norm_source=words.norm(row.norm_source), made_at=clock.now()
    )  # fmt: skip


async def _show(request: Web, row: ShownDecision, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    case, today, state = await case_of(request, row.person), local_today(clock.now()), State(row.state)
    offered = _offered(row) if row.case_state == "open" and may(request.user, MonitoringPermission.DRAFT) else []
    refusal = law.refusal(today)
    events = await queries.events(row.id)
    return page(
        request,
        "monitoring/decision.html",
        status=status,
        decision=row,
        case=case,
        state=words.state(row.state),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        norm_source=words.norm(row.norm_source),
        events=events,
        began_suspended=await _began_suspended(row, events),
        alert_words=alert_words,
        refused=any(one.event == PERSON_REFUSED for one in events),
        refusal=refusal,
        refusal_source=words.norm(refusal.source),
        runs_out=runs_out(row, today),
        papers=await papers_of(request, row.person),
        may_decide=state is State.ASKED and row.case_state == "open" and may(request.user, MonitoringPermission.DECIDE)
        and row.asked_by != request.user.id,
        offered=[(code, words.offer(code)) for code in offered],
        suspends="suspend" in offered,
        may_equip=row.case_state == "open" and may(request.user, MonitoringPermission.EQUIP),
        suspended=state is State.SUSPENDED,
        languages_of_paper=i18n.NAMES if row.decided_at else {},
    )  # fmt: skip


async def _began_suspended(row: ShownDecision, events: list[ShownEvent]) -> list[BeganSuspended]:
    """Alerts from before each suspension was recorded: what they mean an officer says, with each of them."""
    found = {
        alert.id: alert for one in events if one.since is not None and one.since < one.at
        for alert in await began_suspended(row.person, one.since, one.at)
    }  # fmt: skip
    return sorted(found.values(), key=lambda alert: (alert.opened_at, alert.id))


def _offered(row: ShownDecision) -> list[str]:
    """What can be entered about it now."""
    fitting = [str(event) for event in BY_OFFICER if (State(row.state), event) in TRANSITIONS]
    return [*fitting, PERSON_REFUSED] if State(row.state) in REFUSABLE else fitting


async def _decided(request: Web, row: ShownDecision) -> Template:
    case = await case_of(request, row.person)
    return page(request, "probation/decided.html", status=409, address=f"/monitoring/{row.id}", case=case)


async def _row(request: Web, number: UUID) -> ShownDecision:
    row = await queries.decision(request.user, number)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [decision_page, decide, change, paper]
