"""Alerts from bracelets: grouped into incidents, taken, looked into, decided."""

from pathlib import Path

from services.probation.database import DB
from services.probation.telemetry.alerts import jobs, pages
from services.probation.telemetry.alerts.domain.permissions import AlertPermission
from services.probation.telemetry.alerts.law.simulation import SIMULATIONS
from services.probation.telemetry.alerts.person_queries import confirmed_incidents
from services.probation.telemetry.words import queue_reason, reason, status
from shared.access.owners import owners_by
from shared.registry import Capability, FactSource, QueueKind
from shared.web.i18n import gettext

HANDED_TO_ME = "q.subject_id IN (SELECT id FROM probation.incident WHERE deputy = $1::uuid AND status IS NOT NULL)"

CAPABILITY = Capability(
    "alerts",
    permissions=AlertPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.run_timers, jobs.TIMERS_EVERY)],
    queue_kinds=[
        QueueKind(
            "alert",
            1,
            lambda: gettext("Bracelet alert"),
            lambda incident, _: f"/incidents/{incident}",
            by_decision=True,
            also_for=HANDED_TO_ME,
        ),
        QueueKind("bracelet", 2, lambda: gettext("Bracelet data not evaluated"), lambda _, person: f"/people/{person}/bracelet"),
        QueueKind("violation", 2, lambda: gettext("Breach record"), lambda violation, _: f"/violations/{violation}", by_decision=True),
    ],
    queue_reasons=[queue_reason],
    timeline_words={
        "alert_raised": lambda details: gettext("Bracelet alert: %(reason)s", reason=reason(details["reason"])),
        "alert_decided": lambda details: gettext("Bracelet alert decided: %(outcome)s", outcome=status(details["outcome"])),
        "alert_contacted": lambda details: {
            "reached": gettext("Called about a bracelet alert: reached"),
            "not_reached": gettext("Called about a bracelet alert: not reached"),
            "visited": gettext("Visited about a bracelet alert"),
        }.get(details["how"], ""),
        "violation_decided": lambda details: gettext("Breach record decided: %(outcome)s", outcome=status(details["outcome"])),
    },
    fact_sources=[
        FactSource(
            {"bracelet_incident": lambda details: gettext("Bracelet: %(reason)s", reason=reason(details["reason"]))},
            confirmed_incidents,
        )
    ],
    owners={
        "alert": owners_by(DB, "SELECT person FROM probation.alert WHERE id = $1"),
        "incident": owners_by(DB, "SELECT person FROM probation.incident WHERE id = $1"),
        "violation": owners_by(DB, "SELECT person FROM probation.violation WHERE id = $1"),
    },
    law_simulations=SIMULATIONS,
)
