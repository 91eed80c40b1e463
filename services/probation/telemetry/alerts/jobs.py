"""Periodic tasks for alerts."""

from services.probation.telemetry.alerts import incidents
from shared import clock
from shared.values import JobContext

TIMERS_EVERY = 15.0


async def run_timers(_ctx: JobContext) -> None:
    """Alerts that quiet hours held are shown in the morning; those that nobody takes go to the deputy and the senior officer."""
    await incidents.assign_unassigned(clock.now())
    while await incidents.run_timers(clock.now()) == incidents.MOST_IN_A_ROUND:
        pass
