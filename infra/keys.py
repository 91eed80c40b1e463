"""`oralu keys`: a new master key, everything wrapped again by it, the old one removed (infra/adr/0028-master-keys-can-go.md)."""

import asyncio
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from infra.key_stores import in_use, rewrap_all, with_pools
from infra.secrets.files import FOLDER, renew_keys
from services.probation.telemetry.evidence.actions import keep_public_keys
from shared import clock
from shared.crypto import Keyring
from shared.master_keys import add_master_key, key_file, remove_master_key
from shared.registry import DataScope
from shared.settings import settings

console = Console()


def commands(data: DataScope) -> typer.Typer:
    """The group of commands; they read the database inside `data()`."""
    keys = typer.Typer(no_args_is_help=True)

    @keys.command()
    def rotate() -> None:
        """Add a master key and wrap everything with it.

        With ORALU_MASTER_KEY, first add the line `2 <base64>` there, give the processes their files anew (`oralu secrets write`), and
        start them again.
        """
        with data():
            if settings().master_key is None:
                add_master_key(settings())
            version, files = Keyring.load(settings()).current_version, _renew_files()
            count = asyncio.run(with_pools(rewrap_all))
        console.print(
            f"Master key {version} is in use; {count} secrets were wrapped again. {_about_files(files)}Start the processes again, then"
            " `oralu keys status` says which older ones nothing needs. Keep a copy of those for as long as a backup needs them.",
            highlight=False,
        )

    @keys.command()
    def status() -> None:
        """Say how many secrets each master key still wraps."""
        with data():
            used, present = asyncio.run(with_pools(in_use)), Keyring.load(settings())
        for version in sorted({*present.versions, *(version for each in used.values() for version in each)}):
            where = [f"{each[version]} {words}" for words, each in used.items() if version in each]
            state = "in use" if version == present.current_version else "old" if version in present.versions else "MISSING"
            console.print(f"{version} ({state}): {', '.join(where) or 'nothing needs it'}", highlight=False)

    @keys.command()
    def retire(version: Annotated[int, typer.Argument(help="An old version, as `status` shows it")]) -> None:
        """Remove an old master key that nothing needs any more. With ORALU_MASTER_KEY: say whether its line may go."""
        with data():
            used = asyncio.run(with_pools(in_use))
            asyncio.run(with_pools(_keep_public_keys))
            present = Keyring.load(settings())
        if version not in present.versions or version == present.current_version:
            _refuse(f"{version} is no old master key: there are {', '.join(map(str, present.versions))}.")
        if needed := [f"{each[version]} {words}" for words, each in used.items() if version in each]:
            _refuse(f"Master key {version} is still needed: {', '.join(needed)}. Run: oralu keys rotate")
        if settings().master_key is not None:
            console.print(f"Nothing needs master key {version}: its line in ORALU_MASTER_KEY may go.", highlight=False)
            return
        remove_master_key(settings(), version)
        files = _renew_files()
        said = f"Master key {version} was removed from {key_file(settings())}. {_about_files(files)}Backups made before need it."
        console.print(said, highlight=False)

    return keys


def _renew_files() -> int:
    """Give the processes of this machine their keys by the master keys of now; returns how many files there are."""
    return renew_keys(settings().state_dir / FOLDER, Keyring.load(settings()))


def _about_files(count: int) -> str:
    return "" if count else "Give the processes their files anew (`oralu secrets write`). "


async def _keep_public_keys() -> None:
    await keep_public_keys(now=clock.now())


def _refuse(sentence: str) -> NoReturn:
    console.print(sentence, highlight=False)
    raise typer.Exit(1)
