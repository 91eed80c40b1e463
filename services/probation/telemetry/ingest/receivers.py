"""The source of what this process receives."""

from services.probation.settings import settings
from services.probation.telemetry.vendors.credentials import Credential
from services.probation.telemetry.vendors.domain import Protocol, Source


def source_of(protocol: Protocol, credential: Credential) -> Source:
    """Reports over `protocol`, authenticated by `credential`, received by this process."""
    return Source(protocol, credential.vendor, credential.id, credential.kind, settings().receiver_name)
