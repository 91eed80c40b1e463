"""Everybody's templates in the memory of one worker, for the search for people enrolled twice. Never written to disk.

Filled when the worker starts, so that no search waits for it, and kept up to date from the audit log. If the agency wants it, filled
at the first search instead, and emptied when nobody has searched for a while. The audit log's numbers follow the order of
commits, so no change is missed.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
import numpy.typing as npt

from services.biometrics.database import DB
from services.biometrics.matching.domain.scoring import Floats, nearest_templates
from services.biometrics.subjects.vault import Vault
from shared.crypto import CannotDecrypt, Keyring
from shared.db.rows import fetch_rows, fetch_values
from shared.logs import log
from shared.settings import settings

BATCH = 1000
CHANGES = ["reference_confirmed", "second_reference_removed", "template_erased"]
_HEAD = "SELECT coalesce(max(sequence), 0) FROM biometrics.audit"
_CHANGED = "SELECT DISTINCT about FROM biometrics.audit WHERE sequence > $1 AND sequence <= $2 AND action = ANY($3) AND about IS NOT NULL"
_TEMPLATES = """
    SELECT t.enrolment, t.person, t.version, t.descriptors, s.wrapped_key
    FROM biometrics.template t
    JOIN biometrics.enrolment e ON e.id = t.enrolment
    JOIN biometrics.subject s ON s.person = t.person
    WHERE e.state = 'confirmed' AND s.state = 'open' AND s.wrapped_key IS NOT NULL AND t.engine = $1
      AND ($2::uuid[] IS NULL OR t.person = ANY($2)) AND t.enrolment > $3
    ORDER BY t.enrolment LIMIT $4
"""


@dataclass(frozen=True, repr=False, eq=False)
class Near:
    """A template near to the one that was searched: whose, and its mean descriptor (128)."""

    person: UUID
    mean: Floats


@dataclass(frozen=True, slots=True, repr=False)
class StoredTemplate:
    """A template as it is stored, encrypted, and its person's wrapped key."""

    enrolment: UUID
    person: UUID
    version: int
    descriptors: bytes
    wrapped_key: bytes


@dataclass(frozen=True, slots=True)
class Changed:
    """Whose templates changed."""

    about: UUID


class Gallery:
    """Mean descriptors by person, in one matrix that grows; a person's rows are wiped when the person is removed."""

    def __init__(self) -> None:
        self._means: npt.NDArray[np.float32] = np.zeros((BATCH, 128), dtype=np.float32)
        self._squares: npt.NDArray[np.float32] = np.full(BATCH, np.inf, dtype=np.float32)
        self._owners: list[UUID | None] = []
        self._places: dict[UUID, list[int]] = {}
        self._empty: list[int] = []

    def __len__(self) -> int:
        return len(self._owners) - len(self._empty)

    def add(self, person: UUID, mean: Floats) -> None:
        """One more template of this person."""
        place = self._empty.pop() if self._empty else len(self._owners)
        if place == len(self._owners):
            self._owners.append(None)
        if place == len(self._means):
            self._means = np.concatenate([self._means, np.zeros_like(self._means)])
            self._squares = np.concatenate([self._squares, np.full_like(self._squares, np.inf)])
        self._means[place] = mean
        self._squares[place] = float(mean @ mean)
        self._owners[place] = person
        self._places.setdefault(person, []).append(place)

    def drop(self, person: UUID) -> None:
        """Remove everything of this person."""
        for place in self._places.pop(person, []):
            self._means[place] = 0
            self._squares[place] = np.inf
            self._owners[place] = None
            self._empty.append(place)

    def wipe(self) -> None:
        """Remove everything."""
        for person in list(self._places):
            self.drop(person)

    def nearest(self, mean: Floats, *, besides: UUID, count: int) -> list[Near]:
        """The `count` nearest templates of other people, by one matrix product."""
        used = len(self._owners)
        own = len(self._places.get(besides, []))
        found = nearest_templates(mean, self._means[:used], count=count + own, squares=self._squares[:used]) if used else []
        owners = [(self._owners[place], place) for place, _ in found]
        others = [(person, place) for person, place in owners if person is not None and person != besides]
        return [Near(person, self._means[place].astype(np.float64)) for person, place in others[:count]]


class LiveGallery:
    """The gallery of one engine's templates as the database has them."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self.gallery: Gallery | None = None
        self._head = 0
        self._used_at: datetime | None = None
        self._lock = asyncio.Lock()

    async def fresh(self, *, now: datetime) -> Gallery:
        """Bring the gallery up to date with every change that was committed before this call."""
        async with self._lock:
            self._used_at = now
            return await self._follow()

    async def refresh(self, *, idle: timedelta | None, now: datetime) -> None:
        """Between searches: fill it, add people who were enrolled, remove people who were erased. With `idle` only a search fills it, and
        it is emptied when nobody searched for so long."""
        async with self._lock:
            if idle is None:
                await self._follow()
                return
            if self.gallery is None:
                return
            if self._used_at is None or now - self._used_at > idle:
                self.gallery.wipe()
                self.gallery = None
            else:
                await self._follow()

    async def _follow(self) -> Gallery:
        head: int
        (head,) = await fetch_values(DB, _HEAD)
        if self.gallery is None:
            filled = Gallery()
            await self._load(filled, None)
            self.gallery = filled
        elif head > self._head:
            changed = [row.about for row in await fetch_rows(DB, Changed, _CHANGED, self._head, head, CHANGES)]
            for person in changed:
                self.gallery.drop(person)
            await self._load(self.gallery, changed)
        self._head = head
        return self.gallery

    async def _load(self, into: Gallery, people: list[UUID] | None) -> None:
        last = UUID(int=0)
        while people is None or people:
            rows = await fetch_rows(DB, StoredTemplate, _TEMPLATES, self.engine, people, last, BATCH)
            for person, mean in await asyncio.to_thread(opened, rows, Keyring.load(settings())):
                into.add(person, mean)
            if len(rows) < BATCH:
                return
            last = rows[-1].enrolment


def opened(rows: Sequence[StoredTemplate], keyring: Keyring) -> list[tuple[UUID, Floats]]:
    """Each template's person and mean descriptor. One that cannot be opened is left out, and counted in the log."""
    people, sets, closed = [], [], 0
    for row in rows:
        try:
            vault = Vault(keyring, row.person, row.wrapped_key)
            sets.append(vault.open_template(row.descriptors, row.enrolment, row.version))
        except CannotDecrypt:
            closed += 1
            continue
        people.append(row.person)
    if closed:
        log.error("templates_not_opened", templates=closed)
    if not people:
        return []
    counts = np.array([len(descriptors) for descriptors in sets])
    # All means of the batch at once: one by one they cost as much as decrypting.
    means = np.add.reduceat(np.concatenate(sets), np.cumsum(counts) - counts, axis=0) / counts[:, None]
    return list(zip(people, means, strict=True))
