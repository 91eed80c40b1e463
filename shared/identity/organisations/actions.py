"""What a lead does with the accounts of the own organisation. Its accounts are locked in the order of their numbers."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared import audit
from shared.actors import Actor, Role
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.identity import sessions
from shared.identity.accounts import NewAccount, create_account, set_password, set_totp
from shared.identity.organisations.domain import (
    WHY_OFF,
    WHY_ON,
    Members,
    StaffRefused,
    ensure_lead,
    ensure_may_renew,
    leading,
    switching_off,
    switching_on,
)
from shared.identity.organisations.queries import Member, roles
from shared.identity.tables import DB, Account, Audit
from shared.messages.base import Language

LOCKED = """SELECT id, login, name, language, leads, disabled_at, disabled_why, created_at FROM identity.account
    WHERE provider = $1 AND role = ANY ($2::text[]) ORDER BY id FOR UPDATE"""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A colleague: the user name, the name as others see it, the language of the pages."""

    login: str
    name: str
    language: Language


@dataclass(frozen=True, slots=True)
class Secrets:
    """A password and the key of a second factor (base32, RFC 6238), to show once."""

    password: str
    secret: str


async def invite(new: Invitation, account: UUID, *, by: Actor, now: datetime) -> Secrets:
    """An account with the lead's own role, office and organisation, which leads nobody.

    Raises StaffRefused, and asyncpg.UniqueViolationError for a user name that is taken.
    """
    password = secrets.token_urlsafe(12)
    async with transaction(DB):
        ensure_lead(await _locked(by), by.id)
        made = NewAccount(new.login, new.name, Role(by.role), password, by.office, by.provider, new.language, by.authority)
        await create_account(made, by=by, at=now, account_id=account)
        return Secrets(password, await set_totp(account, by=by, at=now))


async def renew(account: UUID, *, by: Actor, now: datetime) -> Secrets:
    """A new password and second factor for a colleague; the account's sessions end. Raises StaffRefused."""
    password = secrets.token_urlsafe(12)
    async with transaction(DB):
        ensure_may_renew(await _locked(by), account, by.id)
        await set_password(account, password, by=by, at=now)
        secret = await set_totp(account, by=by, at=now)
        await sessions.close_all(account)
    return Secrets(password, secret)


async def switch_off(account: UUID, why: str, *, by: Actor, now: datetime) -> bool:
    """Switch a colleague's account off; its sessions end at once. False where it was off. `why`: a code of WHY_OFF. Raises StaffRefused."""
    if why not in WHY_OFF:
        raise StaffRefused("no_reason")
    async with transaction(DB):
        if not switching_off(await _locked(by), account, by.id):
            return False
        await Account.update({Account.disabled_at: now, Account.disabled_why: why}).where(Account.id == account)
        await audit.record(Audit, by=by, action="account_disabled", about=account, details={"reason": why}, at=now)
        await sessions.close_all(account)
    return True


async def switch_on(account: UUID, why: str, *, by: Actor, now: datetime) -> bool:
    """Switch on what a lead switched off. False where it was on. `why`: a code of WHY_ON. Raises StaffRefused."""
    if why not in WHY_ON:
        raise StaffRefused("no_reason")
    async with transaction(DB):
        if not switching_on(await _locked(by), account, by.id):
            return False
        await Account.update({Account.disabled_at: None, Account.disabled_why: None}).where(Account.id == account)
        await audit.record(Audit, by=by, action="account_enabled", about=account, details={"reason": why}, at=now)
    return True


async def set_lead(account: UUID, leads: bool, *, by: Actor, now: datetime) -> bool:
    """Name a colleague as a lead, or end it. False where nothing changes. Raises StaffRefused."""
    async with transaction(DB):
        if not leading(await _locked(by), account, leads, by.id):
            return False
        await Account.update({Account.leads: leads}).where(Account.id == account)
        await audit.record(
            Audit, by=by, action="account_changed", about=account, details={"leads_before": not leads, "leads": leads}, at=now
        )
    return True


async def _locked(by: Actor) -> Members:
    """The organisation's accounts, locked until commit; none for an actor without an organisation."""
    return {row.id: row.standing for row in await fetch_rows(DB.connection(), Member, LOCKED, by.provider, roles())}
