"""One system for every journey."""

from collections.abc import Iterator

import pytest

from tests.support.system import System, running


@pytest.fixture(scope="package")
def system() -> Iterator[System]:
    """Every process of Oralu as `make run` starts them, with demo data, at 23:00 in Almaty; it ends with the last journey, because idle
    processes take CPU time from other tests."""
    with running() as started:
        yield started
