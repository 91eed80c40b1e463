"""The papers of a proceeding: drafted from its facts, decided and served with it (services.probation.documents)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from services.probation.breaches.domain.consequences import Finding, Step
from services.probation.breaches.domain.hearing import Means
from services.probation.breaches.rows import Proceeding
from shared.actors import Actor


async def draft_question(row: Proceeding, how: Means, due_at: datetime, *, by: Actor, now: datetime) -> None:
    """The paper that asks for an explanation."""


async def draft_papers(
    row: Proceeding, steps: Sequence[Step], months: int | None, reasons: str, resting: Sequence[Finding], *, by: Actor, now: datetime
) -> None:
    """A draft of each step's document."""


async def decide_papers(row: Proceeding, *, by: Actor, second: Actor | None, now: datetime) -> None:
    """The drafts are decided with the decision."""


async def withdraw_papers(row: Proceeding, why: str, *, by: Actor, now: datetime) -> None:
    """What has not left the house is withdrawn."""


async def serve_papers(row: Proceeding, how: str, on: date, words: str, *, by: Actor, now: datetime) -> None:
    """What was decided is served."""


async def papers_of_proceeding(number: UUID, person: UUID) -> list[object]:
    """The documents of a proceeding."""
    return []
