"""Messaging between two services on tables of the tests' own."""

import pytest

from shared.settings import OraluSettings
from tests.support import messaging
from tests.support.beginnings import PLAIN
from tests.support.databases import Beginning

WITH_MESSAGING = Beginning("messaging", messaging.make_tables, on=PLAIN)


@pytest.fixture
def beginning() -> Beginning:
    """With the tables of tests.support.messaging."""
    return WITH_MESSAGING


@pytest.fixture
async def post(engines: OraluSettings) -> OraluSettings:
    """Pools are open and the tables of tests.support.messaging are there."""
    return engines
