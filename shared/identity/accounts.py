"""Staff accounts: made by an administrator, opened with a password and a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import pyotp
from piccolo.columns.combination import WhereRaw

from shared import audit
from shared.access.permissions import Permission
from shared.actors import Actor, Authority, Role
from shared.crypto import Keyring, hash_secret
from shared.db.engine import transaction
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values, select_row, select_rows
from shared.identity.permissions import AccountPermission
from shared.identity.tables import BY_NAME, DB, NAME_KEY, Account, Audit
from shared.messages.base import Language
from shared.settings import settings

TOTP_SECONDS = 30
TOTP = "totp"
"""What the key of second factors is for."""
OFFICES = """SELECT DISTINCT office FROM identity.account WHERE office IS NOT NULL AND disabled_at IS NULL AND authority = $1
    AND role = ANY ($2::text[]) ORDER BY office"""
OFFICES_WITH = """SELECT DISTINCT office FROM identity.account WHERE office IS NOT NULL AND disabled_at IS NULL
    AND role = ANY ($1::text[]) ORDER BY office"""
OF_REGION = f"""SELECT id, name, office, authority, role, provider FROM identity.account WHERE disabled_at IS NULL
    AND split_part(office, '-', 1) = $1 AND role = ANY ($2::text[]) ORDER BY {BY_NAME}, id"""  # noqa: S608 - a constant
FACTORS = "SELECT id, totp_secret FROM identity.account WHERE totp_secret IS NOT NULL ORDER BY id FOR UPDATE"


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A member of staff, or of a provider; `totp_secret` is encrypted."""

    id: UUID
    login: str
    name: str
    role: str
    office: str | None
    provider: UUID | None
    language: Language
    password_hash: str
    totp_secret: bytes | None
    demo: bool
    disabled_at: datetime | None
    authority: Authority
    whole_region: bool
    leads: bool

    @property
    def actor(self) -> Actor:
        """The account as the `by` of actions."""
        return Actor(
            self.id, self.name, Role(self.role), self.office, self.provider, self.language, self.authority, self.whole_region,
            leads=self.leads,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be chosen from a list."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Placed(Colleague):
    """The same with where they work, for which authority, as what and for which organisation."""

    office: str
    authority: Authority
    role: str
    provider: UUID | None


@dataclass(frozen=True, slots=True)
class Factor:
    """An account's second factor as it is stored."""

    id: UUID
    totp_secret: bytes


@dataclass(frozen=True)
class NewAccount:
    """What an administrator says of a new account. `provider` is the organisation of a provider's account.

    `authority`: for whom an officer works. `whole_region`: they see every office of their office's region.
    `leads`: they lead the accounts of their organisation.
    """

    login: str
    name: str
    role: Role
    password: str
    office: str | None = None
    provider: UUID | None = None
    language: Language = "kk"
    authority: Authority = "probation"
    whole_region: bool = False
    leads: bool = False


async def create_account(new: NewAccount, *, by: Actor, at: datetime, account_id: UUID | None = None, demo: bool = False) -> UUID:
    """Create it, without a second factor until one is set. Raises asyncpg.UniqueViolationError for a login that is taken."""
    account = account_id or uuid4()
    details: audit.Details = {"role": new.role.value} | ({"leads": True} if new.leads else {})
    async with transaction(DB):
        await Account.insert(
            Account(
                id=account,
                login=new.login.casefold(),
                name=new.name,
                role=new.role.value,
                office=new.office,
                provider=new.provider,
                language=new.language,
                password_hash=hash_secret(new.password),
                authority=new.authority,
                whole_region=new.whole_region,
                leads=new.leads,
                demo=demo,
                created_at=at,
            )
        )
        await audit.record(Audit, by=by, action="account_created", about=account, details=details, at=at)
    return account


async def set_totp(account: UUID, *, by: Actor, at: datetime) -> str:
    """Give the account a second factor; returns the secret to show once (base32, RFC 6238)."""
    secret = pyotp.random_base32()
    async with transaction(DB):
        sealed = Keyring.load(settings()).encrypt(TOTP, secret.encode(), account.bytes)
        await Account.update({Account.totp_secret: sealed, Account.totp_step: None}).where(Account.id == account)
        await audit.record(Audit, by=by, action="second_factor_set", about=account, details={}, at=at)
    return secret


async def account_of(account: UUID) -> AccountRow | None:
    """One account by its number."""
    return await select_row(AccountRow, Account.select().where(Account.id == account).first())


async def of_login(login: str) -> AccountRow | None:
    """The account with this login, unless it is disabled."""
    row = await select_row(AccountRow, Account.select().where(Account.login == login.casefold()).first())
    return row if row and row.disabled_at is None else None


async def account_with_login(login: str) -> UUID | None:
    """The account with this login, for the record of a failed sign-in."""
    row = await Account.select(Account.id).where(Account.login == login.casefold()).first()
    return row["id"] if row else None


async def use_code(account: AccountRow, code: str, *, at: datetime) -> bool:
    """Whether the code is right for this half minute or a neighbour; each code works once (RFC 6238, 5.2)."""
    if account.totp_secret is None:
        return False
    secret = Keyring.load(settings()).decrypt(TOTP, account.totp_secret, account.id.bytes).decode()
    current = int(at.timestamp()) // TOTP_SECONDS
    for step in (current - 1, current, current + 1):
        if pyotp.TOTP(secret).verify(code, for_time=step * TOTP_SECONDS):
            async with transaction(DB) as opened:
                used = await opened.connection.execute(
                    "UPDATE identity.account SET totp_step = $2 WHERE id = $1 AND (totp_step IS NULL OR totp_step < $2)",
                    account.id,
                    step,
                )
            return bool(used == "UPDATE 1")
    return False


async def set_password(account: UUID, password: str, *, by: Actor, at: datetime) -> None:
    """A new password; sessions that were opened with the old one are for the caller to close."""
    async with transaction(DB):
        await Account.update({Account.password_hash: hash_secret(password)}).where(Account.id == account)
        await audit.record(Audit, by=by, action="password_set", about=account, details={}, at=at)


async def set_disabled(account: UUID, disabled: bool, *, by: Actor, at: datetime) -> None:
    """Switch an account off (its sessions end with it) or on again."""
    async with transaction(DB):
        await Account.update({Account.disabled_at: at if disabled else None, Account.disabled_why: None}).where(Account.id == account)
        action = "account_disabled" if disabled else "account_enabled"
        await audit.record(Audit, by=by, action=action, about=account, details={}, at=at)


async def note(action: str, account: AccountRow, *, at: datetime) -> None:
    """Record an account owner's sign-in or sign-out."""
    async with transaction(DB):
        await audit.record(Audit, by=account.actor, action=action, about=account.id, details={}, at=at)


async def officers_of(office: str, authority: Authority | None = None) -> list[Colleague]:
    """The officers of an office who may sign in, by name; of one authority where it is named."""
    return await colleagues_of(office, AccountPermission.HAVE_CASES, authority)


async def colleagues_of(office: str, permission: Permission, authority: Authority | None = None) -> list[Colleague]:
    """Whoever of an office has the permission and may sign in, by name; of one authority where it is named."""
    roles = sorted(permission.roles)
    wanted = [Account.office == office, Account.role.is_in(roles), Account.disabled_at.is_null()]
    if authority is not None:
        wanted.append(Account.authority == authority)
    return await select_rows(Colleague, Account.select(Account.id, Account.name).where(*wanted).order_by(NAME_KEY))


async def staff_of_region(region: str, permission: Permission) -> list[Placed]:
    """Whoever has the permission and may sign in, in every office of a region (the КАТО prefix before the hyphen), by name."""
    return await fetch_rows(DB, Placed, OF_REGION, region, sorted(permission.roles))


async def offices_with(permission: Permission) -> list[str]:
    """The codes of the offices in which somebody with the permission may sign in, in their order."""
    return [str(each) for each in await fetch_values(DB, OFFICES_WITH, sorted(permission.roles))]


async def staff_of(office: str, permission: Permission) -> list[Colleague]:
    """Whoever of an office has this permission and may sign in, by name."""
    wanted = [Account.office == office, Account.role.is_in(sorted(permission.roles)), Account.disabled_at.is_null()]
    return await select_rows(Colleague, Account.select(Account.id, Account.name).where(*wanted).order_by(NAME_KEY))


async def may_sign_in(accounts: Sequence[UUID]) -> set[UUID]:
    """Those of the accounts that are there and not switched off."""
    found = await Account.select(Account.id).where(Account.id.is_in(list(accounts)), Account.disabled_at.is_null()) if accounts else []
    return {row["id"] for row in found}


async def offices(authority: Authority) -> list[str]:
    """The codes of the offices in which somebody may accept a case, in their order."""
    return [str(each) for each in await fetch_values(DB, OFFICES, authority, sorted(AccountPermission.LEAD.roles))]


async def accounts(*, size: int, after: UUID | None = None) -> KeysetPage[AccountRow]:
    """Everybody's accounts by name; `after` is an account."""
    wanted = Account.select().order_by(NAME_KEY, Account.id).limit(size + 1)
    if after is not None:
        wanted = wanted.where(WhereRaw(f"({BY_NAME}, id) > (SELECT {BY_NAME}, id FROM identity.account WHERE id = {{}})", after))  # noqa: S608 - a constant
    return page_of(await select_rows(AccountRow, wanted), size, begins_after=after)


async def reencrypt_factors(*, by: Actor, now: datetime) -> int:
    """Encrypt every second factor under the current master key; returns how many were behind. Safe to repeat."""
    keyring, done = Keyring.load(settings()), 0
    async with transaction(DB) as opened:
        for row in await fetch_rows(opened.connection, Factor, FACTORS):
            if keyring.version_of(row.totp_secret) != keyring.current_version:
                fresh = keyring.reencrypt(TOTP, row.totp_secret, row.id.bytes)
                await opened.connection.execute("UPDATE identity.account SET totp_secret = $2 WHERE id = $1", row.id, fresh)
                done += 1
        details: audit.Details = {"version": keyring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="second_factors_rewrapped", about=None, details=details, at=now)
    return done
