"""Vendors and credentials in words."""

from collections.abc import Callable

from services.probation.telemetry.vendors.domain import Authentication, Protocol
from shared.web.i18n import gettext

PROTOCOLS = {
    Protocol.HTTP: "HTTP (JSON)",
    Protocol.OSMAND: "OsmAnd",
    Protocol.MQTT: "MQTT",
    Protocol.R16H: "R16H",
    Protocol.WATCH: "Watch",
    Protocol.GT06: "GT06",
}
"""Names of protocols are the same in every language."""
AUTHENTICATIONS: dict[Authentication, Callable[[], str]] = {
    Authentication.REQUEST_SIGNATURE: lambda: gettext("signed request"),
    Authentication.DEVICE_KEY: lambda: gettext("device key"),
    Authentication.CLIENT_CERTIFICATE: lambda: gettext("client certificate"),
    Authentication.MQTT_ACCOUNT: lambda: gettext("MQTT account"),
    Authentication.REGISTERED_NETWORK: lambda: gettext("registered network"),
    Authentication.NONE: lambda: gettext("not authenticated"),
}


def protocol(code: str) -> str:
    """The name of a protocol; empty for a report from before sources were recorded."""
    return PROTOCOLS[Protocol(code)] if code else ""


def authentication(code: str) -> str:
    """How a sender was authenticated."""
    return AUTHENTICATIONS[Authentication(code)]()


def connection(code: str) -> str:
    """A protocol and a way of authentication, from `protocol:authentication`."""
    name, _, way = code.partition(":")
    return f"{protocol(name)}, {authentication(way)}"
