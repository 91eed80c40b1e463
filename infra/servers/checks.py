"""What must be true before the processes start. Each failure is one sentence that says what to do."""

import fcntl
import os
import shutil
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 500 * 1024 * 1024


class CannotStart(Exception):
    """Oralu cannot start; the message says why and what to do."""


def check_python() -> None:
    """Refuse a Python that is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotStart(f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed, this is {sys.version.split()[0]}.")


def check_folder(folder: Path) -> None:
    """Make the state folder, and refuse one that cannot be written or has too little room."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except PermissionError as denied:
        raise CannotStart(f"No permission to write to {folder}. Set ORALU_STATE_DIR to a folder of yours.") from denied
    except OSError as trouble:
        raise CannotStart(
            f"{folder} cannot be used ({trouble.strerror}). Set ORALU_STATE_DIR to a folder on a disk with room."
        ) from trouble
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        raise CannotStart(
            f"The disk of {folder} has {free // 2**20} MB free, at least {LEAST_FREE_BYTES // 2**20} MB are needed. "
            "Free some space or set ORALU_STATE_DIR to a folder on another disk."
        )


def check_ports(ports: Mapping[str, int], host: str = "127.0.0.1") -> None:
    """Refuse ports that others listen on. `ports` maps the name of the setting to the port."""
    for setting, port in ports.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except PermissionError as denied:
                raise CannotStart(f"No permission to listen on port {port}. Choose one above 1024: {setting}=…") from denied
            except OSError as taken:
                raise CannotStart(f"Port {port} is taken{_holder(port)}. Stop that process or choose another port: {setting}=…") from taken


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether nobody listens there."""
    try:
        check_ports({"": port}, host)
    except CannotStart:
        return False
    return True


@contextmanager
def only_instance(folder: Path) -> Iterator[None]:
    """Hold the state folder for this process alone; the lock goes with the process, however it ends."""
    with (folder / "oralu.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            raise CannotStart(
                f"Oralu already runs on {folder} (process {holder}). Stop it with Ctrl-C there, or set ORALU_STATE_DIR for a second one."
            ) from held
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def sweep_leftovers(folder: Path) -> int:
    """End processes of this state folder whose supervisor was killed; returns how many there were.

    Called only while this process holds the folder's lock: nobody else can be their rightful parent.
    """
    mine = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    left = [process for process in psutil.process_iter() if process.pid not in mine and _belongs_to(process, folder)]
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    for process in psutil.wait_procs(left, timeout=8)[1]:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    return len(left)


def _belongs_to(process: psutil.Process, folder: Path) -> bool:
    try:
        environment = process.environ()
    except (psutil.Error, OSError):
        return False
    return environment.get("ORALU_SUPERVISED") == str(folder)


def _holder(port: int) -> str:
    with suppress(psutil.Error, OSError):
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr and connection.laddr.port == port and connection.pid:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    return ""
