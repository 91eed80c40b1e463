"""Pages of a list, and what is asked for, by the parameters of HSDS 3.0."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from services.reintegration.hsds.writing.cells import HsdsRow

MOST = 100
MOST_AT_ONCE = 10_000
"""Rows of an answer that is not in pages: the smallest objects, and one object a line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Page, size and form of a list."""

    page: int = 1
    per_page: int = 25
    form: Literal["json", "ndjson"] = "json"

    @property
    def size(self) -> int:
        """How many rows are read."""
        return MOST_AT_ONCE if self.form == "ndjson" else self.per_page

    @property
    def skip(self) -> int:
        """How many come before."""
        return 0 if self.form == "ndjson" else (self.page - 1) * self.per_page


def paged(contents: Sequence[HsdsRow], total: int, asked: Asked) -> HsdsRow:
    """The object `Page` of HSDS's API around the rows of one page."""
    pages = max(1, ceil(total / asked.per_page))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": list(contents),
    }
