"""What a provider reads: referrals sent to their organisation with what the person agreed to share, never the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.queries import OwnOffer
from services.reintegration.errors import NotThere
from services.reintegration.referrals.queries import ReferralStep, events_of
from services.reintegration.referrals.tables import REFERRAL
from services.reintegration.rows import organisation_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values, from_json, read_apart

Part = Literal["waiting", "going_on", "ended"]

PARTS: dict[Part, str] = {
    "waiting": "r.status = 'requested' AND r.ended_at IS NULL",
    "going_on": "r.status <> 'requested' AND r.ended_at IS NULL",
    "ended": "r.ended_at IS NOT NULL",
}

_SHARED = (
    "SELECT r.id, r.person, r.need, r.status, r.organisation, r.shared_name, r.shared_language, w.withheld,"
    " CASE WHEN w.withheld THEN NULL ELSE r.shared_phone END AS shared_phone,"
    " CASE WHEN w.withheld THEN '' ELSE r.shared_note END AS shared_note, CASE WHEN w.withheld THEN NULL ELSE r.sealed END AS sealed,"
    " r.sent_by_name, r.requested_at, r.answer_due_at, r.started_at, r.ended_at, r.handed_over_at, s.name AS offer_name"
    " FROM reintegration.referral r JOIN reintegration.service_offer s ON s.id = r.offer"
    " CROSS JOIN LATERAL (SELECT r.status = 'cancelled' AND EXISTS (SELECT FROM reintegration.referral_event e"
    " WHERE e.referral = r.id AND e.status = 'cancelled' AND e.reason = 'consent_withdrawn') AS withheld) w WHERE r.organisation = $1"
)

_WANTED = (
    "($4::text IS NULL OR r.shared_name ILIKE '%' || $4 || '%' OR left(r.id::text, 8) = lower($4)"
    " OR length($5) >= 4 AND NOT w.withheld AND regexp_replace(r.shared_phone, '[^0-9]', '', 'g') LIKE '%' || right($5, 10))"
    " AND ($6::uuid IS NULL OR r.offer = $6) AND ($7::timestamptz IS NULL OR r.status = 'requested' AND r.answer_due_at < $7)"
)

_INBOX_ORDER = (
    "AND ($3::uuid IS NULL OR (r.requested_at, r.id) < (SELECT requested_at, id FROM reintegration.referral WHERE id = $3))"
    " ORDER BY r.requested_at DESC, r.id DESC LIMIT $2"
)


@dataclass(frozen=True, slots=True)
class ReceivedReferral:
    """A referral as its provider sees it: what the person agreed to share. `offer_name`: by language.

    `person` is not shown: it says in the record of looks who was seen. `withheld`: the person took the consent back before help began;
    phone and note are not read any more.
    """

    id: UUID
    person: UUID
    need: str
    status: str
    organisation: UUID
    shared_name: str
    shared_phone: str | None
    shared_language: str
    shared_note: str = field(repr=False)
    sent_by_name: str
    requested_at: datetime
    answer_due_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    handed_over_at: datetime | None
    withheld: bool
    offer_name: Mapping[str, str] = from_json()
    events: Sequence[ReferralStep] = read_apart()
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which referrals are looked for. `words`: a part of the name, the end of the phone, or the referral's number. `late_at`: only those
    that wait for an answer whose time was over at that moment."""

    words: str = ""
    offer: UUID | None = None
    late_at: datetime | None = None

    @property
    def anything(self) -> bool:
        """Whether something is looked for."""
        return bool(self.words or self.offer or self.late_at)


EVERYTHING = Wanted()


def number_of(referral: UUID) -> str:
    """The number of a referral as both sides say it on the phone: the first eight characters of its id."""
    return str(referral)[:8].upper()


async def inbox(
    by: Actor, part: Part, wanted: Wanted = EVERYTHING, *, size: int, after: UUID | None = None
) -> KeysetPage[ReceivedReferral]:  # fmt: skip
    """The provider's referrals in one part of the inbox, the latest first; only what was shared. `after` is a referral."""
    statement = f"{_SHARED} AND {PARTS[part]} AND {_WANTED} {_INBOX_ORDER}"
    likely = wanted.words.replace("\\", "").replace("%", "").replace("_", "").strip()
    digits = "".join(each for each in wanted.words if each in "0123456789")
    values = (likely or None, digits, wanted.offer, wanted.late_at)
    rows = await fetch_rows(DB, ReceivedReferral, statement, organisation_of(by), size + 1, after, *values)
    return page_of(await _opened(rows), size, begins_after=after)


async def count_late(by: Actor, now: datetime) -> int:
    """How many referrals wait for an answer past its time."""
    statement = """SELECT count(*) FROM reintegration.referral r
        WHERE r.organisation = $1 AND r.status = 'requested' AND r.ended_at IS NULL AND r.answer_due_at < $2"""
    (number,) = await fetch_values(DB, statement, organisation_of(by), now)
    return int(number)


async def received_referral(referral: UUID, by: Actor) -> ReceivedReferral:
    """One referral to the provider's organisation, with its events. Raises NotThere for another's."""
    found = await fetch_row(DB, ReceivedReferral, _SHARED + " AND r.id = $2", organisation_of(by), referral)
    if found is None:
        raise NotThere
    return (await _opened([found], events=True))[0]


async def _opened(rows: list[ReceivedReferral], *, events: bool = False) -> list[ReceivedReferral]:
    """With their notes, and with their events where they are asked for."""
    async with beyond_scope(DB, "a provider reads the notes of a referral to it; the key belongs to the case, which it never sees"):
        opened = await REFERRAL.opened(rows)
        return [replace(row, events=await events_of([row.id])) for row in opened] if events else opened


async def own_offers(by: Actor) -> list[OwnOffer]:
    """The offers of the provider's organisation with their figures."""
    return await fetch_rows(
        DB,
        OwnOffer,
        "SELECT s.*, k.available, k.maximum, k.updated_at FROM reintegration.service_offer s"
        " LEFT JOIN reintegration.capacity k ON k.offer = s.id WHERE s.organisation = $1 AND s.ended_at IS NULL ORDER BY s.need, s.id",
        organisation_of(by),
    )
