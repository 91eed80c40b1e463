"""What humans look through after a merge, and what waits about the record itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.queries import open_registrations
from services.probation.database import DB
from services.probation.queue.actions import close_item, open_item
from shared.actors import Actor
from shared.db.rows import fetch_rows, fetch_values

REVIEW = "merged_review"
MERGED = "merged"
"""The outcome of an item that waited about the record that is merged."""
ABOUT_RECORD = """SELECT kind, reason FROM probation.queue_item WHERE subject_id = $1 AND closed_at IS NULL ORDER BY kind"""
WAITING = "SELECT subject_id FROM probation.queue_item WHERE person = $1 AND kind = $2 AND closed_at IS NULL"
OF_THE_FACE = "enrol"
"""The surviving record keeps its own face: nobody is asked to take that of the other."""


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    reason: str


async def ask_to_look(person: UUID, reason: str, *, by: Actor, now: datetime) -> None:
    """Each officer who has an open registration of the person is asked to look through drafts, orders, appointments and check-ins."""
    asked = set[UUID]()
    for row in await open_registrations(person):
        if row.officer not in asked:
            asked.add(row.officer)
            await open_item(kind=REVIEW, person=person, subject_id=row.id, registration=row.id, reason=reason, now=now, by=by)


async def end_review(person: UUID, *, by: Actor, now: datetime) -> None:
    """Nobody has to look through a merge that was taken apart."""
    for subject in await fetch_values(DB, WAITING, person, REVIEW):
        await close_item(kind=REVIEW, subject_id=subject, by=by, now=now, outcome="unmerged")


async def leave_behind(retired: UUID, survivor: UUID, *, by: Actor, now: datetime) -> None:
    """What waits about the record itself is asked about the surviving one, except for pictures of the face."""
    for item in await fetch_rows(DB, _Item, ABOUT_RECORD, retired):
        await close_item(kind=item.kind, subject_id=retired, by=by, now=now, outcome=MERGED)
        if item.kind != OF_THE_FACE:
            await open_item(kind=item.kind, person=survivor, subject_id=survivor, reason=item.reason, now=now, by=by)
