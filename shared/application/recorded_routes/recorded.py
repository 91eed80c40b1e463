"""One route whose answers are recorded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recorded:
    """A route whose answers are recorded.

    `refreshes` is the route of the page of which this is a live part: a person is recorded once for the page, not at every refresh.
    `reason` is the code that stands with a sensitive act.
    """

    words: str
    refreshes: str | None = None
    reason: str | None = None
