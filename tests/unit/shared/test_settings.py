"""Settings come from the environment; every role has its own address."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from shared import clock
from shared.settings import OraluSettings, settings

SOCKET = "postgresql://postgres@/oralu?host=/var/lib/oralu/run"
NETWORK = "postgresql://owner:a%40b@db.example:5433/oralu?sslmode=verify-full"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_role_connects_where_the_owner_does_without_the_owners_password() -> None:
    assert OraluSettings(database_url=SOCKET).role_dsn("probation") == "postgresql://probation@/oralu?host=/var/lib/oralu/run"
    found = OraluSettings(database_url=NETWORK).role_dsn("biometrics")
    assert found == "postgresql://biometrics@db.example:5433/oralu?sslmode=verify-full"
    assert OraluSettings(database_url=NETWORK).role_dsn("owner") == NETWORK


def test_with_a_secret_every_role_has_its_own_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_ROLE_SECRET", "s3cret")
    found = settings()
    passwords = {found.role_password(role) for role in ("identity", "probation")}
    assert len(passwords) == 2
    assert f"probation:{found.role_password('probation')}@" in found.role_dsn("probation")
    assert "s3cret" not in repr(found) + found.role_dsn("probation")
    settings.cache_clear()


def test_the_clock_moves_in_a_demo_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_CLOCK_OFFSET_SECONDS", "86400")
    for demo, moved in (("false", 0), ("true", 1)):
        monkeypatch.setenv("ORALU_DEMO", demo)
        settings.cache_clear()
        assert (clock.now() - datetime.now(UTC)).total_seconds() == pytest.approx(86400 * moved, abs=60)
    settings.cache_clear()


@pytest.mark.parametrize("name", ["RESEND_AFTER_SECONDS", "SWEEP_SECONDS", "ALERT_AFTER_ATTEMPTS"])
def test_a_wait_of_nothing_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"ORALU_{name}", "0")
    with pytest.raises(ValueError, match=name.lower()):
        OraluSettings()
