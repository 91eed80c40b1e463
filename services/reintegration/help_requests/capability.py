"""Requests for help by the public page."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.help_requests import panels
from services.reintegration.help_requests.answering import jobs as telling
from services.reintegration.help_requests.keeping import jobs as keeping
from services.reintegration.help_requests.pages import desk, messages, public
from services.reintegration.help_requests.permissions import HelpRequestPermission
from services.reintegration.help_requests.words import TIMELINE
from services.reintegration.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "help_requests",
    permissions=HelpRequestPermission,
    routes=[*public.route_handlers, *desk.route_handlers, *messages.route_handlers],
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    periodic=[(telling.tell, lambda: settings().sweep_seconds), (keeping.erase, keeping.EVERY)],
    home_panels=[Panel(15, "help_requests/home.html", panels.of_desk)],
    owners={"help_request": owners_by(DB, "SELECT person FROM reintegration.help_request WHERE id = $1")},
)
