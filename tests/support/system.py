"""The whole system as a newcomer starts it, on free ports and a folder of its own, with the documented demo data alone."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from infra.paths import ROOT
from infra.secrets.files import ROLE_SECRET
from infra.servers.embedded import Embedded
from infra.servers.supervise import Supervisor, end_with_parent
from tests.support.distribution import WHOLE_SYSTEM, group
from tests.support.servers import throwaway_folder
from tests.support.waiting import eventually

PORTS = ("PROBATION", "REINTEGRATION", "BIOMETRICS", "GATEWAY")
ZONE = ZoneInfo("Asia/Almaty")
START_SECONDS = 150.0
STOP_SECONDS = 60.0
QUICK = {"ORALU_RESEND_AFTER_SECONDS": "2", "ORALU_SWEEP_SECONDS": "1"}


@dataclass
class System:
    """Running processes. Their names are those of infra.local: probation-web, faces-worker, redis, …"""

    process: "subprocess.Popen[bytes]"
    folder: Path
    environment: dict[str, str]
    kiosk_cookie: str = ""  # of the demo kiosk, whose one-time code works once

    def url(self, service: str) -> str:
        """The address of probation, reintegration, biometrics or gateway."""
        return self.environment[f"ORALU_{service.upper()}_URL"]

    @property
    def database_url(self) -> str:
        """The owner's address of the database."""
        return Embedded(self.folder).database_url()

    def pid(self, name: str) -> int:
        """The process id of a running process, 0 while it does not run."""
        state, pid = Supervisor(self.folder).states().get(name, ("", 0))
        return pid if state == "RUNNING" else 0

    def kill(self, name: str) -> None:
        """SIGKILL to one process; the supervisor starts it again."""
        os.kill(eventually(lambda: self.pid(name)), signal.SIGKILL)

    def forget_redis(self) -> None:
        """SIGKILL to Redis, with its data gone."""
        pid = eventually(lambda: self.pid("redis"))
        for file in (self.folder / "redis").rglob("*"):
            if file.is_file():
                file.unlink(missing_ok=True)
        os.kill(pid, signal.SIGKILL)

    def wait_until_ready(self) -> None:
        """Return when every web process is healthy."""
        with httpx.Client(timeout=5, trust_env=False) as client:
            eventually(lambda: all(_ready(client, self.url(name)) for name in PORTS), seconds=60)

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """`oralu ARGUMENTS` beside the running system."""
        return subprocess.run(
            [sys.executable, "-m", "infra.cli", *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True
        )

    def python(self, code: str) -> str:
        """What `code` prints when it runs with the system's settings."""
        done = subprocess.run([sys.executable, "-c", code], env=self.environment, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def now(self) -> datetime:
        """The time on the system's own clock."""
        return datetime.now(ZONE) + timedelta(seconds=float(self.environment.get("ORALU_CLOCK_OFFSET_SECONDS", "0")))

    def log(self, name: str) -> str:
        """What a process has written so far."""
        return (self.folder / "logs" / f"{name}.log").read_text()


class Kept:
    """One system for every journey and every test that kills; it ends with the last of them, since idle processes take CPU time too."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._system: System | None = None

    def system(self) -> System:
        """Every process of Oralu as `make run` starts them, with the documented demo data, at 23:00 in Almaty, sending again quickly."""
        if self._system is None:
            self._system = self._stack.enter_context(running(settings=QUICK))
        return self._system

    def end(self) -> None:
        """Stop it, where it runs."""
        self._stack.close()
        self._system = None


_kept = Kept()


@pytest.fixture
def system() -> System:
    """The whole system, shared with other tests: each makes its own people."""
    return _kept.system()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    if nextitem is None or group(nextitem.nodeid) != WHOLE_SYSTEM:
        _kept.end()


@contextmanager
def running(*, local_time: str | None = "23:00", demo: bool = True, settings: Mapping[str, str] | None = None) -> Iterator[System]:
    """`oralu up` during the block. With `local_time` every clock is moved so that it is that time in Almaty.

    `settings` adds variables to the environment.
    """
    with throwaway_folder() as folder, _running(folder, local_time, demo, settings or {}) as started:
        yield started


@contextmanager
def _running(folder: Path, local_time: str | None, demo: bool, settings: Mapping[str, str]) -> Iterator[System]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORALU_")}
    environment["ORALU_STATE_DIR"] = str(folder)
    *ports, watch, gt06, r16h, broker = free_ports(len(PORTS) + 4)
    environment["ORALU_MQTT_PORT"] = str(broker)
    environment |= {f"ORALU_{name}_PORT": str(port) for name, port in zip(PORTS, ports, strict=True)}
    environment["ORALU_TCP_PORTS"] = json.dumps({"watch": watch, "gt06": gt06, "r16h": r16h})
    environment |= {f"ORALU_{name}_URL": f"http://127.0.0.1:{port}" for name, port in zip(PORTS, ports, strict=True)}
    # A photograph that is bent into a turn is recognised; the tests' person blinks and looks up.
    environment |= {"ORALU_CHALLENGE_STEP_SECONDS": "5", "ORALU_CHALLENGE_MOVEMENTS": '["blink", "look_up"]'}
    if local_time:
        environment["ORALU_CLOCK_OFFSET_SECONDS"] = str(offset_to(local_time))
    environment |= settings
    command = end_with_parent(sys.executable, "-m", "infra.cli", "up", *(["--persons", "0"] if demo else ["--no-demo"]))
    output = folder / "up.log"
    with output.open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    try:
        eventually(lambda: process.poll() is not None or "Ready after" in output.read_text(), seconds=START_SECONDS)
        assert process.poll() is None, f"oralu up ended:\n{output.read_text()}"
        yield System(process, folder, environment | beside(folder))
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def beside(folder: Path) -> dict[str, str]:
    """What a command of the owner's finds in its environment beside the running system."""
    servers = Embedded(folder)
    return {
        "ORALU_DATABASE_URL": servers.database_url(),
        "ORALU_REDIS_URL": servers.redis_url,
        "ORALU_MASTER_KEY_FILE": str(folder / "master.key"),
        "ORALU_ROLE_SECRET_FILE": str(folder / ROLE_SECRET),
        "ORALU_DEMO": "true",
    }


def offset_to(local_time: str) -> int:
    """Seconds to add to the clock so that it shows `local_time` in Almaty, today or, if that is past, tomorrow."""
    hour, minute = map(int, local_time.split(":"))
    real = datetime.now(ZONE)
    wanted = real.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if wanted < real:
        wanted += timedelta(days=1)
    return round((wanted - real).total_seconds())


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _ready(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(f"{url}/health/ready").status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
