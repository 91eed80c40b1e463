"""Reference images: taken by an officer, confirmed by the officer before they count."""

from pathlib import Path

from services.biometrics.enrolment import pages, reference_pages
from services.biometrics.enrolment.permissions import EnrolmentPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "enrolment",
    permissions=EnrolmentPermission,
    routes=[*pages.route_handlers, *reference_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
)
