"""The pages about alerts: one incident with its clocks, what to do, where it was, and what officers did."""

from collections.abc import Awaitable
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import BaseModel

from services.probation.cases.words import phone_number
from services.probation.settings import settings
from services.probation.telemetry import words
from services.probation.telemetry.alerts import actions as handling
from services.probation.telemetry.alerts import queries as alert_queries
from services.probation.telemetry.alerts import words as present
from services.probation.telemetry.alerts.domain.lifecycle import OPEN, AlreadyDecided, ContactFirst, Status
from services.probation.telemetry.alerts.domain.permissions import AlertPermission
from services.probation.telemetry.alerts.forms import AlertsForm, ContactForm, DecisionForm, ViolationForm
from services.probation.telemetry.alerts.rule_hours import rule_applied
from services.probation.telemetry.orders.actions import local_moment
from services.probation.telemetry.orders.domain.suspending import suspended_at
from services.probation.telemetry.orders.queries import body_of, order_in_force, order_version
from services.probation.telemetry.orders.words import curfew_hours, tiles, zone_of
from services.probation.telemetry.provenance import words as provenance
from services.probation.telemetry.provenance.queries import sources
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web

M = TypeVar("M", bound=BaseModel)
NOTHING_WRONG = FormErrors({})


@get("/incidents/{incident:uuid}", guards=[requires(AlertPermission.READ)])
async def incident_page(request: Web, incident: FromPath[UUID]) -> Redirect:
    """Redirect to the incident's most urgent alert."""
    alert = await alert_queries.first_alert(request.user, incident)
    if alert is None:
        raise NotFoundException
    return back_to(f"/alerts/{alert}")


@get("/violations/{violation:uuid}", guards=[requires(AlertPermission.READ)])
async def violation_page(request: Web, violation: FromPath[UUID]) -> Redirect:
    """Redirect to the alert that the record is about."""
    alert = await alert_queries.alert_of_violation(request.user, violation)
    if alert is None:
        raise NotFoundException
    return back_to(f"/alerts/{alert}#violation")


@get("/alerts/{alert:uuid}", guards=[requires(AlertPermission.READ)])
async def alert_page(request: Web, alert: FromPath[UUID]) -> Template:
    """What happened, where, on what evidence, with its clocks; what was done, and what can be done."""
    return await _alert(request, alert, NOTHING_WRONG, {})


@post("/alerts/{alert:uuid}/acknowledge", guards=[requires(AlertPermission.DECIDE)], status_code=200)
async def acknowledge(request: Web, alert: FromPath[UUID]) -> Template | Redirect:
    """Take the incident."""
    given, form = await _read(request, alert, AlertsForm)
    if isinstance(form, FormErrors):
        return await _alert(request, alert, form, given, 422)
    if not is_sure(given):
        return ask(
            request,
            given,
            title=gettext("Take this alert"),
            follows=gettext("You see to it from now on: nobody else is asked, and you try to reach the person."),
            button=gettext("I see to it"),
            back=f"/alerts/{alert}",
        )
    return await _do(
        request, alert, given, handling.acknowledge(await _meant(form, alert), by=request.user, now=clock.now(), seen=form.seen)
    )


@post("/alerts/{alert:uuid}/contact", guards=[requires(AlertPermission.DECIDE)], status_code=200)
async def contact(request: Web, alert: FromPath[UUID]) -> Template | Redirect:
    """Record a try to reach the person."""
    given, form = await _read(request, alert, ContactForm)
    if isinstance(form, FormErrors):
        return await _alert(request, alert, form, given, 422)
    return await _do(
        request,
        alert,
        given,
        handling.record_contact(
            await _meant(form, alert), how=form.how, words=form.words, by=request.user, now=clock.now(), seen=form.seen
        ),
    )


@post("/alerts/{alert:uuid}", guards=[requires(AlertPermission.DECIDE)], status_code=200)
async def decide_alert(request: Web, alert: FromPath[UUID]) -> Template | Redirect:
    """Record the finding."""
    given, form = await _read(request, alert, DecisionForm)
    if isinstance(form, FormErrors):
        return await _alert(request, alert, form, given, 422)
    return await _do(
        request,
        alert,
        given,
        handling.record_finding(
            await _meant(form, alert), outcome=form.outcome, reason=form.reason, by=request.user, now=clock.now(), seen=form.seen
        ),
    )


