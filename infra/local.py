"""The whole of Oralu on one machine: servers, migrations, demo data, front end and every process under one supervisor."""

import asyncio
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import asyncpg
import httpx

from infra.paths import ROOT, state_dir
from infra.servers import mosquitto
from infra.servers.checks import CannotStart, check_folder, check_ports, check_python, is_free, only_instance, sweep_leftovers
from infra.servers.embedded import Embedded
from infra.servers.mosquitto import Broker
from infra.servers.supervise import Program, Supervisor, end_with_parent
from services.probation.settings import ProbationSettings
from shared.crypto import ensure_key_file
from shared.settings import OraluSettings

SERVICES = ("probation", "reintegration", "biometrics")
DEFAULT_PORTS = {"PROBATION": 8001, "REINTEGRATION": 8002, "BIOMETRICS": 8003, "GATEWAY": 5055}
BROKER, BROKER_PORT = "mosquitto", 1884
PATIENCE_SECONDS = 90.0
Report = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What runs where; made from the environment by `plan()`."""

    folder: Path
    host: str
    ports: Mapping[str, int]
    embedded: Embedded
    database_url: str
    redis_url: str
    own_postgres: bool
    own_redis: bool
    demo: bool
    broker: Broker | None = None
    persons: int = 0
    """The number of people in the demo's country; 0: only the documented ones."""

    def url(self, name: str) -> str:
        """The address of PROBATION, REINTEGRATION, BIOMETRICS or GATEWAY."""
        return os.environ.get(f"ORALU_{name}_URL") or f"http://127.0.0.1:{self.ports[name]}"

    def environment(self) -> dict[str, str]:
        """The environment of every process."""
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
        if self.broker is not None and self.broker.folder.exists():
            own["ORALU_MQTT_URL"] = self.broker.url
        own |= {f"ORALU_{name}_URL": self.url(name) for name in self.ports}
        own |= {f"ORALU_{name}_PORT": str(port) for name, port in self.ports.items()}
        return {**os.environ, **own}

    def programs(self) -> list[Program]:
        """Every process, servers first."""
        servers = []
        if self.own_postgres:
            servers.append(Program("postgres", self.embedded.postgres_command(), "servers", stop_signal="INT"))
        if self.own_redis:
            servers.append(Program("redis", self.embedded.redis_command(), "servers"))
        if self.broker is not None:
            servers.append(Program(BROKER, end_with_parent(*self.broker.command()), "servers"))
        return [*servers, *self._web(), *self._jobs()]

    def _web(self) -> list[Program]:
        return [
            Program(
                f"{service}-web",
                end_with_parent(
                    *(sys.executable, "-m", "uvicorn", "--factory", f"services.{service}.app:create_app", "--host", self.host),
                    *("--port", str(self.ports[service.upper()]), "--no-access-log", "--timeout-graceful-shutdown", "3"),
                ),
            )
            for service in SERVICES
        ]

    def _jobs(self) -> list[Program]:
        modules = {f"{service}-worker": f"services.{service}.worker" for service in SERVICES}
        modules |= {"faces-worker": "services.biometrics.faces_worker", "gateway": "services.probation.gateway"}
        modules |= {"evaluator": "services.probation.evaluator"}
        return [Program(name, end_with_parent(sys.executable, "-m", module)) for name, module in modules.items()]


def plan(*, demo: bool = True, persons: int = 0) -> Plan:
    """Read from the environment what to run: ports, folder, own or outside servers."""
    folder = state_dir()
    embedded = Embedded(folder)
    database_url, redis_url = os.environ.get("ORALU_DATABASE_URL"), os.environ.get("ORALU_REDIS_URL")
    return Plan(
        folder=folder,
        host=os.environ.get("ORALU_HOST", "127.0.0.1"),
        ports={name: _port(name, default) for name, default in DEFAULT_PORTS.items()},
        embedded=embedded,
        database_url=database_url or embedded.database_url(),
        redis_url=redis_url or embedded.redis_url,
        own_postgres=not database_url,
        own_redis=not redis_url,
        demo=demo,
        broker=_broker(folder) if demo else None,
        persons=persons,
    )


def _broker(folder: Path) -> Broker | None:
    """The demo's own MQTT broker, if Mosquitto is installed and no other broker is set."""
    program, port = mosquitto.find(), _port("MQTT", BROKER_PORT)
    if "ORALU_MQTT_URL" in os.environ or program is None or not is_free(port):
        return None
    return Broker(folder / BROKER, port, program)


