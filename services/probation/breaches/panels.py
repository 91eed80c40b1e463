"""Proceedings on the case page, on the first page what is overdue, and where a change of a term, a duty or a registration came from."""

from collections.abc import Sequence
from uuid import UUID

from services.probation.breaches import effect_words, queries, words
from services.probation.breaches.actions.steps import is_over
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.queries import Asked, effects_on
from services.probation.cases.rows import Case
from shared import clock
from shared.access.permissions import may
from shared.actors import Actor
from shared.registry import Ground
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 5


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The proceedings of a case that go on, and the one whose ruling led to this registration. What ended in the person's favour is not
    held up here.
    """
    if not may(request.user, BreachPermission.READ):
        return None
    found = [row for row in await queries.of_person(request.user, case.person) if not is_over(row)][:SHOWN]
    came_from = await grounds(request.user, [case.registration])
    shown: PageContext = {"rows": [(row, words.stage(row.stage)) for row in found], "words": words, "grounds": came_from}
    return shown if found or came_from else None


async def of_office(request: Web, _: None) -> PageContext | None:
    """What waits of this officer's, soonest first; nothing where nothing does."""
    if not may(request.user, BreachPermission.WORK):
        return None
    rows = await queries.listed(request.user, Asked(request.user.id), size=SHOWN)
    if not rows.rows:
        return None
    return {"rows": [(row, words.stage(row.stage)) for row in rows], "words": words, "now": clock.now()}


async def grounds(by: Actor, subjects: Sequence[UUID]) -> list[Ground]:
    """The proceedings whose rulings changed these rows, or whose appeals took that back; one link for each."""
    if not may(by, BreachPermission.READ):
        return []
    found = {(one.subject, one.proceeding, bool(one.corrects)): one for one in await effects_on(subjects)}
    return [Ground(one.subject, f"/breaches/{one.proceeding}", effect_words.ground(one)) for one in found.values()]
