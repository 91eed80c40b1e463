"""Messages that arrived are of no more use after a while: rows of outbox and inbox go, numbers and dead letters stay.

A message that comes again after its inbox row has gone is still known as a duplicate, by its number.
"""

from datetime import datetime, timedelta

from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.logs import log
from shared.messaging.outbox import Messaging
from shared.settings import settings

EVERY_SECONDS = 3600.0
BATCH = 1000
OUTBOX = """DELETE FROM {outbox} WHERE id IN
    (SELECT id FROM {outbox} WHERE acknowledged_at < $1 ORDER BY acknowledged_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id"""
INBOX = """DELETE FROM {inbox} WHERE id IN
    (SELECT id FROM {inbox} WHERE applied_at < $1 ORDER BY applied_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id"""


async def purge_messages(messaging: Messaging, *, now: datetime) -> int:
    """Delete what was acknowledged or applied more than ORALU_MESSAGES_KEPT_DAYS ago, in batches; returns how many rows."""
    before, done = now - timedelta(days=settings().messages_kept_days), 0
    for statement in (OUTBOX, INBOX):
        gone = BATCH
        while gone == BATCH:
            async with transaction(messaging.db) as opened:
                gone = len(await fetch_values(opened.connection, messaging.sql(statement), before, BATCH))
            done += gone
    if done:
        log.info("messages_purged", service=messaging.service, rows=done)
    return done
