"""Where a draft stands."""

from enum import StrEnum


class State(StrEnum):
    """A draft is answered once."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
