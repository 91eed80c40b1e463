"""What every page says: how long, who, a number to call."""

from collections.abc import Mapping
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
    return gettext("Oralu, automatically") if by_id == system("probation").id else name


def stamp(moment: datetime) -> str:
    """For a <time> element."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def choose() -> str:
    return gettext("Choose one of the answers")


def confirm() -> str:
    return gettext("Confirm that you want to do this")


def note_problem(given: str) -> str:
    """What is wrong with a reason in words: it is missing or too long."""
    return gettext("Use at most 2000 characters") if given else gettext("Write down your reason")


def error_summary(messages: Mapping[str, str], names: Mapping[str, str]) -> list[dict[str, str]]:
    """The list at the top of a form: each line says which field it means, where `names` knows it."""
    return [{"text": f"{names[field]}: {text}" if field in names else text, "href": f"#{field}"} for field, text in messages.items()]
