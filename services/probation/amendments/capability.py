"""Correcting and changing what is known about a person and a registration; reading what was known before."""

from pathlib import Path

from services.probation.amendments import words
from services.probation.amendments.pages import entries, groups, history, move
from services.probation.amendments.permissions import AmendmentPermission
from services.probation.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "amendments",
    permissions=AmendmentPermission,
    routes=[*groups.route_handlers, *entries.route_handlers, *move.route_handlers, *history.route_handlers],
    templates=Path(__file__).parent / "templates",
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(20, lambda: gettext("Person and decision"), lambda person: f"/people/{person}/amend", AmendmentPermission.AMEND),
        CaseTab(25, lambda: gettext("Moved"), lambda person: f"/people/{person}/move", AmendmentPermission.AMEND),
    ],
    owners={"change": owners_by(DB, "SELECT person FROM probation.field_change WHERE id = $1")},
)
