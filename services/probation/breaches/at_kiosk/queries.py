"""What the kiosk was told to ask, and what came from there. Read the proceeding first: it checks who may read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.breaches.at_kiosk.sealing import Said, Sealed, unseal
from services.probation.database import DB
from shared.db.rows import fetch_row, fetch_rows

REQUEST = """SELECT id, proceeding, told_as, asked_at, answer_until, ended_at, ended_because FROM probation.breach_kiosk_request"""
ANSWER = """SELECT id, request, kind, sealed, wrapped_key, brings_paper, language, place, receipt, given_at, received_at, fit
    FROM probation.breach_kiosk_answer"""


@dataclass(frozen=True, slots=True)
class KioskRequest:
    """What the kiosk was told to ask; `ended_at`: None while it asks."""

    id: UUID
    proceeding: UUID
    told_as: UUID
    asked_at: datetime
    answer_until: datetime
    ended_at: datetime | None
    ended_because: str | None


@dataclass(frozen=True, slots=True, repr=False)
class KioskAnswer:
    """An answer with its encrypted words."""

    id: UUID
    request: UUID
    kind: str
    sealed: bytes
    wrapped_key: bytes
    brings_paper: bool
    language: str
    place: str
    receipt: str
    given_at: datetime
    received_at: datetime
    fit: str

    @property
    def said(self) -> Said:
        """Reason and words. Raises CannotDecrypt."""
        return unseal(self.id, Sealed(self.wrapped_key, self.sealed))


async def request_of(number: UUID) -> KioskRequest | None:
    """One request."""
    return await fetch_row(DB, KioskRequest, f"{REQUEST} WHERE id = $1", number)


async def last_request(proceeding: UUID) -> KioskRequest | None:
    """The latest one of a proceeding."""
    return await fetch_row(DB, KioskRequest, f"{REQUEST} WHERE proceeding = $1 ORDER BY asked_at DESC, id LIMIT 1", proceeding)


async def open_requests(proceeding: UUID) -> list[KioskRequest]:
    """What the kiosk still asks for a proceeding."""
    return await fetch_rows(DB, KioskRequest, f"{REQUEST} WHERE proceeding = $1 AND ended_at IS NULL ORDER BY asked_at, id", proceeding)


async def answers(proceeding: UUID) -> list[KioskAnswer]:
    """Everything that came from a kiosk, the latest first."""
    return await fetch_rows(DB, KioskAnswer, f"{ANSWER} WHERE proceeding = $1 ORDER BY given_at DESC, id", proceeding)


async def talk_asked_at(proceeding: UUID, since: datetime) -> datetime | None:
    """When the person said last that they want to explain in person, about the facts of this round."""
    given = [one for one in await answers(proceeding) if one.kind == "in_person" and one.received_at >= since and one.fit != "earlier"]
    return given[0].given_at if given else None
