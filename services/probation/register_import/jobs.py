"""Carrying out imports that somebody confirmed."""

from services.probation.register_import.actions import BATCH, carry_out
from shared import clock
from shared.values import JobContext

CARRY_OUT_EVERY = 10.0
BATCHES_AT_ONCE = 5


async def carry_out_imports(_: JobContext) -> None:
    """Sweep: rows that wait. A few batches a run, so that other tasks are not kept waiting."""
    for _number in range(BATCHES_AT_ONCE):
        if await carry_out(now=clock.now()) < BATCH:
            return
