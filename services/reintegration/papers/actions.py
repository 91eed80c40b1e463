"""Saying how it stands with a paper; a missing one becomes a task."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.notifications import notify_desk
from services.reintegration.papers.domain import State, ensure_sensible, kinds, progress
from services.reintegration.papers.queries import papers_of
from services.reintegration.papers.tables import PAPER, PaperVersion
from services.reintegration.tasks.adding import add_in_case
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import ActDone, registry


@dataclass(frozen=True, slots=True)
class Said:
    """How it stands: `due_on` and `companion` are needed for a missing paper; `mine`: the worker takes the task for it."""

    state: State
    due_on: date | None = None
    companion: str | None = None
    words: str | None = None
    mine: bool = False


async def keep_paper(person: UUID, kind: str, said: Said, *, seen_version: int, today: date, by: Actor, now: datetime) -> None:
    """Write a new version. A paper that is found missing becomes a task, once; getting it does not end the task, a worker does.

    Raises NotThere, CaseClosed, ReasonMissing, NotAllowed if somebody else has said something since `seen_version`.
    """
    ensure_sensible(said.state, said.due_on, said.companion)
    found = next((each for each in kinds(today) if each.code == kind), None)
    if found is None:
        raise NotThere
    async with transaction(DB):
        case = await locked_case(person, by=by)
        query = PaperVersion.select(PaperVersion.version, PaperVersion.state)
        before = (
            await query.where(PaperVersion.person == person, PaperVersion.kind == kind)
            .order_by(PaperVersion.version, ascending=False)
            .first()
        )
        if (before["version"] if before else 0) != seen_version:
            raise NotAllowed(before["state"] if before else "")
        number = uuid4()
        await PaperVersion.insert(
            PaperVersion(
                id=number, person=person, kind=kind, version=seen_version + 1, state=said.state.value, by_id=by.id, by_name=by.name,
                due_on=said.due_on if said.state not in (State.HAS, State.NOT_NEEDED) else None,
                at=now, companion=said.companion if said.state is State.MISSING else None,
                sealed=await PAPER.seal(person, number, {"words": said.words}, now),
            )
        )  # fmt: skip
        await audit.record(Audit, by=by, action="paper_kept", about=person, details={"kind": kind, "version": seen_version + 1}, at=now)
        await write_entry(person, "paper_kept", by=by, now=now)
        if said.state is State.MISSING and (before is None or before["state"] != State.MISSING):
            name = "" if found.sensitive else found.text(by.language).name
            await add_in_case(case, need="documents", words=name, due_on=said.due_on, mine=said.mine, by=by, now=now)
        there, all_kinds = progress(await papers_of(person), today)
        if there == all_kinds:
            await registry("reintegration").act_done(ActDone(person, "papers_complete", by, now))
        await notify_desk(case)
