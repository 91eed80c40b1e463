"""What a finished assessment makes of a person's needs."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.columns import Column

from services.reintegration.cases.domain import CaseRow
from services.reintegration.needs.domain.outcomes import Found, Outcome, Urgency
from services.reintegration.needs.domain.pathways import ASKED_FOR, HELP, SENSITIVE, Pathway
from services.reintegration.needs.domain.states import OPEN, State, after_assessment
from services.reintegration.needs.queries import ShownNeed, needs_of
from services.reintegration.needs.tables import CaseNeed, NeedEvent
from services.reintegration.sealing.keys import PersonKey, key_for
from services.reintegration.tasks.actions import open_task
from services.reintegration.tasks.linking.needs import carry_to_waiting
from shared.actors import Actor
from shared.db.rows import ColumnValues


async def record_found(case: CaseRow, assessment: UUID, found: Iterable[Found], *, by: Actor, now: datetime) -> None:
    """With the case's lock held: each pathway's need begins, goes on, or ends. What is urgent today becomes a task at once."""
    key = await key_for(case.person, now)
    known = {need.pathway: need for need in await needs_of(case.person, sensitive=True)}
    for each in found:
        before = known.get(each.pathway)
        state = after_assessment(before.state if before else None, each.outcome)
        if state is None:
            continue
        urgent = each.urgency is Urgency.NOW and state in OPEN
        number = await _write(case.person, key, each, before, state, urgent=urgent, assessment=assessment, by=by, now=now)
        asked_for = [need for need, pathway in ASKED_FOR.items() if pathway is each.pathway]
        await carry_to_waiting(case.person, asked_for, number)
        if urgent:
            need = HELP.get(each.pathway, "other")
            await open_task(case.person, kind="alarm", need=need, words="", asked_at=now, need_id=number, via="assessment", by=by, now=now)


async def _write(
    person: UUID, key: PersonKey, each: Found, before: ShownNeed | None, state: State, *, urgent: bool, assessment: UUID, by: Actor,
    now: datetime,
) -> UUID:  # fmt: skip
    need, version = (before.id, before.version + 1) if before else (uuid4(), 1)
    wanted = each.wanted if each.outcome is Outcome.NEED or before is None else before.wanted
    values: ColumnValues = {
        CaseNeed.state: state.value, CaseNeed.urgent_now: urgent, CaseNeed.version: version, CaseNeed.changed_at: now,
        CaseNeed.changed_by_name: by.name, CaseNeed.found_by: assessment, CaseNeed.found_at: now,
        CaseNeed.sealed: key.seal({"pathway": each.pathway, "wanted": wanted}, f"need/{need}"),
    }  # fmt: skip
    if before:
        await CaseNeed.update(values).where(CaseNeed.id == need)
    else:
        values |= {CaseNeed.id: need, CaseNeed.person: person, CaseNeed.pathway: _shown(each.pathway)}
        await CaseNeed.insert(CaseNeed({column: value for column, value in values.items() if isinstance(column, Column)}))
    await add_event(need, version, state, urgent=urgent, by=by, now=now)
    return need


async def add_event(need: UUID, number: int, state: State, *, urgent: bool, sealed: bytes | None = None, by: Actor, now: datetime) -> None:
    """A line in the need's history."""
    await NeedEvent.insert(
        NeedEvent(
            id=uuid4(), need=need, number=number, state=state.value, urgent_now=urgent, sealed=sealed, by_id=by.id, by_name=by.name, at=now
        )
    )  # fmt: skip


def _shown(pathway: Pathway) -> str | None:
    """What the row says of it in plain words."""
    return None if pathway in SENSITIVE else pathway.value
