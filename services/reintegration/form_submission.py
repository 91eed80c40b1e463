"""Forms that take effect once, however often they are sent."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Timestamptz
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from shared import clock
from shared.actors import Actor

SUBMISSIONS_KEPT = timedelta(days=7)


class Submission(Table, schema="reintegration", db=DB):
    """A form that was sent: its token, and what came of it. Sent twice, it gives the first answer again."""

    token = UUIDColumn(primary_key=True, default=None)
    by_id = UUIDColumn(default=None)
    result = UUIDColumn(default=None)
    at = Timestamptz(default=None)


async def sent_before(token: UUID, result: UUID, *, by: Actor, now: datetime) -> UUID | None:
    """Claim a form's token inside the transaction. None: it is new. Otherwise what came of it the first time."""
    claimed = await Submission.insert(Submission(token=token, by_id=by.id, result=result, at=now)).on_conflict(
        target=Submission.token, action="DO NOTHING"
    )
    if claimed:
        return None
    first = await Submission.select(Submission.result).where(Submission.token == token, Submission.by_id == by.id).first()
    if first is None:
        raise NotThere  # somebody else's token
    before: UUID = first["result"]
    return before


async def forget_old_submissions(_ctx: dict[str, Any]) -> None:
    """A form cannot be sent twice a week later: its token is of no more use."""
    await Submission.delete().where(Submission.at < clock.now() - SUBMISSIONS_KEPT)
