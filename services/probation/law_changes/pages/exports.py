"""The law's data with every version as a file: of the whole book, or of one entry. They name nobody on the register."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import datetime

from litestar import get
from litestar.params import FromPath
from litestar.response import Response

from services.probation.law_changes.pages.table import VersionLine, cells, header, rows_of
from services.probation.law_changes.pages.values import known_entry
from services.probation.law_changes.permissions import LawPermission
from services.probation.law_changes.queries import BOOKS
from services.probation.local_time import local_today
from shared import clock
from shared.identity.limits.requests import EXPORTS
from shared.law_versions import name_of
from shared.web.guards import requires
from shared.web.pages import plain

READS = [requires(LawPermission.READ), EXPORTS]


@get("/law/book.csv", guards=READS)
async def book_csv() -> Response[bytes]:
    """Every version of every book, for any program: UTF-8 with its mark, which Excel needs for Kazakh letters."""
    return _csv("law", await _whole())


@get("/law/book.json", guards=READS)
async def book_json() -> Response[bytes]:
    """The same for a program: each entry as it is kept, with its texts in the three languages."""
    return _json("law", await _whole())


@get("/law/entries/{book:str}/{section:str}/{key:str}/history.csv", guards=READS)
async def entry_csv(book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Response[bytes]:
    """Every version of one entry."""
    return _csv("law-entry", await versions_of_entry(book, section, key))


@get("/law/entries/{book:str}/{section:str}/{key:str}/history.json", guards=READS)
async def entry_json(book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Response[bytes]:
    """The same for a program."""
    return _json("law-entry", await versions_of_entry(book, section, key))


async def versions_of_entry(book: str, section: str, key: str) -> list[VersionLine]:
    """The versions of one entry; raises NotFoundException."""
    entry = known_entry(book, section, key)
    found = await rows_of([entry.book], local_today(clock.now()))
    return [row for row in found if (row.version.section, name_of(row.version.entry)) == (entry.section, entry.name)]


async def _whole() -> list[VersionLine]:
    return await rows_of(BOOKS, local_today(clock.now()))


def _csv(name: str, rows: Iterable[VersionLine]) -> Response[bytes]:
    out = io.StringIO()
    csv.writer(out).writerows([header(), *([plain(cell) for cell in cells(row)] for row in rows)])
    return _file(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")


def _json(name: str, rows: Iterable[VersionLine]) -> Response[bytes]:
    said = {"made_at": clock.now().isoformat(), "versions": [_entry(row) for row in rows]}
    return _file(json.dumps(said, ensure_ascii=False, indent=1).encode(), "application/json", f"{name}.json")


def _entry(row: VersionLine) -> dict[str, object]:
    one = row.version
    said: dict[str, object] = {
        "book": one.book, "section": one.section, "key": one.key, "title": str(row.title), "standing": row.standing, "entry": one.entry,
        "came_with_software": one.seeded, "decided_at": None if one.seeded else one.decided_at.isoformat(),
        "proposed_by": one.proposed_by_name, "accepted_by": one.decided_by_name, "document": one.document, "why": one.why,
    }  # fmt: skip
    cancelled = {"at": _moment(one.cancelled_at), "proposed_by": one.cancel_proposed_by_name, "accepted_by": one.cancelled_by_name,
                 "document": one.cancel_document, "why": one.cancel_why}  # fmt: skip
    return said | {"cancelled": cancelled if one.cancelled_at else None}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _file(content: bytes, media_type: str, name: str) -> Response[bytes]:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


route_handlers = [book_csv, book_json, entry_csv, entry_json]
