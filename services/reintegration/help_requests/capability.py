"""Requests for help by the public page."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.help_requests import panels
from services.reintegration.help_requests.pages import desk, public
from services.reintegration.help_requests.permissions import HelpRequestPermission
from services.reintegration.help_requests.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "help_requests",
    permissions=HelpRequestPermission,
    routes=[*public.route_handlers, *desk.route_handlers],
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    home_panels=[Panel(15, "help_requests/home.html", panels.of_desk)],
    owners={"help_request": owners_by(DB, "SELECT person FROM reintegration.help_request WHERE id = $1")},
)
