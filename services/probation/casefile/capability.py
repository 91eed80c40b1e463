"""One person's page: everything about a case, in the parts that the capabilities contribute."""

from pathlib import Path

from services.probation.casefile import pages
from services.probation.cases.permissions import CasePermission
from shared.registry import Capability

CAPABILITY = Capability("casefile", permissions=CasePermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
