"""The officer's queue: what waits for a human, most urgent first."""

from pathlib import Path

from services.probation.database import DB
from services.probation.queue import pages, panels
from services.probation.queue.permissions import QueuePermission
from services.probation.queue.putting_off import pages as putting_off
from services.probation.queue.simulation import SIMULATIONS
from shared.access.owners import owners_by
from shared.registry import Capability, Panel, PersonRows
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "queue",
    permissions=QueuePermission,
    routes=[*pages.route_handlers, *putting_off.route_handlers],
    templates=Path(__file__).parent / "templates",
    case_panels=[Panel(10, "queue/case.html", panels.of_case)],
    home_panels=[Panel(10, "queue/home.html", panels.home)],
    owners={
        "item": owners_by(DB, "SELECT person FROM probation.queue_item WHERE id = $1"),
    },
    person_rows=[PersonRows("probation.queue_item", lambda: gettext("In the queue"), "opened_at")],
    law_simulations=SIMULATIONS,
)
