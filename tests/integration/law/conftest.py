"""People on the register, and the rows of the law."""

from collections.abc import AsyncIterator

import pytest

from services.probation.law.ruling import RULING
from services.reintegration.law.ruling import RULING as DESK
from shared.law.sources import install
from shared.law_versions import load, seed
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.builders.registrations import Register, registered


@pytest.fixture
def register(engines: OraluSettings) -> Register:
    """Puts a fictional person, whose check-in is open at NOW, on the register."""
    return registered


@pytest.fixture
async def ruled(engines: OraluSettings) -> AsyncIterator[None]:
    """The rows rule; the tests after this one read the files again."""
    await seed(RULING, now=NOW)
    await load(RULING)
    yield
    for ruling in (RULING, DESK):
        for folder in ruling.folders.values():
            install(folder, None)
