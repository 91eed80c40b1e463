"""What is started, in which mode, and where bracelets speak MQTT."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra import planning
from infra.paths import DEMO_NOTES, ROOT
from infra.planning import is_demo, plan
from infra.servers import mosquitto
from tests.support.system import free_ports


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ORALU_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("ORALU_MQTT_PORT", str(free_ports(1)[0]))


@pytest.mark.parametrize(("asked", "said", "on"), [(None, None, False), (None, "true", True), (True, None, True), (False, "true", False)])
def test_demo_mode_is_on_where_it_is_asked_for_alone(
    asked: bool | None, said: str | None, on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said is not None:
        monkeypatch.setenv("ORALU_DEMO", said)
    assert plan(demo=asked).environment()["ORALU_DEMO"] == str(on).lower()


def test_the_demo_of_this_machine_is_known_by_its_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_demo()
    (tmp_path / DEMO_NOTES).touch()
    assert is_demo()
    monkeypatch.setenv("ORALU_DATABASE_URL", "postgresql://somewhere/else")
    assert not is_demo(), "the notes are of this machine's own servers"


def test_without_a_broker_the_gateway_takes_mqtt_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mosquitto, "find", lambda: None)
    what = plan(demo=True)
    port = int(os.environ["ORALU_MQTT_PORT"])
    assert (what.broker, what.own_mqtt) == (None, port)
    assert json.loads(what.environment()["ORALU_TCP_PORTS"]) == {"watch": 5093, "gt06": 5023, "r16h": 5266, "mqtt": port}
    assert "ORALU_MQTT_URL" not in what.environment()


def test_a_mosquitto_that_is_here_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mosquitto, "find", lambda: Path("/usr/sbin/mosquitto"))
    what = plan(demo=True)
    assert what.own_mqtt is None
    assert what.broker is not None


@pytest.mark.parametrize(("name", "value"), [("ORALU_MQTT_URL", "mqtt://broker"), ("ORALU_TCP_PORTS", '{"mqtt": 1883}')])
def test_what_the_settings_say_of_mqtt_stays(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mosquitto, "find", lambda: None)
    monkeypatch.setenv(name, value)
    what = plan(demo=True)
    assert (what.broker, what.own_mqtt) == (None, None)
    assert what.environment()[name] == value


def test_outside_a_demo_nothing_listens_for_mqtt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_broker", pytest.fail)
    assert plan(demo=False).own_mqtt is None


def test_demo_data_are_refused_outside_a_demo() -> None:
    environment = os.environ | {"ORALU_SUPERVISED": "these servers"}
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", "demo"], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "This is no demo system" in done.stderr


def test_starting_installs_no_system_package() -> None:
    """Mosquitto may be installed for the tests; `make run` uses what is there."""
    users = [file for file in (ROOT / "infra").rglob("*.py") if "mosquitto.ensure" in file.read_text()]
    assert users == []


def test_the_image_gets_no_secret_of_the_machine_it_is_built_on() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".env", "**/.env", "**/.env.*", "**/*.key", ".state"} <= set(ignored)
