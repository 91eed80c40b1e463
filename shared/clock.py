"""The only module that reads the clock. The domain never does: it takes `now`."""

from datetime import UTC, datetime, timedelta

from shared.settings import settings


def now() -> datetime:
    """This moment, aware and in UTC. In a demo it may be shifted, so that a curfew can be shown in daylight."""
    moment = datetime.now(UTC)
    chosen = settings()
    return moment + timedelta(seconds=chosen.clock_offset_seconds) if chosen.demo else moment
