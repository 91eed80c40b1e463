"""What somebody has ticked or written and not yet sent. It is no answer: it is told to nobody, and goes with the visit."""

from datetime import datetime
from uuid import UUID

from services.biometrics.database import DB
from services.biometrics.sessions.domain import NotNow, State
from services.biometrics.sessions.queries import locked_session
from services.biometrics.sessions.tables import Session
from shared.db.engine import transaction


async def keep_draft(session: UUID, code: str, value: str | list[str], *, now: datetime) -> None:
    """Keep what stands on the page of one question. Raises NotNow where the questions are over."""
    async with transaction(DB):
        visit = await locked_session(session)
        if visit.state not in {State.IDENTIFIED, State.ANSWERING}:
            raise NotNow(visit.state)
        await Session.update({Session.drafts: {**visit.drafts, code: value}, Session.seen_at: now}).where(Session.id == session)
