"""The rows that a merge leads to the surviving record, and the list of them by which it is taken apart again.

A capability names its own rows (shared.registry, `person_rows`); no row's content changes, only whose it is.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.attachments.actions import follow_person
from services.probation.database import DB
from services.probation.merging.domain import Held
from shared.actors import Actor
from shared.db.rows import fetch_rows, fetch_values, from_json
from shared.registry import PersonRows, registry
from shared.values import JsonObject
from shared.web.i18n import gettext

REGISTRATION, ATTACHMENT, QUEUE = "probation.registration", "probation.attachment", "probation.queue_item"
GO_OVER = "UPDATE {table} t SET person = $1::uuid WHERE t.person = $2 AND NOT ({stays}) RETURNING t.id"
GO_BACK = "UPDATE {table} SET person = $2::uuid WHERE id = ANY ($3) AND person = $1 RETURNING id"
GIVE = """UPDATE {table} t SET person = $1::uuid WHERE t.person = $2 AND t.id = ANY ($3) AND t.{made} >= $4 AND NOT ({stays})
    RETURNING t.id"""
SINCE = """SELECT t.id, t.{made} AS at FROM {table} t WHERE t.person = $1 AND t.{made} >= $2 AND NOT {with_registration}
    AND NOT EXISTS (SELECT FROM probation.merged_row m WHERE m.merge = $3 AND m.row_id = t.id) ORDER BY 2, 1 LIMIT $4"""
CAME = "SELECT t.id FROM {table} t WHERE t.id = ANY ($1) AND t.{made} >= $2"
OF_REGISTRATIONS = "SELECT id FROM {table} WHERE person = $1 AND registration = ANY ($2)"
WITH_REGISTRATION = "coalesce(t.registration IN (SELECT row_id FROM probation.merged_row WHERE merge = $3 AND table_name = '{0}'), false)"
OWN = "SELECT id FROM {table} WHERE person = $1"
COUNTED = "SELECT count(*) FROM {table} WHERE person = $1"
KEEP = """INSERT INTO probation.merged_row (merge, table_name, row_id, before)
    SELECT $1, $2, id, before::jsonb FROM unnest($3::uuid[], $4::text[]) AS r (id, before)"""
KEPT = "SELECT table_name, row_id, before FROM probation.merged_row WHERE merge = $1 ORDER BY table_name, row_id"
HELD = """SELECT id, person, supervising_authority, state, current, created_at, restricted, restriction_reason FROM probation.registration
    WHERE person = ANY ($1) ORDER BY created_at, id"""


MOST_SHOWN = 50
REGISTRATIONS = PersonRows(REGISTRATION, lambda: gettext("Registrations"))


@dataclass(frozen=True, slots=True)
class Since:
    """A row that came after a merge."""

    id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row that went over, as it was before."""

    table_name: str
    row_id: UUID
    before: JsonObject = from_json()


def declared() -> list[PersonRows]:
    """What the capabilities say goes over, except registrations, of which more changes, and attachments, whose keys are wrapped anew."""
    return [rows for each in registry("probation").capabilities for rows in each.person_rows]


async def held(persons: Collection[UUID]) -> list[Held]:
    """Every registration of these people."""
    return await fetch_rows(DB, Held, HELD, list(persons))


async def go_over(merge: UUID, survivor: UUID, retired: UUID, notes: Mapping[UUID, JsonObject], *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the rows of the retired record become the survivor's; each is written down, with its note."""
    for rows in declared():
        if rows.table == ATTACHMENT:
            moved = await follow_person(retired, survivor, by=by, now=now)
        else:
            moved = await fetch_values(DB, GO_OVER.format(table=rows.table, stays=rows.stays), survivor, retired)
        await keep(merge, rows.table, {row: notes.get(row, {}) for row in moved})


async def go_back(
    survivor: UUID,
    retired: UUID,
    kept: Iterable[MergedRow],
    registrations: Collection[UUID],
    moves: Mapping[str, Collection[UUID]],
    *,
    merged_at: datetime,
    by: Actor,
    now: datetime,
) -> None:
    """Inside the caller's transaction: what went over is the retired record's again, and of what came since what belongs to its
    `registrations`, and what the officer named in `moves`, by table.
    """
    back: dict[str, set[UUID]] = {}
    for row in kept:
        back.setdefault(row.table_name, set()).add(row.row_id)
    for rows in declared():
        own, given = back.get(rows.table, set()), set(moves.get(rows.table, ()))
        if rows.of_registration:
            given |= set(await fetch_values(DB, OF_REGISTRATIONS.format(table=rows.table), survivor, list(registrations)))
        if rows.table == ATTACHMENT:
            came = set(await fetch_values(DB, CAME.format(table=rows.table, made=rows.made), list(given), merged_at))
            await follow_person(survivor, retired, only=own | came, by=by, now=now)
            continue
        await fetch_values(DB, GO_BACK.format(table=rows.table), survivor, retired, sorted(own))
        statement = GIVE.format(table=rows.table, made=rows.made, stays=rows.stays)
        await fetch_values(DB, statement, retired, survivor, sorted(given - own), merged_at)


def titles(moves: Mapping[str, Collection[object]]) -> list[tuple[str, int]]:
    """How many rows of each kind an officer named, for the second one."""
    return [(rows.title(), len(moves[rows.table])) for rows in [REGISTRATIONS, *declared()] if moves.get(rows.table)]


async def since(merge: UUID, survivor: UUID, merged_at: datetime) -> list[tuple[PersonRows, list[Since]]]:
    """What came to the surviving record after the merge and does not belong to a registration that would go back: for a decision."""
    found = []
    for rows in [REGISTRATIONS, *declared()]:
        if rows.table == QUEUE:  # what waits goes with what it is about
            continue
        belongs = WITH_REGISTRATION.format(REGISTRATION) if rows.of_registration else "false"
        statement = SINCE.format(table=rows.table, made=rows.made, with_registration=belongs)
        if came := await fetch_rows(DB, Since, statement, survivor, merged_at, merge, MOST_SHOWN):
            found.append((rows, came))
    return found


async def counted(person: UUID) -> dict[str, int]:
    """How many rows of each table are this record's."""
    return {rows.table: (await fetch_values(DB, COUNTED.format(table=rows.table), person))[0] for rows in declared()}


async def ids_of(person: UUID) -> list[UUID]:
    """The rows of this record that may wait in the queue."""
    found: list[UUID] = []
    for rows in declared():
        found += await fetch_values(DB, OWN.format(table=rows.table), person)
    return found


async def keep(merge: UUID, table: str, before: Mapping[UUID, JsonObject]) -> None:
    """Write down rows that the merge changes."""
    if before:
        await DB.connection().execute(KEEP, merge, table, list(before), [json.dumps(each) for each in before.values()])


async def kept(merge: UUID) -> list[MergedRow]:
    """What was written down."""
    return await fetch_rows(DB, MergedRow, KEPT, merge)
