"""The term while somebody is searched for: it stops with the first measure, and a court lets it go on."""

from datetime import date, datetime
from uuid import UUID

from services.probation.breaches.actions.effects.term import enter_in_term
from services.probation.breaches.actions.searching import SEARCHED
from services.probation.breaches.actions.steps import locked_proceeding, note
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachProceeding
from services.probation.cases.domain.categories import Category
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.terms.domain.changes import Change
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


async def suspend_term(number: UUID, document: str, *, seen: int, by: Actor, now: datetime) -> None:
    """The term of a suspended sentence does not run from the start of the search measures on.

    Raises NotFound, AlreadyClosed, AlreadyDecided, AgainstTerm.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if not may_suspend(row) or row.searched_since is None:
            raise AlreadyDecided
        change = Change("suspended", row.searched_since, document, document)
        await enter_in_term(row, change, by=by, now=now)
        values: ColumnValues = {BreachProceeding.term_suspended_on: row.searched_since}
        await note(row, "term_suspended", values=values, why=document, by=by, now=now)


async def resume_term(number: UUID, on: date, document: str, *, seen: int, by: Actor, now: datetime) -> None:
    """The court lets the term run again. Raises NotFound, AlreadyClosed, AlreadyDecided, AgainstTerm."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if not may_resume(row):
            raise AlreadyDecided
        await enter_in_term(row, Change("resumed", on, document, document), by=by, now=now)
        values: ColumnValues = {BreachProceeding.term_resumed_on: on}
        await note(row, "term_resumed", values=values, why=document, by=by, now=now)


def may_suspend(row: Proceeding) -> bool:
    """Only of a suspended sentence, while the person is searched for, once."""
    searched = row.searched_since is not None and row.found_on is None and row.at in SEARCHED
    return searched and row.category == Category.SUSPENDED_SENTENCE and row.term_suspended_on is None


def may_resume(row: Proceeding) -> bool:
    """After the person was found, where the term was suspended and does not run yet."""
    return row.found_on is not None and row.term_suspended_on is not None and row.term_resumed_on is None
