"""Where a change of the term, a duty or a registration came from: the ruling in a proceeding."""

from collections.abc import Sequence
from uuid import UUID

from services.probation.breaches import effect_words
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.queries import effects_on
from shared.access.permissions import may
from shared.actors import Actor
from shared.registry import Ground


async def grounds(by: Actor, subjects: Sequence[UUID]) -> list[Ground]:
    """The proceedings whose rulings changed these rows, or whose appeals took that back; one link for each."""
    if not may(by, BreachPermission.READ):
        return []
    found = {(one.subject, one.proceeding, bool(one.corrects)): one for one in await effects_on(subjects)}
    return [Ground(one.subject, f"/breaches/{one.proceeding}", effect_words.ground(one)) for one in found.values()]
