"""Which process has which secrets; a process that needs another key or role gets a line here. docs/secrets.md shows this table."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from shared.crypto import seal_purpose, sign_purpose
from shared.messages.base import ServiceName

CORRESPONDENTS: Mapping[ServiceName, tuple[ServiceName, ...]] = {
    "probation": ("reintegration", "biometrics"),
    "reintegration": ("probation",),
    "biometrics": ("probation",),
}
"""The services that a service exchanges messages with."""
SIGN_IN = ("csrf", "known device", "totp", "wrap kept form", "wrap kept search")
"""The purposes of the keys behind the pages: the three web processes share one sign-in and one host name."""


@dataclass(frozen=True)
class Holding:
    """What one process has: roles of the database, purposes of keys, and settings that are secret."""

    roles: tuple[str, ...]
    purposes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ("redis_url",)


def _from(service: ServiceName) -> tuple[str, ...]:
    """Keys to seal for others: a web process asks a sender to send a message again."""
    return tuple(seal_purpose(service, other) for other in CORRESPONDENTS[service])


def _both_ways(service: ServiceName) -> tuple[str, ...]:
    """Keys to send, to receive and to acknowledge."""
    return tuple(chain(_from(service), (seal_purpose(other, service) for other in CORRESPONDENTS[service])))


HOLDINGS: Mapping[str, Holding] = {
    "probation-web": Holding(
        ("identity", "probation"),
        (
            *(*SIGN_IN, *_from("probation"), "wrap signed copy", "wrap attachment", "wrap document"),
            *("wrap protected place", "wrap opening paper", "wrap pre-trial report", "wrap notification"),
            *("wrap explanation", "api-client"),
            sign_purpose("evidence pack"),
        ),
        ("redis_url", "tsa_url", "smtp_url", "notices_secret"),
    ),
    "reintegration-web": Holding(("identity", "reintegration"), (*SIGN_IN, *_from("reintegration"), "wrap needs")),
    "biometrics-web": Holding(("identity", "biometrics"), (*SIGN_IN, *_from("biometrics"), "wrap face")),
    "probation-worker": Holding(
        ("identity", "probation", "probation_retention"),
        (*_both_ways("probation"), "wrap attachment", "wrap document", "wrap notification", "wrap explanation"),
        ("redis_url", "smtp_url", "notices_secret"),
    ),
    "reintegration-worker": Holding(
        ("reintegration",), (*_both_ways("reintegration"), "wrap needs"), ("redis_url", "smtp_url", "notices_secret")
    ),
    "biometrics-worker": Holding(("biometrics",), (*_both_ways("biometrics"), "wrap face")),
    "faces-worker": Holding(("biometrics",), ("wrap face",)),
    "evaluator": Holding(("probation",), ("wrap protected place",)),
    "gateway": Holding(("probation",), ("api-client",), ("redis_url", "mqtt_url")),
}
