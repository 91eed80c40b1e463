"""What is written when a transaction ends."""

from enum import IntEnum


class FinalWrite(IntEnum):
    """What is written when a transaction ends, in this order, independent of the order of the calls.

    Each of the last two takes a lock that many transactions need (for a person's messages, for the whole log). Taken in one order, at the
    end, no two transactions wait for each other, and none keeps the log locked while it works.
    """

    TIMELINE = 1
    OUTBOX = 2
    AUDIT = 3
