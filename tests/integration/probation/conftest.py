"""People on the register."""

import pytest

from services.probation.reminders import delivering, gateways
from shared.settings import OraluSettings
from tests.builders.registrations import Register, registered
from tests.support.notices import Recorded


@pytest.fixture
def register(engines: OraluSettings) -> Register:
    """Puts a fictional person, whose check-in is open at NOW, on the register."""
    return registered


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """The gateway of messages keeps what it is given, and fails as it is told to."""
    recorded = Recorded()
    monkeypatch.setattr(delivering, "gateway_of", lambda _: recorded)
    monkeypatch.setattr(gateways, "gateway_of", lambda _: recorded)
    return recorded
