"""Sessions: a fresh random token at every sign-in, known to the database by its hash alone."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from piccolo.columns.combination import Where

from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.notify import notify
from shared.db.rows import select_row
from shared.identity.accounts import AccountRow, account_of
from shared.identity.cover.queries import covered_by, role_by_cover
from shared.identity.tables import DB, Session
from shared.identity.tokens import new_token, token_hash
from shared.web.live import SESSION_ENDED

COOKIE = "oralu_session"
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
PENDING = timedelta(minutes=5)
REMEMBERED = timedelta(hours=12)
"""A session that ended opens nothing, but says for so long whose form comes in after its end."""
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Entered:
    """Who is signed in, and when somebody last did something in this session."""

    actor: Actor
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A sign-in that may be too old to count."""

    account: UUID
    pending: bool
    created_at: datetime
    seen_at: datetime


async def open_session(account: UUID, *, pending: bool, now: datetime, instead_of: str | None = None) -> str:
    """A new session; the browser's old one, if it had any, ends. Returns the token for the cookie."""
    token = new_token()
    async with transaction(DB):
        await forget_old(now=now)
        if instead_of:
            await _end(Session.token_hash == token_hash(instead_of))
        row = Session(token_hash=token_hash(token), account=account, pending=pending, created_at=now, seen_at=now)
        await Session.insert(row)
    return token


async def close_session(token: str) -> None:
    """At sign-out: the token opens nothing any more, in any of the three services, and its live pages end."""
    async with transaction(DB):
        await _end(Session.token_hash == token_hash(token))


async def signed_in(token: str, *, now: datetime) -> Entered | None:
    """Who the token belongs to, while the session lives and the account is not disabled. Asking does not make the session live longer."""
    found = await _alive(token, pending=False, now=now)
    if found is None:
        return None
    account, seen_at = found
    actor = replace(account.actor, covers=await covered_by(account.id, now=now))
    if actor.covers and (role := await role_by_cover(account.id, now=now)):
        actor = replace(actor, role=role)
    return Entered(actor, seen_at)


async def used(token: str, entered: Entered, *, now: datetime) -> None:
    """Somebody did something: half an hour from now until the session ends by itself. Stored once a minute at most."""
    if now - entered.seen_at > SEEN_EVERY:
        await Session.update({Session.seen_at: now}).where(Session.token_hash == token_hash(token))


async def awaiting_code(token: str, *, now: datetime) -> AccountRow | None:
    """The account whose password was right and whose code is awaited."""
    found = await _alive(token, pending=True, now=now)
    return found[0] if found else None


async def account_behind(token: str, *, now: datetime) -> UUID | None:
    """Whose session it is, or was until it ended by itself not long ago. It opens nothing: a form is kept for its owner's next sign-in."""
    session = await select_row(SessionRow, Session.select().where(Session.token_hash == token_hash(token)).first())
    if session is None or session.pending:
        return None
    remembered = now - session.seen_at <= IDLE + REMEMBERED and now - session.created_at <= LONGEST + REMEMBERED
    return session.account if remembered else None


async def close_all(account: UUID) -> None:
    """Every session of an account, as when it is disabled, or its password or its second factor changes; its live pages end."""
    async with transaction(DB):
        await _end(Session.account == account)


async def forget_old(*, now: datetime) -> None:
    """Remove sessions that ended by themselves and are remembered no longer."""
    await Session.delete().where((Session.seen_at < now - IDLE - REMEMBERED) | (Session.created_at < now - LONGEST - REMEMBERED))


async def _end(which: Where) -> None:
    """Remove sessions inside the caller's transaction, and tell the streams that they opened."""
    for account in {row["account"] for row in await Session.delete().where(which).returning(Session.account)}:
        await notify(DB, SESSION_ENDED, str(account))


async def _alive(token: str, *, pending: bool, now: datetime) -> tuple[AccountRow, datetime] | None:
    """The account and when its session was seen last."""
    session = await select_row(SessionRow, Session.select().where(Session.token_hash == token_hash(token)).first())
    if session is None or session.pending != pending:
        return None
    longest = PENDING if pending else LONGEST
    if now - session.seen_at > IDLE or now - session.created_at > longest:
        return None
    account = await account_of(session.account)
    return None if account is None or account.disabled_at is not None else (account, session.seen_at)
