"""Bracelets: positions taken in and evaluated, alerts for officers, orders, movements, evidence."""

from services.probation.telemetry import jobs, routes, words
from services.probation.telemetry.assignment import take_off
from shared.registry import Capability, CaseClosed, CaseTab, QueueKind
from shared.web.i18n import gettext

HANDED_TO_ME = "q.about IN (SELECT id FROM probation.incident WHERE deputy = $1::uuid AND status IS NOT NULL)"


async def _closed(case: CaseClosed) -> None:
    await take_off(case.person, by=case.by, now=case.at)


CAPABILITY = Capability(
    "telemetry",
    routes=routes.route_handlers,
    periodic=jobs.sweeps,
    queue_kinds=[
        QueueKind(
            "alert",
            1,
            lambda: gettext("Bracelet alert"),
            lambda incident, _: f"/incidents/{incident}",
            by_decision=True,
            also_for=HANDED_TO_ME,
        ),
        QueueKind("bracelet", 2, lambda: gettext("Bracelet that nobody watches"), lambda _, person: f"/people/{person}/bracelet"),
        QueueKind("violation", 2, lambda: gettext("Violation record"), lambda violation, _: f"/violations/{violation}", by_decision=True),
    ],
    queue_reasons=[words.queue_reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(20, lambda: gettext("Bracelet"), lambda person: f"/people/{person}/bracelet"),
        CaseTab(30, lambda: gettext("Movements"), lambda person: f"/people/{person}/movements"),
        CaseTab(40, lambda: gettext("Zones and curfew"), lambda person: f"/people/{person}/zones"),
    ],
    on_case_closed=_closed,
)
