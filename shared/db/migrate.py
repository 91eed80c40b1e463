"""Migrations: roles and schemas first, then each service's own Piccolo migrations; one migrator at a time."""

import asyncio
import contextlib
import io
import os
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import asyncpg
from piccolo.apps.migrations.commands.forwards import ForwardsMigrationManager
from piccolo.apps.migrations.tables import Migration
from piccolo.conf.apps import AppConfig, MigrationModule

from shared.db.engine import engine
from shared.logs import log
from shared.master_keys import ensure_key_file
from shared.settings import OraluSettings

ROOMS = {
    "identity": "shared.identity",
    "probation": "services.probation",
    "reintegration": "services.reintegration",
    "biometrics": "services.biometrics",
}
FURTHER_ROLES = ("probation_retention",)
ROLES_FILE = Path(__file__).resolve().parents[2] / "infra" / "roles.sql"
LOCK = 0x6F72616C75  # "oralu"
WAIT_SECONDS = 0.2


class MigrationFailed(Exception):
    """A migration failed; the text names the app."""


async def migrate(settings: OraluSettings) -> None:
    """Bring the database up to date, as its owner; safe to repeat and to run from several machines at once.

    Every table `audit` is made append-only here, so that no room can forget it.
    """
    ensure_key_file(settings)
    connection = await asyncpg.connect(settings.database_url)
    try:
        await _wait_for_turn(connection)
        await _make_extensions_and_roles(connection)
        for role in (*ROOMS, *FURTHER_ROLES):
            if password := settings.role_password(role):  # hexadecimal digits: nothing to escape
                await connection.execute(f"ALTER ROLE {role} PASSWORD '{password}'")
        with _piccolo():
            for app in existing_apps():
                await _forwards(app)
        for schema in ROOMS:
            if await connection.fetchval("SELECT to_regclass($1)", f"{schema}.audit"):
                await connection.execute("SELECT public.install_append_only($1::text::regclass, $2)", f"{schema}.audit", schema)
    finally:
        await connection.close()


async def _wait_for_turn(connection: asyncpg.Connection) -> None:
    """Return when this connection holds the lock, until it closes; a second migrator waits, then finds nothing left to do.

    It polls: a waiting statement would be an open transaction, and an index that the first migrator builds concurrently would wait for it
    for ever.
    """
    while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):  # noqa: ASYNC110 - another process holds it
        await asyncio.sleep(WAIT_SECONDS)


async def _make_extensions_and_roles(connection: asyncpg.Connection) -> None:
    try:
        await connection.execute(ROLES_FILE.read_text())
    except (asyncpg.FeatureNotSupportedError, asyncpg.UndefinedFileError, asyncpg.InsufficientPrivilegeError) as lack:
        raise MigrationFailed(f"{lack.args[0]}; nothing was changed. `oralu doctor` says what this PostgreSQL lacks.") from lack


def existing_apps() -> list[str]:
    """The existing modules `<package>.piccolo_app`."""
    return [f"{package}.piccolo_app" for package in ROOMS.values() if find_spec(package) and find_spec(f"{package}.piccolo_app")]


def migrations(app: str) -> dict[str, MigrationModule]:
    """The migrations of an app by their numbers, the oldest first."""
    package = import_module(app.removesuffix(".piccolo_app") + ".migrations")
    names = [file.stem for file in Path(package.__path__[0]).glob("*.py") if file.stem != "__init__"]
    modules = [cast("MigrationModule", import_module(f"{package.__name__}.{name}")) for name in names]
    return {module.ID: module for module in sorted(modules, key=lambda module: module.ID)}


class _Forwards(ForwardsMigrationManager):
    """Piccolo imports migrations by their bare file names, so two rooms' files with the same name would be confused."""

    def get_app_config(self, app_name: str) -> AppConfig:
        config: AppConfig = import_module(app_name).APP_CONFIG
        return config

    def get_migration_modules(self, folder_path: str) -> dict[str, MigrationModule]:  # noqa: ARG002 - Piccolo's signature
        return migrations(self.app_name)


async def _forwards(app: str) -> None:
    Migration._meta._db = engine("owner")
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            result = await _Forwards(app_name=app).run()
    except (asyncpg.LockNotAvailableError, asyncpg.QueryCanceledError) as late:
        raise MigrationFailed(
            f"{app}: {late}. The migration that waited is not applied, those before it are. Run oralu migrate again when less is going on;"
            " shared/README.md says how a migration gets more time."
        ) from late
    if not result.success:
        raise MigrationFailed(f"{app}: {result.message}")
    log.info("migrated", app=app, outcome=result.message)


@contextlib.contextmanager
def _piccolo() -> Iterator[None]:
    """Piccolo finds its engine by an environment variable."""
    before = os.environ.get("PICCOLO_CONF")
    os.environ["PICCOLO_CONF"] = "shared.db.piccolo_conf"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PICCOLO_CONF"]
        else:
            os.environ["PICCOLO_CONF"] = before
