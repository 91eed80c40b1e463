"""Which test process runs what: tests that share a whole system stay together and begin first, because they take longest.

xdist's own groups (`--dist=loadgroup`) hang on the names of tests, and pytest 9.2 no longer lets them be changed.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/chaos/", "tests/journeys/")


def group(nodeid: str) -> str:
    """The folder whose tests share a system; any other test stands for itself."""
    return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist carries no types
    """Hands out the largest group first, then one test at a time to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)
