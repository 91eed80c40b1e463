"""Explanations that an officer asks for at the kiosk: the messages of both sides."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from services.biometrics.explanations import requests
from services.probation.breaches.actions import kiosk_answers
from services.probation.breaches.at_kiosk.queries import KioskRequest, last_request
from shared.messages.explanations import (
    AskedAbout,
    ExplanationAskedForBiometrics,
    ExplanationGiven,
    ExplanationShown,
    ExplanationWithdrawnForBiometrics,
)
from tests.builders.actors import SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

UNTIL = NOW + timedelta(days=3)
CHECK_IN = {
    "kk": "Осы күнге тіркелу белгіленген.", "ru": "На этот день была назначена явка.", "en": "A check-in was due on this day.",
}  # fmt: skip
KIOSK = fresh()


async def asked_at_kiosk(person: UUID, *, on: date = TODAY, until: datetime = UNTIL, request: UUID | None = None) -> UUID:
    """Probation's message that the kiosk asks about a check-in that was due; the number of the request."""
    number = request or fresh()
    message = ExplanationAskedForBiometrics(
        person=person, request=number, asked_at=NOW, answer_until=until, about=[AskedAbout.model_validate({"on": on, "text": CHECK_IN})]
    )
    await requests.receive_request(message)
    return number


async def not_asked_any_more(person: UUID, request: UUID, *, now: datetime = NOW) -> None:
    """Probation's message that nobody waits any more."""
    message = ExplanationWithdrawnForBiometrics(person=person, request=request, withdrawn_at=now)
    await requests.withdraw_request(message, now=now)


async def told(proceeding: UUID) -> KioskRequest:
    """What the kiosk was told to ask last."""
    found = await last_request(proceeding)
    assert found is not None
    return found


def an_answer(request: KioskRequest, **changed: Any) -> ExplanationGiven:
    """The kiosk's message: ill, in Kazakh, with a paper to come."""
    given: dict[str, Any] = {
        "person": request.told_as, "request": request.id, "answer": fresh(), "kind": "explained", "reason": "illness",
        "words": "Ауырып қалдым", "brings_paper": True, "language": "kk", "kiosk": KIOSK, "place": "Demo Kiosk", "receipt": "E-0001-0001",
        "given_at": request.asked_at + timedelta(hours=1),
    }  # fmt: skip
    return ExplanationGiven.model_validate({**given, **changed})


async def answered(request: KioskRequest, **changed: Any) -> ExplanationGiven:
    """The same, received by probation at that moment."""
    message = an_answer(request, **changed)
    await kiosk_answers.receive_answer(message, by=SYSTEM, now=message.given_at)
    return message


async def wants_to_talk(request: KioskRequest, **changed: Any) -> ExplanationGiven:
    """The person wants to explain in person."""
    return await answered(request, kind="in_person", reason=None, words="", brings_paper=False, **changed)


async def shown(request: KioskRequest, at: datetime, *, ended: str = "put_off", showing: UUID | None = None) -> None:
    """It was on the screen and not answered."""
    body = {
        "person": request.told_as, "request": request.id, "showing": showing or fresh(), "kiosk": KIOSK, "place": "Demo Kiosk",
        "shown_at": at, "ended": ended,
    }  # fmt: skip
    await kiosk_answers.receive_showing(ExplanationShown.model_validate(body), by=SYSTEM, now=at)
