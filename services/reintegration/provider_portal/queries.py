"""What a provider reads: referrals sent to their organisation with what the person agreed to share, never the case."""

import json
from typing import Literal
from uuid import UUID

from services.reintegration.directory.queries import decode_offer
from services.reintegration.errors import NotThere
from services.reintegration.referrals.queries import with_events
from services.reintegration.rows import Row, fetch, organisation_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of

Part = Literal["waiting", "going_on", "ended"]

PARTS: dict[Part, str] = {
    "waiting": "r.status = 'requested' AND r.ended_at IS NULL",
    "going_on": "r.status <> 'requested' AND r.ended_at IS NULL",
    "ended": "r.ended_at IS NOT NULL",
}

_SHARED = (
    "SELECT r.id, r.need, r.status, r.organisation, r.shared_name, r.shared_phone, r.shared_language, r.shared_note, r.sent_by_name,"
    " r.requested_at, r.answer_due_at, r.started_at, r.ended_at, r.handed_over_at, s.name AS offer_name"
    " FROM reintegration.referral r JOIN reintegration.service_offer s ON s.id = r.offer WHERE r.organisation = $1"
)

_INBOX_ORDER = (
    "AND ($3::uuid IS NULL OR (r.requested_at, r.id) < (SELECT requested_at, id FROM reintegration.referral WHERE id = $3))"
    " ORDER BY r.requested_at DESC, r.id DESC LIMIT $2"
)


async def inbox(by: Actor, part: Part, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """The provider's referrals of one part, the latest first; only what was shared. `after` is a referral."""
    statement = f"{_SHARED} AND {PARTS[part]} {_INBOX_ORDER}"
    rows = await fetch(statement, organisation_of(by), size + 1, after)
    return page_of([row | {"offer_name": json.loads(row["offer_name"])} for row in rows], size, begins_after=after)


async def received_referral(referral: UUID, by: Actor) -> Row:
    """One referral to the provider's organisation, with its events. Raises NotThere for another's."""
    rows = await fetch(_SHARED + " AND r.id = $2", organisation_of(by), referral)
    if not rows:
        raise NotThere
    return (await with_events([rows[0] | {"offer_name": json.loads(rows[0]["offer_name"])}]))[0]


async def own_offers(by: Actor) -> list[Row]:
    """The offers of the provider's organisation with their figures."""
    rows = await fetch(
        "SELECT s.*, k.available, k.maximum, k.updated_at FROM reintegration.service_offer s"
        " LEFT JOIN reintegration.capacity k ON k.offer = s.id WHERE s.organisation = $1 AND s.ended_at IS NULL ORDER BY s.need, s.id",
        organisation_of(by),
    )
    return [decode_offer(row) for row in rows]
