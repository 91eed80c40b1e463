"""What a decided request says is erased when its time is over; its region, state, reason and moments stay for the figures."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.database import BY, DB, Audit
from services.reintegration.help_requests.answering.actions import stop_answers
from services.reintegration.help_requests.answering.domain import Withheld
from services.reintegration.help_requests.tables import HelpRequest, HelpRequestAnswer
from services.reintegration.law.rules import rules
from services.reintegration.sealing.keys import forget_key
from services.reintegration.settings import settings
from services.reintegration.words import today
from shared import audit
from shared.db.engine import transaction
from shared.db.rows import fetch_values

BATCH = 100
OVER = """SELECT id FROM reintegration.help_request WHERE state <> 'waiting' AND erased_at IS NULL AND decided_at < $1
    ORDER BY decided_at, id LIMIT $2"""
LOCK = """SELECT person FROM reintegration.help_request WHERE id = $1 AND state <> 'waiting' AND erased_at IS NULL AND decided_at < $2
    FOR UPDATE"""


def kept_until(decided_on: date, on: date) -> date:
    """The last day on which a request that was decided on a day can be read, as it holds on `on`. Raises NoSuchRule."""
    return decided_on + timedelta(days=rules().number("help_request_kept", on))


def decided_before(now: datetime) -> datetime:
    """What was decided before this is erased now. Raises NoSuchRule for a day before our rules began."""
    on = today(now)
    first = on - timedelta(days=rules().number("help_request_kept", on))
    return datetime.combine(first, time.min, ZoneInfo(settings().timezone))


async def erase_batch(now: datetime) -> int:
    """Erase some whose time is over; returns how many were looked at."""
    before = decided_before(now)
    found = await fetch_values(DB, OVER, before, BATCH)
    for number in found:
        await _erase(number, before, now)
    return len(found)


async def _erase(number: UUID, before: datetime, now: datetime) -> None:
    """The key goes, and with it every copy of what was written; the row says nothing about the person any more."""
    async with transaction(DB):
        found = await fetch_values(DB, LOCK, number, before)
        if not found:  # taken up again meanwhile
            return
        await forget_key(found[0], now)
        await stop_answers(number, Withheld.GONE, now=now)
        await HelpRequestAnswer.update({HelpRequestAnswer.number_end: None}).where(HelpRequestAnswer.help_request == number)
        await HelpRequest.update({HelpRequest.sealed: b"", HelpRequest.case_person: None, HelpRequest.erased_at: now}).where(
            HelpRequest.id == number
        )
        await audit.record(Audit, by=BY, action="help_request_erased", about=found[0], details={"request": str(number)}, at=now)
