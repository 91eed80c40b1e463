"""Before a second record of a person is made: who on the register may be the same, and what the officer says about them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.queries import case
from services.probation.cases.rows import Case
from services.probation.identity_match.domain.identity import Identity
from services.probation.identity_match.domain.weighing import Outcome, Weighed, outcome
from services.probation.identity_match.queries import candidates
from services.probation.identity_match.weights import weights
from services.probation.local_time import local_today
from shared.actors import Actor

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SameAnswer:
    """The officer's answer: it is `is_person`, or for `reason` it is none of those shown, whose mark is `asked`; or nothing yet."""

    asked: str = ""
    reason: str = ""
    is_person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody on the register who may be the person; `case` is None where this officer may not see who."""

    person: UUID
    case: Case | None
    weighed: Weighed
    outcome: Outcome


class PossiblySame(Exception):
    """The register has somebody who may be this person, and the officer has not said that it is somebody else."""

    def __init__(self, proposed: list[Proposed]) -> None:
        super().__init__("possibly the same person")
        self.shown = [each for each in proposed if each.case is not None][:MOST_SHOWN]
        self.elsewhere = [each.person for each in proposed if each.case is None]
        self.mark = mark_of(proposed)


def mark_of(proposed: list[Proposed]) -> str:
    """What the form sends back so that an answer is about exactly these people; it does not say who they are."""
    return hashlib.sha256(" ".join(sorted(str(each.person) for each in proposed)).encode()).hexdigest()[:32]


async def somebody_else(who: Identity, answer: SameAnswer, *, by: Actor, now: datetime) -> list[UUID]:
    """The people of whom the officer said that they are not this one. Raises PossiblySame while that is not said of everybody.

    Inside the caller's transaction, which reaches every office: of another office only whoever is probably the same counts.
    """
    today = local_today(now)
    limits, proposed = weights(today), []
    for found in await candidates(who, limits):
        meaning, seen = outcome(found.weighed.total, limits), await case(by, found.person)
        if seen is not None or meaning == "join":
            proposed.append(Proposed(found.person, seen, found.weighed, meaning))
    if proposed and not (answer.reason and answer.asked == mark_of(proposed)):
        raise PossiblySame(proposed)
    return [each.person for each in proposed]
