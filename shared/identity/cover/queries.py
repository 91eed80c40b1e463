"""Who stands in for whom, now and later."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.access.permissions import Permission
from shared.actors import Role
from shared.db.rows import fetch_rows, fetch_values
from shared.identity.permissions import AccountPermission
from shared.identity.tables import DB

COVERED_BY = """SELECT covered FROM identity.cover
    WHERE covering = $1 AND since <= $2 AND until > $2 AND ended_at IS NULL ORDER BY covered"""
AS_SENIOR = """SELECT covered.role FROM identity.cover c JOIN identity.account covered ON covered.id = c.covered
    JOIN identity.account covering ON covering.id = c.covering
    WHERE c.covering = $1 AND c.since <= $2 AND c.until > $2 AND c.ended_at IS NULL AND c.as_senior AND covered.role = ANY ($3::text[])
    AND covered.office = covering.office AND covered.authority = covering.authority AND covered.disabled_at IS NULL LIMIT 1"""
OF_OFFICE = """SELECT c.id, c.office, c.covered, covered.name AS covered_name, c.covering, covering.name AS covering_name, c.since, c.until,
        c.reason, c.as_senior, c.made_at, maker.name AS made_by_name
    FROM identity.cover c JOIN identity.account covered ON covered.id = c.covered JOIN identity.account covering ON covering.id = c.covering
    JOIN identity.account maker ON maker.id = c.made_by
    WHERE c.office = $1 AND covered.role = ANY ($3::text[]) AND c.until > $2 AND c.ended_at IS NULL ORDER BY c.since, c.id"""
OF_REGION = OF_OFFICE.replace("c.office = $1", "split_part(c.office, '-', 1) = $1")
OF_ACCOUNT = OF_OFFICE.replace("c.office = $1 AND covered.role = ANY ($3::text[])", "(c.covered = $1 OR c.covering = $1)")


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A cover that holds now or will, with the names of both."""

    id: UUID
    office: str
    covered: UUID
    covered_name: str
    covering: UUID
    covering_name: str
    since: datetime
    until: datetime
    reason: str
    as_senior: bool
    made_at: datetime
    made_by_name: str


async def covered_by(account: UUID, *, now: datetime) -> tuple[UUID, ...]:
    """Whom this account stands in for at this moment. Whoever is covered does not pass on what they cover themselves."""
    return tuple(await fetch_values(DB, COVERED_BY, account, now))


async def role_by_cover(account: UUID, *, now: datetime) -> Role | None:
    """The role of whom this account stands in for with their permissions at this moment, of its own office and authority."""
    found = await fetch_values(DB, AS_SENIOR, account, now, sorted(AccountPermission.LEAD.roles))
    return Role(found[0]) if found else None


async def covers_of_office(office: str, *, now: datetime) -> list[CoverRow]:
    """What holds now or later among the officers of an office, the earliest first."""
    return await fetch_rows(DB, CoverRow, OF_OFFICE, office, now, sorted(AccountPermission.HAVE_CASES.roles))


async def covers_of_region(region: str, permission: Permission, *, now: datetime) -> list[CoverRow]:
    """The same in every office of a region, of those who have the permission."""
    return await fetch_rows(DB, CoverRow, OF_REGION, region, now, sorted(permission.roles))


async def covers_of(account: UUID, *, now: datetime) -> list[CoverRow]:
    """What holds now or later of this account, on either side."""
    return await fetch_rows(DB, CoverRow, OF_ACCOUNT, account, now)
