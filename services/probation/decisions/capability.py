"""A further court decision about a person who is on the register already."""

from pathlib import Path

from services.probation.decisions import pages
from services.probation.register.permissions import RegisterPermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "decisions",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    case_tabs=[
        CaseTab(
            55,
            lambda: gettext("Register another decision"),
            lambda person: f"/people/{person}/decisions/new",
            RegisterPermission.REGISTER,
            group="decision",
        )
    ],
)
