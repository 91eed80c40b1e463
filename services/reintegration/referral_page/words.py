"""The list of referrals in words."""

from services.reintegration.referral_page.queries import Part
from shared.web.i18n import gettext


def part(code: Part) -> str:
    """A part of the list."""
    return {
        "waiting": gettext("Waiting for an answer"),
        "overdue": gettext("Overdue"),
        "open": gettext("All open"),
        "ended": gettext("Ended"),
    }[code]
