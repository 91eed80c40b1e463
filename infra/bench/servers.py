"""Servers for one measurement: PostgreSQL with the same durability as in production, Redis, and what is measured."""

import asyncio
import base64
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import asyncpg
import httpx
import psutil

from infra.paths import ROOT
from infra.secrets.files import FOLDER, ROLE_SECRET, ensure_role_secret, process_environment
from infra.servers.embedded import Embedded
from infra.servers.supervise import end_with_parent
from shared.settings import settings

PATIENCE_SECONDS = 60.0
LOOK_EVERY = 0.5
POSTGRES_EVERY = 10  # adding up its processes' shares costs some milliseconds each time


@dataclass
class Running:
    """The servers' addresses, and the highest memory seen for each kind of process."""

    database_url: str
    gateway_url: str
    folder: Path
    processes: dict[str, list["subprocess.Popen[bytes]"]]
    peaks: dict[str, float] = field(default_factory=dict)

    def start(self, name: str, module: str, *arguments: str, role: str | None = None) -> "subprocess.Popen[bytes]":
        """One of our own processes, ended with the measurement. With the secrets of the process `role` (its own name if there is none)."""
        environment = process_environment(role or name, self.folder / FOLDER / name)
        command = end_with_parent(sys.executable, "-m", module, *arguments)
        process = _start(command, self.folder / f"{name}.log", environment)
        self.processes.setdefault(name, []).append(process)
        return process

    def look(self, *names: str) -> None:
        """Note the memory of these processes: resident for ours; for PostgreSQL its own share of what its backends have in common."""
        for name in names:
            with suppress(psutil.Error):
                self.peaks[name] = max(self.peaks.get(name, 0.0), sum(_megabytes(each.pid, name) for each in self.processes[name]))


@contextmanager
def running(evaluators: int = 1, **chosen: str) -> Iterator[Running]:
    """The database, the queue, the gateway and evaluators, with these settings."""
    with serving(**chosen) as found:
        found.start("gateway", "services.probation.gateway")
        for _ in range(evaluators):
            found.start("evaluator", "services.probation.evaluator")
        until(lambda: answers(found.gateway_url))
        yield found


@contextmanager
def serving(**chosen: str) -> Iterator[Running]:
    """The database and the queue in their own folder, with the settings (also the `chosen` ones) in this process's environment; afterwards
    everything that was started is stopped and removed."""
    folder = Path(mkdtemp(prefix="oralu-bench-"))
    embedded = Embedded(folder)
    embedded.prepare()
    before = dict(os.environ)
    port = free_port()
    ensure_role_secret(folder / ROLE_SECRET)
    os.environ.update(
        ORALU_DATABASE_URL=embedded.database_url(), ORALU_REDIS_URL=embedded.redis_url, ORALU_STATE_DIR=str(folder),
        ORALU_MASTER_KEY=base64.b64encode(secrets.token_bytes(32)).decode(), ORALU_DEMO="false", ORALU_TCP_PORTS="{}",
        ORALU_ROLE_SECRET_FILE=str(folder / ROLE_SECRET),
        ORALU_GATEWAY_PORT=str(port), ORALU_HOST="127.0.0.1", **chosen,
    )  # fmt: skip
    settings.cache_clear()
    found = Running(embedded.database_url(), f"http://127.0.0.1:{port}", folder, {})
    done = threading.Event()
    try:
        found.processes["postgres"] = [_start(embedded.postgres_command(), folder / "postgres.log")]
        found.processes["redis"] = [_start(embedded.redis_command(), folder / "redis.log")]
        _prepare(embedded)
        threading.Thread(target=_watch, args=(found, done), daemon=True).start()
        yield found
    finally:
        done.set()
        for name in reversed(found.processes):
            for process in found.processes[name]:
                process.send_signal(signal.SIGINT if name == "postgres" else signal.SIGTERM)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(20)
                process.kill()
        os.environ.clear()
        os.environ.update(before)
        settings.cache_clear()
        shutil.rmtree(folder, ignore_errors=True)


def _start(command: list[str], log: Path, environment: dict[str, str] | None = None) -> "subprocess.Popen[bytes]":
    with log.open("ab") as output:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True)


def _prepare(embedded: Embedded) -> None:
    def made() -> bool:
        with suppress(OSError, asyncpg.PostgresError):
            asyncio.run(embedded.ensure_database())
            return True
        return False

    until(made)
    subprocess.run([sys.executable, "-m", "infra.loading.prepare"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _watch(found: Running, done: threading.Event) -> None:
    turn = 0
    while not done.wait(LOOK_EVERY):
        ours = [name for name in found.processes if name != "postgres"]
        found.look(*ours, *(["postgres"] if turn % POSTGRES_EVERY == 0 else []))
        turn += 1


def _megabytes(pid: int, name: str) -> float:
    process = psutil.Process(pid)
    if name != "postgres":
        return float(process.memory_info().rss / 2**20)
    return sum(float(each.memory_full_info().pss / 2**20) for each in [process, *process.children(recursive=True)])


def answers(url: str) -> bool:
    """Whether the process at `url` is ready."""
    with suppress(httpx.HTTPError):
        return httpx.get(f"{url}/health/ready", timeout=5, trust_env=False).status_code == httpx.codes.OK
    return False


def until(true: Callable[[], bool]) -> None:
    """Return when it is true. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError("the servers of the measurement did not start")
        time.sleep(0.1)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
