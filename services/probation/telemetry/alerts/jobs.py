"""What is done about alerts as time passes."""

from typing import Any

from services.probation.telemetry.alerts import incidents
from shared import clock

CLOCKS_EVERY = 15.0


async def run_clocks(_ctx: dict[str, Any]) -> None:
    """Alerts that quiet hours held come out in the morning; those that nobody takes go to the deputy and the senior officer."""
    await incidents.take_in(clock.now())
    while await incidents.run_clocks(clock.now()) == incidents.MOST_IN_A_ROUND:
        pass
