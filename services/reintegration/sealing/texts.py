"""Texts of a table that say something about a person: sealed in one column of the row, opened for the rows of a page.

Older rows have them in columns of their own until the job has encrypted them (older.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from services.reintegration.sealing.keys import PersonKey, key_for, keys_of


class SealedRow(Protocol):
    """A row as it was read: `sealed` is None where its texts are in plain words, or where nothing was said."""

    @property
    def id(self) -> UUID: ...

    @property
    def person(self) -> UUID: ...

    @property
    def sealed(self) -> bytes | None: ...


Read = TypeVar("Read", bound=SealedRow)


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts the rows of a table have. `needed` are empty where nothing was said, `optional` are None.

    `person`: whose row `t` is, as SQL.
    """

    table: str
    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    person: str = "t.person"

    @property
    def names(self) -> tuple[str, ...]:
        """Every text: the columns in which older rows have them."""
        return (*self.needed, *self.optional)

    async def seal(self, person: UUID, number: UUID, said: Mapping[str, str | None], now: datetime) -> bytes | None:
        """Encrypt the texts of the row `number`, inside the caller's transaction; None where nothing was said."""
        return self.sealed_under(await key_for(person, now), number, said) if any(said.values()) else None

    def sealed_under(self, key: PersonKey, number: UUID, said: Mapping[str, str | None]) -> bytes:
        """The same under a key that is at hand."""
        assert set(said) <= set(self.names), "A text that this table does not have."
        return key.seal({name: text for name, text in said.items() if text}, self._about(number))

    def said(self, key: PersonKey | None, number: UUID, sealed: bytes | None) -> dict[str, str]:
        """The texts by name; none where the key was destroyed, also if the person has a new one since."""
        found = key.open(sealed, self._about(number)) if key and sealed is not None else {}
        return {name: str(text) for name, text in found.items()}

    async def opened(self, rows: Iterable[Read]) -> list[Read]:
        """The rows with their texts, one read of keys for all of them. The caller has checked who may read."""
        found = list(rows)
        people = {row.person for row in found if row.sealed is not None}
        keys = await keys_of(people) if people else {}
        return [self._opened(row, keys.get(row.person)) for row in found]

    def _opened(self, row: Read, key: PersonKey | None) -> Read:
        if row.sealed is None:
            empty = {name: "" for name in self.needed if getattr(row, name) is None}
            return cast("Read", replace(cast("Any", row), **empty)) if empty else row
        said = self.said(key, row.id, row.sealed)
        texts = {name: said.get(name, "") for name in self.needed} | {name: said.get(name) for name in self.optional}
        return cast("Read", replace(cast("Any", row), sealed=None, **texts))

    def _about(self, number: UUID) -> str:
        return f"{self.table}/{number}"
