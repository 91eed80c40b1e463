"""Two cases of one person: probation says which belong together. Neither is changed: tasks, plans and consents stay with their own case."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.tables import Case, MergedCase
from services.reintegration.database import DB, Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.rows import fetch_in_scope
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values, select_rows
from shared.messages.merging import PersonsMergedForReintegration, PersonsUnmergedForReintegration

BESIDE = """SELECT c.* FROM reintegration."case" c WHERE :in_scope AND c.person IN (
    SELECT m.other FROM reintegration.merged_case m WHERE m.person = $2 UNION SELECT m.person FROM reintegration.merged_case m
    WHERE m.other = $2) ORDER BY c.opened_at, c.person"""
OTHERS = "SELECT other FROM reintegration.merged_case WHERE person = $1 ORDER BY other"


async def merge_cases(message: PersonsMergedForReintegration, *, by: Actor, now: datetime) -> None:
    """The two cases lead to each other. Told twice, or before one of them was opened, nothing goes wrong."""
    async with transaction(DB):
        await MergedCase.insert(MergedCase(other=message.other, person=message.person, merged_at=message.merged_at)).on_conflict(
            target=MergedCase.other, action="DO UPDATE", values=[MergedCase.person, MergedCase.merged_at]
        )
        await _tell((message.person, message.other), "cases_merged", by=by, now=now)


async def unmerge_cases(message: PersonsUnmergedForReintegration, *, by: Actor, now: datetime) -> None:
    """They do not lead to each other any more; unknown, nothing happens."""
    async with transaction(DB):
        known = MergedCase.delete().where(MergedCase.other == message.other, MergedCase.person == message.person)
        if await known.returning(MergedCase.other):
            await _tell((message.person, message.other), "cases_unmerged", by=by, now=now)


async def cases_beside(person: UUID, by: Actor) -> list[CaseRow]:
    """The other cases of the same person that this reader may see."""
    return await fetch_in_scope(CaseRow, BESIDE, by, person)


async def others_of(person: UUID) -> list[UUID]:
    """The second cases of this person, which end with the first."""
    return await fetch_values(DB, OTHERS, person)


async def _tell(persons: Sequence[UUID], kind: str, *, by: Actor, now: datetime) -> None:
    """Both workers see it in the history, and their desks are drawn anew."""
    for case in await select_rows(CaseRow, Case.select().where(Case.person.is_in(list(persons))).order_by(Case.person)):
        await write_entry(case.person, kind, by=by, now=now)
        await audit.record(Audit, by=by, action=kind, about=case.person, details={}, at=now)
        await notify_desk(case)
