"""Putting a person on the register, and a new card."""

from pathlib import Path

from services.probation.register import pages
from services.probation.register.form_words import TIMELINE
from services.probation.register.permissions import RegisterPermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "register",
    permissions=RegisterPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            60, lambda: gettext("New card"), lambda person: f"/people/{person}/card", RegisterPermission.CARD, form=True, group="papers"
        ),
    ],
)
