"""Reads of merges, scoped by who asks: who sees the person reads them; before and after a merge, who sees both."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.cases.queries import case
from services.probation.database import DB
from services.probation.merging.domain import TOGETHER, Difference, Obstacle, State
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_row, fetch_rows, from_json

ONE = "SELECT * FROM probation.person_merge WHERE id = $1"
LOCKED = f"{ONE} FOR UPDATE"
OF_PERSON = """SELECT * FROM probation.person_merge WHERE (survivor = $1 OR retired = $1) AND state = ANY ($2)
    ORDER BY proposed_at DESC, id"""
OBSTACLES = """SELECT
    EXISTS (SELECT FROM probation.person_link WHERE person IN ($1::uuid, $2::uuid)) AS merged_already,
    EXISTS (SELECT FROM probation.person_link WHERE survivor = $2) AS holds_merged,
    EXISTS (SELECT FROM probation.person_merge WHERE state IN ('proposed', 'undoing') AND id IS DISTINCT FROM $3
        AND (survivor IN ($1, $2) OR retired IN ($1, $2))) AS proposed_already,
    NOT EXISTS (SELECT FROM probation.registration WHERE person = $1 AND state = 'open') AS not_on_register,
    EXISTS (SELECT FROM probation.monitoring_order WHERE person = $1)
        OR EXISTS (SELECT FROM probation.device_assignment WHERE person = $1) AS bracelet_there,
    EXISTS (SELECT FROM probation.monitoring_order WHERE person = $2)
        OR EXISTS (SELECT FROM probation.device_assignment WHERE person = $2) AS bracelet_here,
    EXISTS (SELECT FROM probation.transfer WHERE person IN ($1, $2) AND state IN ('asked', 'offered')) AS transfer_open"""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge as it stands.

    `seen`: fields that differed, with what both records said; `taken`: fields whose value the surviving record gets from the other;
    `changed`: by field, before and after; `undo_moves`: by table, rows that came since and go to the other record.
    """

    id: UUID
    survivor: UUID
    retired: UUID
    retired_name: str
    retired_case: str
    office: str
    state: State
    reason: str
    proposed_at: datetime
    proposed_by: UUID
    proposed_by_name: str
    answer: str | None
    decided_at: datetime | None
    decided_by_name: str | None
    undo_reason: str | None
    undo_at: datetime | None
    undo_by: UUID | None
    undo_by_name: str | None
    undone_at: datetime | None
    undone_by_name: str | None
    seen: list[list[Any]] = from_json()
    taken: list[str] = from_json()
    changed: Any = from_json()
    undo_moves: Any = from_json()

    @property
    def differences(self) -> list[Difference]:
        """What differed when it was proposed."""
        return [Difference(*each) for each in self.seen]

    @property
    def asked_by(self) -> UUID | None:
        """Who asks for what waits for a second officer."""
        return self.undo_by if self.state == "undoing" else self.proposed_by

    @property
    def together(self) -> bool:
        """Whether the two records are one now."""
        return self.state in TOGETHER


@dataclass(frozen=True, slots=True)
class _Hindered:
    merged_already: bool
    holds_merged: bool
    proposed_already: bool
    not_on_register: bool
    bracelet_there: bool
    bracelet_here: bool
    transfer_open: bool


async def merge_of(by: Actor, merge: UUID) -> Merge | None:
    """One merge, where this reader sees whom it is about."""
    found = await fetch_row(DB, Merge, ONE, merge)
    if found is None or await case(by, found.survivor) is None:
        return None
    return found if found.together or await case(by, found.retired) is not None else None


async def any_merge(merge: UUID) -> Merge | None:
    """One merge, for whoever may act on it; call after a check of the reader."""
    return await fetch_row(DB, Merge, ONE, merge)


async def locked_merge(merge: UUID) -> Merge | None:
    """The same, locked until commit."""
    return await fetch_row(DB, Merge, LOCKED, merge)


async def merges_of(person: UUID, *states: State) -> list[Merge]:
    """The merges of a person in these states, the latest first. Call `case` first: it checks who may read."""
    return await fetch_rows(DB, Merge, OF_PERSON, person, list(states))


async def obstacles(survivor: UUID, retired: UUID, *, besides: UUID | None = None) -> list[Obstacle]:
    """What stands against merging the second record into the first; `besides` is the proposal itself."""
    async with beyond_scope(DB, "what stands against a merge may belong to another officer, or be a transfer to another office"):
        row = await fetch_row(DB, _Hindered, OBSTACLES, survivor, retired, besides)
    assert row is not None, "a statement without FROM has one row"
    found: list[tuple[Obstacle, bool]] = [
        ("merged_already", row.merged_already),
        ("holds_merged", row.holds_merged),
        ("proposed_already", row.proposed_already),
        ("not_on_register", row.not_on_register),
        ("bracelet_both", row.bracelet_here and row.bracelet_there),
        ("bracelet_here", row.bracelet_here and not row.bracelet_there),
        ("transfer_open", row.transfer_open),
    ]
    return [code for code, stands in found if stands]
