"""Which test process runs what: tests of the whole system share one system, run in one process and start first, because they take longest.

xdist's own groups (`--dist=loadgroup`) depend on the names of tests, and pytest 9.2 no longer lets them be changed.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/journeys/", "tests/chaos/")
WHOLE_SYSTEM = "the whole system"


def group(nodeid: str) -> str:
    """One for all tests that use the whole system; any other test stands for itself."""
    return WHOLE_SYSTEM if nodeid.startswith(TOGETHER) else nodeid


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys, then the tests that kill, then all others: journeys look for their person in lists, which the tests that kill fill."""
    items.sort(key=lambda item: [not item.nodeid.startswith(folder) for folder in TOGETHER])


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist carries no types
    """Hands out the largest group first, then one test at a time to a free process."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)
