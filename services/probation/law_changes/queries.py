"""Reads of the law's data as they rule, and of their versions. They name nobody: whoever may read the law reads all of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.law.ruling import RULING
from services.probation.law.titles import title_code
from services.probation.law_changes.domain.changes import EDITABLE
from services.probation.law_changes.domain.texts import PARTS
from services.probation.law_changes.text_words import built_in
from shared.law.sources import Entry, source_of
from shared.law.titles import SECTION as TITLE
from shared.law_versions import Version, first_day, key_of, name_of, versions

BOOKS = tuple(RULING.folders)
"""The books of the pages, by name."""
OWN_WORDING = "internal: the wording that comes with the software"


@dataclass(frozen=True, slots=True)
class InForce:
    """One entry as it rules: now, or from a later day on."""

    book: str
    section: str
    key: str
    entry: Entry
    valid_from: date
    status: str

    @property
    def name(self) -> str:
        """What names it among those of its section, whatever the number of its version."""
        return name_of(self.entry)

    @property
    def title_code(self) -> str:
        """Under which code its title is kept."""
        return title_code(self.section, self.name)

    @property
    def editable(self) -> bool:
        """Whether the pages change it."""
        return self.section in EDITABLE or self.section in PARTS

    @property
    def until(self) -> date | None:
        """The last day, where the entry says one."""
        said = self.entry.get("valid_until")
        return None if said is None else date.fromisoformat(str(said))


def in_force(today: date) -> list[InForce]:
    """Every entry of the books that holds today or later, in the order of the files."""
    found = []
    for book, folder in RULING.folders.items():
        for section, entries in source_of(folder).sections.items():
            rows = [InForce(book, section, key_of(each), each, first_day(each), str(each.get("status", ""))) for each in entries]
            found += [row for row in rows if _still_holds(row, rows, today)]
    return found


def entry_of(book: str, section: str, name: str, on: date) -> InForce | None:
    """The entry of that name in force on a day; None where there is none. A title that nobody changed is the software's own."""
    known = [one for one in in_force(on) if one.book == book]
    found = [one for one in known if (one.section, one.name) == (section, name) and one.valid_from <= on]
    if not found and section == TITLE and any(one.title_code == name for one in known if one.section != TITLE):
        entry: Entry = {"code": name, "text": built_in(name), "source": OWN_WORDING, "status": "internal"}
        return InForce(book, TITLE, name, entry, date.min, "internal")
    return max(found, key=lambda one: one.valid_from, default=None)


def shown(book: str, section: str, name: str, today: date) -> InForce | None:
    """The same today, else the first that will hold."""
    later = [one for one in in_force(today) if (one.book, one.section, one.name) == (book, section, name)]
    return entry_of(book, section, name, today) or min(later, key=lambda one: one.valid_from, default=None)


async def versions_of(book: str, section: str, name: str) -> list[Version]:
    """Every version of one entry, the cancelled ones too, the latest decided first."""
    found = [one for one in await versions(RULING, book) if (one.section, name_of(one.entry)) == (section, name)]
    return sorted(found, key=lambda one: (one.decided_at, one.valid_from), reverse=True)


async def version(book: str, number: UUID) -> Version | None:
    """One version."""
    return next((one for one in await versions(RULING, book) if one.id == number), None)


def _still_holds(row: InForce, rows: list[InForce], today: date) -> bool:
    """Not over, and not followed by another one that has begun."""
    if row.until is not None and row.until < today:
        return False
    if row.section == "exception":
        return date.fromisoformat(str(row.entry["day"])) >= date(today.year, 1, 1)
    return not any(other.name == row.name and row.valid_from < other.valid_from <= today for other in rows)
