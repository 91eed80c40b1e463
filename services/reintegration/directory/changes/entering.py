"""An organisation that enters itself, without an account: it waits for the coordinator."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import orjson

from services.reintegration.database import DB, Audit
from services.reintegration.directory.changes.actions import ADD
from services.reintegration.errors import TooManyEntries
from shared import audit
from shared.actors import system
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.identity.limits import buckets
from shared.identity.limits.buckets import Bucket
from shared.values import JsonObject

OF_AN_ADDRESS = Bucket(5, timedelta(hours=4))
"""Five entries at once from one address, then one every four hours."""
BY = system("reintegration")
SENT = "SELECT 1 FROM reintegration.directory_change WHERE id = $1"


async def enter(entry: JsonObject, *, contact: str, name: str, site: str, token: UUID, now: datetime) -> None:
    """Put a new organisation before the coordinator; `contact` is removed after the decision, `site` is where the limit counts.

    Sent twice, it stands there once. Raises TooManyEntries.
    """
    number, subject = uuid5(NAMESPACE_URL, f"oralu:entering:{token}"), uuid4()
    async with beyond_scope(DB, "nobody is signed in who could be shown what they entered"), transaction(DB):
        if await DB.fetch(SENT, number):
            return
        if not await buckets.take(OF_AN_ADDRESS, f"provider entry {site}", now=now):
            raise TooManyEntries
        after = orjson.dumps(entry | {"ended": False}).decode()
        await DB.connection().execute(
            *(
                ADD,
                number,
                "organisation",
                subject,
                subject,
                "create",
                None,
                after,
                None,
                "public",
                contact,
                None,
                name,
                "public",
                now,
                None,
            ),
            *("proposed", None, None, None),
        )
        await audit.record(Audit, by=BY, action="directory_entered", about=subject, details={"change": str(number)}, at=now)
