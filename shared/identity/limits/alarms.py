"""What administrators and auditors should see: somebody tries far too often.

One row an hour for one matter, and a record in the audit log when it begins.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from shared import audit
from shared.actors import system
from shared.db.engine import transaction
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows
from shared.identity.tables import DB, Audit
from shared.law.internal import period

BY = system("identity")
OF_ALARMS = uuid5(NAMESPACE_URL, "oralu:alarms")
KEPT = "alarm.kept"
"""How long an alarm is kept, in shared/law/access.toml."""
RAISE = """
INSERT INTO identity.alarm AS a (id, kind, account, address, place, times, first_at, last_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6)
ON CONFLICT (id) DO UPDATE SET times = a.times + 1, last_at = greatest(a.last_at, $6) RETURNING times
"""
LATEST = """
SELECT a.id, a.kind, a.account, a.address, a.place, a.times, a.first_at, a.last_at, o.name
FROM identity.alarm AS a LEFT JOIN identity.account AS o ON o.id = a.account
WHERE $1::uuid IS NULL OR (a.last_at, a.id) < (SELECT last_at, id FROM identity.alarm WHERE id = $1)
ORDER BY a.last_at DESC, a.id DESC LIMIT $2
"""


class AlarmKind(StrEnum):
    """What somebody does too often."""

    ADDRESS = "sign_in_address"
    ACCOUNT = "sign_in_account"
    DEVICE = "sign_in_device"
    CODE = "second_factor"
    CARD = "kiosk_card"
    KIOSK_CODE = "kiosk_code"
    EXPORT = "export"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Alarm:
    """`account` is whose sign-in is tried, or who exports; `place` the route; `times`: in how many minutes of that hour, by process."""

    id: UUID
    kind: str
    account: UUID | None
    address: str | None
    place: str | None
    times: int
    first_at: datetime
    last_at: datetime
    name: str | None


_told: dict[UUID, int] = {}
"""The minute in which this process told each matter of this hour: a flood is not written down attempt by attempt."""


async def raise_alarm(
    kind: AlarmKind, *, now: datetime, account: UUID | None = None, address: str | None = None, place: str | None = None
) -> None:
    """Somebody has reached a limit."""
    minute = int(now.timestamp()) // 60
    key = uuid5(OF_ALARMS, f"{kind} {account} {address} {place} {minute // 60}")
    if _told.get(key) == minute:
        return
    for old in [each for each, told in _told.items() if told // 60 != minute // 60]:
        del _told[old]
    _told[key] = minute
    async with transaction(DB) as opened:
        times = await opened.connection.fetchval(RAISE, key, kind.value, account, address or None, place, now)
        if times == 1:
            details: audit.Details = {"kind": kind.value, "place": place}
            await audit.record(Audit, by=BY, action="alarm_raised", about=account, details=details, at=now)


def forget_told() -> None:
    """For tests, whose clock stands still: each begins with nothing told."""
    _told.clear()


async def alarms(*, size: int, after: UUID | None = None) -> KeysetPage[Alarm]:
    """The alarms, the latest first; `after` is an alarm."""
    async with transaction(DB) as opened:
        return page_of(await fetch_rows(opened.connection, Alarm, LATEST, after, size + 1), size, begins_after=after)


async def forget_old(*, now: datetime) -> None:
    """Remove alarms that are older than the period of KEPT; the audit log keeps its records."""
    async with transaction(DB) as opened:
        await opened.connection.execute("DELETE FROM identity.alarm WHERE last_at < $1", now - period(KEPT, now.date()))
