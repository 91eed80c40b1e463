"""The person asks for help: the need is known from then on, and the task for it carries its id."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import NEVER_WRITTEN_TO, CaseRow, CaseStatus
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB
from services.reintegration.needs.actions.recording import add_event
from services.reintegration.needs.domain.pathways import ASKED_FOR, SENSITIVE
from services.reintegration.needs.domain.states import OPEN, after_asking
from services.reintegration.needs.queries import needs_of
from services.reintegration.needs.tables import CaseNeed
from services.reintegration.sealing.keys import key_for
from services.reintegration.tasks.actions import open_task
from services.reintegration.tasks.domain import Via
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.base import Need


async def ask_for_help(
    person: UUID, *, need: Need, words: str, asked_at: datetime, via: Via, by: Actor, now: datetime
) -> UUID | None:  # fmt: skip
    """The need is written down and becomes a task; returns the task, None where `open_task` makes none.

    A need that is worked on goes on; one that was met or declined begins anew. The person's words stand with the task alone.
    """
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        may = case.status == CaseStatus.OPEN and case.rests not in NEVER_WRITTEN_TO
        need_id = await record_asked(case, need, asked_at=asked_at, by=by, now=now) if may else None
        return await open_task(
            person, kind="support", need=need, words=words, asked_at=asked_at, need_id=need_id, via=via, by=by, now=now
        )  # fmt: skip


async def record_asked(case: CaseRow, need: Need, *, asked_at: datetime, by: Actor, now: datetime) -> UUID:
    """With the case's lock held: the person's need of this kind, written where there is none; returns its id."""
    pathway = ASKED_FOR[need]
    known = next((each for each in await needs_of(case.person, sensitive=True) if each.pathway is pathway), None)
    if known is not None and known.state in OPEN:
        return known.id
    state = after_asking(known.state if known else None)
    name = "" if by.id == BY.id else by.name  # the person asked by themselves
    number, version = (known.id, known.version + 1) if known else (uuid4(), 1)
    if known is not None:
        await CaseNeed.update(
            {
                CaseNeed.state: state.value, CaseNeed.version: version, CaseNeed.found_at: asked_at, CaseNeed.changed_at: now,
                CaseNeed.changed_by_name: name,
            }
        ).where(CaseNeed.id == number)  # fmt: skip
    else:
        sealed = (await key_for(case.person, now)).seal({"pathway": pathway, "wanted": ""}, f"need/{number}")
        await CaseNeed.insert(
            CaseNeed(
                id=number, person=case.person, pathway=None if pathway in SENSITIVE else pathway.value, state=state.value,
                urgent_now=False, version=version, sealed=sealed, found_by=None, found_at=asked_at, changed_at=now,
                changed_by_name=name,
            )
        )  # fmt: skip
    await add_event(number, version, state, urgent=False, by=by, now=now)
    return number
