"""Settings of probation, read from the environment."""

from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator

from shared.notifications.settings import NoticeSettings

NCALAYER = "wss://127.0.0.1:13579"
"""Where the program that signs with a person's key listens on the officer's own computer."""


class ProbationSettings(NoticeSettings):
    """Settings of the register and the tablet, each from `ORALU_<NAME>`."""

    tcp_host: str = Field(default="127.0.0.1", validation_alias="ORALU_HOST")
    tcp_ports: dict[str, int] = Field(default={"watch": 5093, "gt06": 5023, "r16h": 5266})

    gateway_port: int = 5055
    receiver_name: str = Field(default="gateway", pattern=r"^[a-z0-9-]{1,40}$")
    """What the provenance of a report calls the process that received it; a name of its own for each gateway."""
    tcp_public_reason: str = ""
    """Why bracelets' ports may be open on a public address. Without a reason they open on loopback and private addresses alone."""
    tcp_certificate: Path | None = None
    """The gateway's TLS certificate with its chain, in PEM; with it, R16H, Watch and GT06 are received over TLS alone."""
    tcp_private_key: Path | None = None
    """The key of that certificate."""
    tcp_client_authority: Path | None = None
    """The authority of devices' certificates, in PEM: a device may show one instead of coming from a registered network."""
    http_connections: int = Field(default=1_000, ge=1)
    """Connections by HTTP at once, in one gateway. Where all are taken, the oldest that has sent nothing whole is closed for a new one."""
    tcp_connections: int = Field(default=6_000, ge=1)
    """Connections by TCP and MQTT at once, all ports of one gateway together."""
    connections_of_an_address: int = Field(default=64, ge=1)
    """Connections of one address at once, by HTTP, and by TCP and MQTT. Many devices may share the address of their operator."""
    connections_of_a_vendor: int = Field(default=3_000, ge=1)
    """The same for a vendor: of all addresses in its registered networks, and of all devices that have shown its account."""
    first_message_seconds: float = Field(default=10, gt=0)
    """How long a new connection may take until its first request's head, frame or CONNECT is whole, and a begun one until its end."""
    requests_of_an_address: float = Field(default=100, gt=0)
    """Requests, and connections by MQTT, of one address in a second; ten times as many at once. In a registered network ten times each."""
    failures_of_an_address: float = Field(default=30, gt=0)
    """Requests of one address in a minute whose signature, key or password is wrong; as many at once."""
    fixes_of_a_vendor: float = Field(default=3_000, gt=0)
    """Positions of one vendor in a second, in one process; five times as many at once."""
    fixes_of_a_registered_device: float = Field(default=0.1, gt=0)
    """Of these, for each device of the vendor in the register: one position in ten seconds, where bracelets report once a minute."""
    least_fixes_of_a_vendor: float = Field(default=300, gt=0)
    """What a vendor may send at least, however few devices it has."""
    reports_of_a_device: float = Field(default=600, gt=0)
    """Reports of one device in a minute; 20,000 at once, because a device may have been without a network for weeks."""
    proxies: tuple[str, ...] = ()
    """Addresses or networks of proxies in front of the gateway, whose X-Forwarded-For is believed. A proxy bounds connections itself."""
    mqtt_url: SecretStr | None = None
    """A broker, such as mqtts://gateway:password@broker.example.kz; without one the gateway receives no MQTT."""
    mqtt_client_id: str | None = None
    """The gateway's name at the broker, different for each gateway and the same after a restart; by default from the machine's name."""
    mqtt_accounts_dir: Path | None = None
    """Where this gateway writes the accounts of vendors and gateways for a broker beside it (docs/mqtt-broker.md)."""
    mqtt_gateway_accounts: list[str] = Field(default=[])
    """The accounts of all gateways at that broker, where there are several; they have the password of this one."""
    mqtt_gateways: int = Field(default=1, ge=1, le=1000)
    """How many gateways listen to the broker. Each receives all messages and stores its share; with 1 each stores all, which is safe
    too."""
    mqtt_gateway: int = Field(default=0, ge=0)
    """The number of this gateway, from 0."""
    mqtt_version: Literal[4, 5] = 5
    """The MQTT version for the broker: 5, or 4 for MQTT 3.1.1. Devices may use either."""
    tiles_url: str | None = None
    """Your own map server, such as https://tiles.example.kz/{z}/{x}/{y}.png; without one maps have a neutral background."""
    tiles_by: str = ""
    """The attribution of its maps, shown in the corner of the map."""
    tsa_url: SecretStr | None = None
    """A time-stamping authority (RFC 3161), such as https://name:password@tsa.example.kz/; without one packs carry no trusted time."""
    tsa_root: Path | None = None
    """A PEM file with the root certificates of that authority, got from the authority itself. `verify-pack` checks with them too."""
    clamd: str | None = None
    """The virus check of attachments: the path of clamd's socket, such as /run/clamav/clamd.ctl, or host:port. Without one nothing is
    checked, and pages say so before a download."""
    ncalayer: bool = False
    """Whether documents can be signed electronically with NCALayer. Without it they are printed, signed and scanned."""
    signature_verifier: str | None = None
    """The address of a service that verifies such signatures as NCANode does, such as http://127.0.0.1:14579. Without one a signature is
    kept, and pages say that it was not checked."""
    people_on_a_page: int = 50
    queue_on_a_page: int = 100
    sweep_batch: int = 200
    """How many check-ins or registrations one round of a sweep takes."""

    @model_validator(mode="after")
    def _is_one_of_the_gateways(self) -> "ProbationSettings":
        if self.mqtt_gateway >= self.mqtt_gateways:
            raise ValueError("ORALU_MQTT_GATEWAY counts from 0 and is below ORALU_MQTT_GATEWAYS")
        return self

    @model_validator(mode="after")
    def _has_a_whole_certificate(self) -> "ProbationSettings":
        if (self.tcp_certificate is None) != (self.tcp_private_key is None):
            raise ValueError("ORALU_TCP_CERTIFICATE and ORALU_TCP_PRIVATE_KEY are given together")
        if self.tcp_client_authority is not None and self.tcp_certificate is None:
            raise ValueError("ORALU_TCP_CLIENT_AUTHORITY needs ORALU_TCP_CERTIFICATE")
        return self

    @field_validator(
        "tsa_url",
        "tsa_root",
        "clamd",
        "signature_verifier",
        "tcp_certificate",
        "tcp_private_key",
        "tcp_client_authority",
        "mqtt_accounts_dir",
        mode="before",
    )
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        """A variable that is there and empty is not set: compose files hand on what is not set so."""
        return None if value == "" else value

    @model_validator(mode="after")
    def _can_check_its_authority(self) -> "ProbationSettings":
        if self.tsa_url is None:
            return self
        parts = urlsplit(self.tsa_url.get_secret_value())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("ORALU_TSA_URL begins with http:// or https://")
        if self.tsa_root is None:
            raise ValueError("ORALU_TSA_URL needs ORALU_TSA_ROOT: a token that cannot be checked is not kept")
        return self

    @property
    def tile_origins(self) -> list[str]:
        """Where pages may fetch map pictures from."""
        parts = urlsplit(self.tiles_url or "")
        return [f"{parts.scheme}://{parts.netloc}"] if parts.scheme in ("http", "https") and parts.netloc else []


@cache
def settings() -> ProbationSettings:
    """The settings of this process."""
    return ProbationSettings()
