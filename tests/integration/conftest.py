"""Nothing here depends on when or in what order it is run."""

import pytest

from tests.builders import ids


@pytest.fixture(autouse=True)
def _standing_still(fixed_clock: object) -> None:
    """Every clock of this process stands at NOW, and ids begin from the first."""
    ids.begin_again()
