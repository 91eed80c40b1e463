"""A desk with one open case and the demo providers."""

import pytest

from services.reintegration.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.desk import Desk, opened


@pytest.fixture
async def desk(engines: OraluSettings) -> Desk:
    """An open case in office 75, and the demo providers."""
    await load_demo(engines)
    return await opened()
