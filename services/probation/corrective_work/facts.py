"""Three months without a job: a fact that an officer may look into."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.corrective_work.domain.entries import state_of
from services.probation.corrective_work.domain.rules import without_job
from services.probation.corrective_work.queries import entries_of, registrations_of, sentenced_of
from shared import clock
from shared.case_events import Fact, FactSource
from shared.values import Details
from shared.web.i18n import format_date, gettext


async def facts_of(person: UUID, since: datetime) -> list[Fact]:
    """The spells without a job that met the rule since a moment, oldest first."""
    found = []
    for registration in await registrations_of(person):
        sentenced = await sentenced_of(registration)
        if sentenced is None:
            continue
        zone = ZoneInfo(sentenced.time_zone)
        state = state_of(each.plain() for each in await entries_of(registration))
        for one in without_job(state, registered_on=sentenced.registered_on, today=clock.now().astimezone(zone).date()):
            at = datetime.combine(one.met_on, time.min, zone)
            if one.met and at >= since:
                address = f"/people/{person}/corrective?registration={registration}"
                found.append(Fact("jobless", one.spell.after or registration, at, address, {"since": one.spell.since.isoformat()}))
    return sorted(found, key=lambda each: each.at)


def _words(details: Details) -> str:
    return gettext("Without a recorded job since %(day)s", day=format_date(date.fromisoformat(str(details["since"]))))


SOURCE = FactSource({"jobless": _words}, facts_of)
