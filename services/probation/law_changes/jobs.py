"""Counting what a draft would change, in the worker: a whole country is too much for a page that somebody waits for."""

from services.probation.law_changes.actions.answering import keep_effects
from services.probation.law_changes.draft_queries import uncounted_draft
from services.probation.law_changes.effects.counting import count_effects
from services.probation.law_changes.effects.without import without_version
from shared import clock
from shared.values import JobContext

LOOK_EVERY = 5.0


async def count_next_draft(_: JobContext) -> None:
    """Sweep: the oldest draft that nobody has counted. Counted twice it says the same."""
    draft = await uncounted_draft()
    if draft is not None:
        now = clock.now()
        counted = await count_effects(draft.book, draft.change, now, await without_version(draft))
        await keep_effects(draft.id, counted, now=now)
