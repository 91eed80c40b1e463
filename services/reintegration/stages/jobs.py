"""Paths are moved on every quarter of an hour; after an outage everything that was missed, in the order of the ids of the cases."""

from uuid import UUID

from services.reintegration.database import BY
from services.reintegration.stages.actions.walking import walk_case
from services.reintegration.stages.deadlines import law_on, mark_of
from services.reintegration.stages.queries import waiting_to_walk
from services.reintegration.words import today
from shared import clock
from shared.logs import log
from shared.values import JobContext

WALK_EVERY = 900.0
AT_ONCE = 200


async def walk_paths(_ctx: JobContext) -> None:
    """Enter what begins today, begin paths of cases without one, count anew what the law changed. Each case in a transaction of its own:
    killed in the middle, the next run does the rest, and nothing twice."""
    now, last = clock.now(), UUID(int=0)
    day = today(now)
    mark = mark_of(law_on(day))
    while waiting := await waiting_to_walk(last, day, mark, size=AT_ONCE):
        for person in waiting:
            try:
                await walk_case(person, by=BY, now=now)
            except Exception as error:  # noqa: BLE001  # one case's trouble is its own; it is tried again at the next run
                log.error("path_not_walked", error=type(error).__name__)
        last = waiting[-1]
