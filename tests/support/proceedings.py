"""Proceedings in a browser: probation at a moment, and a step on its page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from tests.support.reader import Reader
from tests.support.web_process import WebProcess


@contextmanager
def serving(port: int, at: datetime) -> Iterator[str]:
    """Probation at a moment; its address."""
    process = WebProcess("probation", port, at=at)
    try:
        yield process.address
    finally:
        process.stop()


def takes(reader: Reader, about: UUID, step: str, **fields: str) -> None:
    """A step on its page, which is looked at on a telephone too; then the proceeding's page is shown."""
    reader.go(f"/breaches/{about}/steps/{step}", narrow=True)
    reader.fills(**fields)
    reader.presses("Save")
    reader.page.wait_for_url(f"**/breaches/{about}")
