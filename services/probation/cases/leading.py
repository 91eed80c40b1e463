"""Which of a person's registrations leads, and what goes over from one to another: the card, the PIN, the basis for using the face."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.domain import card
from services.probation.cases.rows import LockedCase
from services.probation.database import DB
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_rows

OTHERS = """SELECT id, current FROM probation.registration WHERE person = $1 AND supervising_authority = $2 AND state = 'open' AND id <> $3
    ORDER BY current DESC, created_at, id"""
ENDED = "UPDATE probation.registration SET current = false, card_code = $2 WHERE id = $1"
LEADS = """UPDATE probation.registration r SET current = true, card_code = $3, pin_hash = c.pin_hash, basis_kind = c.basis_kind,
        basis_reference = c.basis_reference, basis_given_on = c.basis_given_on, basis_copy = c.basis_copy
    FROM probation.registration c WHERE r.id = $1 AND c.id = $2"""
SHARE_BASIS = """UPDATE probation.registration r SET basis_kind = c.basis_kind, basis_reference = c.basis_reference,
        basis_given_on = c.basis_given_on, basis_copy = c.basis_copy, restricted = c.restricted, restriction_reason = c.restriction_reason
    FROM (SELECT * FROM probation.registration WHERE person = $1 AND id <> $2 AND state = 'open'
        ORDER BY current DESC, created_at LIMIT 1) c
    WHERE r.id = $2"""


NOBODY_LEADS = "UPDATE probation.registration SET current = false WHERE current AND id = ANY ($1)"
SETTLE = """UPDATE probation.registration r SET person = n.person, current = n.current, restricted = n.restricted,
        restriction_reason = n.reason, name_key = public.name_key(concat_ws(' ', p.family_name, p.given_name, p.patronymic))
    FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::boolean[], $5::text[]) AS n (id, person, current, restricted, reason)
    JOIN probation.person p ON p.id = n.person WHERE r.id = n.id"""


@dataclass(frozen=True, slots=True)
class Settled:
    """A registration as it shall be: whose it is, whether it leads, whether it is restricted."""

    id: UUID
    person: UUID
    current: bool
    restricted: bool
    restriction_reason: str | None


@dataclass(frozen=True, slots=True)
class NextLead:
    """An open registration that leads, or may."""

    id: UUID
    current: bool


async def hand_over_lead(closed: LockedCase) -> UUID | None:
    """After a registration was closed: the oldest open one of the same person and authority leads.

    It gets the card, the PIN and the legal basis. Returns the one that leads now; None where the authority has no other. Inside the
    caller's transaction, after cases.actions.locked_registrations.
    """
    async with beyond_scope(DB, "which registration leads is said for all of the person's, also for a colleague's"):
        connection = DB.connection()
        others = await fetch_rows(connection, NextLead, OTHERS, closed.person, closed.supervising_authority, closed.id)
        if not others or others[0].current:
            return others[0].id if others else None
        lost = await connection.fetchval("SELECT card_code FROM probation.registration WHERE id = $1", closed.id)
        await connection.execute(ENDED, closed.id, card.new_code())  # a code exists once: the one that ended gets one that no card has
        await connection.execute(LEADS, others[0].id, closed.id, lost)
    return others[0].id


async def settle_registrations(rows: Sequence[Settled]) -> None:
    """Write whose registrations these are, and which of them lead: when two records are merged, or a merge is taken apart. Inside the
    caller's transaction, which reaches all of them and has locked them.
    """
    connection = DB.connection()
    await connection.execute(NOBODY_LEADS, [row.id for row in rows])
    columns = [[getattr(row, name) for row in rows] for name in ("id", "person", "current", "restricted", "restriction_reason")]
    await connection.execute(SETTLE, *columns)


async def share_basis(person: UUID, registration: UUID) -> None:
    """A further registration has the basis that the face is used on now, and is restricted as the others are: both are the person's.

    Inside the caller's transaction, which reaches registrations of every authority.
    """
    await DB.connection().execute(SHARE_BASIS, person, registration)
