"""Migrations and demo data, as one process before the services start: `python -m infra.prepare [--demo]`."""

import asyncio
import sys
from importlib import import_module

from shared.db.migrate import MigrationFailed, migrate
from shared.settings import settings

NOTES = "demo.txt"
DEMO_MODULES = (
    *("shared.identity.demo", "services.reintegration.demo", "services.biometrics.demo", "services.probation.demo"),
    "services.probation.telemetry.demo",
)


async def load_demo() -> list[str]:
    """Load the demo data of every room, in the order in which they need each other; returns lines to print."""
    lines: list[str] = []
    for name in DEMO_MODULES:
        lines += await import_module(name).load_demo(settings())
    return lines


async def prepare(*, demo: bool) -> None:
    """Bring the database up to date; safe to repeat."""
    await migrate(settings())
    if demo:
        (settings().state_dir / NOTES).write_text("\n".join(await load_demo()))


if __name__ == "__main__":
    try:
        asyncio.run(prepare(demo="--demo" in sys.argv[1:]))
    except MigrationFailed as failure:
        sys.exit(str(failure))
