"""Vendors and credentials in words."""

from collections.abc import Callable
from datetime import datetime, timedelta

from services.probation.telemetry.vendors.domain import Authentication, Protocol
from services.probation.telemetry.vendors.queries import VendorCredential
from shared.web.i18n import format_date, format_datetime, gettext, ngettext

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


def kinds() -> list[tuple[Authentication, str]]:
    """Every kind of credential that can be made, with its name."""
    return [(each, kind(each)) for each in AUTHENTICATIONS if each != Authentication.NONE]


def kind(code: str) -> str:
    """What a credential of this kind is."""
    return {
        Authentication.REQUEST_SIGNATURE: gettext("Key for signed requests"),
        Authentication.DEVICE_KEY: gettext("Device key"),
        Authentication.MQTT_ACCOUNT: gettext("Account for MQTT"),
        Authentication.REGISTERED_NETWORK: gettext("Network"),
        Authentication.CLIENT_CERTIFICATE: gettext("Client certificate"),
    }[Authentication(code)]


def about(code: str) -> str:
    """What a credential of this kind is for, and how it is used."""
    return {
        Authentication.REQUEST_SIGNATURE: gettext(
            "The vendor's platform signs every request with the secret, which itself is never sent. Use this wherever the platform can."
        ),
        Authentication.DEVICE_KEY: gettext(
            "For devices and programs that send an address with parameters and nothing else. The key goes with every"
            " report: over HTTPS alone."
        ),
        Authentication.MQTT_ACCOUNT: gettext(
            "The vendor's devices log in with the account and its password, and publish below oralu/accounts/ACCOUNT/ alone."
        ),
        Authentication.REGISTERED_NETWORK: gettext(
            "For protocols that carry no secret (R16H, Watch, GT06): what comes from this network, such as the vendor's private APN or"
            " VPN, counts as sent by the vendor. It is the address that the gateway sees: behind a proxy, every device has the"
            " proxy's address."
        ),
        Authentication.CLIENT_CERTIFICATE: gettext(
            "For R16H, Watch and GT06 over TLS: the device shows this certificate, issued by the authority that the gateway trusts."
        ),
    }[Authentication(code)]


def secret(code: str, identifier: str, text: str) -> list[tuple[str, str]]:
    """What is shown once: (name, text), as the sender needs it."""
    return {
        Authentication.REQUEST_SIGNATURE: [(gettext("Key (X-Api-Key)"), identifier), (gettext("Secret (hexadecimal)"), text)],
        Authentication.DEVICE_KEY: [(gettext("Key"), f"{identifier}.{text}")],
        Authentication.MQTT_ACCOUNT: [
            (gettext("Account"), identifier),
            (gettext("Password"), text),
            (gettext("Topic"), f"oralu/accounts/{identifier}/devices/<{gettext('Device number')}>/positions"),
        ],
    }[Authentication(code)]


def overlap(time: timedelta) -> str:
    """For how long an old secret still counts."""
    if not time:
        return gettext("Not at all: it stops counting at once")
    return ngettext("%(num)d day", "%(num)d days", time.days)


def state(row: VendorCredential, now: datetime) -> str:
    """Whether a credential counts, and until when."""
    if row.revoked_at is not None:
        return gettext("Revoked on %(day)s", day=format_date(row.revoked_at))
    if row.valid_until is None:
        return gettext("In use")
    if row.valid_until <= now:
        return gettext("Ended on %(day)s", day=format_date(row.valid_until))
    return gettext("Replaced, counts until %(moment)s", moment=format_datetime(row.valid_until))
