"""The brokers that are configured here, on one machine and by compose.yaml, have the same rules."""

from pathlib import Path

import pytest

from infra.paths import ROOT
from infra.servers.mosquitto import Broker

PUBLISHED = (ROOT / "infra" / "broker" / "mosquitto.conf").read_text()
RULES = {
    "allow_anonymous": "false", "use_username_as_clientid": "true", "retain_available": "false", "persistence": "true",
    "autosave_on_changes": "true", "autosave_interval": "1", "max_queued_messages": "100000", "max_packet_size": "1048576",
    "persistent_client_expiration": "7d",
}  # fmt: skip


def sections(text: str) -> list[dict[str, str]]:
    """The general lines, then those of each listener."""
    found: list[dict[str, str]] = [{}]
    for line in text.splitlines():
        name, _, value = line.partition(" ")
        if name == "listener":
            found.append({})
        if name and name != "#":
            found[-1][name] = value
    return found


@pytest.fixture(params=["one machine", "compose"])
def configuration(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "compose":
        return PUBLISHED
    broker = Broker(tmp_path, 1883, Path("mosquitto"))
    broker.configure()
    return (tmp_path / "mosquitto.conf").read_text()


def test_every_listener_has_every_rule(configuration: str) -> None:
    general, *listeners = sections(configuration)
    assert listeners
    assert [{**general, **each} | RULES for each in listeners] == [{**general, **each} for each in listeners]
    assert [each.get("use_username_as_clientid") for each in listeners] == ["true"] * len(listeners)


def test_nothing_is_set_for_a_listener_alone_and_all_read_the_gateways_files(configuration: str) -> None:
    """`per_listener_settings` loses the messages of a gateway that is away."""
    assert "per_listener_settings" not in configuration
    together: dict[str, str] = {}
    for section in sections(configuration):
        together |= section
    assert {Path(together[name]).name for name in ("password_file", "acl_file")} == {"passwords", "access"}


def test_the_port_for_bracelets_is_encrypted() -> None:
    listeners = {each["listener"]: each for each in sections(PUBLISHED)[1:]}
    assert {"certfile", "keyfile"} <= listeners["8883"].keys()
