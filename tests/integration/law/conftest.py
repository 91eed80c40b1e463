"""People on the register."""

import pytest

from shared.settings import OraluSettings
from tests.builders.registrations import Register, registered


@pytest.fixture
def register(engines: OraluSettings) -> Register:
    """Puts a fictional person, whose check-in is open at NOW, on the register."""
    return registered