@post("/violations/{violation:uuid}", guards=[requires(AlertPermission.DECIDE)], status_code=200)
async def decide_violation(request: Web, violation: FromPath[UUID]) -> Template | Redirect:
    """Pass the record on for proceedings, or take no step."""
    alert = await alert_queries.alert_of_violation(request.user, violation)
    if alert is None:
        raise NotFoundException
    given, form = await _read(request, alert, ViolationForm)
    if isinstance(form, FormErrors):
        return await _alert(request, alert, form, given, 422)
    try:
        await handling.decide_violation(
            violation, pass_on=form.decision == "pass_on", reason=form.grounds, by=request.user, now=clock.now()
        )
    except AlreadyDecided:
        return await _alert(request, alert, FormErrors({"decision": gettext("This record was decided meanwhile")}), given, 409)
    return back_to(f"/alerts/{alert}")


async def _do(request: Web, alert: UUID, given: Fields, act: Awaitable[None]) -> Template | Redirect:
    """Take the step, or show the page again with the reason why not."""
    try:
        await act
    except AlreadyDecided:
        text = gettext("Something changed meanwhile: look at the history below, then decide again")
        return await _alert(request, alert, FormErrors({"outcome": text}), given, 409)
    except ContactFirst:
        text = gettext("Try to reach the person first, and keep what came of it: nobody is confirmed unheard")
        return await _alert(request, alert, FormErrors({"how": text}), given, 409)
    # A deputy sees an incident only while it waits.
    return back_to(f"/alerts/{alert}" if await alert_queries.alert(request.user, alert) else "/queue")


async def _read(request: Web, alert: UUID, model: type[M]) -> tuple[Fields, M | FormErrors]:
    """(what was typed, the form or what is wrong with it) if this reader may see the alert."""
    if await alert_queries.alert(request.user, alert) is None:
        raise NotFoundException
    form = await request.form()
    given: Fields = {name: [str(each) for each in form.getall(name)] if name == "alerts" else str(form[name]) for name in form}
    return given, parse(model, given, _labels())


def _labels() -> dict[str, str]:
    return {
        "how": gettext("What came of it?"),
        "words": gettext("What was said or seen"),
        "outcome": gettext("Your finding"),
        "reason": gettext("Reason"),
        "decision": gettext("What follows?"),
        "grounds": gettext("Grounds"),
    }


async def _meant(form: AlertsForm, alert: UUID) -> list[UUID]:
    """The alerts that were ticked, all of this alert's incident; where none was, this one."""
    if set(form.alerts) - await alert_queries.incident_alert_ids(alert):
        raise NotFoundException
    return form.alerts or [alert]


async def _alert(request: Web, alert: UUID, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    found = await alert_queries.alert(request.user, alert)
    if found is None:
        raise NotFoundException
    row, case = found
    now = clock.now()
    others = await alert_queries.incident_alerts(row.incident)
    open_ones = [each for each in others if each.status in OPEN]
    track, deciding = await alert_queries.track(row), [each.source for each in await alert_queries.deciding([row.id])]
    conflicts = await alert_queries.conflicts_around(row, provenance.MOST_SHOWN + 1)
    named = {fix.source for fix in track} | set(deciding) | {report.source for pair in conflicts for report in pair.reports}
    senders = await sources(named)
    version = row.order_version
    order = body_of(await (order_version(row.person, version) if version else order_in_force(row.person)))
    time_zone = case.time_zone or settings().timezone
    known = rule_applied(row, order, time_zone)
    begun = local_moment(row.opened_at, ZoneInfo(time_zone))
    may_write = may(request.user, AlertPermission.DECIDE)
    return page(
        request,
        "alerts/alert.html",
        status=status,
        many=("alerts",),
        alert=row,
        case=case,
        phone=phone_number(case.phone),
        alerts=others,
        open_ones=open_ones,
        track=track,
        senders=senders,
        sent_by=provenance.sent_by,
        deciding=provenance.counted(deciding, senders),
        conflicts=provenance.shown(conflicts, senders),
        frozen=await alert_queries.is_frozen(row.id),
        suspended=suspended_at(body_of(await order_in_force(row.person)), begun) is not None,
        zone=zone_of(row.zone, order),
        hours=curfew_hours(order),
        held=known,
        geometry=present.geometry(track, order, known),
        tiles=tiles(),
        day=present.local_day(row, time_zone),
        clocks=present.clocks(row),
        due=present.due(row, now),
        history=[present.step(each) for each in await alert_queries.history(row.incident)],
        seen=await alert_queries.history_version(row.incident),
        violations=await alert_queries.violation_of(row.incident),
        words=words,
        present=present,
        errors=errors,
        given=given,
        outcomes=[(code, words.status(code)) for code in handling.OUTCOMES],
        may_take=may_write and any(each.status == Status.RAISED for each in open_ones),
        may_decide=may_write and bool(open_ones),
        may_write=may_write,
        may_export=may(request.user, AlertPermission.EXPORT),
        may_queue=may(request.user, PagePermission.QUEUE),
    )


route_handlers = [incident_page, violation_page, alert_page, acknowledge, contact, decide_alert, decide_violation]
