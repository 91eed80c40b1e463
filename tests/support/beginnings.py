"""The content of the database when a test begins."""

from shared.db.migrate import migrate
from shared.identity.demo import load_demo
from shared.settings import settings
from tests.support.databases import Beginning


async def _migrated() -> None:
    await migrate(settings())
    await load_demo(settings())


PLAIN = Beginning("plain", _migrated)
"""Every migration, and the demo accounts."""


async def _empty() -> None:
    await migrate(settings())


EMPTY = Beginning("empty", _empty)
"""Every migration, and nobody: as a new installation without demo data."""
