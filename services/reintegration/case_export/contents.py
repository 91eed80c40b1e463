"""Everything that a copy of a case may have, part by part."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.consents.queries import ConsentRow, consents_of
from services.reintegration.contacts.domain import ContactRow
from services.reintegration.contacts.queries import contacts_of
from services.reintegration.needs.queries import ShownNeed, needs_of
from services.reintegration.papers.domain import Kind, Paper, kinds
from services.reintegration.papers.queries import papers_of
from services.reintegration.plans.queries import ShownPlan, plans_of
from services.reintegration.referrals.queries import SentReferral, referrals_of
from services.reintegration.tasks.domain import TaskRow
from services.reintegration.tasks.queries import ended_tasks, tasks_of
from services.reintegration.timeline.queries import TimelineEntryRow, timeline_of
from services.reintegration.words import today
from shared import clock
from shared.db.keyset import KeysetPage

T = TypeVar("T", TaskRow, ContactRow, TimelineEntryRow)
AT_ONCE = 500


class Part(StrEnum):
    """A part that is chosen for a copy. Who the person is stands on every copy."""

    NEEDS = "needs"
    TASKS = "tasks"
    PLANS = "plans"
    REFERRALS = "referrals"
    CONSENTS = "consents"
    CONTACTS = "contacts"
    PAPERS = "papers"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class CaseContents:
    """A case with the chosen parts; None: not chosen.

    Without `sensitive`, sensitive needs, plans and papers are left out, and `left_out` says how many needs.
    """

    case: CaseRow
    sensitive: bool
    left_out: int
    needs: list[ShownNeed] | None
    tasks: list[TaskRow] | None
    plans: list[ShownPlan] | None
    referrals: list[SentReferral] | None
    consents: list[ConsentRow] | None
    contacts: list[ContactRow] | None
    papers: list[tuple[Kind, Paper]] | None
    timeline: list[TimelineEntryRow] | None


async def contents_of(case: CaseRow, parts: Collection[Part], *, sensitive: bool) -> CaseContents:
    """Read the parts. The caller has checked who may read, and for what the sensitive ones are read."""
    person = case.person
    needs = await needs_of(person, sensitive=sensitive) if Part.NEEDS in parts else None
    shown = [each for each in needs if each.pathway is not None] if needs is not None else None
    tasks = await tasks_of(person) + await _all(person, ended_tasks) if Part.TASKS in parts else None
    return CaseContents(
        case,
        sensitive,
        len(needs) - len(shown) if needs is not None and shown is not None else 0,
        shown,
        tasks,
        [each for each in await plans_of(person, sensitive=sensitive) if not each.hidden] if Part.PLANS in parts else None,
        await referrals_of(person) if Part.REFERRALS in parts else None,
        await consents_of(person) if Part.CONSENTS in parts else None,
        await _all(person, contacts_of) if Part.CONTACTS in parts else None,
        await _papers(person, sensitive=sensitive) if Part.PAPERS in parts else None,
        [_without_providers_words(each) for each in await _all(person, timeline_of)] if Part.TIMELINE in parts else None,
    )


def _without_providers_words(entry: TimelineEntryRow) -> TimelineEntryRow:
    """What a provider notes is the provider's own: of it a copy says what happened and no more."""
    return replace(entry, words=None) if entry.by_role == "provider" else entry


async def _papers(person: UUID, *, sensitive: bool) -> list[tuple[Kind, Paper]]:
    known = {each.code: each for each in kinds(today(clock.now()))}
    found = [(known[each.kind], each) for each in await papers_of(person) if each.kind in known]
    return [(kind, paper) for kind, paper in found if sensitive or not kind.sensitive]


async def _all(person: UUID, read: Callable[..., Awaitable[KeysetPage[T]]]) -> list[T]:
    """Every page of a list."""
    rows: list[T] = []
    after: object = None
    while True:
        page = await read(person, size=AT_ONCE, after=after)
        rows += page.rows
        if (after := page.after) is None:
            return rows
