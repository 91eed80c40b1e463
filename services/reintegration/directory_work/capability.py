"""What the coordinator of the directory has to do."""

from pathlib import Path

from services.reintegration.directory_work import pages, panels
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "directory_work",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    home_panels=[Panel(4, "directory_work/home.html", panels.of_desk)],
)
