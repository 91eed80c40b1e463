"""Proposing to merge two records, answering as the second officer, and asking to take a merge apart."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

import asyncpg

from services.probation.amendments.queries import facts
from services.probation.cases.queries import case
from services.probation.cases.rows import Case
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.merging.domain import Difference, NotPossible, Obstacle, Step, differences, move
from services.probation.merging.effects.joining import join
from services.probation.merging.effects.parting import part
from services.probation.merging.fields import NAMES
from services.probation.merging.permissions import MergingPermission
from services.probation.merging.queries import Merge, any_merge, locked_merge, obstacles
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction

ASKED = "merge_asked"
PROPOSE = """INSERT INTO probation.person_merge (id, survivor, retired, retired_name, retired_case, office, state, seen, taken, reason,
    proposed_at, proposed_by, proposed_by_name) VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, $9, $10, $11, $12)"""
ANSWER = "UPDATE probation.person_merge SET state = $2, answer = $3, decided_at = $4, decided_by = $5, decided_by_name = $6 WHERE id = $1"
ASK_UNDO = """UPDATE probation.person_merge SET state = 'undoing', undo_reason = $2, undo_moves = $3, undo_at = $4, undo_by = $5,
    undo_by_name = $6 WHERE id = $1"""
STAYS = "UPDATE probation.person_merge SET state = 'merged', undo_moves = NULL WHERE id = $1"
UNDONE = "UPDATE probation.person_merge SET state = 'undone', undone_at = $2, undone_by = $3, undone_by_name = $4 WHERE id = $1"


class Hindered(Exception):
    """Something stands against the merge. Nothing was changed."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(found))
        self.found = found


class ChangedMeanwhile(Exception):
    """A field of one of the records is not what the officer saw and chose by. Nothing was changed."""


async def propose(
    survivor: UUID, retired: UUID, taken: Collection[str], seen: Sequence[Difference], reason: str, *, by: Actor, now: datetime
) -> UUID:
    """Ask a second officer to merge `retired` into `survivor`, which gets the fields in `taken` from it; returns the merge.

    Raises NotFound, Hindered, ChangedMeanwhile.
    """
    async with transaction(DB):
        await _lock(survivor, retired)
        one, other = await _both(survivor, retired, by=by)
        if found := await obstacles(survivor, retired):
            raise Hindered(found)
        if await differing(one, other) != list(seen):
            raise ChangedMeanwhile
        merge = uuid4()
        both = [[each.name, each.survivor, each.retired] for each in seen]
        values = (json.dumps(both), json.dumps(sorted(taken)), reason, now, by.id, by.name)
        try:
            async with transaction(DB):
                await DB.connection().execute(PROPOSE, merge, survivor, retired, other.name, other.case_number, one.office, *values)
        except asyncpg.UniqueViolationError:
            raise Hindered(["proposed_already"]) from None
        await _ask(merge, one, "merge_proposed", by=by, now=now)
        await _write("merge_proposed", [survivor, retired], {"merge": str(merge), "reason": reason}, by=by, now=now)
    return merge


async def answer(merge: UUID, step: Step, words: str, *, by: Actor, now: datetime) -> Merge:
    """A second officer confirms or refuses what waits, a merge or its undoing; who asked may take it back.

    Returns it as it was before. Raises NotFound, AlreadyDecided, SecondOfficerNeeded, Hindered, ChangedMeanwhile.
    """
    async with transaction(DB):
        found = await _locked(merge)
        try:
            following = move(found.state, step)
        except NotPossible:
            raise AlreadyDecided from None
        await _may_answer(found, step, by)
        async with beyond_scope(DB, "the question to the senior officers ends, whoever answers or takes it back"):
            await close_item(kind=ASKED, subject_id=merge, by=by, now=now, outcome=step)
        if found.state == "undoing":
            await _answer_undo(found, step, words, by=by, now=now)
            return found
        await DB.connection().execute(ANSWER, merge, following, words or None, now, by.id, by.name)
        if step == "confirm":
            one, other = await _both(found.survivor, found.retired, by=by)
            if hindered := await obstacles(found.survivor, found.retired, besides=merge):
                raise Hindered(hindered)
            if await differing(one, other) != found.differences:
                raise ChangedMeanwhile
            await join(found, by=by, now=now)
        else:
            details = {"merge": str(merge), "answer": words}
            await _write(f"merge_{following}", [found.survivor, found.retired], details, by=by, now=now)
        return found


