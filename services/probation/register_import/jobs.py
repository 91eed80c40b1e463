"""Carrying out imports that somebody confirmed."""

from services.probation.register_import import undoing
from services.probation.register_import.carrying_out import BATCH, carry_out
from shared import clock
from shared.values import JobContext

CARRY_OUT_EVERY = 2.0
BATCHES_AT_ONCE = 2


async def carry_out_imports(_: JobContext) -> None:
    """Sweep: rows that wait, registrations to be taken back. A few batches a run, so that other tasks are not kept waiting."""
    await undoing.go_on(now=clock.now())
    for _number in range(BATCHES_AT_ONCE):
        if await carry_out(now=clock.now()) < BATCH:
            return
