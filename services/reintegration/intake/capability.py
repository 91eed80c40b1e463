"""Opening a case for somebody without a registration."""

from pathlib import Path

from services.reintegration.intake import pages, panels
from shared.registry import Capability, Panel
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "intake",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words={"bringer_corrected": lambda _: gettext("Who brought the case was corrected")},
    case_panels=[Panel(60, "intake/panel.html", panels.of_case, place="side")],
)
