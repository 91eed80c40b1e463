"""`oralu keys`: a new master key, everything wrapped again by it, the old one removed (infra/adr/0028-master-keys-can-go.md).

What names a master key in the database stands in STORES; a test looks for a column that is missing here.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.console import Console

from services.biometrics.subjects.rewrapping import rewrap_data_keys
from services.probation.legal_basis.signed_copies import rewrap_copy_keys
from services.probation.telemetry.evidence.actions import keep_public_keys
from services.probation.telemetry.protected_places.actions import rewrap_places
from services.probation.telemetry.vendors.actions import rewrap_vendor_secrets
from shared import clock
from shared.actors import system
from shared.application.kept_forms import rewrap_kept_forms
from shared.application.kept_searches import rewrap_searches
from shared.crypto import Keyring, add_master_key, key_file, remove_master_key
from shared.db.engine import engine
from shared.db.rows import fetch_rows
from shared.identity.accounts import reencrypt_factors
from shared.registry import DataScope
from shared.settings import settings

T = TypeVar("T")
ROLES = ("identity", "biometrics", "probation")
VERSIONS = "SELECT substring({column} FOR 4) AS version, count(*) AS number FROM {table} WHERE {column} IS NOT NULL GROUP BY 1"
console = Console()


@dataclass(frozen=True)
class KeyStore:
    """A column whose values begin with the version of a master key. `role` owns it; `rewrap(by=, now=)` brings it under the current one."""

    words: str
    role: str
    table: str
    column: str
    rewrap: Callable[..., Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many values begin with these four bytes."""

    version: bytes
    number: int


STORES = (
    KeyStore("second factors", "identity", "identity.account", "totp_secret", reencrypt_factors),
    KeyStore("forms kept for some minutes", "identity", "identity.kept_form", "body", rewrap_kept_forms),
    KeyStore("searches kept for some hours", "identity", "identity.kept_search", "body", rewrap_searches),
    KeyStore("people's data keys (faces)", "biometrics", "biometrics.subject", "wrapped_key", rewrap_data_keys),
    KeyStore("keys of signed copies", "probation", "probation.legal_basis_document", "wrapped_key", rewrap_copy_keys),
    KeyStore("secrets of vendors", "probation", "probation.vendor_credential", "secret", rewrap_vendor_secrets),
    KeyStore("protected places", "probation", "probation.protected_place", "sealed", rewrap_places),
)


def commands(data: DataScope) -> typer.Typer:
    """The group of commands; they read the database inside `data()`."""
    keys = typer.Typer(no_args_is_help=True)

    @keys.command()
    def rotate() -> None:
        """Add a master key and wrap everything with it. With ORALU_MASTER_KEY, add the line `2 <base64>` there first."""
        with data():
            if settings().master_key is None:
                add_master_key(settings())
            version = Keyring.load(settings()).current_version
            count = asyncio.run(_with_pools(rewrap_all))
        console.print(
            f"Master key {version} is in use; {count} secrets were wrapped again. Start the processes again, then `oralu keys status`"
            " says which older ones nothing needs. Keep a copy of those for as long as a backup needs them.",
            highlight=False,
        )

    @keys.command()
    def status() -> None:
        """Say how many secrets each master key still wraps."""
        with data():
            used, present = asyncio.run(_with_pools(in_use)), Keyring.load(settings())
        for version in sorted({*present.versions, *(version for each in used.values() for version in each)}):
            where = [f"{each[version]} {words}" for words, each in used.items() if version in each]
            state = "in use" if version == present.current_version else "old" if version in present.versions else "MISSING"
            console.print(f"{version} ({state}): {', '.join(where) or 'nothing needs it'}", highlight=False)

    @keys.command()
    def retire(version: Annotated[int, typer.Argument(help="An old version, as `status` shows it")]) -> None:
        """Remove an old master key that nothing needs any more. With ORALU_MASTER_KEY: say whether its line may go."""
        with data():
            used = asyncio.run(_with_pools(in_use))
            asyncio.run(_with_pools(_keep_public_keys))
            present = Keyring.load(settings())
        if version not in present.versions or version == present.current_version:
            _refuse(f"{version} is no old master key: there are {', '.join(map(str, present.versions))}.")
        if needed := [f"{each[version]} {words}" for words, each in used.items() if version in each]:
            _refuse(f"Master key {version} is still needed: {', '.join(needed)}. Run: oralu keys rotate")
        if settings().master_key is not None:
            console.print(f"Nothing needs master key {version}: its line in ORALU_MASTER_KEY may go.", highlight=False)
            return
        remove_master_key(settings(), version)
        console.print(f"Master key {version} was removed from {key_file(settings())}. Backups made before need it.", highlight=False)

    return keys


async def rewrap_all() -> int:
    """Bring everything under the current master key; returns how many were behind. Safe to repeat."""
    now = clock.now()
    await keep_public_keys(now=now)
    return sum([await store.rewrap(by=system(store.role), now=now) for store in STORES])


async def in_use() -> dict[str, dict[int, int]]:
    """How many values each version wraps, by what they are."""
    return {store.words: await _versions(store) for store in STORES}


async def _versions(store: KeyStore) -> dict[int, int]:
    counts = await fetch_rows(engine(store.role), Count, VERSIONS.format(table=store.table, column=store.column))
    return {int.from_bytes(each.version, "big"): each.number for each in counts}


async def _keep_public_keys() -> None:
    await keep_public_keys(now=clock.now())


async def _with_pools(work: Callable[[], Awaitable[T]]) -> T:
    async with AsyncExitStack() as stack:
        for role in ROLES:
            await engine(role).start_connection_pool()
            stack.push_async_callback(engine(role).close_connection_pool)
        return await work()


def _refuse(sentence: str) -> NoReturn:
    console.print(sentence, highlight=False)
    raise typer.Exit(1)
