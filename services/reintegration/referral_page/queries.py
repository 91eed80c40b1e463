"""Referrals of the desk: a list by state and provider, and one of them with everything that was sent."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.referrals.tables import REFERRAL
from services.reintegration.rows import begin_of, each_scope, fetch_in_scope, office_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

Part = Literal["waiting", "overdue", "open", "ended"]
PARTS: dict[Part, str] = {
    "waiting": "r.status = 'requested' AND r.ended_at IS NULL",
    "overdue": "r.status = 'requested' AND r.ended_at IS NULL AND r.answer_due_at < $3",
    "open": "r.ended_at IS NULL",
    "ended": "r.ended_at IS NOT NULL",
}
LIST = """SELECT r.id, r.person, r.need, r.status, r.organisation, r.requested_at, r.answer_due_at, o.name AS organisation_name, c.name,
        c.case_number
    FROM (SELECT DISTINCT * FROM ({found}) every ORDER BY requested_at DESC, id DESC LIMIT $2) f
    JOIN reintegration.referral r ON r.id = f.id
    JOIN reintegration.organisation o ON o.id = r.organisation JOIN reintegration.case c ON c.person = r.person
    ORDER BY f.requested_at DESC, f.id DESC"""
ONE = """SELECT r.id, r.person, r.need, r.status, r.organisation, r.offer, r.requested_at, r.answer_due_at, r.ended_at, r.handed_over_at,
        r.returned_at, r.returned_why, r.consent, r.replaces, r.need_id, r.shared_name, r.shared_phone, r.shared_language, r.shared_note,
        r.sealed,        r.sent_by_name,
        o.name AS organisation_name, o.phone AS organisation_phone, o.email AS organisation_email, c.name, c.case_number,
        c.status = 'open' AS case_open,
        (SELECT n.id FROM reintegration.referral n WHERE n.replaces = r.id ORDER BY n.requested_at DESC LIMIT 1) AS replaced_by
    FROM reintegration.referral r JOIN reintegration.organisation o ON o.id = r.organisation
    JOIN reintegration.case c ON c.person = r.person WHERE :in_scope AND r.id = $2"""


@dataclass(frozen=True, slots=True)
class ListedReferral:
    """A referral in the list."""

    id: UUID
    person: UUID
    need: str
    status: str
    organisation: UUID
    requested_at: datetime
    answer_due_at: datetime
    organisation_name: str
    name: str
    case_number: str


@dataclass(frozen=True, slots=True)
class WholeReferral:
    """A referral on its own page: what was sent, to whom, on which consent, and what it stands in place of."""

    id: UUID
    person: UUID
    need: str
    status: str
    organisation: UUID
    offer: UUID
    requested_at: datetime
    answer_due_at: datetime
    ended_at: datetime | None
    handed_over_at: datetime | None
    returned_at: datetime | None
    returned_why: str | None
    consent: UUID | None
    replaces: UUID | None
    need_id: UUID | None
    shared_name: str
    shared_phone: str | None
    shared_language: str
    shared_note: str = field(repr=False)
    sent_by_name: str
    organisation_name: str
    organisation_phone: str | None
    organisation_email: str | None
    name: str
    case_number: str
    case_open: bool
    replaced_by: UUID | None
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


async def referrals(
    by: Actor, part: Part, now: datetime, *, provider: UUID | None = None, size: int, after: UUID | None = None
) -> KeysetPage[ListedReferral]:
    """The desk's referrals in one part, the latest first; to one provider where one is given. `after` is a referral."""
    begin = await begin_of("SELECT requested_at, id FROM reintegration.referral WHERE id = $1", after)
    behind = "AND (r.requested_at, r.id) < ($5, $6)" if begin else ""
    found = each_scope(
        by,
        "r",
        f"SELECT r.id, r.requested_at FROM reintegration.referral r WHERE {{scope}} AND {PARTS[part]}"
        f" AND ($3::timestamptz IS NOT NULL) AND ($4::uuid IS NULL OR r.organisation = $4) {behind}"
        " ORDER BY r.requested_at DESC, r.id DESC LIMIT $2",
    )
    rows = await fetch_rows(DB, ListedReferral, LIST.format(found=found), office_of(by), size + 1, now, provider, *begin)
    return page_of(rows, size, begins_after=after)


async def referral(number: UUID, by: Actor) -> WholeReferral:
    """One referral. Raises NotThere out of scope."""
    rows = await fetch_in_scope(WholeReferral, ONE, by, number)
    if not rows:
        raise NotThere
    return (await REFERRAL.opened(rows))[0]
