"""Forms that take effect once, however often they are sent."""

from datetime import datetime
from uuid import UUID

from services.reintegration.errors import NotThere
from services.reintegration.form_submissions.tables import FormSubmission
from shared.actors import Actor


async def sent_before(token: UUID, result: UUID, *, by: Actor, now: datetime) -> UUID | None:
    """Claim a form's token inside the transaction. None: it is new. Otherwise the result of the first time."""
    claimed = await FormSubmission.insert(FormSubmission(token=token, by_id=by.id, result=result, at=now)).on_conflict(
        target=FormSubmission.token, action="DO NOTHING"
    )
    if claimed:
        return None
    first = await FormSubmission.select(FormSubmission.result).where(FormSubmission.token == token, FormSubmission.by_id == by.id).first()
    if first is None:
        raise NotThere  # somebody else's token
    before: UUID = first["result"]
    return before


async def result_of(token: UUID, *, by: Actor) -> UUID | None:
    """What a form of this actor led to; None where it was not sent yet."""
    found = await FormSubmission.select(FormSubmission.result).where(FormSubmission.token == token, FormSubmission.by_id == by.id).first()
    return found["result"] if found else None