@contextmanager
def running(what: Plan, report: Report) -> Iterator[Supervisor]:
    """Run everything in `what`, healthy, during the block; afterwards nothing is left behind."""
    check_python()
    _check_state(what)
    with only_instance(what.folder):
        if swept := sweep_leftovers(what.folder):
            report(f"Ended {swept} processes that a killed run had left")
        check_ports({f"ORALU_{name}_PORT": port for name, port in what.ports.items()}, what.host)
        check_ports({f"ORALU_TCP_PORTS, {name}": port for name, port in ProbationSettings().tcp_ports.items()}, what.host)
        _ensure_master_key(what)
        with _servers(what, report) as supervisor:
            _prepare(what, report)
            report("Starting the services")
            supervisor.start_services()
            wait_until_ready(what, supervisor)
            yield supervisor


@contextmanager
def servers_only(what: Plan, report: Report) -> Iterator[None]:
    """PostgreSQL and Redis alone, for a command that needs the data: those that run already, else started for the block."""
    try:
        _check_state(what)
        with only_instance(what.folder):
            sweep_leftovers(what.folder)
            _ensure_master_key(what)
            with _servers(what, report):
                yield
    except CannotStart as refusal:
        if "already runs" not in str(refusal):
            raise
        yield


def _check_state(what: Plan) -> None:
    check_folder(what.folder)
    if what.own_postgres:
        what.embedded.check_data()


@contextmanager
def _servers(what: Plan, report: Report) -> Iterator[Supervisor]:
    if what.own_postgres or what.own_redis:
        report("Starting PostgreSQL and Redis")
        what.embedded.prepare(postgres=what.own_postgres)
    if what.broker is not None:
        what.broker.prepare()
    supervisor = Supervisor.start(what.folder, what.programs(), what.environment())
    try:
        _wait_for_servers(what, supervisor)
        yield supervisor
    finally:
        with _ignore_signals():  # a second Ctrl-C must not leave half of it running
            supervisor.stop()
            sweep_leftovers(what.folder)


@contextmanager
def _ignore_signals() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ensure_master_key(what: Plan) -> None:
    environment = what.environment()
    if not environment.get("ORALU_MASTER_KEY"):
        ensure_key_file(OraluSettings(master_key_file=Path(environment["ORALU_MASTER_KEY_FILE"])))


def _prepare(what: Plan, report: Report) -> None:
    """Migrations with demo data, and at the same time the front end."""
    report("Bringing database and front end up to date")
    steps = [["infra.loading.prepare", *(["--demo", str(what.persons)] if what.demo else [])], ["shared.web.build"]]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", *step], env=what.environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for step in steps
    ]
    try:
        for step in started:
            _finish(step)
    finally:
        for step in started:
            step.kill()


def wait_until_ready(what: Plan, supervisor: Supervisor, patience: float = PATIENCE_SECONDS) -> None:
    """Return when every web process answers /health/ready with 200 and every worker runs."""
    deadline = time.monotonic() + patience
    host = what.host if what.host not in ("0.0.0.0", "localhost") else "127.0.0.1"  # noqa: S104 - only connected to, not listened on
    waiting = set(what.ports)
    with httpx.Client(timeout=5, trust_env=False) as client:
        while True:
            waiting = {name for name in waiting if not _answers(client, f"http://{host}:{what.ports[name]}/health/ready")}
            states = supervisor.states()
            idle = {name for name, (state, _) in states.items() if state != "RUNNING" and name != BROKER}
            if states and not waiting and not idle:
                return
            if time.monotonic() > deadline:
                raise CannotStart(_diagnosis(what, idle or {name.lower() for name in waiting}))
            time.sleep(0.2)


def _answers(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(url).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _wait_for_servers(what: Plan, supervisor: Supervisor) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            if what.own_postgres:
                asyncio.run(what.embedded.ensure_database())
            if not what.own_redis or what.embedded.redis_socket.is_socket():
                return
        except (OSError, asyncpg.PostgresError):
            pass
        if supervisor.process is not None and supervisor.process.poll() is not None:
            raise CannotStart(f"The supervisor ended at once; {what.folder / 'logs' / 'supervisor.log'} says why.")
        if time.monotonic() > deadline:
            raise CannotStart(_diagnosis(what, {"postgres", "redis"}))
        time.sleep(0.05)


def _diagnosis(what: Plan, names: set[str]) -> str:
    logs = what.folder / "logs"
    return f"Not ready after {PATIENCE_SECONDS:.0f} s: {', '.join(sorted(names))}. Their logs are in {logs}."


def _finish(step: "subprocess.Popen[str]") -> None:
    output, _ = step.communicate()
    if step.returncode:
        last = (output.strip() or "no output").splitlines()[-1]
        assert isinstance(step.args, list)
        raise CannotStart(f"`{shlex.join(['python', *step.args[1:]])}` failed: {last}")


def _port(name: str, default: int) -> int:
    value = os.environ.get(f"ORALU_{name}_PORT", str(default))
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise CannotStart(f"ORALU_{name}_PORT must be a port number, not {value!r}.")
    return int(value)


def stop_on_termination() -> None:
    """Let SIGTERM and SIGHUP end the program as Ctrl-C does, through every `finally`; a shell's background job ignores SIGINT."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
