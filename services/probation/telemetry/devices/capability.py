"""The register of devices: vendor, model, SIM."""

from pathlib import Path

from services.probation.database import DB
from services.probation.telemetry.devices import pages, registering
from services.probation.telemetry.devices.permissions import DevicePermission
from services.probation.telemetry.devices.queries import wearers
from shared.access.owners import owners_by
from shared.registry import Capability

CAPABILITY = Capability(
    "devices",
    permissions=DevicePermission,
    routes=[*registering.route_handlers, *pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    search_numbers=wearers,
    owners={"device": owners_by(DB, "SELECT person FROM probation.device_assignment WHERE device_id = $1 AND until IS NULL")},
)
