"""The content of the database when a test begins."""

from shared.db.migrate import migrate
from shared.identity.demo import load_demo
from shared.settings import settings
from tests.support.databases import Beginning


async def _migrated() -> None:
    await migrate(settings())


async def _demo_accounts() -> None:
    await load_demo(settings())


EMPTY = Beginning("empty", _migrated)
"""Every migration and nobody: a new installation without demo data."""
PLAIN = Beginning("plain", _demo_accounts, on=EMPTY)
"""Every migration, and the demo accounts."""
