"""These tests depend neither on the time nor on the order of the run."""

from collections.abc import Iterator

import pytest

from tests.builders import ids
from tests.support.lock_order import watched_locks


@pytest.fixture(autouse=True)
def _standing_still(fixed_clock: object) -> None:
    """The clock of this process stands at NOW, and ids begin with the first."""
    ids.begin_again()


@pytest.fixture(autouse=True)
def _persons_row_first(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No transaction of a test locks the person's row after another row."""
    with watched_locks(monkeypatch) as late:
        yield
    assert not late
