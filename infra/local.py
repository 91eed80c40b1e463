"""The whole of Oralu on one machine: servers, migrations, demo data, front end and every process under one supervisor."""

import asyncio
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import asyncpg
import httpx

from infra.paths import ROOT
from infra.planning import BROKER, Plan
from infra.secrets.files import ensure_role_secret
from infra.servers.checks import CannotStart, check_folder, check_ports, check_python, only_instance, sweep_leftovers
from infra.servers.supervise import Supervisor
from services.probation.settings import ProbationSettings
from shared.master_keys import ensure_key_file
from shared.settings import OraluSettings

PATIENCE_SECONDS = 90.0
MOST_LINES = 20
Report = Callable[[str], None]


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
        _ensure_secrets(what)
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
            _ensure_secrets(what)
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
        what.broker.begin()
    supervisor = Supervisor.start(what.folder, what.programs(), what.common_environment())
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


def _ensure_secrets(what: Plan) -> None:
    environment = what.environment()
    if not environment.get("ORALU_MASTER_KEY"):
        ensure_key_file(OraluSettings(master_key_file=Path(environment["ORALU_MASTER_KEY_FILE"])))
    if what.role_secret_file is not None:
        ensure_role_secret(what.role_secret_file)


def _prepare(what: Plan, report: Report) -> None:
    """Migrations with demo data, then each process's file of secrets; at the same time the front end."""
    report("Bringing database and front end up to date")
    steps = [
        (["infra.loading.prepare", "--secrets", *(["--demo", str(what.persons)] if what.demo else [])], what.environment()),
        (["infra.installing.front_end"], what.common_environment()),
    ]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", *step], env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for step, environment in steps
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
        lines = (output.strip() or "no output").splitlines()
        said = lines[-1:] if any(line.startswith("Traceback") for line in lines) else lines[-MOST_LINES:]
        assert isinstance(step.args, list)
        raise CannotStart("\n".join([f"`{shlex.join(['python', *step.args[1:]])}` failed: {said[0]}", *said[1:]]))


def stop_on_termination() -> None:
    """Let SIGTERM and SIGHUP end the program as Ctrl-C does, through every `finally`; a shell's background job ignores SIGINT."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
