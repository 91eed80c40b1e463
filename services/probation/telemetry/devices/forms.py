"""The forms about devices."""

from typing import Annotated

from pydantic import BaseModel, StringConstraints, field_validator

from services.probation.telemetry.devices.actions import NOT_SAID, DeviceDetails
from services.probation.telemetry.devices.domain.sim import Mistyped, WrongSim, parse_sim
from services.probation.telemetry.vendors.domain import WAYS, is_device_number
from shared.web.i18n import gettext_noop

CONNECTIONS = tuple(f"{protocol}:{way}" for protocol, ways in WAYS.items() for way in ways)


class DeviceForm(BaseModel):
    """The details of a device. `connection` is a protocol and a way of authentication, as `http:request_signature`."""

    vendor: Annotated[str, StringConstraints(max_length=40)]
    connection: str
    model: Annotated[str, StringConstraints(max_length=60)] = NOT_SAID
    sim: str | None = None

    def details(self) -> DeviceDetails:
        """As the register takes them."""
        protocol, _, authentication = self.connection.partition(":")
        return DeviceDetails(self.vendor, protocol, authentication, self.model, self.sim)

    @field_validator("connection")
    @classmethod
    def _known_connection(cls, connection: str) -> str:
        if connection not in CONNECTIONS:
            raise ValueError(gettext_noop("Choose how the device reports"))
        return connection

    @field_validator("sim")
    @classmethod
    def _well_formed_sim(cls, sim: str | None) -> str | None:
        try:
            return parse_sim(sim) if sim is not None else None
        except Mistyped:
            raise ValueError(gettext_noop("This SIM number has a mistake in it: check every digit")) from None
        except WrongSim:
            text = gettext_noop("Enter the number printed on the SIM, which begins with 89, or its phone number beginning with +")
            raise ValueError(text) from None


class NewDeviceForm(DeviceForm):
    """A device that comes into the register, with its number."""

    device_id: Annotated[str, StringConstraints(min_length=3, max_length=64)]

    @field_validator("device_id")
    @classmethod
    def _well_formed(cls, device: str) -> str:
        if not is_device_number(device):
            raise ValueError(gettext_noop("Use Latin letters, digits, dots and dashes, as printed on the device"))
        return device


class BraceletForm(NewDeviceForm):
    """A device to put on. `without`: why, where no decision on electronic monitoring is in force."""

    without: Annotated[str, StringConstraints(max_length=400, strip_whitespace=True)] = ""
