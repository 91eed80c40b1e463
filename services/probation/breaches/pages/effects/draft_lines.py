"""One thing that a ruling would change, as it stands and as it would stand, in words."""

from dataclasses import dataclass

from services.probation.breaches import effect_words
from services.probation.breaches.domain.effects import Owner
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes, in words."""

    what: str
    before: str
    after: str


def line(owner: Owner, was: JsonObject, will: JsonObject, *, before: str | None = None) -> Line:
    """The line of an owner; `before` where nothing stands yet."""
    stood = effect_words.stands(owner, was) if before is None else before
    return Line(effect_words.owner(owner, will if will.get("code") else was), stood, effect_words.stands(owner, will))
