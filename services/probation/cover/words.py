"""Covers in words."""

from datetime import timedelta

from shared.identity.cover.actions import REASONS
from shared.web.i18n import gettext


def reason(code: str) -> str:
    """Why somebody is away."""
    return {
        "leave": gettext("On leave"),
        "illness": gettext("Ill"),
        "training": gettext("On training or a work trip"),
        "vacancy": gettext("The post is vacant"),
    }.get(code, code)


def reasons() -> list[tuple[str, str]]:
    """Every reason: its code and its words."""
    return [(code, reason(code)) for code in REASONS]


def field_names() -> dict[str, str]:
    """The fields of the form by name."""
    return {
        "covered": gettext("Who is away"),
        "covering": gettext("Who stands in"),
        "since": gettext("First day"),
        "until": gettext("Last day"),
        "reason": gettext("Reason"),
        "as_senior": gettext("Senior officer's permissions"),
    }


def problem(code: str) -> str:
    """What is wrong with a field, and what to do."""
    return {
        "not_in_office": gettext("Choose an officer of your office"),
        "same": gettext("Choose somebody else: nobody stands in for themselves"),
        "over": gettext("This day is over: choose today or later"),
        "order": gettext("The last day cannot be before the first day"),
        "not_senior": gettext("Only a senior officer passes these permissions on, and only for a senior officer who is away"),
    }[code]


def too_long(longest: timedelta) -> str:
    """A cover lasts longer than it may."""
    return gettext("At most %(days)s days: arrange a new one afterwards", days=longest.days)
