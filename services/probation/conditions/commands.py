"""`oralu tell-duties`."""

import asyncio

import typer

from services.probation.conditions.telling import tell_everybody
from services.probation.database import DB
from shared.registry import DataScope


def add_commands(app: typer.Typer, data: DataScope) -> None:
    """Add `tell-duties` to `oralu`."""

    @app.command("tell-duties")
    def tell_duties() -> None:
        """Tell the kiosk the duties of everybody on the register, once after an update; a second run tells the same again."""
        with data():
            typer.echo(f"Told the duties of {asyncio.run(_tell())} people.")


async def _tell() -> int:
    await DB.start_connection_pool()
    try:
        return await tell_everybody()
    finally:
        await DB.close_connection_pool()
