"""Receiving reports of devices: stored before they are acknowledged, refused with a reason, never lost."""

from services.probation.telemetry.ingest import http, jobs
from shared.registry import Capability

CAPABILITY = Capability("ingest", routes=[http.take_positions], periodic=[(jobs.housekeeping, jobs.HOUSEKEEPING_EVERY)])
