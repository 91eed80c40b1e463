"""Fixtures for tests that kill processes."""

from collections.abc import Iterator

import pytest

from tests.support.configuration import forget_settings
from tests.support.system import System


@pytest.fixture
def chaos(system: System, monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    """The whole system; this process acts with its settings and by its clock."""
    for name, value in system.environment.items():
        if name.startswith("ORALU_"):
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("ORALU_DATABASE_URL", system.database_url)
    forget_settings()
    yield system
    forget_settings()
