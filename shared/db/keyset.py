"""Lists in pages that take the same time wherever they begin: a page begins after a row, never after a number of rows.

A query asks for one row more than it shows: that row shows that there are more, and nothing is counted. Where a number is shown, at most
MOST_COUNTED rows are counted and `counted` shows that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

T = TypeVar("T")
MOST_COUNTED = 1000


@dataclass(frozen=True)
class KeysetPage(Generic[T]):
    """The rows of one page in order. `after` names the last of them if there are more: the next page begins after it."""

    rows: list[T]
    after: UUID | str | None = None
    first: bool = True

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """Whether to show the list: a later page whose rows were removed meanwhile still has a link to the first page."""
        return bool(self.rows) or not self.first

    def map(self, change: Callable[[T], Any]) -> "KeysetPage[Any]":
        """The same page with other rows."""
        return KeysetPage([change(row) for row in self.rows], self.after, self.first)

    def ordered(self, key: Callable[[T], Any]) -> "KeysetPage[T]":
        """The same page, its rows in another order for the reader; the next page still begins where this one ends."""
        return KeysetPage(sorted(self.rows, key=key), self.after, self.first)


def page_of(rows: Sequence[T], size: int, *, begins_after: UUID | str | None = None, key: str = "id") -> KeysetPage[T]:
    """A page of `size` from a query that asked for `size + 1` rows; `key` is the column that identifies a row."""
    shown = list(rows[:size])
    more = len(rows) > size
    return KeysetPage(shown, _named(shown[-1], key) if more else None, begins_after is None)


def _named(row: Any, key: str) -> UUID | str:
    name: UUID | str = row[key] if isinstance(row, dict) else getattr(row, key)
    return name


def cursor(text: str | None) -> UUID | None:
    """The row that a page begins after, from the page's address; None for the first page and for an invalid value."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def counted(number: int) -> str:
    """A number as shown: 17, or 1000+ if counting stopped."""
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)
