"""Deciding many held rows at once: those with the same findings, that are like nobody on the register."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.probation.errors import AlreadyDecided, NotFound
from services.probation.register_import.actions import Decision, decide_row
from services.probation.register_import.rows import AT_ONCE
from shared.actors import Actor


async def decide_many(
    number: UUID, kind: str, rows: Sequence[int], decision: Decision, reason: str, *, by: Actor, now: datetime
) -> list[UUID]:
    """Decide these rows, each in a transaction of its own; returns who is on the register now.

    A row that somebody decided meanwhile, or of which another thing is asked by now, stays as it is.
    """
    made = []
    for row in rows[:AT_ONCE]:
        try:
            outcome = await decide_row(number, row, decision, reason, by=by, now=now, kind=kind)
        except (AlreadyDecided, NotFound):
            continue
        made += [outcome.person] if outcome.person else []
    return made
