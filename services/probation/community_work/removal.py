"""Whether community work is done, so that the registration can end for that reason."""

from zoneinfo import ZoneInfo

from services.probation.closing.domain import HOURS_SERVED
from services.probation.community_work import words
from services.probation.community_work.actions.locking import work_today
from services.probation.community_work.domain.sessions import Balance
from shared.registry import ClosingWanted
from shared.web.i18n import gettext


async def objection(wanted: ClosingWanted) -> str | None:
    """Why not every hour is worked, in words; None where it is, or where something else is the reason. Raises NotFound."""
    if wanted.reason != HOURS_SERVED:
        return None
    work = await work_today(wanted.registration, wanted.at.date())
    balance = work.balance(wanted.at.astimezone(ZoneInfo(work.sentenced.time_zone)).date())
    return None if balance.done else lacking(balance)


def lacking(balance: Balance) -> str:
    """What is to be done before every hour is credited."""
    if balance.sentence <= 0:
        return gettext("The hours of the sentence are not known: record them first, or choose another reason.")
    said = [
        gettext(
            "Of the sentence of %(hours)s so many hours are credited: %(credited)s. Nothing was saved.",
            hours=words.hours(balance.sentence), credited=balance.credited,
        )
    ]  # fmt: skip
    if balance.offered:
        said.append(gettext("Hours of sessions without an outcome: %(hours)s. Record how they ended.", hours=balance.offered))
    if balance.remaining:
        said.append(gettext("Hours without a session: %(hours)s. Plan them, or choose another reason.", hours=balance.remaining))
    return " ".join(said)
