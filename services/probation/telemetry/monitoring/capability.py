"""Electronic monitoring: decisions, installation, damage, return."""

from pathlib import Path
from uuid import UUID

from services.probation.database import DB
from services.probation.settings import settings
from services.probation.telemetry.monitoring import changes, jobs, panels, words
from services.probation.telemetry.monitoring.actions import RUNS_OUT, TO_DECIDE, UNRETURNED, WITHOUT
from services.probation.telemetry.monitoring.pages import case, decision, equipment, records, report
from services.probation.telemetry.monitoring.permissions import MonitoringPermission
from services.probation.telemetry.monitoring.reports import DELIBERATE_DAMAGE, TO_HEAR, facts
from shared.access.owners import owners_by
from shared.db.rows import fetch_values
from shared.registry import Capability, CaseClosed, CaseReopened, CaseTab, FactSource, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext

AUTHORITY = "SELECT supervising_authority FROM probation.registration WHERE id = $1"
TWICE = """t.state IN ('asked', 'in_force', 'suspended') AND EXISTS (SELECT FROM probation.monitoring_decision o WHERE o.person = $1
    AND o.authority = t.authority AND o.state IN ('asked', 'in_force', 'suspended'))"""
"""What the surviving record has itself."""


async def _authority(registration: UUID) -> str:
    return str((await fetch_values(DB, AUTHORITY, registration))[0])


async def _closed(closed: CaseClosed) -> None:
    if closed.heir is None:
        await changes.case_closed(closed.person, await _authority(closed.registration), by=closed.by, now=closed.at)


async def _reopened(reopened: CaseReopened) -> None:
    authority = await _authority(reopened.registration)
    await changes.case_reopened(reopened.person, authority, closed_at=reopened.closed_at, by=reopened.by, now=reopened.at)


def _monitoring(_: UUID, person: UUID) -> str:
    return f"/people/{person}/monitoring"


CAPABILITY = Capability(
    "monitoring",
    permissions=MonitoringPermission,
    routes=[
        *case.route_handlers, *decision.route_handlers, *equipment.route_handlers, *records.route_handlers, *report.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.follow_monitoring, lambda: settings().sweep_seconds)],
    queue_kinds=[
        QueueKind(TO_DECIDE, 2, lambda: gettext("Monitoring to decide"), lambda number, _: f"/monitoring/{number}", by_decision=True),
        QueueKind(RUNS_OUT, 3, lambda: gettext("Monitoring runs out"), lambda number, _: f"/monitoring/{number}"),
        QueueKind(WITHOUT, 2, lambda: gettext("Bracelet without a decision"), _monitoring),
        QueueKind(UNRETURNED, 3, lambda: gettext("Bracelet not handed back"), _monitoring),
        QueueKind(TO_HEAR, 2, lambda: gettext("Damaged, lost or faulty bracelet"), lambda number, _: f"/equipment-reports/{number}",
                  by_decision=True),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(19, lambda: gettext("Electronic monitoring"), lambda person: f"/people/{person}/monitoring", MonitoringPermission.READ,
                group="bracelet"),
    ],
    case_panels=[Panel(18, "monitoring/case.html", panels.of_case, place="side")],
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    owners={
        "monitoring_decision": owners_by(DB, "SELECT person FROM probation.monitoring_decision WHERE id = $1"),
        "equipment_act": owners_by(DB, "SELECT person FROM probation.equipment_act WHERE id = $1"),
        "equipment_report": owners_by(DB, "SELECT person FROM probation.equipment_report WHERE id = $1"),
    },
    person_rows=[
        PersonRows("probation.monitoring_decision", lambda: gettext("Decisions on electronic monitoring"), "asked_at", stays=TWICE,
                   of_registration=True),
        PersonRows("probation.equipment_act", lambda: gettext("Records of handing bracelets over and back"), "at", of_registration=True),
        PersonRows("probation.equipment_report", lambda: gettext("Reports about bracelets"), "reported_at", of_registration=True),
    ],
    fact_sources=[
        FactSource(
            {DELIBERATE_DAMAGE: lambda details: gettext("Bracelet %(device)s was damaged on purpose, by an officer's finding",
                                                        device=details["device"])},
            facts,
        )
    ],
)  # fmt: skip
