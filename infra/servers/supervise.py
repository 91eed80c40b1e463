"""The supervisor (package `supervisor`): starts the processes of one machine, restarts those that fail, stops them in order."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from infra.servers.embedded import END_WITH_PARENT, short
from shared.process_secrets import write_private

STOP_SECONDS = 40.0


@dataclass(frozen=True)
class Program:
    """One supervised process. The group `servers` starts at once and stops last; the group `services` starts on demand."""

    name: str
    command: Sequence[str]
    group: Literal["servers", "services"] = "services"
    stop_signal: str = "TERM"
    environment: Mapping[str, str] = field(default_factory=dict)
    """What this process alone finds in its environment, besides what all do; nothing secret, the configuration file holds it."""


def end_with_parent(*command: str) -> list[str]:
    """`command`, made to end with the supervisor even when that is killed."""
    return [*END_WITH_PARENT, "--", *command]


def configuration(folder: Path, programs: Sequence[Program]) -> str:
    """The supervisor's configuration file. Control is through a socket that its owner alone may open."""
    logs = folder / "logs"
    sections = [
        _section(
            "supervisord",
            **({"user": "root"} if os.geteuid() == 0 else {}),
            nodaemon="true",
            silent="true",
            logfile=logs / "supervisor.log",
            pidfile=folder / "run" / "supervisor.pid",
        ),
        _section("unix_http_server", file=_socket(folder), chmod="0700"),
        "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface\n",
    ]
    for order, group in enumerate(("servers", "services")):
        names = [program.name for program in programs if program.group == group]
        if names:
            sections.append(_section(f"group:{group}", programs=",".join(names), priority=order))
    return "\n".join([*sections, *(_program(program, logs) for program in programs)])


class Supervisor:
    """A running supervisor and its control socket."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes] | None" = None) -> None:
        self.folder = folder
        self.process = process

    @classmethod
    def start(cls, folder: Path, programs: Sequence[Program], environment: dict[str, str]) -> "Supervisor":
        """Write the configuration and start the supervisor in a session of its own, so that Ctrl-C reaches us alone."""
        (folder / "run").mkdir(parents=True, exist_ok=True, mode=0o700)
        _make_private(folder / "logs")
        _socket(folder).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = folder / "supervisor.conf"
        write_private(file, configuration(folder, programs))
        command = end_with_parent(sys.executable, "-W", "ignore", "-m", "supervisor.supervisord", "-c", str(file))
        with open(folder / "logs" / "supervisor.log", "ab", opener=_private) as log:
            process = subprocess.Popen(
                command,
                env=environment,
                start_new_session=True,
                umask=0o077,  # logs are for their owner alone
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        return cls(folder, process)

    def wait(self) -> None:
        """Return when the supervisor has ended."""
        if self.process is not None:
            self.process.wait()

    def stop(self) -> None:
        """Stop every process, last started first, and wait until they are gone."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def start_services(self) -> None:
        """Start the group `services` without waiting for it."""
        self._rpc().startProcessGroup("services", False)

    def states(self) -> dict[str, tuple[str, int]]:
        """Every process's state (RUNNING, BACKOFF, …) and process id, 0 when it does not run."""
        try:
            return {each["name"]: (each["statename"], int(each["pid"])) for each in self._rpc().getAllProcessInfo()}
        except (OSError, Fault):
            return {}

    def _rpc(self) -> Any:
        transport = SupervisorTransport(None, None, serverurl=f"unix://{_socket(self.folder)}")
        return ServerProxy("http://127.0.0.1", transport=transport).supervisor


def _program(program: Program, logs: Path) -> str:
    return _section(
        f"program:{program.name}",
        command=" ".join(_quoted(part) for part in program.command),
        autostart=str(program.group == "servers").lower(),
        autorestart="true",
        startsecs=1,
        startretries=1000,
        environment=",".join(f'{name}="{value}"' for name, value in program.environment.items()),
        stopsignal=program.stop_signal,
        stopwaitsecs=15,
        killasgroup="true",
        redirect_stderr="true",
        stdout_logfile=logs / f"{program.name}.log",
        stdout_logfile_maxbytes="10MB",
        stdout_logfile_backups=2,
    )


def _make_private(logs: Path) -> None:
    """The folder of logs, and what is in it from earlier starts, for its owner alone."""
    logs.mkdir(parents=True, exist_ok=True)
    logs.chmod(0o700)
    for file in logs.iterdir():
        file.chmod(0o600)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _socket(folder: Path) -> Path:
    return short(folder / "run") / "supervisor.sock"


def _section(name: str, **values: object) -> str:
    lines = [f"{key} = {str(value).replace('%', '%%')}" for key, value in values.items()]
    return "\n".join([f"[{name}]", *lines, ""])


def _quoted(part: str) -> str:
    return "'" + part.replace("'", "'\"'\"'") + "'" if set(part) & set(" ;'\"\\") else part
