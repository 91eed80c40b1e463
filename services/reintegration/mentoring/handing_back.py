"""What ends by itself: the last day passed, or the mentor's account was switched off. The desk gets a task to make contact."""

from datetime import datetime

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB
from services.reintegration.mentoring import queries
from services.reintegration.mentoring.actions import end_unasked
from services.reintegration.tasks.actions import insert_task, waiting_task
from services.reintegration.words import today
from shared.actors import Actor
from shared.db.engine import transaction
from shared.identity.accounts import may_sign_in
from shared.printing.speaking import speaking
from shared.web.i18n import gettext


async def hand_back(*, by: Actor, now: datetime) -> int:
    """Of the reader's desk: end what is over and hand back who has no mentor any more; returns how many. Safe to repeat.

    It runs when a worker opens the desk, because only the pages may ask which accounts are switched off.
    """
    rows = await queries.running(by)
    if not rows:
        return 0
    there = await may_sign_in(sorted({row.mentor for row in rows}))
    done = 0
    for row in rows:
        gone, over = row.mentor not in there, row.until_on < today(now)
        if gone or over:
            done += await _end(row, "account_disabled" if gone else "time_over", now)
    return done


async def _end(row: queries.OnDesk, reason: str, now: datetime) -> bool:
    async with transaction(DB):
        case = await locked_case(row.person, by=BY)
        if not await end_unasked(row, reason, by=BY, now=now):
            return False
        if reason == "account_disabled" and await waiting_task(row.person, "contact", "other") is None:
            with speaking("ru" if case.language == "ru" else "en" if case.language == "en" else "kk"):
                words = gettext("The mentor cannot go on. Ask the person whether they want another one.")
            await insert_task(case, kind="contact", need="other", words=words, asked_at=now, by=BY, now=now)
    return True
