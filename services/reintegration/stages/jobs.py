"""Paths are moved on every quarter of an hour; after an outage everything that was missed, in the order of the ids of the cases."""

from collections import Counter
from uuid import UUID

from services.reintegration.database import BY
from services.reintegration.errors import NotThere
from services.reintegration.stages.actions.walking import walk_case
from services.reintegration.stages.deadlines import law_on, mark_of
from services.reintegration.stages.queries import waiting_to_walk
from services.reintegration.words import today
from shared import clock
from shared.law.rules import NoSuchRule
from shared.logs import log
from shared.messaging.transient import TRANSIENT
from shared.values import JobContext

EXPECTED = (NotThere, NoSuchRule, *TRANSIENT)
"""The case went away meanwhile, the law has no value for its day, or the database was lost or busy for a moment."""
WALK_EVERY = 900.0
AT_ONCE = 200


async def walk_paths(_ctx: JobContext) -> None:
    """Enter what begins today, begin paths of cases without one, count anew what the law changed. Each case in a transaction of its own:
    killed in the middle, the next run does the rest, and nothing twice.

    What can happen to a case in daily work is counted and tried again at the next run. Raises ExceptionGroup of everything else, after the
    other cases: the run has failed, which the worker reports and repeats.
    """
    now, last, left, failed = clock.now(), UUID(int=0), Counter[str](), list[Exception]()
    day = today(now)
    mark = mark_of(law_on(day))
    while waiting := await waiting_to_walk(last, day, mark, size=AT_ONCE):
        for person in waiting:
            try:
                await walk_case(person, by=BY, now=now)
            except EXPECTED as error:
                left[type(error).__name__] += 1
            except Exception as error:  # noqa: BLE001  # raised below: one case's trouble does not keep the others waiting
                failed.append(error)
        last = waiting[-1]
    for kind, count in left.items():
        log.warning("paths_not_walked", error=kind, count=count)
    if failed:
        raise ExceptionGroup("paths were not walked", failed)
