"""A look at a person in words."""

from dataclasses import dataclass
from datetime import datetime

from services.probation.cases.words import office
from shared.access.log import Look
from shared.application.recorded_routes.table import reason_words, route_words
from shared.identity.words import role
from shared.web.i18n import gettext

BY_LINK = "referral_link"
"""The reason of looks through a link of the desk's: the link stands in place of an account."""


@dataclass(frozen=True, slots=True)
class ShownLook:
    """A look ready to be shown."""

    at: datetime
    who: str
    role: str
    office: str
    what: str
    address: str
    why: str
    refused: bool


def look(row: Look) -> ShownLook:
    """In the reader's language."""
    return ShownLook(
        at=row.at,
        who=row.account_name or _nobody(row),
        role=role(row.role),
        office=office(row.office) if row.office else "",
        what=what(row),
        address=row.address,
        why=reason_words(row.reason),
        refused=row.refused,
    )


def _nobody(row: Look) -> str:
    """Who looked without an account that there still is."""
    return gettext("Somebody with a link") if row.reason == BY_LINK else gettext("An account that no longer exists")


def what(row: Look) -> str:
    """The page in words, and whether something was sent there."""
    words = route_words(row.route)
    return gettext("%(page)s: something was sent", page=words) if row.method == "POST" else words
