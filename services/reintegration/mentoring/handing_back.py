"""What ends by itself: the last day passed, or the mentor's account was switched off. The desk gets a task to make contact."""

from datetime import datetime

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB
from services.reintegration.mentoring import queries
from services.reintegration.mentoring.actions import end_unasked
from services.reintegration.notifications import notify_desk
from services.reintegration.tasks.actions import insert_task, waiting_task
from services.reintegration.words import today
from shared.db.engine import transaction
from shared.printing.speaking import speaking
from shared.web.i18n import gettext


async def hand_back(*, now: datetime) -> int:
    """Of every desk: end what is over and hand back who has no mentor any more; returns how many. Safe to repeat.

    The database says of an account only whether it is in use (`reintegration.accounts_in_use`): this process may read nothing of accounts.
    """
    done = 0
    for row in await queries.run_out(today(now)):
        done += await _end(row, "time_over" if row.until_on < today(now) else "account_disabled", now)
    return done


async def _end(row: queries.MentorshipRow, reason: str, now: datetime) -> bool:
    async with transaction(DB):
        case = await locked_case(row.person, by=BY, must_be_open=False)
        if not await end_unasked(row, reason, by=BY, now=now):
            return False
        asks = reason == "account_disabled" and case.status == "open"
        if asks and await waiting_task(row.person, "contact", "other") is None:
            with speaking("ru" if case.language == "ru" else "en" if case.language == "en" else "kk"):
                words = gettext("The mentor cannot go on. Ask the person whether they want another one.")
            await insert_task(case, kind="contact", need="other", words=words, asked_at=now, by=BY, now=now)
        await notify_desk(case)
    return True
