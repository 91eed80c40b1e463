"""What a vendor needs to know: where its devices or its platform connect, protocol by protocol."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from services.probation.settings import ProbationSettings
from services.probation.telemetry.vendors.domain import WAYS, Authentication, Protocol
from services.probation.telemetry.vendors.words import authentication, protocol
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Connection:
    """A protocol by name, the addresses where it is received (none: not received here), and the ways of authentication in words."""

    protocol: str
    addresses: tuple[str, ...]
    ways: str


def connections(chosen: ProbationSettings, kind: Authentication | None = None) -> list[Connection]:
    """Every protocol, or those that have this way of authentication."""
    addresses = _addresses(chosen)
    return [
        Connection(protocol(each), addresses[each], ", ".join(authentication(way) for way in ways))
        for each, ways in WAYS.items()
        if kind is None or kind in ways
    ]


def _addresses(chosen: ProbationSettings) -> Mapping[Protocol, tuple[str, ...]]:
    """The gateway's host name is known to whoever runs it, not to Oralu: only its ports are named."""
    gateway = gettext("gateway, HTTP, port %(port)s", port=chosen.gateway_port)
    found = {
        Protocol.HTTP: (f"{chosen.probation_url.rstrip('/')}/telemetry/v1/positions", f"{gateway}: /telemetry/v1/positions"),
        Protocol.OSMAND: (f"{gateway}: /",),
    }
    for each in (Protocol.MQTT, Protocol.R16H, Protocol.WATCH, Protocol.GT06):
        port = chosen.tcp_ports.get(each)
        found[each] = (_port(port, tls=chosen.tcp_certificate is not None),) if port else ()
    if chosen.mqtt_url is not None:
        broker = urlsplit(chosen.mqtt_url.get_secret_value())
        found[Protocol.MQTT] += (gettext("broker %(host)s", host=f"{broker.hostname}:{broker.port}" if broker.port else broker.hostname),)
    return found


def _port(port: int, *, tls: bool) -> str:
    return gettext("gateway, TLS, port %(port)s", port=port) if tls else gettext("gateway, TCP, port %(port)s", port=port)
