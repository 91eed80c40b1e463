"""What every page says: how long, who, a number to call."""

from datetime import UTC, datetime
from uuid import UUID

from shared.actors import system
from shared.web.i18n import gettext, ngettext


def waited(since: datetime, now: datetime) -> str:
    """How long something has been waiting."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    if minutes < 48 * 60:
        return ngettext("%(num)s hour", "%(num)s hours", minutes // 60)
    return ngettext("%(num)s day", "%(num)s days", minutes // 1440)


def remaining(closes_at: datetime, now: datetime) -> str:
    """How long a window stays open."""
    return gettext("%(time)s left", time=waited(now, closes_at))


def who(by_id: UUID, name: str) -> str:
    return gettext("Oralu, by itself") if by_id == system("probation").id else name


def stamp(moment: datetime) -> str:
    """For a <time> element."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
