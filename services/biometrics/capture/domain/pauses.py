"""After several failures in a row before the camera the next try waits a little (NIST SP 800-63B-4, 3.2.3: 30 seconds after five).

It slows down people who try out faces. It locks nobody out: checking in without the camera is always possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FAILED = ("no_match", "not_live", "review")
"""Reasons that count: another face, or no living one. A dark picture, no face or a failing engine do not count."""


@dataclass(frozen=True)
class Try:
    """One capture that was looked at: when, and why a human had to look (None: match, live, good)."""

    at: datetime
    reason: str | None


def paused_until(tries: Sequence[Try], *, after: int, pause: timedelta) -> datetime | None:
    """When the next try may begin; `tries` newest first, those that count neither way left in. None: now. `after` 0: never a pause."""
    failures = []
    for one in tries:
        if one.reason is None:
            break
        if one.reason in FAILED:
            failures.append(one.at)
    return failures[0] + pause if after and len(failures) >= after else None
