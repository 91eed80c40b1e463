"""Master keys of a test."""

import base64

import pytest

from shared.settings import settings


def add_a_master_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one beside the first."""
    key = settings().master_key
    assert key is not None
    second = base64.b64encode(b"another key for tests, not data!").decode()
    monkeypatch.setenv("ORALU_MASTER_KEY", f"1 {key.get_secret_value()}\n2 {second}")
    settings.cache_clear()
