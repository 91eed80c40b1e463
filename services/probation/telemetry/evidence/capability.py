"""Evidence packs for a court: signed, as PDF, in the language asked for."""

from services.probation.telemetry.evidence import pages
from shared.registry import Capability

CAPABILITY = Capability("evidence", routes=pages.route_handlers)
