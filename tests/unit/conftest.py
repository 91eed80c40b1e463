"""What holds for every unit test."""

from collections.abc import Iterator

import pytest

from shared.web import i18n


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A test begins in English, whatever language the one before it spoke."""
    i18n.use("en")
    yield
    i18n.use("en")
