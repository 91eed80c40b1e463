"""Reads of an organisation's accounts: the own organisation's, for its lead."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows
from shared.identity.organisations.domain import StaffRefused, Standing, ensure_lead
from shared.identity.permissions import AccountPermission
from shared.identity.tables import BY_NAME, DB

OF_ORGANISATION = f"""SELECT id, login, name, language, leads, disabled_at, disabled_why, created_at FROM identity.account
    WHERE provider = $1 AND role = ANY ($2::text[]) AND ($4::uuid IS NULL
        OR ({BY_NAME}, id) > (SELECT {BY_NAME}, id FROM identity.account WHERE id = $4 AND provider = $1))
    ORDER BY {BY_NAME}, id LIMIT $3"""  # noqa: S608 - a constant
ONE = """SELECT id, login, name, language, leads, disabled_at, disabled_why, created_at FROM identity.account
    WHERE provider = $1 AND role = ANY ($2::text[]) AND id = $3"""


@dataclass(frozen=True, slots=True)
class Member:
    """An account of an organisation. `disabled_why`: a lead's reason; None where the administrator switched it off."""

    id: UUID
    login: str
    name: str
    language: str
    leads: bool
    disabled_at: datetime | None
    disabled_why: str | None
    created_at: datetime

    @property
    def standing(self) -> Standing:
        """What the rules ask about."""
        return Standing(self.id, self.leads, self.disabled_at is None, self.disabled_why is not None)


def roles() -> list[str]:
    """The roles of an organisation's own staff."""
    return sorted(AccountPermission.LEAD_STAFF.roles)


async def members(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[Member]:
    """The accounts of the reader's organisation by name; `after` is an account of it. Raises StaffRefused for whoever does not lead it."""
    await own_member(by.id, by)
    return page_of(await fetch_rows(DB, Member, OF_ORGANISATION, by.provider, roles(), size + 1, after), size, begins_after=after)


async def own_member(account: UUID, by: Actor) -> Member:
    """One account of the reader's organisation. Raises StaffRefused for whoever does not lead it, and for others' accounts."""
    found = {row.id: row for number in {by.id, account} for row in await fetch_rows(DB, Member, ONE, by.provider, roles(), number)}
    ensure_lead({number: row.standing for number, row in found.items()}, by.id)
    if account not in found:
        raise StaffRefused("not_there")
    return found[account]
