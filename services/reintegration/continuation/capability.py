"""Whether help goes on without a registration."""

from pathlib import Path

from services.reintegration.continuation import jobs, pages, panels
from services.reintegration.continuation.words import TIMELINE
from shared.messages.probation import RegistrationClosedForReintegration
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "continuation",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    handlers={RegistrationClosedForReintegration: jobs.registration_closed},
    timeline_words=TIMELINE,
    case_panels=[
        Panel(10, "continuation/panel.html", panels.of_case),
        Panel(95, "continuation/ending_link.html", panels.ending, "side"),
    ],
    home_panels=[Panel(10, "continuation/home.html", panels.of_desk)],
)
