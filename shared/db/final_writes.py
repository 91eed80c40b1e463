"""What is written when a transaction ends."""

from enum import IntEnum


class FinalWrite(IntEnum):
    """What is written when a transaction ends, in this order, independent of the order of the calls.

    Words of the search are shared by people of the same name, so they come after the rows of one person. Each of the last two takes a lock
    that many transactions need (for a person's messages, for the whole log). Taken in one order, at the end, no two transactions wait for
    each other, and none keeps the log locked while it works.
    """

    SEARCH_WORDS = 0
    TIMELINE = 1
    OUTBOX = 2
    AUDIT = 3
