"""What somebody typed into a form that was not saved: kept for some minutes, encrypted, for the same person and page alone."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt, Keyring
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows
from shared.identity.tables import DB, Audit, KeptForm
from shared.settings import settings
from shared.web import kept

PURPOSE = "wrap kept form"
KEPT_FOR = timedelta(minutes=30)
LARGEST = 1_000_000
"""Bytes of a form that is kept; a longer one is not."""


@dataclass(frozen=True, slots=True)
class _Row:
    body: bytes
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class _Kept:
    key: str
    body: bytes


async def keep(account: UUID, service: str, form: kept.KeptForm, *, now: datetime) -> bool:
    """Keep the form in place of the one kept for the same page before; False where it is too long."""
    key = _key(account, service, _path(form.page))
    body = json.dumps(asdict(form), ensure_ascii=False).encode(errors="replace")
    if len(body) > LARGEST:
        return False
    row = KeptForm(key=key, action=_key(account, service, form.action), body=_keyring().wrap(PURPOSE, body, key.encode()), kept_at=now)
    async with transaction(DB):
        await KeptForm.delete().where((KeptForm.key == key) | (KeptForm.kept_at < now - KEPT_FOR))
        await KeptForm.insert(row)
    return True


async def kept_on(account: UUID, service: str, path: str, *, now: datetime) -> kept.KeptForm | None:
    """The form that this person last typed on the page at `path`."""
    key = _key(account, service, path)
    return _opened(await select_row(_Row, KeptForm.select(KeptForm.body, KeptForm.kept_at).where(KeptForm.key == key).first()), key, now)


async def page_of(account: UUID, service: str, action: str, *, now: datetime) -> str | None:
    """The address on which a form stands that this person sent to `action` before."""
    key = _key(account, service, action)
    row = await KeptForm.select(KeptForm.key).where(KeptForm.action == key).order_by(KeptForm.kept_at, ascending=False).first()
    if row is None:
        return None
    found = await select_row(_Row, KeptForm.select(KeptForm.body, KeptForm.kept_at).where(KeptForm.key == row["key"]).first())
    form = _opened(found, row["key"], now)
    return form.page if form else None


async def forget(account: UUID, service: str, action: str) -> None:
    """The form was saved."""
    await KeptForm.delete().where(KeptForm.action == _key(account, service, action))


async def rewrap_kept_forms(*, by: Actor, now: datetime) -> int:
    """Encrypt every kept form under the current master key; returns how many were behind. Safe to repeat."""
    keyring, done = _keyring(), 0
    async with transaction(DB):
        for row in await select_rows(_Kept, KeptForm.select(KeptForm.key, KeptForm.body).lock_rows("UPDATE")):
            if not keyring.is_current(row.body):
                await KeptForm.update({KeptForm.body: keyring.rewrap(PURPOSE, row.body, row.key.encode())}).where(KeptForm.key == row.key)
                done += 1
        await audit.record(Audit, by=by, action="kept_forms_rewrapped", about=None, details={"rewrapped": done}, at=now)
    return done


def _opened(row: _Row | None, key: str, now: datetime) -> kept.KeptForm | None:
    if row is None or now - row.kept_at > KEPT_FOR:
        return None
    try:
        body = json.loads(_keyring().unwrap(PURPOSE, row.body, key.encode()))
    except CannotDecrypt:
        return None  # the master key is gone with which it was kept
    return kept.KeptForm(body["page"], body["action"], body["fields"], body.get("errors", {}))


def _key(account: UUID, service: str, path: str) -> str:
    """No address stands in the table: it would say whose page was open."""
    return sha256(f"{account} {service} {path}".encode(errors="replace")).hexdigest()


def _path(address: str) -> str:
    return address.partition("?")[0]


def _keyring() -> Keyring:
    return Keyring.load(settings())
