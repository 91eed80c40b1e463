"""The versions of the law's data as a table, for print and export."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from services.probation.law.ruling import RULING
from services.probation.law_changes import words
from services.probation.law_changes.domain.standing import Standing, standings
from services.probation.law_changes.pages.listed import ORDER
from shared.law_versions import Version, versions
from shared.web.i18n import format_date, format_datetime, gettext


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, and where it stands."""

    version: Version
    standing: Standing

    @property
    def title(self) -> str:
        """What it is about, in the page's language."""
        return words.title(self.version.section, self.version.key)


async def rows_of(books: Collection[str], today: date) -> list[VersionLine]:
    """Every version of these books by section and title, those of one entry by their days."""
    found = []
    for book in books:
        known = await versions(RULING, book)
        stands = standings(known, today)
        found += [VersionLine(one, stands[one.id]) for one in known]
    return sorted(found, key=lambda row: (row.version.book, ORDER.get(row.version.section, 9), row.title, row.version.valid_from))


def header() -> list[str]:
    """The columns of a table."""
    return [
        *(gettext("Whose value"), gettext("Kind"), gettext("Code"), gettext("What it is about"), gettext("Value"), gettext("Unit")),
        *(gettext("In force from"), gettext("In force until"), gettext("State"), gettext("Where the law says so")),
        *(gettext("Verified by a lawyer?"), gettext("Decided"), gettext("Proposed by"), gettext("Accepted by"), gettext("Document")),
        *(gettext("Why it changes"), gettext("Cancelled"), gettext("Why it was cancelled")),
    ]


def cells(row: VersionLine) -> Iterator[str]:
    """One line of it, as the columns of `header` have it. The source stands as it was entered."""
    one = row.version
    yield from (words.book(one.book), words.section(one.section), one.key, row.title, words.said(one.section, one.entry))
    yield str(one.entry.get("unit", ""))
    yield format_date(one.valid_from) if one.valid_from.year > 1 else ""
    yield format_date(date.fromisoformat(str(one.entry["valid_until"]))) if one.entry.get("valid_until") else ""
    yield from (words.standing(row.standing), str(one.entry.get("source", "")), words.status(str(one.entry.get("status", ""))))
    yield gettext("came with the software") if one.seeded else format_datetime(one.decided_at)
    yield from (one.proposed_by_name or "", one.decided_by_name or "", one.document or "", one.why or "")
    yield format_datetime(one.cancelled_at) if one.cancelled_at else ""
    yield one.cancel_why or ""
