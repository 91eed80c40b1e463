"""Restricting a case to its officer and the senior officers of its office."""

from pathlib import Path

from services.probation.restriction import pages
from services.probation.restriction.permissions import RestrictionPermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "restriction",
    permissions=RestrictionPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words={
        "case_restricted": lambda details: gettext("The case was restricted: %(reason)s", reason=details["reason"]),
        "restriction_lifted": lambda details: gettext("The restriction of the case was lifted: %(reason)s", reason=details["reason"]),
    },
    case_tabs=[
        CaseTab(80, lambda: gettext("Restriction"), lambda person: f"/people/{person}/restriction", RestrictionPermission.CHANGE),
    ],
)
