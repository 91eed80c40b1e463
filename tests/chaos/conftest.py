"""One system for every test that kills."""

from collections.abc import Iterator

import pytest

from tests.support.system import System, running

QUICK = {"ORALU_RESEND_AFTER_SECONDS": "2", "ORALU_SWEEP_SECONDS": "1"}


@pytest.fixture(scope="package")
def chaos() -> Iterator[System]:
    """The whole system, sending again quickly."""
    with running(local_time=None, settings=QUICK) as started:
        yield started
