"""What is known about a person beyond the registration form, written down together with the registration."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.probation.amendments.actions import write_values
from services.probation.amendments.domain.reading import Pair
from services.probation.amendments.queries import facts
from services.probation.cases.domain.because import Because
from services.probation.cases.entries import EntryKind, add_entry, entries
from shared.actors import Actor


@dataclass(slots=True)
class Entered:
    """Values of the person, the registration and the spellings by the names of their fields, and one entry of a list by its kind."""

    values: dict[str, str] = field(default_factory=dict)
    entries: dict[EntryKind, Mapping[str, str | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.values or self.entries)


async def enter(person: UUID, registration: UUID, what: Entered, because: Because, *, by: Actor, now: datetime) -> None:
    """Write down what the register does not know yet; each value has its row in the history. What stands already stays as it is.

    Inside the transaction of the registration, which is locked.
    """
    if what.values:
        stands = await facts(person, registration)
        missing = {name: Pair(None, value) for name, value in what.values.items() if stands[name] is None}
        await write_values(person, registration, missing, because, by=by, now=now)
    if what.entries:
        known = [(entry.kind, entry.details) for entry in await entries(person)]
        for kind, details in what.entries.items():
            if (kind, dict(details)) not in known:
                await add_entry(person, kind, dict(details), because=because, by=by, now=now)
