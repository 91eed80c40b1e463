"""What a lead may do with the accounts of the own organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Code = Literal["not_lead", "not_there", "self", "last_lead", "of_administrator", "of_lead", "off", "no_reason"]

WHY_OFF = ("left", "away", "lost_access", "misuse", "other")
"""Why a lead switches a colleague's account off."""
WHY_ON = ("back", "mistake", "other")
"""Why a lead switches it on again."""


class StaffRefused(Exception):
    """Nothing was changed. `code` says why."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code


@dataclass(frozen=True, slots=True)
class Standing:
    """One account of the organisation: whether it leads, whether it may sign in, and whether a lead switched it off."""

    id: UUID
    leads: bool
    works: bool
    off_by_lead: bool = False


Members = Mapping[UUID, Standing]


def ensure_lead(members: Members, by: UUID) -> None:
    """Whoever acts leads the organisation now. Raises StaffRefused."""
    own = members.get(by)
    if own is None or not own.leads or not own.works:
        raise StaffRefused("not_lead")


def switching_off(members: Members, account: UUID, by: UUID) -> bool:
    """Whether an account is to be switched off; False where it is off already. Nobody does it to themselves. Raises StaffRefused."""
    found = _colleague(members, account, by)
    if account == by:
        raise StaffRefused("self" if _other_leads(members, account) else "last_lead")
    return found.works


def switching_on(members: Members, account: UUID, by: UUID) -> bool:
    """Whether it is to be switched on; False where it is on already. What the administrator switched off stays off. Raises StaffRefused."""
    found = _colleague(members, account, by)
    if not found.works and not found.off_by_lead:
        raise StaffRefused("of_administrator")
    return not found.works


def leading(members: Members, account: UUID, leads: bool, by: UUID) -> bool:
    """Whether this changes who leads. An organisation keeps one lead who may sign in. Raises StaffRefused."""
    found = _colleague(members, account, by)
    if found.leads == leads:
        return False
    if leads and not found.works:
        raise StaffRefused("off")
    if not leads and not _other_leads(members, account):
        raise StaffRefused("last_lead")
    return True


def ensure_may_renew(members: Members, account: UUID, by: UUID) -> None:
    """A new password for a colleague who may sign in and is no lead; a lead's comes from the administrator. Raises StaffRefused."""
    found = _colleague(members, account, by)
    if found.leads:
        raise StaffRefused("of_lead")
    if not found.works:
        raise StaffRefused("off")


def _colleague(members: Members, account: UUID, by: UUID) -> Standing:
    ensure_lead(members, by)
    if account not in members:
        raise StaffRefused("not_there")
    return members[account]


def _other_leads(members: Members, account: UUID) -> bool:
    return any(each.leads and each.works for each in members.values() if each.id != account)
