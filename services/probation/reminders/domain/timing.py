"""When a message may go out: not at night, and not too many in a day; and how long to wait after a failure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
MOST_ATTEMPTS = 10
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """Local times: from `quiet_from` until before `quiet_until` nothing goes out; `most_a_day` to one person, None for no limit."""

    quiet_from: time
    quiet_until: time
    most_a_day: int | None


def allowed_at(wanted: datetime, zone: ZoneInfo, sent: Collection[datetime], limits: Limits) -> datetime:
    """The first moment from `wanted` on at which one more message may go to the person; `sent` are the times of those that went.

    Days and hours are those of the person's zone. Aware times in, aware time out (UTC).
    """
    moment = wanted
    # Each round that goes on leaves a full day behind, and only days of `sent` are full.
    for _ in range(len(sent) + 2):
        moment = _after_quiet(moment, zone, limits)
        day = moment.astimezone(zone).date()
        on_that_day = sum(each.astimezone(zone).date() == day for each in sent)
        if limits.most_a_day is None or on_that_day < limits.most_a_day:
            break
        moment = datetime.combine(day + ONE_DAY, limits.quiet_until, zone)
    return moment.astimezone(ZoneInfo("UTC"))


def is_quiet(moment: datetime, zone: ZoneInfo, limits: Limits) -> bool:
    """Whether the hour is one of rest where the person lives."""
    local = moment.astimezone(zone).time()
    if limits.quiet_from <= limits.quiet_until:
        return limits.quiet_from <= local < limits.quiet_until
    return local >= limits.quiet_from or local < limits.quiet_until


def backoff(attempts: int, said: float | None = None) -> timedelta:
    """How long after the `attempts`-th failure to try again: 30 s, doubled up to an hour, and not sooner than the gateway `said`."""
    return timedelta(seconds=max(min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT), said or 0))


def _after_quiet(moment: datetime, zone: ZoneInfo, limits: Limits) -> datetime:
    if not is_quiet(moment, zone, limits):
        return moment
    local = moment.astimezone(zone)
    day = local.date() if local.time() < limits.quiet_until else local.date() + ONE_DAY
    return datetime.combine(day, limits.quiet_until, zone)
