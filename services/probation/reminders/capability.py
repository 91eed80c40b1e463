"""Reminders and notices to supervised persons: SMS, e-mail, messenger."""

from pathlib import Path

from services.probation.database import DB
from services.probation.reminders import api, jobs, panels, words
from services.probation.reminders.failures import UNDELIVERED
from services.probation.reminders.pages import administration, case
from services.probation.reminders.permissions import ReminderPermission
from services.probation.reminders.simulation import SIMULATIONS
from services.probation.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext

HOUR = 3600.0


def _page(_: object, person: object) -> str:
    return f"/people/{person}/messages"


CAPABILITY = Capability(
    "reminders",
    permissions=ReminderPermission,
    routes=[*case.route_handlers, *administration.route_handlers, *api.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[
        (jobs.remind, lambda: settings().sweep_seconds),
        (jobs.deliver, lambda: settings().sweep_seconds),
        (jobs.forget_words, HOUR),
    ],
    queue_kinds=[QueueKind(UNDELIVERED, 4, lambda: gettext("A message did not reach the person"), _page)],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[CaseTab(13, lambda: gettext("Messages"), lambda person: f"/people/{person}/messages", ReminderPermission.READ)],
    case_panels=[Panel(16, "reminders/case.html", panels.of_case, place="side")],
    owners={"notification": owners_by(DB, "SELECT person FROM probation.notification WHERE id = $1")},
    person_rows=[PersonRows("probation.notification", lambda: gettext("Messages"), of_registration=True)],
    law_simulations=SIMULATIONS,
)
