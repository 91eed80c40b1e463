"""What the kiosk asks somebody now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.explanations.domain import ANSWERABLE, Draft, Showing
from services.biometrics.explanations.tables import ExplanationRequest, ExplanationVisit
from shared.db.rows import from_json, select_row, select_rows
from shared.identity.tokens import token_hash
from shared.messages.explanations import AskedAbout
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What is asked, before it is shown."""

    request: UUID
    answer_until: datetime
    about: list[JsonObject] = from_json()


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request at this kiosk."""

    id: UUID
    request: UUID
    person: UUID
    kiosk: UUID
    place: str
    answer_until: datetime
    state: str
    shown_at: datetime | None
    ended_at: datetime | None
    given: str | None
    receipt: str | None
    about: list[object] = from_json()
    draft: Draft = from_json()

    @property
    def at(self) -> Showing:
        """The state."""
        return Showing(self.state)

    @property
    def asked(self) -> list[AskedAbout]:
        """What is asked about, the earliest day first."""
        return sorted((AskedAbout.model_validate(each) for each in self.about), key=lambda each: each.on)


async def open_requests(persons: list[UUID], now: datetime) -> list[OpenRequest]:
    """What is asked of these subjects of one person, the earliest first."""
    waiting = (ExplanationRequest.state == "open") & (ExplanationRequest.answer_until > now)
    query = ExplanationRequest.select().where(ExplanationRequest.person.is_in(persons), waiting)
    return await select_rows(OpenRequest, query.order_by(ExplanationRequest.asked_at, ExplanationRequest.request))


async def shown_at_kiosk(token: str, kiosk: UUID) -> list[ShownRequest]:
    """The requests of the visit that this kiosk's cookie names, in their order."""
    mine = (ExplanationVisit.token_hash == token_hash(token)) & (ExplanationVisit.kiosk == kiosk)
    return await select_rows(ShownRequest, ExplanationVisit.select().where(mine).order_by(ExplanationVisit.begun_at, ExplanationVisit.id))


async def locked_visit(visit: UUID) -> ShownRequest:
    """One request at a kiosk, locked until COMMIT. Raises LookupError."""
    found = await select_row(ShownRequest, ExplanationVisit.select().where(ExplanationVisit.id == visit).lock_rows("UPDATE").first())
    if found is None:
        raise LookupError("unknown explanation visit")
    return found


def to_ask(rows: list[ShownRequest]) -> ShownRequest | None:
    """What the page shows next: what is open, then what waits, then what was put off."""
    order = (Showing.OPEN, Showing.WAITING, Showing.PUT_OFF)
    return next((row for state in order for row in rows if row.at is state), None)


def to_answer(rows: list[ShownRequest]) -> ShownRequest | None:
    """Whose answer the pages of the answer write."""
    return next((row for state in ANSWERABLE for row in rows if row.at is state), None)


def last_given(rows: list[ShownRequest]) -> ShownRequest | None:
    """What was handed in last."""
    given = [row for row in rows if row.at is Showing.ANSWERED and row.ended_at is not None]
    return max(given, key=lambda row: str(row.ended_at), default=None)
