"""The officer's first page and the list of people."""

from pathlib import Path

from services.probation.caseload import commands, pages, panels
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "caseload",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    home_panels=[Panel(30, "caseload/ending.html", panels.ending)],
    commands=commands.add_commands,
)
