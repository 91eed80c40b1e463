"""One person's page: everything about a case, in the parts that the capabilities contribute."""

from pathlib import Path

from services.probation.casefile import pages
from services.probation.cases.permissions import CasePermission
from shared.registry import Capability, PersonRows
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "casefile",
    permissions=CasePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    person_rows=[PersonRows("probation.person_entry", lambda: gettext("Identity documents, contacts, representatives"))],
)
