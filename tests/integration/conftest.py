"""Nothing here depends on when it is run."""

import pytest


@pytest.fixture(autouse=True)
def _standing_still(fixed_clock: object) -> None:
    """Every clock of this process stands at NOW."""
