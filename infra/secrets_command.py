"""`oralu secrets`: the files of the processes' secrets, for compose, Kubernetes or processes that you start yourself."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from infra.planning import plan
from infra.secrets.files import write_files
from infra.secrets.holdings import HOLDINGS
from services.probation.settings import ProbationSettings
from shared.crypto import Keyring
from shared.master_keys import NoMasterKey

console = Console()
Folder = Annotated[Path, typer.Argument(help="Where; made for its owner alone where it is missing", file_okay=False)]
Owner = Annotated[int | None, typer.Option("--owner", min=0, help="The user id that the files are for, if root writes them")]


def add_commands(app: typer.Typer) -> None:
    """Add `oralu secrets` to `app`."""
    secrets = typer.Typer(no_args_is_help=True)
    app.add_typer(secrets, name="secrets", help="What each process may open.")
    secrets.command("list")(list_holdings)
    secrets.command("write")(write)


def list_holdings() -> None:
    """Say which roles of the database, keys and passwords each process has."""
    for process, holding in HOLDINGS.items():
        console.print(f"{process}: roles {', '.join(holding.roles)}; keys {', '.join(holding.purposes)}", highlight=False)


def write(folder: Folder, owner: Owner = None) -> None:
    """Write a file of secrets for each process, from the owner's address of the database, the role secret and the master keys.

    Again after `oralu keys rotate` and `retire`, and with another password or secret. Each process gets its own file and no other.
    """
    os.environ.update(plan().environment())
    settings = ProbationSettings()
    try:
        files = write_files(folder, settings, Keyring.load(settings))
    except (NoMasterKey, OSError) as refusal:
        console.print(str(refusal), highlight=False)
        raise typer.Exit(1) from None
    if owner is not None:
        for path in (folder, *files):
            os.chown(path, owner, -1)
    console.print(f"{len(files)} files are in {folder}, each for the process of its name.", highlight=False)
    if settings.role_password("probation") is None:
        console.print("The roles have no passwords: set ORALU_ROLE_SECRET, and run oralu migrate.", highlight=False)
