"""Monitoring orders: zones, hours, places to attend; one order in force, with all its versions."""

from pathlib import Path

from services.probation.telemetry.orders import actions, move_step, timetable_pages, zone_map_pages, zone_pages
from services.probation.telemetry.orders.grounds import pages as ground_pages
from services.probation.telemetry.orders.grounds import words as ground_words
from services.probation.telemetry.orders.permissions import OrderPermission
from shared.registry import Capability, CaseClosed, CaseTab, DutyChanged, QueueKind
from shared.web.i18n import gettext


async def _duty_changed(duty: DutyChanged) -> None:
    await actions.ask_about_duties(duty.person, duty.registration, by=duty.by, now=duty.at)


async def _case_closed(case: CaseClosed) -> None:
    """The duties of a registration end with it; while another one is open, the order goes on, and its officer is asked."""
    if not case.last:
        await actions.ask_about_duties(case.person, case.heir, by=case.by, now=case.at)


CAPABILITY = Capability(
    "orders",
    permissions=OrderPermission,
    routes=[
        *zone_pages.route_handlers,
        *zone_map_pages.route_handlers,
        *timetable_pages.route_handlers,
        *ground_pages.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    timeline_words={
        "monitoring_order_made": lambda details: gettext("Zones and curfew changed, version %(version)s", version=details["version"]),
    },
    queue_kinds=[
        QueueKind(actions.KIND, 4, ground_words.title, lambda _, person: f"/people/{person}/grounds", by_decision=True),
    ],
    queue_reasons=[ground_words.reason],
    on_duty_changed=_duty_changed,
    on_case_closed=_case_closed,
    move_steps=[move_step.STEP],
    case_tabs=[
        CaseTab(40, lambda: gettext("Zones and curfew"), lambda person: f"/people/{person}/zones", OrderPermission.CHANGE, group="bracelet")
    ],
)
