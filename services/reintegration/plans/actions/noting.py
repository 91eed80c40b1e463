"""Notes on progress: what the person says, and what the worker says, kept apart; a note is corrected by a later one."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotThere, PlanChanged, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.plans.agreement_tables import PlanNote
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values

OF_GOAL = "SELECT 1 FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan WHERE g.id = $1 AND p.person = $2"
OF_NOTE = "SELECT goal FROM reintegration.plan_note WHERE id = $1 AND person = $2"
CORRECTED = "SELECT 1 FROM reintegration.plan_note WHERE corrects = $1"


@dataclass(frozen=True, slots=True)
class NewNote:
    """About a goal or the whole plan (None). `own`: the person's words as they were said; `worker`: the worker's."""

    own: str = field(default="", repr=False)
    worker: str = field(default="", repr=False)
    goal: UUID | None = None
    corrects: UUID | None = None


async def add_progress_note(person: UUID, note: NewNote, *, token: UUID, by: Actor, now: datetime) -> None:
    """Add it; one that corrects another is about the same goal. Also in a closed case.

    Raises ReasonMissing for an empty one, NotThere, PlanChanged where the note was corrected already.
    """
    if not (note.own.strip() or note.worker.strip()):
        raise ReasonMissing
    async with transaction(DB):
        case = await locked_case(person, by=by, must_be_open=False)
        number = uuid4()
        if await sent_before(token, number, by=by, now=now):
            return
        goal = note.goal
        if note.corrects is not None:
            found = await fetch_values(DB, OF_NOTE, note.corrects, person)
            if not found:
                raise NotThere
            if await fetch_values(DB, CORRECTED, note.corrects):
                raise PlanChanged
            goal = found[0]
        if goal is not None and not await fetch_values(DB, OF_GOAL, goal, person):
            raise NotThere
        sealed = (await key_for(person, now)).seal({"own": note.own, "worker": note.worker}, f"plan_note/{number}")
        await PlanNote.insert(
            PlanNote(id=number, person=person, goal=goal, corrects=note.corrects, sealed=sealed, by_id=by.id, by_name=by.name, at=now)
        )
        await write_entry(person, "plan_note_corrected" if note.corrects else "plan_noted", by=by, now=now)
        details: audit.Details = {"note": str(number), "corrects": str(note.corrects) if note.corrects else None}
        await audit.record(Audit, by=by, action="plan_noted", about=person, details=details, at=now)
        await notify_desk(case)
