"""What was said about a referral, opened for a reader who may see the referral."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.conversations.access import Talked, about, reading_key
from services.reintegration.conversations.arrivals import handover_of
from services.reintegration.conversations.domain import Handover, ProposalRow, Side
from services.reintegration.database import DB
from services.reintegration.sealing.keys import PersonKey
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values

MESSAGES = """SELECT id, party, via, sealed, by_name, at FROM reintegration.referral_message WHERE referral = $1 AND ($3::uuid IS NULL
    OR (at, id) < (SELECT at, id FROM reintegration.referral_message WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2"""
PROPOSALS = """SELECT p.*, coalesce(a.state IN ('moved', 'cancelled'), false) AS changed FROM reintegration.referral_proposal p
    LEFT JOIN reintegration.appointment a ON a.id = p.appointment WHERE p.referral = $1 ORDER BY p.at DESC, p.id DESC LIMIT $2"""
ARRIVALS = (
    "SELECT party, via, answer, by_name, at FROM reintegration.referral_arrival WHERE referral = $1 ORDER BY at DESC, id DESC LIMIT $2"
)
READ_AT = "SELECT read_at FROM reintegration.referral_read WHERE referral = $1 AND party = $2"
UNREAD = """SELECT m.referral FROM reintegration.referral_message m WHERE m.referral = ANY ($1) AND m.party <> $2 AND m.at > coalesce(
    (SELECT read_at FROM reintegration.referral_read r WHERE r.referral = m.referral AND r.party = $2), '-infinity') GROUP BY m.referral"""
MOST_TIMES, MOST_ARRIVALS = 30, 30


@dataclass(frozen=True, slots=True)
class Message:
    """A message in words. `unread`: the reader's side has not seen it before."""

    id: UUID
    party: str
    via: str
    text: str
    by_name: str
    at: datetime
    unread: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed time in words. `person_answer`, `person_words`: what the person said to it.

    `changed`: it was agreed, and the worker has moved or cancelled the appointment since.
    """

    id: UUID
    party: str
    via: str
    starts_at: datetime
    minutes: int
    place: str
    contact: str
    phone: str
    note: str
    state: str
    by_name: str
    at: datetime
    appointment: UUID | None
    changed: bool
    person_answer: str | None
    person_words: str


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """What a side said about the arrival."""

    party: str
    via: str
    answer: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that both sides said, the latest first."""

    messages: KeysetPage[Message]
    proposals: list[Proposal]
    arrivals: list[ArrivalRow]
    handover: Handover


@dataclass(frozen=True, slots=True)
class _Sealed:
    id: UUID
    party: str
    via: str
    sealed: bytes
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Proposed(ProposalRow):
    changed: bool
    person_answer: str | None
    person_sealed: bytes | None


async def conversation(talked: Talked, side: Side, *, size: int, after: UUID | None = None) -> Conversation:
    """For a reader of this side, who was checked by `talked_about`; `after` is a message."""
    key = await reading_key(talked)
    read = (await fetch_values(DB, READ_AT, talked.id, side) or [None])[0]

    def opened(row: _Sealed) -> Message:
        text = str(key.open(row.sealed, about("message", row.id))["text"]) if key else ""
        unread = row.party != side and (read is None or row.at > read)
        return Message(row.id, row.party, row.via, text, row.by_name, row.at, unread)

    sealed = page_of(await fetch_rows(DB, _Sealed, MESSAGES, talked.id, size + 1, after), size, begins_after=after)
    async with beyond_scope(DB, "a provider sees that an agreed meeting was moved or cancelled; the appointment belongs to the case"):
        rows = await fetch_rows(DB, _Proposed, PROPOSALS, talked.id, MOST_TIMES)
    proposals = [_proposal(row, key) for row in rows if key]
    arrivals = await fetch_rows(DB, ArrivalRow, ARRIVALS, talked.id, MOST_ARRIVALS)
    return Conversation(sealed.map(opened), proposals, arrivals, await handover_of(talked.id))


def _proposal(row: _Proposed, key: PersonKey) -> Proposal:
    found = key.open(row.sealed, about("proposal", row.id))
    said = {name: str(found[name]) for name in ("place", "contact", "phone", "note")}
    return Proposal(
        row.id, row.party, row.via, row.starts_at, row.minutes, said["place"], said["contact"], said["phone"], said["note"], row.state,
        row.by_name, row.at, row.appointment, row.changed, row.person_answer,
        str(key.open(row.person_sealed, about("person_answer", row.id))["words"]) if row.person_sealed else "",
    )  # fmt: skip


async def unread_of(referrals: list[UUID], side: Side) -> set[UUID]:
    """Which of these referrals have messages that this side has not read."""
    return set(await fetch_values(DB, UNREAD, referrals, side))
