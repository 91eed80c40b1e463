"""What probation was told about a person."""

from pathlib import Path

from services.reintegration.probation_messages import pages
from services.reintegration.probation_messages.permissions import ProbationMessagePermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "probation_messages",
    permissions=ProbationMessagePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    case_tabs=[
        CaseTab(
            62,
            lambda: gettext("What probation was told"),
            lambda person: f"/cases/{person}/told",
            ProbationMessagePermission.READ,
            when_closed=True,
        )
    ],
)
