"""Taking a merge apart: everything that belonged to each record before is its own again; what came since stays, unless it was named."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import cast
from uuid import UUID

from services.probation.amendments.queries import facts
from services.probation.amendments.telling import TOLD_TO_THE_DESK, tell_services
from services.probation.cases.actions import change_person, locked_registrations
from services.probation.cases.columns import PersonChange
from services.probation.cases.domain.because import RECORDS_PARTED, Because
from services.probation.cases.leading import Settled, settle_registrations
from services.probation.cases.tables import Person
from services.probation.check_ins.joining.actions import give_back, plan_anew, tell_open
from services.probation.database import DB, MESSAGING, Audit
from services.probation.duplicates.actions import keep_apart
from services.probation.local_time import local_today
from services.probation.merging.domain import Held, given_back, parted
from services.probation.merging.effects import rows
from services.probation.merging.effects.review import MERGED, ask_to_look, end_review
from services.probation.merging.effects.rows import MergedRow
from services.probation.merging.effects.telling import tell_access, tell_as_it_is
from services.probation.merging.fields import NAMES, as_columns
from services.probation.merging.queries import Merge
from services.probation.queue.actions import follow_subjects, reopen_items
from services.probation.record_links.actions import unlink
from services.probation.search.actions import keep_words
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.messages.merging import PersonsUnmergedForBiometrics, PersonsUnmergedForReintegration
from shared.messaging.outbox import send


async def part(merge: Merge, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction, after the lock on both records."""
    survivor, retired = merge.survivor, merge.retired
    async with beyond_scope(DB, "a merge is taken apart whole: what other officers and authorities keep goes back too"):
        await locked_registrations(survivor)
        kept = await rows.kept(merge.id)
        before = {row.row_id: _held(row) for row in kept if row.table_name == rows.REGISTRATION}
        named = {table: {UUID(row) for row in ids} for table, ids in (merge.undo_moves or {}).items()}
        await end_review(survivor, by=by, now=now)
        after = await _settle(survivor, retired, before, frozenset(named.get(rows.REGISTRATION, ())))
        own = [row.id for row in after if row.person == retired]
        await rows.go_back(survivor, retired, kept, own, named, merged_at=merge.decided_at or now, by=by, now=now)
        await follow_subjects(survivor, retired, [*own, *await rows.ids_of(retired)])
        await unlink(retired)
        await _give_fields_back(merge, after, by=by, now=now)
        await _check_ins_of_each(survivor, retired, kept, by=by, now=now)
        if merge.decided_at is not None:
            await reopen_items(retired, closed_at=merge.decided_at, outcome=MERGED, by=by, now=now)
        await _tell(merge, after, by=by, now=now)
        await keep_apart(survivor, [retired], merge.undo_reason or "", by=by, now=now)


async def _settle(survivor: UUID, retired: UUID, before: Mapping[UUID, Held], back: frozenset[UUID]) -> list[Held]:
    after = parted(await rows.held([survivor]), before, back, retired)
    await settle_registrations([Settled(row.id, row.person, row.current, row.restricted, row.restriction_reason) for row in after])
    return after


def _held(row: MergedRow) -> Held:
    """A registration as it was before the merge."""
    said = row.before
    return Held(
        row.row_id, UUID(said["person"]), said["authority"], said["state"], said["current"], datetime.fromisoformat(said["created_at"]),
        said["restricted"], said["restriction_reason"],
    )  # fmt: skip


async def _give_fields_back(merge: Merge, after: Collection[Held], *, by: Actor, now: datetime) -> None:
    """Fields that the merge changed and nobody changed since are as they were before; the other record has its ИИН again."""
    changed = {name: (pair[0], pair[1]) for name, pair in (merge.changed or {}).items()}
    lead = next(row for row in after if row.person == merge.survivor)
    now_there = await facts(merge.survivor, lead.id)
    values = given_back(changed, {name: now_there[name] for name in NAMES})
    because = Because("correction", RECORDS_PARTED, local_today(now), merge.retired_case)
    if values:
        columns = cast("PersonChange", as_columns(values))
        await change_person(merge.survivor, because=because, by=by, now=now, **columns)
    number = changed.get("iin", (None, None))[1]
    if number and not await Person.exists().where(Person.iin == number):
        await change_person(merge.retired, because=because, by=by, now=now, iin=number)
    keep_words(merge.survivor)
    keep_words(merge.retired)
    await tell_services(merge.survivor, set(values) & TOLD_TO_THE_DESK)


async def _check_ins_of_each(survivor: UUID, retired: UUID, kept: Collection[MergedRow], *, by: Actor, now: datetime) -> None:
    withdrawn = [row.row_id for row in kept if row.before.get("withdrawn")]
    await give_back(withdrawn, now=now)
    await tell_open(retired)
    for person in (survivor, retired):
        await plan_anew(person, by=by, now=now)


async def _tell(merge: Merge, after: Collection[Held], *, by: Actor, now: datetime) -> None:
    survivor, retired = merge.survivor, merge.retired
    await send(MESSAGING, PersonsUnmergedForBiometrics(person=survivor, other=retired, unmerged_at=now))
    await send(MESSAGING, PersonsUnmergedForReintegration(person=survivor, other=retired, unmerged_at=now))
    await tell_access(after)
    said: dict[str, str | int | float | bool | list[str] | None] = {
        "merge": str(merge.id), "name": merge.retired_name, "case": merge.retired_case, "reason": merge.undo_reason or "",
        "proposed_by": merge.undo_by_name or "",
    }  # fmt: skip
    for person in (survivor, retired):
        await tell_as_it_is(person, [row for row in after if row.person == person], now=now)
        await audit.record(Audit, by=by, action="persons_unmerged", about=person, details={"merge": str(merge.id)}, at=now)
        await add_entry(person=person, kind="persons_unmerged", details=said, at=now, by=by, for_both=True)
        await ask_to_look(person, "unmerged_review", by=by, now=now)
