"""What a closing, and its undoing, does to proceedings."""

from services.probation.breaches.actions.effects.following import confirm_proposed, wait_again
from services.probation.breaches.actions.steps import ITEMS, TALK, follow_queue, write_event
from services.probation.breaches.at_kiosk.asking import ask_at_kiosk, stop_asking
from services.probation.breaches.domain.attempts import Means
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.domain.transitions import FINAL
from services.probation.breaches.queries import any_proceeding, facts
from services.probation.breaches.tables import BreachProceeding
from services.probation.database import DB
from services.probation.queue.actions import close_item, reopen_items
from shared.case_events import CaseClosed, CaseReopened
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_values

WITH_CASE = "proceeding_ended"
"""The outcome of what waited about a proceeding that ended with its registration."""
WAITING = """SELECT id FROM probation.breach_proceeding WHERE registration = $1 AND ended_at IS NULL AND stage <> ALL ($2::text[])
    ORDER BY id FOR UPDATE"""
ENDED = "SELECT id FROM probation.breach_proceeding WHERE registration = $1 AND ended_at = $2 ORDER BY id FOR UPDATE"


async def end_with_case(closed: CaseClosed) -> dict[str, int]:
    """A registration ended: its proceedings end with it, as they stand, and say so; the kiosk asks no more. Returns how many."""
    await confirm_proposed(closed)
    found = await fetch_values(DB, WAITING, closed.registration, sorted(str(each) for each in FINAL))
    for number in found:
        row = await any_proceeding(number)
        assert row is not None
        await BreachProceeding.update({BreachProceeding.ended_at: closed.at, BreachProceeding.version: row.version + 1}).where(
            BreachProceeding.id == number
        )
        await stop_asking(number, "ended", now=closed.at)
        await write_event(number, row.version + 1, "ended", row.at, by=closed.by, now=closed.at)
        async with beyond_scope(DB, "what waits for the senior officers of the office is done too"):
            for kind in (*(kind for kind, _ in ITEMS.values()), "breach_appeal", "breach_rests", "breach_late", TALK):
                await close_item(subject_id=number, kind=kind, by=closed.by, now=closed.at, outcome=WITH_CASE)
    return {"breaches": len(found)} if found else {}


async def go_on_with_case(reopened: CaseReopened) -> None:
    """The closing was undone: its proceedings go on where they stood, and the kiosk asks again while there is time to answer."""
    await wait_again(reopened)
    for number in await fetch_values(DB, ENDED, reopened.registration, reopened.closed_at):
        row = await any_proceeding(number)
        assert row is not None
        await BreachProceeding.update({BreachProceeding.ended_at: None, BreachProceeding.version: row.version + 1}).where(
            BreachProceeding.id == number
        )
        await write_event(number, row.version + 1, "goes_on", row.at, by=reopened.by, now=reopened.at)
        await follow_queue(row, row.at, row.deadline_at, by=reopened.by, now=reopened.at)
        if row.at is Stage.ASKED and row.asked_how == Means.KIOSK and row.answer_due_at and row.answer_due_at > reopened.at:
            await ask_at_kiosk(row, await facts(number), row.answer_due_at, by=reopened.by, now=reopened.at)
    async with beyond_scope(DB, "what waited for the senior officers of the office waits again"):
        await reopen_items(reopened.person, closed_at=reopened.closed_at, outcome=WITH_CASE, by=reopened.by, now=reopened.at)