async def ask_undo(merge: UUID, reason: str, moves: Mapping[str, Collection[UUID]], *, by: Actor, now: datetime) -> None:
    """Ask a second officer to take the merge apart; `moves`: what came since and belongs to the other person, by table.

    Raises NotFound, AlreadyDecided.
    """
    async with transaction(DB):
        found = await _locked(merge)
        try:
            move(found.state, "ask_undo")
        except NotPossible:
            raise AlreadyDecided from None
        seen = await case(by, found.survivor)
        if seen is None:
            raise NotFound
        named = json.dumps({table: [str(row) for row in rows] for table, rows in moves.items() if rows})
        await DB.connection().execute(ASK_UNDO, merge, reason, named, now, by.id, by.name)
        await _ask(merge, seen, "unmerge_proposed", by=by, now=now)
        await _write("unmerge_proposed", [found.survivor], {"merge": str(merge), "reason": reason}, by=by, now=now)


async def differing(one: Case, other: Case) -> list[Difference]:
    """The fields in which the two records differ now."""
    return differences(NAMES, await facts(one.person, one.registration), await facts(other.person, other.registration))


async def _answer_undo(found: Merge, step: Step, words: str, *, by: Actor, now: datetime) -> None:
    if step == "confirm":
        await part(found, by=by, now=now)
        await DB.connection().execute(UNDONE, found.id, now, by.id, by.name)
    else:
        await DB.connection().execute(STAYS, found.id)
        await _write("unmerge_refused", [found.survivor], {"merge": str(found.id), "answer": words}, by=by, now=now)


async def _may_answer(found: Merge, step: Step, by: Actor) -> None:
    if await case(by, found.survivor) is None or (not found.together and await case(by, found.retired) is None):
        raise NotFound
    if step == "withdraw":
        if found.asked_by != by.id:
            raise NotFound
    elif found.asked_by == by.id:
        raise SecondOfficerNeeded
    elif not may(by, MergingPermission.CONFIRM):
        raise NotFound


async def _ask(merge: UUID, about: Case, reason: str, *, by: Actor, now: datetime) -> None:
    async with beyond_scope(DB, "the senior officers of the office are asked, whoever proposes"):
        await open_item(
            kind=ASKED, person=about.person, subject_id=merge, reason=reason, now=now, by=by, excluded_officer=by.id, office=about.office
        )


async def _locked(merge: UUID) -> Merge:
    """The merge, locked after the two records. Raises NotFound."""
    found = await any_merge(merge)
    if found is None:
        raise NotFound
    await _lock(found.survivor, found.retired)
    locked = await locked_merge(merge)
    assert locked is not None, "a merge is never deleted"
    return locked


async def _lock(one: UUID, other: UUID) -> None:
    """Both records, in one order, so that two officers who merge at once do not wait for each other."""
    async with beyond_scope(DB, "both records are locked whole, with what other officers keep of them"):
        for person in sorted((one, other)):
            await DB.connection().execute("SELECT FROM probation.person WHERE id = $1 FOR NO KEY UPDATE", person)


async def _both(survivor: UUID, retired: UUID, *, by: Actor) -> tuple[Case, Case]:
    one, other = await case(by, survivor), await case(by, retired)
    if one is None or other is None:
        raise NotFound
    if one.person != survivor or other.person != retired:  # merged meanwhile: the address of one leads to another record
        raise Hindered(["merged_already"])
    return one, other


async def _write(kind: str, persons: Collection[UUID], details: Mapping[str, str], *, by: Actor, now: datetime) -> None:
    for person in persons:
        await audit.record(Audit, by=by, action=kind, about=person, details=dict(details), at=now)
        await add_entry(person=person, kind=kind, details=dict(details), at=now, by=by)
