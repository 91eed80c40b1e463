"""Whether a need is met, said at the end of a referral, a course, a job or a group; corrected later."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import EntryChanged, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.need_followup.domain import ENDING, Answer, Kind, ensure_explained, last_of, state_after
from services.reintegration.need_followup.queries.things import need_of, outcomes_of, things_of
from services.reintegration.need_followup.tables import NeedOutcome
from services.reintegration.needs.actions.working import enter_state
from services.reintegration.needs.domain.pathways import SENSITIVE
from services.reintegration.notifications import notify_desk
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


@dataclass(frozen=True, slots=True)
class Said:
    """The answer; `why` where the need is not met in full; `note` is dropped for a sensitive need."""

    answer: Answer
    why: str | None = None
    note: str = field(default="", repr=False)


async def say_outcome(
    need: UUID, kind: Kind, subject: UUID, said: Said, *, seen_number: int, token: UUID, by: Actor, now: datetime
) -> UUID:  # fmt: skip
    """Write the answer, or a corrected one; returns the person. What is met closes the need, anything else keeps it open.

    Raises EntryChanged where somebody said something since `seen_number`, or it is not linked any more; ReasonMissing; NotAllowed for a
    need that the person declined; NotThere, CaseClosed.
    """
    ensure_explained(said.answer, said.why)
    person, _ = await need_of(need, by)
    async with transaction(DB):
        case, made = await locked_case(person, by=by), uuid4()
        if await sent_before(token, made, by=by, now=now):
            return person
        person, shown = await need_of(need, by)
        if kind not in ENDING or shown.pathway is None:
            raise NotThere
        if not any(each.kind == kind and each.id == subject and each.need_id == need for each in await things_of(person)):
            raise EntryChanged
        before = last_of(await outcomes_of(person, need, shown.pathway), subject)
        if (before.number if before else 0) != seen_number:
            raise EntryChanged
        state, number = state_after(shown.state, said.answer), seen_number + 1
        note = said.note.strip() if shown.pathway not in SENSITIVE else ""
        sealed = (await key_for(person, now)).seal({"note": note}, f"outcome/{need}/{subject}/{number}") if note else None
        await NeedOutcome.insert(
            NeedOutcome(
                id=made, need=need, kind=kind, subject=subject, number=number, answer=said.answer.value,
                why=said.why if said.answer is not Answer.MET else None, sealed=sealed, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        if state is not shown.state:
            await enter_state(case, need, state, version=shown.version + 1, note="", by=by, now=now)
        await write_entry(person, "need_outcome_said", by=by, now=now, answer=said.answer.value, corrected=number > 1)
        details: audit.Details = {"need": str(need), "kind": kind, "subject": str(subject), "answer": said.answer.value}
        await audit.record(Audit, by=by, action="need_outcome_said", about=person, details=details, at=now)
        await notify_desk(case)
    return person
