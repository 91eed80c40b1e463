"""Mail between two services on tables of the tests' own."""

import pytest

from shared.settings import OraluSettings
from tests.support import mail


@pytest.fixture
async def post(engines: OraluSettings) -> OraluSettings:
    """Pools are open and the tables of tests.support.mail are there."""
    await mail.make_tables()
    return engines
