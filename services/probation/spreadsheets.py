"""Files for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from litestar import Response

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins a formula."""


def plain(text: str) -> str:
    """A text that a spreadsheet takes as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Response[str]:
    """A file of comma-separated values called `name`, for the browser to store and nobody to keep."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
