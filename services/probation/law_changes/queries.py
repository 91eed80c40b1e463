"""Reads of the law's data as they rule, of their versions, and of drafts. They name nobody: whoever may read the law reads all of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.law.ruling import RULING
from services.probation.law_changes.domain import EDITABLE, Change, State, change_of
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.law.sources import Entry, source_of
from shared.law_versions import Version, first_day, key_of, versions
from shared.values import JsonObject

DRAFTS = """SELECT * FROM probation.law_draft WHERE (state = 'waiting') = $1 AND ($3::uuid IS NULL OR (proposed_at, id) <
    (SELECT l.proposed_at, l.id FROM probation.law_draft l WHERE l.id = $3)) ORDER BY proposed_at DESC, id DESC LIMIT $2"""
UNCOUNTED = "SELECT * FROM probation.law_draft WHERE state = 'waiting' AND effects IS NULL ORDER BY proposed_at, id LIMIT 1"


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed change with its answer."""

    id: UUID
    book: str
    section: str
    key: str
    valid_from: date
    why: str
    document: str
    proposed_at: datetime
    proposed_by: UUID
    proposed_by_name: str
    effects_at: datetime | None
    state: State
    answered_at: datetime | None
    answered_by_name: str | None
    answer: str | None
    entry: JsonObject = from_json()
    before: JsonObject = from_json()
    effects: JsonObject = from_json()

    @property
    def change(self) -> Change:
        """What it changes."""
        return change_of(self.section, self.entry, self.before or None)

    @property
    def counted(self) -> JsonObject:
        """What was counted, by simulation; drafts from before there were several have one, of the cases."""
        found: JsonObject = self.effects.get("simulations") or ({"cases": self.effects} if "cases" in self.effects else {})
        return found


@dataclass(frozen=True, slots=True)
class InForce:
    """One entry as it rules: now, or from a later day on. `ends`: another entry of the same name holds from then on."""

    book: str
    section: str
    key: str
    entry: Entry
    valid_from: date
    status: str

    @property
    def editable(self) -> bool:
        """Whether the pages change it."""
        return self.section in EDITABLE


def in_force(today: date) -> list[InForce]:
    """Every entry of the books that holds today or later, in the order of the files."""
    found = []
    for book, folder in RULING.folders.items():
        for section, entries in source_of(folder).sections.items():
            rows = [InForce(book, section, key_of(each), each, first_day(each), str(each.get("status", ""))) for each in entries]
            found += [row for row in rows if _still_holds(row, rows, today)]
    return found


def entry_of(book: str, section: str, key: str, on: date) -> InForce | None:
    """The entry of that name in force on a day; None where there is none."""
    found = [one for one in in_force(on) if (one.book, one.section, one.key) == (book, section, key) and one.valid_from <= on]
    return max(found, key=lambda one: one.valid_from, default=None)


async def versions_of(book: str, section: str, key: str) -> list[Version]:
    """Every version of one entry, the latest decided first."""
    found = [one for one in await versions(RULING, book) if (one.section, one.key) == (section, key)]
    return sorted(found, key=lambda one: (one.decided_at, one.valid_from), reverse=True)


async def drafts(*, waiting: bool, size: int, after: UUID | None = None) -> KeysetPage[Draft]:
    """Drafts that wait for a second administrator, or those that were answered, the latest first."""
    return page_of(await fetch_rows(DB, Draft, DRAFTS, waiting, size + 1, after), size, begins_after=after)


async def draft(number: UUID) -> Draft | None:
    """One draft."""
    return await fetch_row(DB, Draft, "SELECT * FROM probation.law_draft WHERE id = $1", number)


async def uncounted_draft() -> Draft | None:
    """The oldest draft whose effects nobody has counted."""
    return await fetch_row(DB, Draft, UNCOUNTED)


def _still_holds(row: InForce, rows: list[InForce], today: date) -> bool:
    """Not over, and not followed by another one that has begun."""
    until = row.entry.get("valid_until")
    if until is not None and date.fromisoformat(str(until)) < today:
        return False
    if row.section == "exception":
        return date.fromisoformat(str(row.entry["day"])) >= date(today.year, 1, 1)
    return not any(other.key == row.key and row.valid_from < other.valid_from <= today for other in rows)
