"""Telling the kiosk what to ask, and that it need not ask any more. Inside the caller's transaction, which has locked the proceeding."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.at_kiosk import words
from services.probation.breaches.at_kiosk.queries import open_requests
from services.probation.breaches.at_kiosk.tables import BreachKioskRequest
from services.probation.breaches.rows import Proceeding, ShownFact
from services.probation.database import MESSAGING
from shared.actors import Actor
from shared.db.rows import ColumnValues
from shared.messages.explanations import AskedAbout, ExplanationAskedForBiometrics, ExplanationWithdrawnForBiometrics
from shared.messaging.outbox import send


async def ask_at_kiosk(row: Proceeding, facts: Sequence[ShownFact], until: datetime, *, by: Actor, now: datetime) -> None:
    """The kiosk asks about the days of these facts in neutral words, once each; where no fact is left it asks nothing."""
    zone = ZoneInfo(row.time_zone)
    days = {(_day(one, zone), words.neutral_kind(one.kind)) for one in facts if one.removed_at is None}
    if not days:
        return
    number = uuid4()
    await BreachKioskRequest.insert(
        BreachKioskRequest(
            id=number, proceeding=row.id, told_as=row.person, asked_at=now, answer_until=until, by_id=by.id, by_name=by.name
        )
    )  # fmt: skip
    about = [AskedAbout(on=day, text=words.neutral(kind)) for day, kind in sorted(days)]
    message = ExplanationAskedForBiometrics(person=row.person, request=number, asked_at=now, answer_until=until, about=about)
    await send(MESSAGING, message)


async def stop_asking(proceeding: UUID, because: str, *, now: datetime) -> None:
    """Whatever the kiosk still asks for this proceeding is withdrawn, under the record under which it was told."""
    for one in await open_requests(proceeding):
        ended: ColumnValues = {BreachKioskRequest.ended_at: now, BreachKioskRequest.ended_because: because}
        await BreachKioskRequest.update(ended).where(BreachKioskRequest.id == one.id)
        await send(MESSAGING, ExplanationWithdrawnForBiometrics(person=one.told_as, request=one.id, withdrawn_at=now))


def _day(fact: ShownFact, zone: ZoneInfo) -> date:
    """The day that the person knows: for a check-in the one on which it was due, since it is missed only when its time is over."""
    due = fact.details.get("due_on")
    return date.fromisoformat(str(due)) if due else fact.at.astimezone(zone).date()
