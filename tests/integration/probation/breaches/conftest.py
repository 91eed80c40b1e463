"""For proceedings in a browser: a person, and the port of the process to which a sign-in leads."""

from uuid import UUID

import pytest

from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW, FixedClock
from tests.builders.registrations import registered
from tests.support.system import free_ports


@pytest.fixture
async def person(engines: OraluSettings, fixed_clock: FixedClock) -> UUID:
    """Somebody with a suspended sentence; the accounts of the demo are there."""
    fixed_clock.move_to(NOW)
    await load_demo(engines)
    return (await registered(by=OFFICER)).person


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> int:
    """Of the process to which a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    return port
