"""Mail between two services on tables of the tests' own."""

import pytest

from shared.settings import OraluSettings
from tests.support import mail
from tests.support.beginnings import PLAIN
from tests.support.databases import Beginning

WITH_MAIL = Beginning("mail", mail.make_tables, on=PLAIN)


@pytest.fixture
def beginning() -> Beginning:
    """With the tables of tests.support.mail."""
    return WITH_MAIL


@pytest.fixture
async def post(engines: OraluSettings) -> OraluSettings:
    """Pools are open and the tables of tests.support.mail are there."""
    return engines
