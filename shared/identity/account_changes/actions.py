"""Changing what an account sees. The role stays: another task is another account, so that each record says who did it in which role."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from shared import audit
from shared.actors import Actor, Authority
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.identity import sessions
from shared.identity.accounts import AccountRow
from shared.identity.tables import DB, Account, Audit

END_COVERS = """UPDATE identity.cover SET ended_at = $2, ended_by = $3
    WHERE (covered = $1 OR covering = $1) AND ended_at IS NULL AND until > $2 RETURNING id"""


class UnknownAccount(Exception):
    """There is no such account."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an administrator may change of an account. `office` None: of an auditor every office, of everybody else none."""

    name: str
    office: str | None
    whole_region: bool
    authority: Authority
    provider: UUID | None
    leads: bool = False


def attributes_of(account: AccountRow) -> Attributes:
    """As they are."""
    return Attributes(account.name, account.office, account.whole_region, account.authority, account.provider, account.leads)


def changed(before: Attributes, after: Attributes) -> dict[str, tuple[object, object]]:
    """(before, after) by the name of each attribute that differs."""
    pairs = {each.name: (getattr(before, each.name), getattr(after, each.name)) for each in fields(Attributes)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


async def change_account(account: UUID, after: Attributes, *, by: Actor, now: datetime) -> bool:
    """Change it, record what it was before, and end its sessions; False where nothing differs. Raises UnknownAccount.

    With another office its covers end: they were arranged by the senior officer of the office that it leaves.
    """
    async with transaction(DB) as opened:
        row = await select_row(AccountRow, Account.select().where(Account.id == account).lock_rows("UPDATE").first())
        if row is None:
            raise UnknownAccount
        differs = changed(attributes_of(row), after)
        if not differs:
            return False
        await Account.update({name: pair[1] for name, pair in differs.items()}).where(Account.id == account)
        ended = await opened.connection.fetch(END_COVERS, account, now, by.id) if "office" in differs else []
        details: audit.Details = {}
        for name, (was, becomes) in differs.items():
            details |= {"name_changed": True} if name == "name" else {f"{name}_before": _said(was), name: _said(becomes)}
        details |= {"covers_ended": len(ended)} if ended else {}
        await audit.record(Audit, by=by, action="account_changed", about=account, details=details, at=now)
        await sessions.close_all(account)
    return True


def _said(value: object) -> str | bool | None:
    return str(value) if isinstance(value, UUID) else value if isinstance(value, str | bool) else None
