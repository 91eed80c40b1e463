"""A periodic task: the officer of whoever wears a device is asked to look where two sources contradict each other."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from services.probation.database import BY, DB
from services.probation.queue.actions import open_item
from shared import clock
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.values import JobContext

CONFLICTS_EVERY = 30.0
SOURCES_DISAGREE = "sources_disagree"
LOOKED_BACK = timedelta(days=7)
"""For so long no worker may have run before a conflict is forgotten by the queue; the pages show it at any time."""
MOST_NOTICES = 1000
# An item that was opened since is about this conflict too, also if an officer closed it meanwhile. What the software
# closed itself ("over") nobody has looked at.
UNNOTICED = """SELECT a.id AS assignment, a.person FROM probation.position_conflict c
    JOIN probation.device_assignment a ON a.device_id = c.device_id AND a.since <= c.fix_time AND (a.until IS NULL OR a.until > c.fix_time)
    WHERE c.noticed_at > $1 AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'bracelet' AND q.person = a.person
        AND q.reason = $2 AND (q.closed_at IS NULL OR q.opened_at >= c.noticed_at AND q.outcome IS DISTINCT FROM 'over'))
    GROUP BY a.id, a.person ORDER BY a.person LIMIT $3"""


@dataclass(frozen=True, slots=True)
class ContestedWearer:
    """Somebody wears, or wore then, a device that two sources report differently."""

    assignment: UUID
    person: UUID


async def look_for_conflicts(_ctx: JobContext) -> None:
    """Open an item for each wearer of a device about which sources disagree, whatever else about it is asked."""
    now = clock.now()
    async with transaction(DB):
        for worn in await fetch_rows(DB, ContestedWearer, UNNOTICED, now - LOOKED_BACK, SOURCES_DISAGREE, MOST_NOTICES):
            await open_item(
                kind="bracelet",
                person=worn.person,
                subject_id=uuid5(worn.assignment, SOURCES_DISAGREE),  # another matter of the same bracelet does not hide it
                reason=SOURCES_DISAGREE,
                priority=2,
                now=now,
                by=BY,
            )
