"""The merge itself: one transaction, in which what belongs to the retired record goes over or is read through the link from now on."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import cast
from uuid import UUID

from services.probation.amendments.telling import tell_services
from services.probation.cases.actions import change_person, locked_registrations
from services.probation.cases.columns import PersonChange
from services.probation.cases.domain.because import RECORDS_MERGED, Because
from services.probation.cases.leading import Settled, settle_registrations
from services.probation.check_ins.joining.actions import plan_anew, withdraw_doubles
from services.probation.database import DB, MESSAGING, Audit
from services.probation.duplicates.actions import settle_pair
from services.probation.local_time import local_today
from services.probation.merging.domain import Held, joined
from services.probation.merging.effects import rows
from services.probation.merging.effects.review import ask_to_look, leave_behind
from services.probation.merging.effects.telling import tell_access
from services.probation.merging.fields import as_columns
from services.probation.merging.queries import Merge
from services.probation.record_links.actions import link
from services.probation.search.actions import keep_words
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.messages.merging import PersonsMergedForBiometrics, PersonsMergedForReintegration
from shared.messaging.outbox import send

CHANGED = "UPDATE probation.person_merge SET changed = $2 WHERE id = $1"
READERS = """SELECT DISTINCT officer_name || ' (' || office || ')' FROM probation.registration WHERE person = $1 AND state = 'open'
    ORDER BY 1"""


async def join(merge: Merge, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction, after the lock on both records and every check: one record where there were two."""
    survivor, retired = merge.survivor, merge.retired
    async with beyond_scope(DB, "a merge is of the whole person: what other officers and authorities keep goes over too"):
        for person in sorted((survivor, retired)):
            await locked_registrations(person)
        before = await rows.held([survivor, retired])
        notes = {check_in: {"withdrawn": True} for check_in in await withdraw_doubles(survivor, retired)}
        await leave_behind(retired, survivor, by=by, now=now)
        await link(retired, survivor, now=now)
        await _settle(merge.id, before, survivor)
        await rows.go_over(merge.id, survivor, retired, notes, by=by, now=now)
        await _take_over_fields(merge, by=by, now=now)
        keep_words(survivor)
        await plan_anew(survivor, by=by, now=now)
        await settle_pair(survivor, retired, "same", merge.reason, by=by, now=now)
        await _tell(merge, before, by=by, now=now)
        await ask_to_look(survivor, "merged_review", by=by, now=now)


async def _settle(merge: UUID, before: Collection[Held], survivor: UUID) -> None:
    """Registrations are the surviving record's; what they were before is written down, of both."""
    said = {
        row.id: {
            "person": str(row.person), "current": row.current, "state": row.state, "restricted": row.restricted,
            "authority": row.supervising_authority, "created_at": row.created_at.isoformat(),
            "restriction_reason": row.restriction_reason,
        }
        for row in before
    }  # fmt: skip
    await rows.keep(merge, rows.REGISTRATION, said)
    after = joined(before, survivor)
    await settle_registrations([Settled(row.id, row.person, row.current, row.restricted, row.restriction_reason) for row in after])
    await tell_access(after, {row.id: row.person for row in before})


async def _take_over_fields(merge: Merge, *, by: Actor, now: datetime) -> None:
    """The fields that were chosen from the other record. An ИИН stands once in the register: the other record lets it go."""
    values = {each.name: each.retired for each in merge.differences if each.name in merge.taken}
    because = Because("correction", RECORDS_MERGED, local_today(now), merge.retired_case)
    if values.get("iin"):
        await change_person(merge.retired, because=because, by=by, now=now, iin=None)
    columns = cast("PersonChange", as_columns(values))
    changed = set(await change_person(merge.survivor, because=because, by=by, now=now, **columns)) if columns else set()
    before = {each.name: each.survivor for each in merge.differences}
    said = {name: [before[name], values[name]] for name in changed}
    await DB.connection().execute(CHANGED, merge.id, json.dumps(said))
    await tell_services(merge.survivor, changed)


async def _tell(merge: Merge, before: Collection[Held], *, by: Actor, now: datetime) -> None:
    survivor, retired = merge.survivor, merge.retired
    await send(MESSAGING, PersonsMergedForBiometrics(person=survivor, other=retired, merged_at=now))
    await send(MESSAGING, PersonsMergedForReintegration(person=survivor, other=retired, merged_at=now))
    readers = ", ".join(str(row[0]) for row in await DB.connection().fetch(READERS, survivor))
    details: audit.Details = {"merge": str(merge.id), "registrations": len(before)}
    for person in (survivor, retired):
        await audit.record(Audit, by=by, action="persons_merged", about=person, details=details, at=now)
    said = {
        "merge": str(merge.id), "name": merge.retired_name, "case": merge.retired_case, "reason": merge.reason,
        "proposed_by": merge.proposed_by_name, "readers": readers,
    }  # fmt: skip
    await add_entry(person=survivor, kind="persons_merged", details=said, at=now, by=by, for_both=True)
    await add_entry(person=retired, kind="merged_into", details=said, at=now, by=by, for_both=True)
