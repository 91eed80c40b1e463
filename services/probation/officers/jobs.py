"""Carrying out decisions about whole caseloads."""

from services.probation.officers.reassignment import BATCH, carry_out
from shared import clock
from shared.values import JobContext

CARRY_OUT_EVERY = 10.0
BATCHES_AT_ONCE = 20


async def carry_out_reassignments(_: JobContext) -> None:
    """Sweep: cases that wait for their new officer. A few batches a run, so that other tasks are not kept waiting."""
    for _number in range(BATCHES_AT_ONCE):
        if await carry_out(now=clock.now()) < BATCH:
            return
