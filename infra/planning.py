"""What runs on this machine, where, and in which mode; read from the environment by `plan()`."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.paths import DEMO_NOTES, ROOT, state_dir
from infra.secrets.files import FOLDER, ROLE_SECRET, without_secrets
from infra.servers import mosquitto
from infra.servers.checks import CannotStart, is_free
from infra.servers.embedded import Embedded
from infra.servers.mosquitto import Broker
from infra.servers.supervise import Program, end_with_parent
from services.probation.settings import ProbationSettings
from shared.process_secrets import FILE_SETTING
from shared.settings import OraluSettings

SERVICES = ("probation", "reintegration", "biometrics")
DEFAULT_PORTS = {"PROBATION": 8001, "REINTEGRATION": 8002, "BIOMETRICS": 8003, "GATEWAY": 5055}
BROKER, BROKER_PORT = "mosquitto", 1884


@dataclass(frozen=True)
class Plan:
    """What runs where; made from the environment by `plan()`."""

    folder: Path
    host: str
    ports: Mapping[str, int]
    embedded: Embedded
    outside_database_url: str | None
    redis_url: str
    own_redis: bool
    demo: bool
    broker: Broker | None = None
    own_mqtt: int | None = None
    """The port at which the gateway itself takes MQTT, where no broker is at hand."""
    persons: int = 0
    """So many people the demo's country has; 0: the documented ones alone."""

    @property
    def own_postgres(self) -> bool:
        """Whether PostgreSQL is the embedded one."""
        return self.outside_database_url is None

    @property
    def database_url(self) -> str:
        """The owner's address of the database; of the embedded one with its password as soon as that exists."""
        return self.outside_database_url or self.embedded.database_url()

    @property
    def secrets(self) -> Path:
        """The folder with a file of secrets for each process."""
        return self.folder / FOLDER

    def url(self, name: str) -> str:
        """The address of PROBATION, REINTEGRATION, BIOMETRICS or GATEWAY."""
        return os.environ.get(f"ORALU_{name}_URL") or f"http://127.0.0.1:{self.ports[name]}"

    def environment(self) -> dict[str, str]:
        """The owner's environment: for migrations, demo data and commands, never for a process that serves somebody."""
        own = {
            "ORALU_DATABASE_URL": self.database_url,
            "ORALU_REDIS_URL": self.redis_url,
            "ORALU_STATE_DIR": str(self.folder),
            "ORALU_DEMO": str(self.demo).lower(),
            "ORALU_SUPERVISED": str(self.folder),
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
        }
        if "ORALU_MASTER_KEY" not in os.environ and "ORALU_MASTER_KEY_FILE" not in os.environ:
            own["ORALU_MASTER_KEY_FILE"] = str(self.folder / "master.key")
        if self.role_secret_file is not None:
            own["ORALU_ROLE_SECRET_FILE"] = str(self.role_secret_file)
        if self.broker is not None and self.broker.folder.exists():
            own["ORALU_MQTT_URL"] = self.broker.url
            own["ORALU_MQTT_ACCOUNTS_DIR"] = str(self.broker.accounts)
        if self.own_mqtt is not None:
            own["ORALU_TCP_PORTS"] = json.dumps({**ProbationSettings().tcp_ports, "mqtt": self.own_mqtt})
        own |= {f"ORALU_{name}_URL": self.url(name) for name in self.ports}
        own |= {f"ORALU_{name}_PORT": str(port) for name, port in self.ports.items()}
        return {**{name: value for name, value in os.environ.items() if name != FILE_SETTING}, **own}

    @property
    def role_secret_file(self) -> Path | None:
        """What the roles' passwords at the embedded PostgreSQL come from; None where the settings name another secret."""
        if not self.own_postgres or os.environ.get("ORALU_ROLE_SECRET") or os.environ.get("ORALU_ROLE_SECRET_FILE"):
            return None
        return self.folder / ROLE_SECRET

    def common_environment(self) -> dict[str, str]:
        """What every process finds in its environment: nothing secret."""
        return without_secrets(self.environment())

    def programs(self) -> list[Program]:
        """Every process, servers first."""
        servers = []
        if self.own_postgres:
            servers.append(Program("postgres", self.embedded.postgres_command(), "servers", stop_signal="INT"))
        if self.own_redis:
            servers.append(Program("redis", self.embedded.redis_command(), "servers"))
        if self.broker is not None:
            servers.append(Program(BROKER, end_with_parent(*self.broker.reloaded_command()), "servers"))
        return [*servers, *self._web(), *self._jobs()]

    def _web(self) -> list[Program]:
        return [
            self._service(
                f"{service}-web",
                *(sys.executable, "-m", "shared.application.serve", f"services.{service}.app:create_app"),
                *("--host", self.host, "--port", str(self.ports[service.upper()])),
            )
            for service in SERVICES
        ]

    def _jobs(self) -> list[Program]:
        modules = {f"{service}-worker": f"services.{service}.worker" for service in SERVICES}
        modules |= {"faces-worker": "services.biometrics.faces_worker", "gateway": "services.probation.gateway"}
        modules |= {"evaluator": "services.probation.evaluator"}
        return [self._service(name, sys.executable, "-m", module) for name, module in modules.items()]

    def _service(self, name: str, *command: str) -> Program:
        return Program(name, end_with_parent(*command), environment={FILE_SETTING: str(self.secrets / name)})


def plan(*, demo: bool | None = None, persons: int = 0) -> Plan:
    """Read from the environment what to run: ports, folder, own or outside servers. Demo mode is on where it is asked for alone."""
    folder = state_dir()
    demo = OraluSettings().demo if demo is None else demo
    broker = _broker(folder) if demo else None
    embedded = Embedded(folder)
    database_url, redis_url = os.environ.get("ORALU_DATABASE_URL"), os.environ.get("ORALU_REDIS_URL")
    return Plan(
        folder=folder,
        host=os.environ.get("ORALU_HOST", "127.0.0.1"),
        ports={name: _port(name, default) for name, default in DEFAULT_PORTS.items()},
        embedded=embedded,
        outside_database_url=database_url or None,
        redis_url=redis_url or embedded.redis_url,
        own_redis=not redis_url,
        demo=demo,
        broker=broker,
        own_mqtt=_own_mqtt() if demo and broker is None else None,
        persons=persons,
    )


def is_demo() -> bool:
    """Whether this machine's own servers were last started with demo data (`make run`)."""
    return "ORALU_DATABASE_URL" not in os.environ and (state_dir() / DEMO_NOTES).exists()


def _broker(folder: Path) -> Broker | None:
    """The demo's own MQTT broker, where Mosquitto is here and no other broker is named."""
    program, port = mosquitto.find(), _port("MQTT", BROKER_PORT)
    if "ORALU_MQTT_URL" in os.environ or program is None or not is_free(port):
        return None
    return Broker(folder / BROKER, port, program)


def _own_mqtt() -> int | None:
    """The port for the gateway's own MQTT; None where a broker is named, the settings open one already, or the port is taken."""
    port = _port("MQTT", BROKER_PORT)
    elsewhere = "ORALU_MQTT_URL" in os.environ or "mqtt" in ProbationSettings().tcp_ports
    return None if elsewhere or not is_free(port) else port


def _port(name: str, default: int) -> int:
    value = os.environ.get(f"ORALU_{name}_PORT", str(default))
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise CannotStart(f"ORALU_{name}_PORT must be a port number, not {value!r}.")
    return int(value)
