"""The register of devices: vendor, model, SIM."""

from pathlib import Path

from services.probation.telemetry.devices import pages
from services.probation.telemetry.devices.permissions import DevicePermission
from shared.registry import Capability

CAPABILITY = Capability("devices", permissions=DevicePermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
