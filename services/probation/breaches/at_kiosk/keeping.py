"""Keeping what came from a kiosk. Inside the caller's transaction."""

from datetime import datetime
from uuid import UUID

from services.probation.breaches.at_kiosk.sealing import Said, seal
from services.probation.breaches.at_kiosk.tables import BreachKioskAnswer
from services.probation.breaches.domain.arrival import Fit
from shared.messages.explanations import ExplanationGiven


async def keep_answer(message: ExplanationGiven, proceeding: UUID, fit: Fit, *, now: datetime) -> bool:
    """Store it, its reason and words encrypted; False if it is there already."""
    sealed = seal(message.answer, Said(message.reason or "", message.words))
    row = BreachKioskAnswer(
        id=message.answer, request=message.request, proceeding=proceeding, kind=message.kind, sealed=sealed.content,
        wrapped_key=sealed.wrapped_key, brings_paper=message.brings_paper, language=message.language, kiosk=message.kiosk,
        place=message.place, receipt=message.receipt, given_at=message.given_at, received_at=now, fit=fit,
    )  # fmt: skip
    if await BreachKioskAnswer.exists().where(BreachKioskAnswer.id == message.answer):
        return False
    await BreachKioskAnswer.insert(row)
    return True
