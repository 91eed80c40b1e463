"""Collecting the pages of a list."""

from typing import Any


async def all_pages(ask: Any, size: int) -> list[Any]:
    """Every row of a list, page after page: `await ask(size=…)`, then with `after=…` as long as there are more."""
    page = await ask(size=size)
    rows = list(page)
    while page.after is not None:
        page = await ask(size=size, after=page.after)
        assert len(page) <= size
        rows += page
    return rows
