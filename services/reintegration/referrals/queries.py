"""Reads of referrals on the desk."""

from collections.abc import Sequence
from uuid import UUID

from services.reintegration.rows import Row, fetch


async def referrals_of(person: UUID) -> list[Row]:
    """The referrals of a case, each with the events of its life."""
    rows = await fetch(
        "SELECT r.*, o.name AS organisation_name FROM reintegration.referral r JOIN reintegration.organisation o ON o.id = r.organisation"
        " WHERE r.person = $1 ORDER BY r.requested_at DESC",
        person,
    )
    return await with_events(rows)


async def with_events(rows: Sequence[Row]) -> list[Row]:
    """The same referrals, each with the events of its life."""
    events = await fetch("SELECT * FROM reintegration.referral_event WHERE referral = ANY($1) ORDER BY at, id", [row["id"] for row in rows])
    return [row | {"events": [event for event in events if event["referral"] == row["id"]]} for row in rows]
